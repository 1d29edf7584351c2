// Text → scenario and everything wrong with it. Never throws, never stops at the first mistake.
import type * as v from 'valibot';
import type { Diagnostic, Span } from './diagnostic.ts';
import type { Draft } from './draft.ts';
import { graphOf } from './graph.ts';
import { refuseText } from './guard.ts';
import { hashScenario } from './hash.ts';
import { GRAPH_LINTS, NAME_LINTS } from './lint/rules.ts';
import { findTodo } from './lint/todo-left.ts';
import type { Scenario } from './model.ts';
import { resolvePeople } from './people.ts';
import { lineStartsOf, type Range, spanOf, tidyRange } from './position.ts';
import { resolveScenario } from './resolve.ts';
import { isRecord, type SharedPeople } from './resolve-scope.ts';
import { validateSource } from './schema-issues.ts';
import { severityOf } from './severity.ts';
import { type Loose, PEOPLE_SCHEMA, type PeopleSource, SCENARIO_SCHEMA, type ScenarioSource } from './source.ts';
import { type Params, type Report, readYaml, type Tree } from './yaml-tree.ts';

export interface ParseOptions {
  /** The people of scenarios/shared/cast.yaml, as `parsePeople` gives them. */
  readonly shared?: SharedPeople;
  /** Name of the file: a scenario is called like its file. */
  readonly file?: string;
}

export interface ParsedScenario {
  /** Null if there is an error among the diagnostics. */
  readonly scenario: Scenario | null;
  /** In reading order. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where each of the scenario's tests is written: a test is run elsewhere, and told of here. */
  readonly testSpans: readonly Span[];
}

export interface ParsedPeople {
  readonly people: SharedPeople;
  readonly diagnostics: readonly Diagnostic[];
}

/** More mistakes than anybody reads; errors are kept before warnings, and of either the first ones in the file. */
const MAX_DIAGNOSTICS = 500;

/** Found at most; one more is kept if it is an error, so that no error hides behind warnings. */
const MAX_PROBLEMS = 2000;

interface Problem {
  readonly code: Diagnostic['code'];
  readonly range: Range;
  readonly params: Params;
}

interface Reading {
  readonly tree: Tree | null;
  readonly problems: Problem[];
  readonly report: Report;
  /** False if parts are missing that the graph is made of: what the lints would say of it is no news. */
  readonly whole: boolean;
}

function read(text: string, schema: v.GenericSchema): Reading {
  const problems: Problem[] = [];
  const refusal = refuseText(text);
  if (refusal !== null) return { tree: null, problems: [refusal], report: () => {}, whole: false };
  let tree: Tree | null = null;
  const report: Report = (code, at, params = {}) => {
    if (problems.length >= MAX_PROBLEMS && (severityOf(code) !== 'error' || problems.length > MAX_PROBLEMS)) return;
    const range = 'in' in at ? (tree?.rangeOf(at) ?? [0, 0]) : at;
    // Behind a syntax error the reader guesses: what he thinks is wrong there may not be.
    if (tree !== null && (range[1] >= tree.brokenAt || (tree.brokenAt <= text.length && code.startsWith('missing-')))) return;
    problems.push({ code, range, params });
  };
  tree = readYaml(text, report);
  const whole = validateSource(schema, tree, report);
  return { tree, problems, report, whole: whole && tree.brokenAt === Number.POSITIVE_INFINITY };
}

function diagnosticsOf(text: string, problems: readonly Problem[]): readonly Diagnostic[] {
  if (problems.length === 0) return [];
  const starts = lineStartsOf(text);
  const placed = problems.map((problem) => ({ ...problem, range: tidyRange(text, problem.range) }));
  const isError = ({ code }: Problem): boolean => severityOf(code) === 'error';
  placed.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  const room = Math.max(0, MAX_DIAGNOSTICS - placed.filter(isError).length);
  let [errors, others] = [0, 0];
  return placed
    .filter((problem) => (isError(problem) ? ++errors <= MAX_DIAGNOSTICS : ++others <= room))
    .map(({ code, range, params }) => ({ code, severity: severityOf(code), span: spanOf(starts, range), params }));
}

function fileNameOf(file: string): string {
  return file.replace(/^.*[\\/]/, '').replace(/\.ya?ml$/, '');
}

function testSpansOf(text: string, draft: Draft, tree: Tree): readonly Span[] {
  const { tests } = draft.scenario;
  if (tests.length === 0) return [];
  const starts = lineStartsOf(text);
  return tests.flatMap((test) => {
    const spot = draft.spots.get(test);
    return spot === undefined ? [] : [spanOf(starts, tidyRange(text, tree.rangeOf(spot)))];
  });
}

export function parseScenario(text: string, options: ParseOptions = {}): ParsedScenario {
  const { tree, problems, report, whole } = read(text, SCENARIO_SCHEMA);
  if (tree === null || !isRecord(tree.root)) return { scenario: null, diagnostics: diagnosticsOf(text, problems), testSpans: [] };
  const todo = findTodo(text);
  if (todo !== null) report('todo-left', todo.range, { count: todo.count });
  const draft = resolveScenario(tree.root as Loose<ScenarioSource>, tree, report, options.shared ?? {});
  if (tree.brokenAt === Number.POSITIVE_INFINITY) {
    const graph = graphOf(draft.scenario);
    for (const lint of whole ? [...NAME_LINTS, ...GRAPH_LINTS] : NAME_LINTS) lint({ draft, graph, report });
  }
  const { id } = draft.scenario;
  if (options.file !== undefined && id !== '' && fileNameOf(options.file) !== id) {
    report('wrong-file-name', { in: tree.root, key: 'id' }, { name: id, file: fileNameOf(options.file) });
  }
  const diagnostics = diagnosticsOf(text, problems);
  const broken = problems.some(({ code }) => severityOf(code) === 'error');
  if (broken) return { scenario: null, diagnostics, testSpans: [] };
  return { scenario: { ...draft.scenario, hash: hashScenario(draft.scenario) }, diagnostics, testSpans: testSpansOf(text, draft, tree) };
}

export function parsePeople(text: string): ParsedPeople {
  const { tree, problems, report } = read(text, PEOPLE_SCHEMA);
  const people = tree !== null && isRecord(tree.root) ? resolvePeople(tree.root as Loose<PeopleSource>, report) : {};
  return { people, diagnostics: diagnosticsOf(text, problems) };
}
