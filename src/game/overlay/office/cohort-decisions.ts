// The decisions of a conflict, as a cohort took them: how hard each is, whether it tells good plays from weak ones, and for
// each option how many took it, in the best and in the weakest quarter.
import type { Locale } from '../../../core/scenario/terms.ts';
import { type PlainKey, uiText } from '../../../locale/ui.ts';
import { h, icon, setVariable } from '../base/dom.ts';
import type { CohortChoice, CohortFigures } from './answers.ts';
import { type DecisionRow, decisionRows, decisionVerdict, percent, signed } from './cohort-rows.ts';
import { plainButton } from './pieces.ts';

const HEADS: readonly PlainKey[] = ['cohort.option', 'cohort.all', 'cohort.top', 'cohort.bottom', 'cohort.difference'];

function shareCell(locale: Locale, key: PlainKey, share: number | null, more = ''): HTMLElement {
  const bar = h('span', { class: 'bar', 'aria-hidden': 'true' });
  setVariable(bar, '--share', share ?? 0);
  const number = h('span', { class: 'bar-number' }, percent(share, locale), more === '' ? null : h('span', { class: 'small' }, ` ${more}`));
  return h('td', { role: 'cell', class: 'share-cell', 'data-label': uiText(locale, key) }, number, bar);
}

function choiceRow({ text, share, taken, offered, top, bottom, discrimination, choice }: CohortChoice, locale: Locale): HTMLElement {
  return h(
    'tr',
    { role: 'row', 'data-option': choice },
    h('th', { scope: 'row', role: 'rowheader' }, text[locale]),
    shareCell(locale, 'cohort.all', share, `${taken}/${offered}`),
    shareCell(locale, 'cohort.top', top),
    shareCell(locale, 'cohort.bottom', bottom),
    h('td', { role: 'cell', class: 'signed-cell', 'data-label': uiText(locale, 'cohort.difference') }, signed(discrimination)),
  );
}

function decisionBlock(row: DecisionRow, locale: Locale, open: boolean): HTMLElement {
  const { number, node, offered, difficulty, discrimination, revise, choices } = row;
  const title = uiText(locale, 'cohort.decision', { n: number });
  const mark = revise ? 'triangle-alert' : discrimination === null ? 'info' : 'check';
  const head = [
    h('h3', {}, title, ' ', h('span', { class: 'small' }, node)),
    h('span', { class: `chip ${revise ? 'chip-revise' : ''}` }, icon(mark), decisionVerdict(row, locale)),
  ];
  if (offered === 0) return h('li', { class: 'decision-entry' }, h('div', { class: 'entry-head item-head' }, ...head));
  const figures = h(
    'span',
    { class: 'decision-figures' },
    h('span', {}, uiText(locale, 'cohort.offered', { n: offered })),
    difficulty === null ? null : h('span', {}, uiText(locale, 'cohort.difficulty', { share: percent(difficulty, locale) })),
    discrimination === null ? null : h('span', {}, uiText(locale, 'cohort.discrimination', { value: signed(discrimination) })),
  );
  const table = h(
    'table',
    { class: 'option-table', role: 'table' },
    h('caption', { class: 'visually-hidden' }, title),
    h(
      'thead',
      { role: 'rowgroup' },
      h('tr', { role: 'row' }, ...HEADS.map((key) => h('th', { scope: 'col', role: 'columnheader' }, uiText(locale, key)))),
    ),
    h('tbody', { role: 'rowgroup' }, ...choices.map((choice) => choiceRow(choice, locale))),
  );
  return h(
    'li',
    { class: 'decision-entry', 'data-revise': revise },
    h('details', { open }, h('summary', { class: 'item-head' }, h('span', { class: 'entry-head' }, ...head), figures), table),
  );
}

/** What should be revised is open; of a short conflict everything is. */
const FEW = 4;

export function decisionsBlock(cohort: CohortFigures, locale: Locale): HTMLElement {
  const rows = decisionRows(cohort);
  const toRevise = rows.filter(({ revise }) => revise).length;
  const list = h('ol', { class: 'entries' }, ...rows.map((row) => decisionBlock(row, locale, row.revise || rows.length <= FEW)));
  const all = (open: boolean) => () => {
    for (const each of list.querySelectorAll('details')) each.open = open;
  };
  return h(
    'section',
    { class: 'door' },
    h('h2', {}, uiText(locale, 'cohort.decisions')),
    h('p', {}, uiText(locale, 'cohort.decisionsText', { n: toRevise, of: rows.length })),
    h('p', { class: 'small' }, uiText(locale, cohort.best === 'explored' ? 'cohort.bestExplored' : 'cohort.bestScores')),
    h(
      'p',
      { class: 'keys' },
      plainButton(uiText(locale, 'cohort.openAll'), all(true), { 'data-open-all': true }),
      plainButton(uiText(locale, 'cohort.foldAll'), all(false), { class: 'small quiet' }),
    ),
    list,
  );
}
