// One sound scenario from disk; the mistakes of any other are told.
import type { Scenario } from '../core/scenario/model.ts';
import type { Locale } from '../core/scenario/terms.ts';
import type { Io } from './io.ts';
import { loadFile } from './load.ts';
import { renderDiagnostic } from './render-diagnostic.ts';

export async function loadScenario(file: string, io: Io, locale: Locale): Promise<Scenario | null> {
  const loaded = await loadFile(file);
  const scenario = loaded.parsed?.scenario ?? null;
  if (!scenario) for (const each of loaded.diagnostics) io.stderr.write(`${renderDiagnostic(each, { file, text: loaded.text, locale })}\n`);
  if (!scenario && loaded.diagnostics.length === 0) io.stderr.write(`${file} is not a scenario.\n`);
  return scenario;
}
