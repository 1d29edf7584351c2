// The figures of a cohort as they are told: numbers in words and signs, and rows in the order of the conflict.
import type { Locale } from '../../../core/scenario/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import type { CohortChoice, CohortDecision, CohortFigures } from './answers.ts';

const NOTHING = '–';

export const percent = (share: number | null, locale: Locale): string =>
  share === null ? NOTHING : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** With a sign that can be heard and seen. */
export function signed(value: number | null): string {
  if (value === null) return NOTHING;
  const text = Math.abs(value).toFixed(2);
  return text === '0.00' ? text : `${value < 0 ? '−' : '+'}${text}`;
}

export interface Column {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** 0…1 of the highest. */
  readonly height: number;
}

/** The last score of a column belongs to the next, but 1000 to the last. */
export function columnsOf(buckets: CohortFigures['scores']['buckets']): readonly Column[] {
  const highest = Math.max(1, ...buckets.map(({ n }) => n));
  return buckets.map(({ from, to, n }, k) => ({ from, to: k === buckets.length - 1 ? to : to - 1, n, height: n / highest }));
}

export interface DecisionRow extends CohortDecision {
  /** From 1, in the order of the conflict. */
  readonly number: number;
  readonly choices: readonly CohortChoice[];
}

export const decisionRows = ({ decisions, choices }: Pick<CohortFigures, 'decisions' | 'choices'>): readonly DecisionRow[] =>
  decisions.map((decision, k) => ({ ...decision, number: k + 1, choices: choices.filter(({ node }) => node === decision.node) }));

/** What the figures of a decision say about it. */
export function decisionVerdict({ offered, discrimination, revise }: CohortDecision, locale: Locale): string {
  if (offered === 0) return uiText(locale, 'cohort.neverOffered');
  if (discrimination === null) return uiText(locale, 'cohort.tooFew');
  if (!revise) return uiText(locale, 'cohort.tells');
  return uiText(locale, discrimination < 0 ? 'cohort.reviseBackwards' : 'cohort.revise');
}
