// The window and how the talk stands, opened from the HUD: names and numbers, no advice.
import { LADDER, STEPS } from '../../../core/scenario/terms.ts';
import { RUNG_NAMES, STANCE_NAMES, STEP_NAMES } from '../../../locale/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import type { SceneModel, Settings } from '../../ports.ts';
import { labelled } from '../base/controls.ts';
import { createPanel, type Panel } from '../base/dialog.ts';
import { h, setAttribute, setShown, setText, syncList } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';
import { createWindowGrid } from './window-grid.ts';

export interface StatePanel extends Panel {
  update(scene: SceneModel, settings: Settings): void;
}

export function createStatePanel(texts: Texts, onToggle: () => void): StatePanel {
  const grid = createWindowGrid();
  const rungs = h('ol', { class: 'rungs' }, ...LADDER.map((rung) => h('li', { 'data-rung': rung })));
  const steps = h(
    'ol',
    { class: 'step-list' },
    ...STEPS.map(() => h('li', {}, h('span', { class: 'step-mark', 'aria-hidden': 'true' }), h('span'))),
  );
  const people = h('ul', { class: 'people' });
  const ladderBlock = h('section', {}, labelled(texts, 'h3', 'scene.ladder'), rungs);
  const peopleBlock = h('section', {}, labelled(texts, 'h3', 'window.people'), people);
  const stepBlock = h('section', {}, labelled(texts, 'h3', 'scene.steps'), steps);
  const panel = createPanel(
    texts,
    { id: 'state-panel', title: 'window.title', class: 'side wide', onOpen: onToggle, onClose: onToggle },
    grid.root,
    ladderBlock,
    peopleBlock,
    stepBlock,
  );
  return {
    ...panel,
    update({ view, scenario, mode }, { locale }) {
      const facts = view.facts.map((fact) => ({ id: fact.id, pane: fact.pane, text: fact.text[locale] }));
      // What the player does not know is counted and never written out.
      grid.update(facts, locale, (fact) => fact.pane === 'open' || fact.pane === 'hidden');
      for (const block of [ladderBlock, peopleBlock, stepBlock]) setShown(block, mode !== 'assessed');
      if (mode === 'assessed') return;
      LADDER.forEach((rung, index) => {
        const item = rungs.children[index] as HTMLElement;
        setText(item, RUNG_NAMES[rung][locale]);
        setAttribute(item, 'aria-current', view.ladder === rung ? 'step' : undefined);
      });
      STEPS.forEach((step, index) => {
        const item = steps.children[index] as HTMLElement;
        setText(item.lastElementChild as Element, STEP_NAMES[step][locale]);
        setText(item.firstElementChild as Element, index < view.step ? '✓' : String(index + 1));
        item.classList.toggle('is-done', index < view.step);
      });
      syncList(
        people,
        view.counterparts,
        (each) => each.id,
        () => h('li', {}, h('b'), h('span', { class: 'person-state' })),
        (item, each) => {
          const name = scenario.cast.find((member) => member.id === each.id)?.name[locale] ?? each.id;
          setText(item.firstElementChild as Element, name);
          const state = [
            STANCE_NAMES[each.stance][locale],
            `${uiText(locale, 'scene.climate')} ${each.climate}`,
            `${uiText(locale, 'scene.heat')} ${each.heat}`,
            RUNG_NAMES[each.ladder][locale],
          ];
          setText(item.lastElementChild as Element, state.join(' · '));
          setAttribute(item, 'data-stance', each.stance);
        },
      );
    },
  };
}
