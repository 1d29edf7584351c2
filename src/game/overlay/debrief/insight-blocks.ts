// What lay beneath: the window before and after, what each side needed, and the concepts of the scene.
import type { Debrief } from '../../../core/run/debrief-types.ts';
import { type Fact, type Scenario, YOU } from '../../../core/scenario/model.ts';
import type { Locale, Pane } from '../../../core/scenario/terms.ts';
import { CODEX } from '../../../locale/codex.ts';
import { type PlainKey, uiText } from '../../../locale/ui.ts';
import { labelled } from '../base/controls.ts';
import { h, setAttribute, setText, syncList } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';
import { createWindowGrid } from '../scene/window-grid.ts';

export interface Block {
  readonly root: HTMLElement;
  update(debrief: Debrief, scenario: Scenario, locale: Locale): void;
}

/** The pane of a fact before anybody spoke. */
export function firstPane(fact: Fact): Pane {
  const you = fact.knownBy.includes(YOU);
  const them = fact.knownBy.some((id) => id !== YOU);
  if (you) return them ? 'open' : 'hidden';
  return them ? 'blind' : 'unknown';
}

export function createWindowBlock(texts: Texts): Block {
  let started = new Map<string, Pane>();
  const before = createWindowGrid();
  const after = createWindowGrid((fact) => fact.pane === 'open' && started.get(fact.id) !== 'open');
  return {
    root: h(
      'section',
      { class: 'block window-block' },
      labelled(texts, 'h2', 'debrief.window'),
      h(
        'div',
        { class: 'window-pair' },
        h('div', {}, labelled(texts, 'h3', 'window.before'), before.root),
        h('div', {}, labelled(texts, 'h3', 'window.after'), after.root),
      ),
    ),
    update(debrief, scenario, locale) {
      started = new Map(scenario.facts.map((fact) => [fact.id, firstPane(fact)]));
      const facts = (paneOf: (fact: Fact) => Pane) =>
        scenario.facts.map((fact) => ({ id: fact.id, pane: paneOf(fact), text: fact.text[locale] }));
      before.update(facts(firstPane), locale, () => true);
      after.update(
        facts((fact) => debrief.panes[fact.id] ?? firstPane(fact)),
        locale,
        () => true,
      );
    },
  };
}

/** 0…2 as marks that read without colour. */
const degreeMarks = (degree: number): string => ['○○', '●○', '●●'][Math.max(0, Math.min(2, Math.round(degree)))] ?? '';

const degreeKey = (kind: 'need' | 'chain', degree: number): PlainKey =>
  `debrief.${kind}.${Math.max(0, Math.min(2, Math.round(degree))) as 0 | 1 | 2}`;

export function createNeedsBlock(texts: Texts): Block {
  const list = h('ul', { class: 'needs' });
  const chain = h('p', { class: 'need-chain' }, labelled(texts, 'b', 'debrief.chain'), h('span'));
  return {
    root: h('section', { class: 'block needs-block' }, labelled(texts, 'h2', 'debrief.needs'), list, chain),
    update(debrief, scenario, locale) {
      const people = scenario.cast.filter((member) => scenario.needs[member.id] !== undefined);
      syncList(
        list,
        people,
        (member) => member.id,
        () => h('li', {}, h('b', { class: 'need-name' }), h('p', { class: 'need-text' }), h('p', { class: 'need-degree' })),
        (item, member) => {
          const degree = debrief.ending.needs[member.id];
          setAttribute(item, 'data-department', member.department);
          const [name, text, met] = [...item.children] as [HTMLElement, HTMLElement, HTMLElement];
          setText(name, member.name[locale]);
          setText(text, scenario.needs[member.id]?.[locale] ?? '');
          setText(met, degree === undefined ? '' : `${degreeMarks(degree)} ${uiText(locale, degreeKey('need', degree) as never)}`);
        },
      );
      setText(
        chain.lastElementChild as Element,
        `${degreeMarks(debrief.ending.chain)} ${uiText(locale, degreeKey('chain', debrief.ending.chain) as never)}`,
      );
    },
  };
}

export function createConceptBlock(texts: Texts): Block {
  const list = h('div', { class: 'codex' });
  return {
    root: h('section', { class: 'block codex-block' }, labelled(texts, 'h2', 'debrief.concepts'), list),
    update(_, scenario, locale) {
      syncList(
        list,
        scenario.teaches,
        (concept) => concept,
        () => h('details', { class: 'codex-entry' }, h('summary'), h('p')),
        (item, concept) => {
          setText(item.firstElementChild as Element, CODEX[concept].name[locale]);
          setText(item.lastElementChild as Element, CODEX[concept].text[locale]);
        },
      );
    },
  };
}
