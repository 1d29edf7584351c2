// From which chair the conflict is played: one button for each, the present one pressed.
import type { Department, Locale } from '../../../core/scenario/terms.ts';
import { DEPARTMENT_NAMES } from '../../../locale/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import type { Chair, ScenarioCard } from '../../ports.ts';
import { labelled } from '../base/controls.ts';
import { h, setAttribute, setShown, setText, syncList } from '../base/dom.ts';
import type { Emit } from '../base/screen.ts';
import type { Texts } from '../base/texts.ts';

export function chairName({ role, department }: Chair, locale: Locale): string {
  return uiText(locale, 'briefing.chair', { role: role[locale], department: DEPARTMENT_NAMES[department as Department][locale] });
}

export interface ChairChoice {
  readonly root: HTMLElement;
  update(card: ScenarioCard, locale: Locale): void;
}

export function createChairChoice(texts: Texts, emit: Emit): ChairChoice {
  const heading = labelled(texts, 'h2', 'briefing.chairs', { id: 'chairs-title' });
  const buttons = h('div', { class: 'chair-buttons' });
  const root = h('div', { class: 'chairs', role: 'group', 'aria-labelledby': 'chairs-title' }, heading, buttons);
  let present = '';
  return {
    root,
    update(card, locale) {
      present = card.id;
      setShown(root, card.chairs.length > 1);
      syncList(
        buttons,
        card.chairs,
        (chair) => chair.scenario,
        (chair) => {
          const button = h('button', { type: 'button', class: 'button chair', 'data-seat': chair.seat });
          button.addEventListener('click', () => {
            if (chair.scenario !== present) emit({ type: 'brief', scenario: chair.scenario });
          });
          return button;
        },
        (button, chair) => {
          setText(button, chairName(chair, locale));
          setAttribute(button, 'aria-pressed', String(chair.scenario === present));
        },
      );
    },
  };
}
