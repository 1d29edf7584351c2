// What a trainer is told of his file, in both languages: the reader may change his.
import type { Diagnostic } from '../../core/scenario/diagnostic.ts';
import type { Text } from '../../core/scenario/terms.ts';
import { describeDiagnostic } from '../../locale/diagnostics.ts';

export interface ToldDiagnostic {
  readonly code: string;
  readonly severity: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: Text;
  readonly remedy: Text;
}

/** A file of half a megabyte can hold as many mistakes as lines; nobody reads more of them at a time. */
export const MOST_TOLD = 500;

export function toldOf(diagnostic: Diagnostic): ToldDiagnostic {
  const [zh, en] = [describeDiagnostic(diagnostic, 'zh-CN'), describeDiagnostic(diagnostic, 'en')];
  const { code, severity, span } = diagnostic;
  const { line, column, endLine, endColumn } = span;
  const [message, remedy] = [
    { 'zh-CN': zh.message, en: en.message },
    { 'zh-CN': zh.help, en: en.help },
  ];
  return { code, severity, line, column, endLine, endColumn, message, remedy };
}
