// What came of an upload: taken or not, why, and everything that was found in the file.
import type { Locale } from '../../../core/scenario/terms.ts';
import { type PlainKey, uiText } from '../../../locale/ui.ts';
import type { Mistakes, ToldDiagnostic, UploadedVersion } from '../../office-ports.ts';
import { h, icon } from '../base/dom.ts';
import type { IconName } from '../icons.ts';

export type Outcome = { readonly file: string } & (
  | { readonly is: 'taken'; readonly versions: readonly UploadedVersion[]; readonly mistakes: Mistakes }
  | { readonly is: 'mistaken'; readonly mistakes: Mistakes }
  | { readonly is: 'refused'; readonly code: string }
);

const CODES: ReadonlySet<string> = new Set(['too-big', 'too-slow', 'too-large', 'not-examined', 'busy', 'away', 'not-allowed']);

export const refusalText = (locale: Locale, code: string): string =>
  CODES.has(code) ? uiText(locale, `upload.code.${code}` as PlainKey) : uiText(locale, 'upload.code.other', { code });

const ICONS: Readonly<Record<ToldDiagnostic['severity'], IconName>> = { error: 'x', warning: 'triangle-alert', info: 'info' };

function diagnosticItem({ code, severity, line, column, message, remedy }: ToldDiagnostic, locale: Locale): HTMLElement {
  return h(
    'li',
    { class: 'finding', 'data-severity': severity, 'data-code': code },
    h(
      'p',
      { class: 'finding-head' },
      h('span', { class: 'finding-kind' }, icon(ICONS[severity]), uiText(locale, `upload.${severity}`)),
      h('span', { class: 'finding-place' }, uiText(locale, 'upload.place', { line, column })),
    ),
    h('p', { class: 'finding-message' }, message[locale]),
    h('p', { class: 'finding-remedy' }, uiText(locale, 'upload.remedy', { text: remedy[locale] })),
  );
}

function findings({ diagnostics, found }: Mistakes, locale: Locale): readonly HTMLElement[] {
  const list = (of: readonly ToldDiagnostic[]): HTMLElement =>
    h('ol', { class: 'findings' }, ...of.map((each) => diagnosticItem(each, locale)));
  const remarks = diagnostics.filter(({ severity }) => severity === 'info');
  const others = diagnostics.filter(({ severity }) => severity !== 'info');
  const more =
    found > diagnostics.length ? [h('p', { class: 'small' }, uiText(locale, 'upload.more', { shown: diagnostics.length, found }))] : [];
  return [
    ...(others.length > 0 ? [list(others)] : []),
    ...more,
    ...(remarks.length > 0
      ? [h('details', { class: 'remarks' }, h('summary', {}, uiText(locale, 'upload.remarks', { n: remarks.length })), list(remarks))]
      : []),
  ];
}

function versionLines({ title, ranked, wanted, replaces }: UploadedVersion, locale: Locale): readonly string[] {
  const named = { title: title[locale] };
  const standing = ranked ? 'upload.isRanked' : wanted ? 'upload.notRanked' : 'upload.warmUp';
  const place = replaces === 'shipped' ? ['upload.replacesShipped' as const] : replaces ? ['upload.replacesUploaded' as const] : [];
  return [uiText(locale, standing, named), ...place.map((key) => uiText(locale, key))];
}

/** The verdict as one sentence, for the eye and for those who listen. */
export function outcomeText(outcome: Outcome, locale: Locale): string {
  const { file } = outcome;
  if (outcome.is === 'refused') return refusalText(locale, outcome.code);
  if (outcome.is === 'mistaken') {
    const errors = outcome.mistakes.diagnostics.filter(({ severity }) => severity === 'error').length;
    return uiText(locale, 'upload.refused', { file, errors });
  }
  return uiText(locale, outcome.versions.every(({ known }) => known) ? 'upload.known' : 'upload.done', { file });
}

export function outcomeDetails(outcome: Outcome, locale: Locale): readonly HTMLElement[] {
  if (outcome.is === 'refused') return [];
  if (outcome.is === 'mistaken') return findings(outcome.mistakes, locale);
  const lines = outcome.versions.flatMap((version) => versionLines(version, locale));
  const asked = outcome.mistakes.diagnostics.some(({ severity }) => severity !== 'info');
  return [
    ...[...lines, ...(asked ? [] : [uiText(locale, 'upload.clean')])].map((text) => h('p', {}, text)),
    ...findings(outcome.mistakes, locale),
  ];
}
