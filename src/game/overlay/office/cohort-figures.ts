// A cohort drawn: who took part, scores, verdicts, endings and teams. Every bar has its number, every drawing its table.
import type { Locale } from '../../../core/scenario/terms.ts';
import { VERDICT_NAMES } from '../../../locale/terms.ts';
import { type PlainKey, uiText } from '../../../locale/ui.ts';
import { type Child, h, setVariable } from '../base/dom.ts';
import type { CohortFigures } from './answers.ts';
import { columnsOf, percent } from './cohort-rows.ts';

function block(locale: Locale, title: PlainKey, ...children: readonly Child[]): HTMLElement {
  return h('section', { class: 'door' }, h('h2', {}, uiText(locale, title)), ...children);
}

const bar = (share: number, tone?: string): HTMLElement => {
  const element = h('span', { class: 'bar', 'aria-hidden': 'true', 'data-tone': tone });
  setVariable(element, '--share', share);
  return element;
};

function participation({ members, players, attempts, unfinished, runs }: CohortFigures, locale: Locale): HTMLElement {
  const figures: readonly (readonly [PlainKey, string, string])[] = [
    [
      'cohort.players',
      String(players),
      uiText(locale, 'cohort.ofMembers', { members, share: percent(members === 0 ? null : Math.min(1, players / members), locale) }),
    ],
    ['cohort.attempts', String(attempts), uiText(locale, 'cohort.unfinished', { n: unfinished })],
    ['cohort.runs', String(runs), uiText(locale, 'cohort.runsHint')],
  ];
  return block(
    locale,
    'cohort.participation',
    h(
      'dl',
      { class: 'tiles', 'data-players': players },
      ...figures.map(([name, value, hint]) =>
        h('div', {}, h('dt', {}, uiText(locale, name)), h('dd', {}, value), h('dd', { class: 'small' }, hint)),
      ),
    ),
  );
}

function histogram({ scores, players }: CohortFigures, locale: Locale): HTMLElement {
  const columns = columnsOf(scores.buckets);
  const drawn = h(
    'div',
    { class: 'histogram', 'aria-hidden': 'true' },
    ...columns.map(({ from, n, height }) => {
      const column = h(
        'span',
        { class: 'column' },
        h('span', { class: 'column-n' }, n > 0 ? String(n) : ''),
        h('span', { class: 'column-bar' }),
        h('span', { class: 'column-at' }, from % 200 === 0 ? String(from) : ''),
      );
      setVariable(column, '--share', height);
      return column;
    }),
  );
  const table = h(
    'table',
    { class: 'plain-table' },
    h(
      'thead',
      {},
      h('tr', {}, h('th', { scope: 'col' }, uiText(locale, 'cohort.score')), h('th', { scope: 'col' }, uiText(locale, 'cohort.people'))),
    ),
    h(
      'tbody',
      {},
      ...columns
        .filter(({ n }) => n > 0)
        .map(({ from, to, n }) => h('tr', {}, h('th', { scope: 'row' }, `${from}–${to}`), h('td', {}, String(n)))),
    ),
  );
  const { mean, median, min, max } = scores;
  return block(
    locale,
    'cohort.scores',
    h('p', {}, uiText(locale, 'cohort.scoresText', { n: players, mean, median, min, max })),
    drawn,
    h('p', { class: 'small axis-name', 'aria-hidden': 'true' }, uiText(locale, 'cohort.axis')),
    h('details', { class: 'figures-table' }, h('summary', {}, uiText(locale, 'cohort.asTable')), table),
  );
}

interface BarRow {
  readonly name: string;
  readonly n: number;
  readonly share: number;
  readonly tone?: string;
}

function bars(locale: Locale, title: PlainKey, rows: readonly BarRow[]): HTMLElement {
  return block(
    locale,
    title,
    h(
      'table',
      { class: 'bars', role: 'table' },
      h('caption', { class: 'visually-hidden' }, uiText(locale, title)),
      h(
        'thead',
        { class: 'visually-hidden', role: 'rowgroup' },
        h(
          'tr',
          { role: 'row' },
          ...[title, 'cohort.share' as const, 'cohort.people' as const].map((key) =>
            h('th', { scope: 'col', role: 'columnheader' }, uiText(locale, key)),
          ),
        ),
      ),
      h(
        'tbody',
        { role: 'rowgroup' },
        ...rows.map(({ name, n, share, tone }) =>
          h(
            'tr',
            { role: 'row' },
            h('th', { scope: 'row', role: 'rowheader' }, name),
            h('td', { role: 'cell', class: 'bar-cell' }, bar(share, tone), h('span', { class: 'bar-number' }, percent(share, locale))),
            h('td', { role: 'cell', class: 'bar-count' }, uiText(locale, 'cohort.nPeople', { n })),
          ),
        ),
      ),
    ),
  );
}

const TONES: Readonly<Record<string, string>> = {
  constructive: 'good',
  settled: 'plain',
  'smoothed-over': 'sun',
  escalated: 'bad',
  'broken-off': 'bad',
};

function teamTable({ teams }: CohortFigures, locale: Locale): HTMLElement {
  const heads: readonly PlainKey[] = ['board.team', 'board.members', 'cohort.havePlayed', 'cohort.mean'];
  return block(
    locale,
    'cohort.teams',
    h(
      'table',
      { class: 'plain-table' },
      h('thead', {}, h('tr', {}, ...heads.map((key) => h('th', { scope: 'col' }, uiText(locale, key))))),
      h(
        'tbody',
        {},
        ...teams.map(({ name, members, players, mean }) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, name),
            h('td', {}, String(members)),
            players === null
              ? h('td', { colspan: 2, class: 'small' }, uiText(locale, 'cohort.teamTooSmall'))
              : h('td', {}, String(players)),
            players === null ? null : h('td', {}, mean === null ? '–' : String(Math.round(mean))),
          ),
        ),
      ),
    ),
  );
}

export function figureBlocks(cohort: CohortFigures, locale: Locale): readonly HTMLElement[] {
  const { verdicts, endings, teams } = cohort;
  return [
    participation(cohort, locale),
    histogram(cohort, locale),
    h(
      'div',
      { class: 'two-blocks' },
      bars(
        locale,
        'cohort.verdicts',
        verdicts.map(({ verdict, n, share }) => ({ name: VERDICT_NAMES[verdict][locale], n, share, tone: TONES[verdict] ?? 'plain' })),
      ),
      bars(
        locale,
        'cohort.endings',
        endings.map(({ title, n, share }) => ({ name: title[locale], n, share })),
      ),
    ),
    ...(teams.length > 0 ? [teamTable(cohort, locale)] : []),
  ];
}
