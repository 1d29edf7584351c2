// What an author is told of a mistake, in the language of the reader.
import type { Diagnostic } from '../core/scenario/diagnostic.ts';
import type { Locale } from '../core/scenario/terms.ts';
import type { DiagnosticCatalogue } from './diagnostic-sentences.ts';
import { DIAGNOSTICS_EN } from './diagnostics.en.ts';
import { DIAGNOSTICS_ZH } from './diagnostics.zh-CN.ts';

const CATALOGUES: Readonly<Record<Locale, DiagnosticCatalogue>> = { 'zh-CN': DIAGNOSTICS_ZH, en: DIAGNOSTICS_EN };

export function describeDiagnostic(diagnostic: Diagnostic, locale: Locale): { readonly message: string; readonly help: string } {
  const sentences = CATALOGUES[locale][diagnostic.code];
  return { message: sentences.message(diagnostic.params), help: sentences.help(diagnostic.params) };
}
