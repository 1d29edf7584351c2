// The rows of a board as a real table. My own row is marked, and pinned under the page where it is not among its rows.
import type { Locale } from '../../../core/scenario/terms.ts';
import { type PlainKey, uiText } from '../../../locale/ui.ts';
import type { PersonRow, ShownBoard, TeamRow } from '../../team-ports.ts';
import { labelled } from '../base/controls.ts';
import { h, setAttribute, setShown, setText, syncList } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';

export interface BoardTable {
  readonly root: HTMLTableElement;
  update(shown: ShownBoard, caption: string, locale: Locale): void;
}

const headOf = (texts: Texts, keys: readonly PlainKey[]): HTMLElement =>
  h(
    'thead',
    { role: 'rowgroup' },
    h('tr', { role: 'row' }, ...keys.map((key) => labelled(texts, 'th', key, { scope: 'col', role: 'columnheader' }))),
  );

export function momentText(locale: Locale, iso: string | number): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}

/** Over narrow screens the roles keep it a table for those who listen, whatever the layout. */
export function createPeopleTable(texts: Texts): BoardTable {
  const caption = h('caption', { class: 'visually-hidden' });
  const points = h('th', { scope: 'col', role: 'columnheader' });
  const head = headOf(texts, ['board.rank', 'board.name', 'board.points', 'board.when']);
  head.querySelectorAll('th')[2]?.replaceWith(points);
  const body = h('tbody', { role: 'rowgroup' });
  const pin = h('tbody', { role: 'rowgroup', class: 'board-pin', 'data-pinned': true });
  const root = h('table', { class: 'ranks', role: 'table' }, caption, head, body, pin);

  const create = (): HTMLElement =>
    h(
      'tr',
      { role: 'row' },
      h('td', { role: 'cell', class: 'ranks-rank' }),
      h('th', { scope: 'row', role: 'rowheader', class: 'ranks-name' }, h('span'), h('span', { class: 'you-mark' })),
      h('td', { role: 'cell', class: 'ranks-points' }),
      h('td', { role: 'cell', class: 'ranks-when' }),
    );
  function write(element: HTMLElement, row: PersonRow, lift: boolean, locale: Locale): void {
    const [rank, name, score, when] = [...element.children] as HTMLElement[];
    if (!rank || !name || !score || !when) return;
    setText(rank, String(row.rank));
    const [text, mark] = [...name.children];
    if (text) setText(text, row.name);
    if (mark) setText(mark, row.you ? uiText(locale, 'board.you') : '');
    if (mark) setShown(mark, row.you);
    setText(score, lift && row.score > 0 ? `+${row.score}` : String(row.score));
    setText(when, momentText(locale, row.at));
    setAttribute(element, 'data-you', row.you);
    setAttribute(element, 'data-rank', row.rank <= 3 ? row.rank : undefined);
  }

  return {
    root,
    update({ wish, page, mine }, captionText, locale) {
      const lift = wish.of === 'lift';
      setText(caption, captionText);
      setText(points, uiText(locale, lift ? 'board.liftPoints' : 'board.points'));
      // Pseudonyms need not differ.
      const seen = new Map<string, number>();
      const keyed = page.rows.map((row) => {
        const count = (seen.get(row.name) ?? 0) + 1;
        seen.set(row.name, count);
        return { row, key: `${row.name} ${count}` };
      });
      syncList(
        body,
        keyed,
        ({ key }) => key,
        create,
        (element, { row }) => write(element, row, lift, locale),
      );
      const apart = mine !== null && !page.rows.some(({ you }) => you) ? [mine] : [];
      syncList(
        pin,
        apart,
        () => 'mine',
        create,
        (element, row) => write(element, row, lift, locale),
      );
      setShown(pin, apart.length > 0);
    },
  };
}

export function createTeamTable(texts: Texts): BoardTable {
  const caption = h('caption', { class: 'visually-hidden' });
  const body = h('tbody', { role: 'rowgroup' });
  const head = headOf(texts, ['board.rank', 'board.team', 'board.value', 'board.members', 'board.participation']);
  const root = h('table', { class: 'ranks ranks-teams', role: 'table' }, caption, head, body);
  const create = (): HTMLElement =>
    h(
      'tr',
      { role: 'row' },
      h('td', { role: 'cell', class: 'ranks-rank' }),
      h('th', { scope: 'row', role: 'rowheader', class: 'ranks-name' }, h('span'), h('span', { class: 'you-mark' })),
      h('td', { role: 'cell', class: 'ranks-points' }),
      h('td', { role: 'cell', class: 'ranks-members' }),
      h('td', { role: 'cell', class: 'ranks-played' }),
    );
  function write(element: HTMLElement, row: TeamRow, locale: Locale): void {
    const [rank, name, value, members, played] = [...element.children] as HTMLElement[];
    if (!rank || !name || !value || !members || !played) return;
    setText(rank, row.rank === null ? uiText(locale, 'board.unranked') : String(row.rank));
    const [text, mark] = [...name.children];
    if (text) setText(text, row.name);
    if (mark) setText(mark, row.you ? uiText(locale, 'board.yourTeam') : '');
    if (mark) setShown(mark, row.you);
    setText(value, row.value.toFixed(1));
    setText(members, String(row.members));
    setText(played, uiText(locale, 'settings.percent', { n: Math.round(row.participation * 100) }));
    members.dataset['label'] = uiText(locale, 'board.members');
    played.dataset['label'] = uiText(locale, 'board.participation');
    setAttribute(element, 'data-you', row.you);
    setAttribute(element, 'data-rank', row.rank !== null && row.rank <= 3 ? row.rank : undefined);
    setAttribute(element, 'data-unranked', row.rank === null);
  }
  return {
    root,
    update({ teams }, captionText, locale) {
      setText(caption, captionText);
      syncList(
        body,
        teams,
        ({ team }) => team,
        create,
        (element, row) => write(element, row, locale),
      );
    },
  };
}
