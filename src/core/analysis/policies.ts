// Naive players: answer patterns that must not win (always the first option, always the longest text …).
import { scoreOf } from '../conflict/score.ts';
import type { Choice, Scenario } from '../scenario/model.ts';
import { LOCALES, type Locale } from '../scenario/terms.ts';
import { scorerOf } from './ends.ts';
import { compileTable } from './table.ts';
import { SLOT } from './table-layout.ts';

export type NaivePolicy = 'first' | 'last' | 'longest' | 'shortest';
function pick(policy: NaivePolicy, open: readonly Choice[], locale: Locale): number {
  if (policy === 'first') return 0;
  if (policy === 'last') return open.length - 1;
  const length = (choice: Choice): number => [...choice.say[locale]].length;
  let best = 0;
  for (const [k, choice] of open.entries()) {
    const difference = length(choice) - length(open[best] as Choice);
    if (policy === 'longest' ? difference > 0 : difference < 0) best = k;
  }
  return best;
}

/** N of one naive player; null if he has not ended after `limit` decisions. */
function naiveScore(
  scenario: Scenario,
  anchors: { max: number; random: number },
  policy: NaivePolicy,
  locale: Locale,
  limit = 200,
): number | null {
  const table = compileTable(scenario);
  const score = scorerOf(scenario, table);
  const vector = table.start();
  for (let n = 0; n < limit; n++) {
    const place = table.places[vector[SLOT.at] as number];
    if (!place) throw new Error('a play stands nowhere');
    if (place.ending) return scoreOf(score(vector).raw, anchors);
    const open = place.choices.filter((choice) => choice.open(vector));
    const taken =
      open[
        pick(
          policy,
          open.map((one) => one.choice),
          locale,
        )
      ];
    if (!taken) return null;
    table.step(vector, taken);
  }
  return null;
}

/** N of every naive player, the worse leak of the two languages (texts differ in length between them). */
export function naiveScores(scenario: Scenario, anchors: { max: number; random: number }): Readonly<Record<NaivePolicy, number | null>> {
  const worst = (policy: NaivePolicy): number | null => {
    const scores = LOCALES.map((locale) => naiveScore(scenario, anchors, policy, locale)).filter((score) => score !== null);
    return scores.length === 0 ? null : Math.max(...scores);
  };
  return { first: worst('first'), last: worst('last'), longest: worst('longest'), shortest: worst('shortest') };
}
