// A diagnostic for people at a terminal: place, sentence, source line, carets, way on.
import path from 'node:path';
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
  /** Texts of the files that it includes, by their paths below its folder. */
  readonly included?: readonly { readonly file: string; readonly text: string }[];
  readonly locale: Locale;
}

/** The file that a diagnostic is about, named like the scenario that includes it. */
export function fileOfDiagnostic({ file: part }: Diagnostic, scenarioFile: string): string {
  return part === undefined ? scenarioFile : path.join(path.dirname(scenarioFile), part);
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
  const part = diagnostic.file === undefined ? undefined : context.included?.find((each) => each.file === diagnostic.file);
  const text = diagnostic.file === undefined ? context.text : (part?.text ?? '');
  const told = { ...diagnostic, ...describeDiagnostic(diagnostic, context.locale) };
  return renderTold(told, { ...context, file: fileOfDiagnostic(diagnostic, context.file), text });
}
