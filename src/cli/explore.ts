// `explore`: everything that can be said of a scenario before anybody plays it.
import { parseArgs } from 'node:util';
import { LIMITS } from '../core/analysis/explore.ts';
import { modeAverages } from '../core/analysis/findings/always-mode.ts';
import type { Diagnostic } from '../core/scenario/diagnostic.ts';
import type { Scenario } from '../core/scenario/model.ts';
import type { ParsedScenario } from '../core/scenario/parse.ts';
import { inReadingOrder } from '../core/scenario/reading-order.ts';
import type { Locale } from '../core/scenario/terms.ts';
import { textVolumeOf } from '../core/scenario/text-volume.ts';
import { describeDiagnostic } from '../locale/diagnostics.ts';
import { exploreFiles } from './explore-files.ts';
import type { Explored } from './explored.ts';
import { type Command, type ExitCode, localeOf, UsageError } from './io.ts';
import { filesOf, type LoadedFile, loadFile, sourcesOf } from './load.ts';
import { fileOfDiagnostic, renderDiagnostic } from './render-diagnostic.ts';

interface Row {
  readonly file: string;
  readonly text: string;
  readonly included: ParsedScenario['included'];
  readonly scenario: Scenario;
  readonly explored: Explored;
  /** Of the text and of the exploration. */
  readonly findings: readonly Diagnostic[];
}

/** The documented shape; keys are only ever added. */
function jsonOf({ file, scenario, explored, findings }: Row, locale: Locale): object {
  const { exploration, policies, ranked, ms } = explored;
  const { exact, states, transitions, plays, depth, raw, discrimination, endings, verdicts, best, scores, bound, error } = exploration;
  return {
    scenario: scenario.id,
    hash: scenario.hash,
    exact,
    states,
    transitions,
    plays,
    depth,
    raw,
    discrimination,
    endings,
    verdicts,
    policies,
    best,
    findings: findings.map((each) => ({
      file: fileOfDiagnostic(each, file),
      ...each.span,
      severity: each.severity,
      code: each.code,
      ...describeDiagnostic(each, locale),
    })),
    ranked,
    ms,
    scores,
    bound,
    error,
    texts: textVolumeOf(scenario),
  };
}

const percent = (share: number): string => `${(100 * share).toFixed(share > 0 && share < 0.001 ? 3 : 1)} %`;

function textOf({ file, text, included, scenario, explored, findings }: Row, locale: Locale, all: boolean): string {
  const { exploration: found, policies, ranked } = explored;
  const shown = findings.filter(({ severity }) => all || severity !== 'info');
  const shares = (of: Iterable<readonly [string, number]>): string => [...of].map(([id, share]) => `${id} ${percent(share)}`).join(', ');
  return [
    `${scenario.id} ${scenario.hash.slice(0, 12)}`,
    `  ${found.exact ? 'exact' : `not exact (± ${found.error.toPrecision(2)} R)`}: ${found.states} states, ${found.transitions} transitions, ${found.plays} plays of ${found.depth.min} to ${found.depth.max} decisions (mean ${found.depth.mean.toFixed(1)}), ${explored.ms} ms`,
    `  R          ${found.raw.min.toFixed(1)} … ${found.raw.max.toFixed(1)}, at random ${found.raw.random.toFixed(1)}: discrimination ${found.discrimination.toFixed(1)}`,
    `  N          mean ${found.scores.mean.toFixed(0)}; a tenth of random plays up to ${found.scores.p10}, half up to ${found.scores.p50}, nine tenths up to ${found.scores.p90}`,
    `  endings    ${shares(found.endings.map(({ id, probability }) => [id, probability] as const))}`,
    `  verdicts   ${shares(Object.entries(found.verdicts))}`,
    `  policies   ${Object.entries(policies)
      .map(([id, score]) => `${id} ${score ?? 'never ends'}`)
      .join(', ')}`,
    `  best       ${found.best.join(',')}`,
    `  ranked     ${ranked ? 'yes' : scenario.ranked ? 'no: see the findings' : 'no: not asked for'}`,
    '',
    ...shown.map((each) => `${renderDiagnostic(each, { file, text, included, locale })}\n`),
  ].join('\n');
}

function campaignText(rows: readonly Row[]): string {
  const averages = modeAverages(rows.filter(({ scenario }) => scenario.ranked).map(({ explored }) => explored.policies));
  if (averages.length === 0 || rows.length < 2) return '';
  return `Always the same mode, mean over the ranked scenarios: ${averages.map(({ mode, score }) => `${mode} ${score}`).join(', ')}\n`;
}

function statesOf(value: string | undefined): number {
  if (value === undefined) return LIMITS.states;
  const states = Number(value);
  if (!Number.isInteger(states) || states < 1 || states > 100_000_000)
    throw new UsageError(`--states is a whole number from 1 to 100000000, not "${value}".`);
  return states;
}

export const explore: Command = async (args, io): Promise<ExitCode> => {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      states: { type: 'string' },
      lang: { type: 'string' },
      info: { type: 'boolean' },
      fresh: { type: 'boolean' },
    },
  });
  if (positionals.length === 0) throw new UsageError('explore needs a scenario file or a folder.');
  const locale = localeOf(values.lang, io.env);
  const limits = { states: statesOf(values.states) };
  const files: LoadedFile[] = [];
  let broken = false;
  for (const file of await filesOf(positionals)) {
    const loaded = await loadFile(file);
    if (loaded.parsed && !loaded.parsed.scenario) {
      broken = true;
      for (const each of loaded.diagnostics)
        io.stderr.write(`${renderDiagnostic(each, { file, text: loaded.text, included: loaded.parsed.included, locale })}\n`);
    } else if (loaded.parsed) files.push(loaded);
  }
  if (files.length === 0 && !broken) throw new UsageError('There is no scenario in what was named.');
  const explored = await exploreFiles(files, limits, values.fresh === true);
  const rows = files.flatMap((loaded) =>
    sourcesOf(loaded).map(({ scenario }, k): Row => {
      const one = (explored.get(loaded) ?? [])[k] as Explored;
      const { file, text, parsed } = loaded;
      return {
        file,
        text,
        included: parsed?.included ?? [],
        scenario,
        explored: one,
        findings: inReadingOrder(loaded.diagnostics, one.findings),
      };
    }),
  );
  if (values.json) {
    const all = rows.map((row) => jsonOf(row, locale));
    io.stdout.write(`${JSON.stringify(positionals.length === 1 && all.length === 1 && !broken ? all[0] : all, null, 2)}\n`);
  } else {
    for (const row of rows) io.stdout.write(textOf(row, locale, values.info === true));
    io.stdout.write(campaignText(rows));
  }
  const wrong = rows.some(({ findings }) => findings.some(({ severity }) => severity === 'error'));
  return broken || wrong ? 1 : 0;
};
