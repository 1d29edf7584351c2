// One sound scenario from disk; the mistakes of any other are told.
import type { Scenario } from '../core/scenario/model.ts';
import type { Locale } from '../core/scenario/terms.ts';
import type { Io } from './io.ts';
import { chairOf, loadFile } from './load.ts';
import { renderDiagnostic } from './render-diagnostic.ts';

/** `seat` absent: the main chair. */
export async function loadScenario(file: string, io: Io, locale: Locale, seat?: string): Promise<Scenario | null> {
  const loaded = await loadFile(file);
  const scenario = chairOf(loaded, seat);
  const context = { file, text: loaded.text, included: loaded.parsed?.included ?? [], locale };
  if (!scenario) for (const each of loaded.diagnostics) io.stderr.write(`${renderDiagnostic(each, context)}\n`);
  if (!scenario && loaded.diagnostics.length === 0) io.stderr.write(`${file} is not a scenario.\n`);
  return scenario;
}
