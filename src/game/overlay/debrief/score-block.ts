// How the number came about: every term of R with its weight, then the two anchors that make N of it. Nothing is
// computed here that the core has not computed: products are shown so that the sum can be checked.
import { CDS } from '../../../core/conflict/constants.ts';
import type { Debrief, Terms } from '../../../core/run/debrief-types.ts';
import type { Locale } from '../../../core/scenario/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import { labelled } from '../base/controls.ts';
import { h, setShown, setText, setVariable } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';

const TERMS = ['process', 'outcome', 'fit', 'steps', 'band'] as const satisfies readonly (keyof Terms)[];

export interface TermRow {
  readonly term: keyof Terms;
  /** 0…1 */
  readonly value: number;
  readonly weight: number;
  /** Part of R, 0…100. */
  readonly points: number;
}

export function termRowsOf(terms: Terms): readonly TermRow[] {
  return TERMS.map((term) => ({ term, value: terms[term], weight: CDS.weights[term], points: 100 * CDS.weights[term] * terms[term] }));
}

const two = (value: number): string => value.toFixed(2);
const one = (value: number): string => value.toFixed(1).replace('-', '−');

/** The last formula with this run's numbers in it. */
export function scaleSentence(debrief: Debrief): string {
  const { max, random } = debrief.anchors;
  return `N = 1000 × (R − R_rand) ÷ (R_max − R_rand) = 1000 × (${one(debrief.raw)} − ${one(random)}) ÷ (${one(max)} − ${one(random)}) ≈ ${debrief.score}`;
}

export interface ScoreBlock {
  readonly root: HTMLElement;
  /** `provisional`: the anchors are still being computed. */
  update(debrief: Debrief, locale: Locale, provisional?: boolean): void;
}

export function createScoreBlock(texts: Texts): ScoreBlock {
  const rows = TERMS.map((term) => {
    const value = h('td', { class: 'number' });
    const weight = h('td', { class: 'number' });
    const points = h('td', { class: 'number' });
    const bar = h('span', { class: 'term-bar', 'aria-hidden': 'true' });
    const name = h(
      'th',
      { scope: 'row' },
      labelled(texts, 'b', `debrief.term.${term}`),
      labelled(texts, 'span', `debrief.term.${term}.text`, { class: 'term-text' }),
      bar,
    );
    return { term, value, weight, points, bar, root: h('tr', { 'data-term': term }, name, value, weight, points) };
  });
  const sum = h('td', { class: 'number' });
  const table = h(
    'table',
    { class: 'terms' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        ...(['termColumn', 'valueColumn', 'weightColumn', 'pointsColumn'] as const).map((key) =>
          labelled(texts, 'th', `debrief.${key}`, { scope: 'col' }),
        ),
      ),
    ),
    h('tbody', {}, ...rows.map((row) => row.root)),
    h('tfoot', {}, h('tr', {}, labelled(texts, 'th', 'debrief.sum', { scope: 'row', colspan: 3 }), sum)),
  );
  const max = h('dd');
  const random = h('dd');
  const formula = h('p', { class: 'formula' });
  const scale = h('p', { class: 'formula' });
  const estimate = labelled(texts, 'p', 'debrief.anchorEstimate', { class: 'small' });
  const pending = labelled(texts, 'p', 'debrief.anchorPending', { class: 'small', 'data-provisional': true });
  texts.also((locale) => {
    const parts = TERMS.map((term) => `${two(CDS.weights[term])} × ${uiText(locale, `debrief.term.${term}`)}`);
    setText(formula, `R = 100 × (${parts.join(' + ')})`);
  });
  const root = h(
    'section',
    { class: 'block score-block' },
    labelled(texts, 'h2', 'debrief.how'),
    table,
    formula,
    h(
      'dl',
      { class: 'anchors' },
      h('div', {}, labelled(texts, 'dt', 'debrief.anchorMax'), max),
      h('div', {}, labelled(texts, 'dt', 'debrief.anchorRandom'), random),
    ),
    scale,
    labelled(texts, 'p', 'debrief.normal', { class: 'small' }),
    estimate,
    pending,
  );
  return {
    root,
    update(debrief, _locale, provisional = false) {
      termRowsOf(debrief.terms).forEach((term, index) => {
        const row = rows[index];
        if (!row) return;
        setText(row.value, two(term.value));
        setText(row.weight, `× ${two(term.weight)}`);
        setText(row.points, one(term.points));
        setVariable(row.bar, '--value', term.value.toFixed(3));
      });
      setText(sum, one(debrief.raw));
      setText(max, one(debrief.anchors.max));
      setText(random, one(debrief.anchors.random));
      setText(scale, scaleSentence(debrief));
      setShown(estimate, !debrief.anchors.exact && !provisional);
      setShown(pending, provisional);
    },
  };
}
