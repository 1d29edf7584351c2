// A diagnostic for people at a terminal: place, sentence, source line, carets, way on.
import type { Diagnostic, Severity, Span } from '../core/scenario/diagnostic.ts';
import { excerptOf } from '../core/scenario/excerpt.ts';
import type { Locale } from '../core/scenario/terms.ts';
import { describeDiagnostic } from '../locale/diagnostics.ts';

const SEVERITIES: Readonly<Record<Locale, Readonly<Record<Severity, string>>>> = {
  'zh-CN': { error: '错误', warning: '警告', info: '提示' },
  en: { error: 'error', warning: 'warning', info: 'info' },
};

export interface RenderContext {
  /** Name shown before the position. */
  readonly file: string;
  readonly text: string;
  readonly locale: Locale;
}

/** What a reader is told of a place in a file. */
export interface Told {
  readonly span: Span;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly help: string;
}

export function renderTold({ span, severity, code, message, help }: Told, { file, text, locale }: RenderContext): string {
  const { source, carets } = excerptOf(text.split('\n'), span);
  const margin = String(span.line);
  const blank = ' '.repeat(margin.length);
  return [
    `${file}:${span.line}:${span.column}: ${SEVERITIES[locale][severity]}: ${message} [${code}]`,
    `${margin} | ${source}`,
    `${blank} | ${carets}`,
    `${blank} = ${help}`,
    '',
  ].join('\n');
}

export function renderDiagnostic(diagnostic: Diagnostic, context: RenderContext): string {
  return renderTold({ ...diagnostic, ...describeDiagnostic(diagnostic, context.locale) }, context);
}
