// What an answer is about to do, in the course's own words: for the coach mode, on hover and focus.
import type { Scenario } from '../../../core/scenario/model.ts';
import type { Locale } from '../../../core/scenario/terms.ts';
import { MOVE_NAMES } from '../../../locale/move-names.ts';
import { joinNames, MODE_NAMES } from '../../../locale/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import type { SceneModel } from '../../ports.ts';

export type HintOf = (choice: string, locale: Locale) => string | null;

const choiceIn = ({ nodes }: Scenario, node: string, id: string) =>
  nodes.find((each) => each.id === node)?.choices.find((each) => each.id === id);

/** The speech act, the mode, and which way facts would go. Nothing of what comes of it. */
export function hintOf({ scenario, view }: SceneModel): HintOf {
  return (id, locale) => {
    const choice = choiceIn(scenario, view.node, id);
    if (!choice) return null;
    const parts = [
      MOVE_NAMES[choice.move][locale],
      ...(choice.mode === 'none' ? [] : [MODE_NAMES[choice.mode][locale]]),
      ...(choice.shares.length > 0 ? [uiText(locale, 'scene.hintShares')] : []),
      ...(choice.asks.length > 0 ? [uiText(locale, 'scene.hintAsks')] : []),
      ...(choice.addresses.length > 0
        ? [
            uiText(locale, 'scene.hintTo', {
              names: joinNames(
                locale,
                choice.addresses.map((who) => nameOf(scenario, who, locale)),
              ),
            }),
          ]
        : []),
    ];
    return parts.join(' · ');
  };
}

const nameOf = ({ cast }: Scenario, who: string, locale: Locale): string => cast.find(({ id }) => id === who)?.name[locale] ?? who;
