// What was said so far, in order, with the player's own words set apart.
import { YOU } from '../../../core/scenario/model.ts';
import type { Locale } from '../../../core/scenario/terms.ts';
import { thinkerText, uiText } from '../../../locale/ui.ts';
import type { HistoryEntry, SceneModel } from '../../ports.ts';
import { labelled } from '../base/controls.ts';
import { createPanel, type Panel } from '../base/dialog.ts';
import { h, setAttribute, setShown, setText, syncList } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';

/** Everything before the present view, and of this one what has been shown: nothing is told ahead. */
export function saidSoFar(scene: SceneModel, begun: number): readonly HistoryEntry[] {
  const { view } = scene;
  const names = new Map(scene.scenario.cast.map((each) => [each.id, each.name]));
  const now = view.lines.slice(0, begun).map((line): HistoryEntry => {
    const name = view.present.find((each) => each.id === line.who)?.name ?? names.get(line.who ?? '') ?? { 'zh-CN': '', en: '' };
    const said = { decision: view.decisions, name, kind: line.kind, text: line.text };
    return line.who === undefined ? said : { ...said, who: line.who };
  });
  return [...scene.history, ...now];
}

export interface HistoryPanel extends Panel {
  update(entries: readonly HistoryEntry[], scene: SceneModel, locale: Locale): void;
}

export function createHistoryPanel(texts: Texts, onToggle: () => void): HistoryPanel {
  const list = h('ol', { class: 'history' });
  const empty = labelled(texts, 'p', 'history.empty', { class: 'empty' });
  const panel = createPanel(
    texts,
    { id: 'history-panel', title: 'history.title', class: 'side', onOpen: onToggle, onClose: onToggle },
    list,
    empty,
  );
  return {
    ...panel,
    open() {
      panel.open();
      panel.body.scrollTop = panel.body.scrollHeight;
    },
    update(entries, scene, locale) {
      setShown(empty, entries.length === 0);
      syncList(
        list,
        entries.map((entry, index) => ({ entry, index })),
        ({ index }) => String(index),
        () => h('li', {}, h('span', { class: 'history-name' }), h('p', { class: 'history-text' })),
        (item, { entry }) => {
          const department = scene.scenario.cast.find((each) => each.id === entry.who)?.department;
          setAttribute(item, 'data-kind', entry.kind);
          setAttribute(item, 'data-own', entry.who === YOU);
          setAttribute(item, 'data-department', department);
          const [name, text] = [...item.children] as [HTMLElement, HTMLElement];
          const plain = entry.name[locale];
          setText(
            name,
            entry.kind === 'narrate' ? uiText(locale, 'scene.narrator') : entry.kind === 'think' ? thinkerText(locale, plain) : plain,
          );
          setText(text, entry.text[locale]);
        },
      );
    },
  };
}
