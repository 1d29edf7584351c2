// One text of a scenario, read: its tree, and what is wrong with it so far.
import type * as v from 'valibot';
import type { Diagnostic } from './diagnostic.ts';
import { refuseText } from './guard.ts';
import { lineStartsOf, type Range, spanOf, tidyRange } from './position.ts';
import { validateSource } from './schema-issues.ts';
import { severityOf } from './severity.ts';
import { type Params, type Report, readYaml, type Tree } from './yaml-tree.ts';

/** More mistakes than anybody reads; errors are kept before the rest, and of either the first ones. */
const MAX_DIAGNOSTICS = 500;

/** Found at most in a text; one more is kept if it is an error, so that no error hides behind warnings. */
const MAX_PROBLEMS = 2000;

interface Problem {
  readonly code: Diagnostic['code'];
  readonly range: Range;
  readonly params: Params;
}

export interface Reading {
  /** Path of an included file below the scenario's folder; absent for the text that was asked for. */
  readonly file?: string;
  readonly text: string;
  readonly tree: Tree | null;
  readonly problems: readonly Problem[];
  readonly report: Report;
  /** False if parts are missing that the graph is made of: what the lints would say of it is no news. */
  readonly whole: boolean;
}

/** `schemaOf` is asked with the root of the tree. */
export function readSource(text: string, schemaOf: (root: unknown) => v.GenericSchema, file?: string): Reading {
  const problems: Problem[] = [];
  const own = file === undefined ? { text } : { text, file };
  const refusal = refuseText(text);
  if (refusal !== null) return { ...own, tree: null, problems: [refusal], report: () => {}, whole: false };
  let tree: Tree | null = null;
  const told = new Set<string>();
  const report: Report = (code, at, params = {}) => {
    if (problems.length >= MAX_PROBLEMS && (severityOf(code) !== 'error' || problems.length > MAX_PROBLEMS)) return;
    const range = 'in' in at ? (tree?.rangeOf(at) ?? [0, 0]) : at;
    // Behind a syntax error the reader guesses: what he thinks is wrong there may not be.
    if (tree !== null && (range[1] >= tree.brokenAt || (tree.brokenAt <= text.length && code.startsWith('missing-')))) return;
    // A part that is read for several seats, or expanded at several places, has its mistakes once.
    const mark = `${code} ${range[0]} ${range[1]} ${JSON.stringify(params)}`;
    if (told.has(mark)) return;
    told.add(mark);
    problems.push({ code, range, params });
  };
  tree = readYaml(text, report);
  const whole = validateSource(schemaOf(tree.root), tree, report);
  return { ...own, tree, problems, report, whole: whole && tree.brokenAt === Number.POSITIVE_INFINITY };
}

export const isBroken = ({ problems }: Reading): boolean => problems.some(({ code }) => severityOf(code) === 'error');

function diagnosticsIn({ file, text, problems }: Reading): readonly Diagnostic[] {
  if (problems.length === 0) return [];
  const starts = lineStartsOf(text);
  const placed = problems.map((problem) => ({ ...problem, range: tidyRange(text, problem.range) }));
  placed.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  return placed.map(({ code, range, params }) => {
    const found = { code, severity: severityOf(code), span: spanOf(starts, range), params };
    return file === undefined ? found : { ...found, file };
  });
}

/** In reading order: the text itself, then what it includes. */
export function diagnosticsOf(readings: readonly Reading[]): readonly Diagnostic[] {
  const all = readings.flatMap(diagnosticsIn);
  const isError = ({ severity }: Diagnostic): boolean => severity === 'error';
  const room = Math.max(0, MAX_DIAGNOSTICS - all.filter(isError).length);
  let [errors, others] = [0, 0];
  return all.filter((each) => (isError(each) ? ++errors <= MAX_DIAGNOSTICS : ++others <= room));
}
