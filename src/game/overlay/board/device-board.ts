// Results on this device, per player and conflict. All there is where there is no service.
import { type BoardRow, boardRowsOf } from '../../../core/run/board-rows.ts';
import { uiText } from '../../../locale/ui.ts';
import { labelled } from '../base/controls.ts';
import { h, icon, setShown, setText, syncList } from '../base/dom.ts';
import type { ModelOf } from '../base/screen.ts';
import type { Texts } from '../base/texts.ts';

const COLUMNS = ['player', 'scenario', 'plays', 'first', 'best', 'latest', 'lift'] as const;

export interface DeviceBoard {
  readonly root: HTMLElement;
  update(model: ModelOf<'board'>): void;
}

export function createDeviceBoard(texts: Texts): DeviceBoard {
  const scope = h('select', { id: 'board-scope', class: 'field' });
  scope.append(labelled(texts, 'option', 'board.all', { value: '' }));
  const body = h('tbody', { role: 'rowgroup' });
  const header = h(
    'tr',
    { role: 'row' },
    ...COLUMNS.map((column) => labelled(texts, 'th', `board.${column}`, { scope: 'col', role: 'columnheader' })),
  );
  // Narrow screens lay the rows out as cards; the roles keep it a table for those who listen.
  const table = h('table', { class: 'board', role: 'table' }, h('thead', { role: 'rowgroup' }, header), body);
  const empty = labelled(texts, 'p', 'board.empty', { class: 'empty' });
  let model: ModelOf<'board'> | undefined;
  /** The scope the page came with; a new one moves the choice, a re-render does not. */
  let given: string | null | undefined;
  let chosen: string | null = null;
  scope.addEventListener('change', () => {
    chosen = scope.value === '' ? null : scope.value;
    if (model) draw(model);
  });

  const cellsOf = (row: BoardRow, now: ModelOf<'board'>): readonly string[] => {
    const { locale } = now.settings;
    const title = now.cards.find((card) => card.id === row.scenario)?.title[locale] ?? row.scenario;
    const lift = row.lift > 0 ? `+${row.lift}` : String(row.lift);
    return [
      row.player === '' ? uiText(locale, 'board.anonymous') : row.player,
      title,
      ...[row.plays, row.first, row.best, row.latest].map(String),
      lift,
    ];
  };

  function draw(now: ModelOf<'board'>): void {
    const rows = boardRowsOf(now.results, chosen);
    const { locale } = now.settings;
    syncList(
      body,
      rows,
      (row) => JSON.stringify([row.scenario, row.player]),
      () =>
        h(
          'tr',
          { role: 'row' },
          h('th', { scope: 'row', role: 'rowheader' }),
          ...COLUMNS.slice(1).map((column) => h('td', { class: `board-${column}`, role: 'cell' })),
        ),
      (element, row) => {
        cellsOf(row, now).forEach((text, index) => {
          const cell = element.children[index] as HTMLElement;
          const column = COLUMNS[index] ?? 'player';
          setText(cell, text);
          // Narrow screens show each row as a card with the column's name beside the value.
          cell.dataset['label'] = uiText(locale, `board.${column}`);
        });
        element.classList.toggle('is-you', row.player === now.settings.playerName);
      },
    );
    setShown(table, rows.length > 0);
    setShown(empty, rows.length === 0);
  }

  return {
    root: h(
      'div',
      { class: 'device-board' },
      h('p', { class: 'board-text' }, icon('trending-up'), labelled(texts, 'span', 'board.text')),
      h('p', { class: 'board-scope' }, labelled(texts, 'label', 'board.scope', { for: scope.id }), scope),
      table,
      empty,
    ),
    update(now) {
      model = now;
      const { locale } = now.settings;
      if (given !== now.scope) {
        given = now.scope;
        chosen = now.scope;
      }
      const played = now.cards.filter((card) => now.results.some((each) => each.scenario === card.id));
      syncList(
        scope,
        played,
        (card) => card.id,
        (card) => h('option', { value: card.id }),
        (option, card) => setText(option, card.title[locale]),
      );
      scope.value = chosen ?? '';
      draw(now);
    },
  };
}
