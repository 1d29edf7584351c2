// The mistakes of the scenario files over the stage: where, what, and what to do about it; each opens its place in the editor.
import type { Severity } from '../../core/scenario/diagnostic.ts';
import type { Locale } from '../../core/scenario/terms.ts';
import { describeDiagnostic } from '../../locale/diagnostics.ts';
import { PREVIEW } from '../../locale/preview.ts';
import { h } from '../overlay/base/dom.ts';
import type { FileReport, Mistake } from '../preview-news.ts';
import { openInEditor } from './editor.ts';

/** More at once are not read. */
const MOST = 30;

interface Placed {
  readonly report: FileReport;
  readonly mistake: Mistake;
}

export const countOf = (reports: readonly FileReport[], ...which: readonly Severity[]): number =>
  reports.flatMap(({ mistakes }) => mistakes).filter(({ severity }) => which.includes(severity)).length;

function card({ report, mistake }: Placed, locale: Locale, onFailure: () => void): HTMLElement {
  const texts = PREVIEW[locale];
  const { span, severity, code, excerpt } = mistake;
  const { message, help } = describeDiagnostic(mistake, locale);
  const place = `${report.file}:${span.line}:${span.column}`;
  const open = h(
    'button',
    { type: 'button', class: 'mistake-place', 'data-mistake': code, 'aria-label': texts.openInEditor(place) },
    place,
  );
  const item = h(
    'li',
    { class: `mistake is-${severity}` },
    h('p', { class: 'mistake-head' }, h('b', {}, texts.severity[severity]), open, h('code', {}, code)),
    h('p', { class: 'mistake-message' }, message),
    h('p', { class: 'mistake-source', lang: 'zxx' }, excerpt.before, h('mark', {}, excerpt.marked || ' '), excerpt.after),
    h('p', { class: 'mistake-help' }, h('b', {}, `${texts.remedy}: `), help),
  );
  // Enter and Space press the button; a click counts anywhere on the card, but marking text is none.
  item.addEventListener('click', () => {
    if ((getSelection()?.toString() ?? '') === '')
      void openInEditor(`${report.path}:${span.line}:${span.column}`).then((done) => done || onFailure());
  });
  return item;
}

/** Errors with everything that is known of them, then the rest as a smaller list. */
export function mistakeCards(reports: readonly FileReport[], locale: Locale, onFailure: () => void): readonly HTMLElement[] {
  const all = reports.flatMap((report) => report.mistakes.map((mistake): Placed => ({ report, mistake })));
  const errors = all.filter(({ mistake }) => mistake.severity === 'error');
  const sorted = [...errors, ...all.filter(({ mistake }) => mistake.severity !== 'error')];
  const cards = sorted.slice(0, MOST).map((each) => card(each, locale, onFailure));
  if (sorted.length > MOST) cards.push(h('li', { class: 'mistake-more' }, PREVIEW[locale].more(sorted.length - MOST)));
  return cards;
}
