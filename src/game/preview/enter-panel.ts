// The panel from which any node is entered: a list to search, a state to set, and two ways in.
import type { Talk } from '../../core/dialogue/talk.ts';
import type { TalkPatch } from '../../core/run/start-at.ts';
import type { Node, Scenario } from '../../core/scenario/model.ts';
import type { Locale, Text } from '../../core/scenario/terms.ts';
import { PREVIEW } from '../../locale/preview.ts';
import { h, icon, setAttribute, setShown, setText } from '../overlay/base/dom.ts';
import { createStateForm } from './state-form.ts';

export interface EnterModel {
  readonly locale: Locale;
  readonly scenarios: readonly { readonly id: string; readonly title: Text }[];
  readonly scenario: Scenario;
  /** State at the scenario's start, before its first node. */
  readonly start: Talk;
  /** Where the play on screen stands, if it is of this scenario. */
  readonly now: { readonly node: string; readonly talk: Talk } | null;
}

export interface EnterActions {
  readonly onScenario: (id: string) => void;
  /** Sentences of what is wrong; empty: the node is entered. */
  readonly onEnter: (node: string, patch: TalkPatch) => Promise<readonly string[]>;
  readonly onWay: (node: string) => Promise<readonly string[]>;
}

export interface EnterPanel {
  readonly root: HTMLDialogElement;
  open(model: EnterModel): void;
}

const wordsOf = (node: Node, locale: Locale): string => node.lines[0]?.texts[0]?.[locale] ?? '';

const matches = (node: Node, wanted: string): boolean => {
  const texts = [...node.lines.flatMap((line) => line.texts), ...node.choices.map((choice) => choice.say)];
  const all = [node.id, ...node.choices.map((choice) => choice.id), ...texts.flatMap((text) => [text['zh-CN'], text.en])];
  return all.some((each) => each.toLowerCase().includes(wanted));
};

export function createEnterPanel(actions: EnterActions): EnterPanel {
  let model: EnterModel | null = null;
  let picked: string | null = null;
  const key = (
    attributes: Record<string, string | boolean>,
    onClick: () => void,
    ...children: readonly (globalThis.Node | string)[]
  ): HTMLButtonElement => {
    const made = h('button', { type: 'button', class: 'button', ...attributes }, ...children);
    made.addEventListener('click', onClick);
    return made;
  };
  const title = h('h2', { id: 'preview-title', class: 'panel-title' });
  const close = key({ class: 'key' }, () => root.close(), icon('x'));
  const scenarios = h('select', { class: 'field' });
  const scenarioName = h('span');
  const search = h('input', { type: 'search', class: 'field', autocomplete: 'off', spellcheck: 'false' });
  const searchName = h('span');
  const list = h('ul', { class: 'node-list' });
  const none = h('p', { class: 'small' });
  const form = createStateForm();
  const stateTitle = h('h3');
  const fromNow = key({ class: 'button small' }, () => fill(true));
  const fromStart = key({ class: 'button small' }, () => fill(false));
  const told = h('div', { class: 'enter-told', role: 'alert' });
  const enter = key({ class: 'button primary', 'data-preview-enter': true }, () => void go((node) => actions.onEnter(node, form.read())));
  const way = key({ 'data-preview-way': true }, () => void go(actions.onWay));
  const states = h('div', { class: 'enter-state', tabindex: 0, role: 'group', 'aria-labelledby': 'preview-state' }, form.root);
  setAttribute(stateTitle, 'id', 'preview-state');
  const root = h(
    'dialog',
    { class: 'panel enter-panel', 'aria-labelledby': 'preview-title' },
    h('div', { class: 'panel-head' }, title, close),
    h(
      'div',
      { class: 'enter-body' },
      h(
        'div',
        { class: 'enter-nodes' },
        h('label', { class: 'state-field' }, scenarioName, scenarios),
        h('label', { class: 'state-field' }, searchName, search),
        list,
        none,
      ),
      h('div', { class: 'enter-right' }, h('div', { class: 'enter-head' }, stateTitle, fromNow, fromStart), states),
    ),
    h('div', { class: 'enter-foot' }, told, enter, way),
  );

  const tell = (sentences: readonly string[]): void => told.replaceChildren(...sentences.map((each) => h('p', {}, each)));

  async function go(by: (node: string) => Promise<readonly string[]>): Promise<void> {
    if (!model) return;
    if (picked === null) return tell([PREVIEW[model.locale].pick]);
    const problems = await by(picked);
    tell(problems);
    if (problems.length === 0) root.close();
  }

  function fill(now: boolean): void {
    if (model) form.fill(model.scenario, now && model.now ? model.now.talk : model.start, model.locale);
  }

  function drawNodes(): void {
    if (!model) return;
    const { scenario, locale } = model;
    const found = scenario.nodes.filter((node) => matches(node, search.value.trim().toLowerCase()));
    list.replaceChildren(
      ...found.map((node) => {
        const passes = node.choices.length === 0 ? h('small', {}, PREVIEW[locale].passing) : null;
        const button = h('button', {
          type: 'button',
          class: 'node-key',
          'data-preview-node': node.id,
          'aria-pressed': String(node.id === picked),
        });
        button.append(h('b', {}, node.id, ' '), h('span', {}, wordsOf(node, locale)));
        if (passes) button.append(passes);
        button.addEventListener('click', () => {
          picked = node.id;
          for (const other of list.querySelectorAll('button')) setAttribute(other, 'aria-pressed', String(other === button));
        });
        return h('li', {}, button);
      }),
    );
    setShown(none, found.length === 0);
  }

  search.addEventListener('input', drawNodes);
  scenarios.addEventListener('change', () => actions.onScenario(scenarios.value));
  // The scene looks whether it must pause when the page is hidden or shown: timers must not run behind the panel.
  const settlePause = (): void => void document.dispatchEvent(new Event('visibilitychange'));
  root.addEventListener('close', settlePause);
  // The talk behind must not hear what is typed here.
  root.addEventListener('keydown', (event) => event.stopPropagation());
  root.addEventListener('click', (event) => {
    if (event.target === root) root.close();
  });

  return {
    root,
    open(next) {
      const same = model?.scenario.id === next.scenario.id;
      model = next;
      const texts = PREVIEW[next.locale];
      setText(title, texts.title);
      setAttribute(close, 'aria-label', texts.close);
      setText(scenarioName, texts.scenario);
      scenarios.replaceChildren(
        ...next.scenarios.map((each) => h('option', { value: each.id, selected: each.id === next.scenario.id }, each.title[next.locale])),
      );
      setText(searchName, texts.search);
      setAttribute(list, 'aria-label', texts.nodes);
      setText(none, texts.noNodes);
      setText(stateTitle, texts.state);
      setText(fromNow, texts.fromNow);
      setShown(fromNow, next.now !== null);
      setText(fromStart, texts.fromStart);
      setText(enter, texts.enter);
      setText(way, texts.way);
      if (!same) search.value = '';
      if (!same || !next.scenario.nodes.some(({ id }) => id === picked)) picked = next.now?.node ?? next.scenario.start;
      tell([]);
      drawNodes();
      fill(true);
      if (!root.open) root.showModal();
      settlePause();
      list.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest' });
      search.focus();
    },
  };
}
