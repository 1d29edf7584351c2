// What an author is told: a sentence and a way on for every code. The type makes a code without them a compile error.
import type { Code, Diagnostic } from '../core/scenario/diagnostic.ts';
import type { Locale } from '../core/scenario/terms.ts';
import { DIAGNOSTICS_EN } from './diagnostics.en.ts';
import { DIAGNOSTICS_ZH } from './diagnostics.zh-CN.ts';

export type DiagnosticParams = Diagnostic['params'];

export interface DiagnosticSentences {
  /** What is wrong, in one sentence without a full stop's worth of advice. */
  message(params: DiagnosticParams): string;
  /** What to do about it. */
  help(params: DiagnosticParams): string;
}

export type DiagnosticCatalogue = Readonly<Record<Code, DiagnosticSentences>>;

const CATALOGUES: Readonly<Record<Locale, DiagnosticCatalogue>> = { 'zh-CN': DIAGNOSTICS_ZH, en: DIAGNOSTICS_EN };

export function describeDiagnostic(diagnostic: Diagnostic, locale: Locale): { readonly message: string; readonly help: string } {
  const sentences = CATALOGUES[locale][diagnostic.code];
  return { message: sentences.message(diagnostic.params), help: sentences.help(diagnostic.params) };
}
