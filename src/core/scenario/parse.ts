// Text → scenario and everything wrong with it. Never throws, never stops at the first mistake.
import type { Diagnostic, PlaceOf, Span } from './diagnostic.ts';
import type { Draft } from './draft.ts';
import { openFindings } from './findings-told.ts';
import { type Forest, openForest } from './forest.ts';
import { graphOf } from './graph.ts';
import { hashScenario } from './hash.ts';
import { checkPaths, type FileSource, mergeSources, readIncludes } from './include.ts';
import { FINDING_LINTS, GRAPH_LINTS, NAME_LINTS } from './lint/rules.ts';
import { findTodo } from './lint/todo-left.ts';
import type { Scenario } from './model.ts';
import { resolvePeople } from './people.ts';
import { diagnosticsOf, isBroken, type Reading, readSource } from './reading.ts';
import { resolveScenario } from './resolve.ts';
import { isRecord, type SharedPeople } from './resolve-scope.ts';
import { MAIN_SEAT, MAX_SEATS, seatSource } from './seat.ts';
import {
  FRAGMENT_SCHEMA,
  INCLUDING_SCHEMA,
  type Loose,
  PEOPLE_SCHEMA,
  type PeopleSource,
  SCENARIO_SCHEMA,
  type ScenarioSource,
} from './source.ts';
import type { Params, Spot } from './yaml-tree.ts';

export interface ParseOptions {
  /** The people of scenarios/shared/cast.yaml, as `parsePeople` gives them. */
  readonly shared?: SharedPeople;
  /** Name of the file: a scenario is called like its file. */
  readonly file?: string;
  /** Text of a file that is included, by its path below the scenario's folder. */
  readonly files?: FileSource;
}

export interface ParsedSeat {
  readonly name: string;
  /** Whose chair it is: a member of the file's cast. */
  readonly you: string;
  readonly scenario: Scenario;
  readonly testSpans: readonly Span[];
}

export interface ParsedScenario {
  /** Null if there is an error among the diagnostics. */
  readonly scenario: Scenario | null;
  /** In reading order. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where each of the scenario's tests is written: a test is run elsewhere, and told of here. */
  readonly testSpans: readonly Span[];
  /** The same conflict from other chairs; none while there is an error. */
  readonly seats: readonly ParsedSeat[];
  /** Files that were read for it. */
  readonly included: readonly { readonly file: string; readonly text: string }[];
  /** Where a part of a scenario (a node, choice, reply, branch, line, condition, fact, flag, cast member, ending) is written, for what is found out later. */
  readonly placeOf: PlaceOf;
}

export interface ParsedPeople {
  readonly people: SharedPeople;
  readonly diagnostics: readonly Diagnostic[];
}

function fileNameOf(file: string): string {
  return file.replace(/^.*[\\/]/, '').replace(/\.ya?ml$/, '');
}

/** The id of a copy. */
const COPY = /[a-z0-9-]+--[a-z0-9-]+/g;

/** What copies of scenes are called, back to what the author wrote. */
function asWritten(params: Params, at: Spot, { origins, copiesAt }: Draft): Params {
  if (origins.size === 0) return params;
  // Outside of the scenes a condition names copies in full because the author did.
  const inScene = copiesAt(at) !== null;
  const plain = (value: string): string => value.replace(COPY, (name) => origins.get(name) ?? name);
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'string' && (inScene || key !== 'condition') ? plain(value) : value,
    ]),
  );
}

/** Whether a part of a condition names a copy where the author wrote a bare name, which means any of them. */
function isSpeltOut({ in: container, key }: Spot, { condition, scope }: Params): boolean {
  if (scope !== 'part' || typeof condition !== 'string') return false;
  const written = String((container as Readonly<Record<string, unknown>>)[key]);
  return (condition.match(COPY) ?? []).some((copy) => !written.includes(copy));
}

function lintDrafts(drafts: readonly Draft[], forest: Forest, whole: boolean, broken: () => boolean): void {
  const { report: tell, elsewhere, spanOf } = forest;
  const scopes = drafts.map((draft) => {
    const report: Forest['report'] = (code, at, params = {}) => tell(code, at, asWritten(params, at, draft));
    return { draft, graph: graphOf(draft.scenario), report, elsewhere, lineOf: (at: Spot) => spanOf(at).line };
  });
  for (const scope of scopes) for (const lint of whole && scope.draft.whole ? [...NAME_LINTS, ...GRAPH_LINTS] : NAME_LINTS) lint(scope);
  if (!whole || broken()) return;
  const found = openFindings(forest, drafts);
  for (const scope of scopes) {
    const report: Forest['report'] = (code, at, params = {}) => {
      if (!isSpeltOut(at, params)) found.note(code, at, asWritten(params, at, scope.draft));
    };
    for (const lint of FINDING_LINTS) lint({ ...scope, report });
  }
  found.tell();
}

const testSpansOf = ({ scenario, spots }: Draft, forest: Forest): readonly Span[] =>
  scenario.tests.flatMap((test) => {
    const spot = spots.get(test);
    return spot === undefined ? [] : [forest.spanOf(spot)];
  });

function hashed({ scenario, spots }: Draft): Scenario {
  const sound = { ...scenario, hash: hashScenario(scenario) };
  const home = spots.get(scenario);
  if (home) spots.set(sound, home);
  return sound;
}

const placesIn =
  (drafts: readonly Draft[], forest: Forest): PlaceOf =>
  (part) => {
    const draft = drafts.find(({ spots }) => spots.has(part));
    const at = draft?.spots.get(part);
    if (!draft || !at) return undefined;
    const file = forest.fileOf(at);
    return { span: forest.spanOf(at), copies: draft.copiesAt(at) ?? 1, ...(file === undefined ? {} : { file }) };
  };

interface SeatDraft {
  readonly name: string;
  readonly you: string;
  readonly draft: Draft;
}

function readSeats(source: Loose<ScenarioSource>, forest: Forest, shared: SharedPeople, complete: boolean): readonly SeatDraft[] {
  const { seats = {} } = source;
  return Object.entries(seats).flatMap(([name, seat], index): SeatDraft[] => {
    if (seat === undefined) return [];
    const at = { in: seats, key: name, part: 'key' } as const;
    if (index === MAX_SEATS) forest.report('expansion-too-large', at, { name, limit: MAX_SEATS, unit: 'seats' });
    if (index >= MAX_SEATS) return [];
    if (name === MAIN_SEAT) forest.report('reserved-id', at, { name });
    const own = seatSource(forest, source, name, seat);
    return own === null ? [] : [{ name, you: seat.you ?? '', draft: resolveScenario(own, forest, shared, complete) }];
  });
}

/** A scene that nobody calls, in the scenario's own file: what a shared file offers need not be taken. */
function tellUnusedScenes(root: Loose<ScenarioSource>, drafts: readonly Draft[], forest: Forest): void {
  const { scenes = {} } = root;
  for (const name of Object.keys(scenes)) {
    if (!drafts.some((draft) => draft.scenes.has(name))) forest.report('unused-scene', { in: scenes, key: name, part: 'key' }, { name });
  }
}

const hasInclude = (root: unknown): boolean => isRecord(root) && root['include'] !== undefined;

export function parseScenario(text: string, options: ParseOptions = {}): ParsedScenario {
  const { shared = {}, files = () => null } = options;
  const reading = readSource(text, (root) => (hasInclude(root) ? INCLUDING_SCHEMA : SCENARIO_SCHEMA));
  const { tree } = reading;
  const nothing = { scenario: null, testSpans: [], seats: [], placeOf: () => undefined };
  if (tree === null || !isRecord(tree.root)) return { ...nothing, diagnostics: diagnosticsOf([reading]), included: [] };
  const root = tree.root as Loose<ScenarioSource>;
  const rootName = `${fileNameOf(options.file ?? root.id ?? '')}.yaml`;
  const { fragments, complete } = readIncludes(reading, files, rootName);
  const readings: readonly Reading[] = [reading, ...fragments];
  const included = fragments.flatMap(({ file, text: own }) => (file === undefined ? [] : [{ file, text: own }]));
  const forest = openForest(readings, rootName);
  const source = mergeSources(root, fragments, forest);
  const draft = resolveScenario(source, forest, shared, complete);
  const seats = readSeats(source, forest, shared, complete);
  const drafts = [draft, ...seats.map((seat) => seat.draft)];
  if (complete && readings.every((each) => each.tree?.brokenAt === Number.POSITIVE_INFINITY)) {
    const whole = readings.every((each) => each.whole);
    lintDrafts(drafts, forest, whole, () => readings.some(isBroken));
    if (whole && drafts.every((each) => each.whole)) tellUnusedScenes(root, drafts, forest);
  }
  const { id } = draft.scenario;
  if (options.file !== undefined && id !== '' && fileNameOf(options.file) !== id) {
    reading.report('wrong-file-name', { in: tree.root, key: 'id' }, { name: id, file: fileNameOf(options.file) });
  }
  const todo = findTodo(text);
  if (todo !== null) reading.report('todo-left', todo.range, { count: todo.count });
  const diagnostics = diagnosticsOf(readings);
  if (readings.some(isBroken)) return { ...nothing, diagnostics, included };
  const parsed = seats.map(({ name, you, draft: own }) => ({ name, you, scenario: hashed(own), testSpans: testSpansOf(own, forest) }));
  return {
    scenario: hashed(draft),
    diagnostics,
    testSpans: testSpansOf(draft, forest),
    seats: parsed,
    included,
    placeOf: placesIn(drafts, forest),
  };
}

/** The mistakes of an included file that can be told without the scenario around it. */
export function parseFragment(text: string): readonly Diagnostic[] {
  const reading = readSource(text, () => FRAGMENT_SCHEMA);
  checkPaths(reading);
  return diagnosticsOf([reading]);
}

export function parsePeople(text: string): ParsedPeople {
  const reading = readSource(text, () => PEOPLE_SCHEMA);
  const { tree, report } = reading;
  const people = tree !== null && isRecord(tree.root) ? resolvePeople(tree.root as Loose<PeopleSource>, report) : {};
  return { people, diagnostics: diagnosticsOf([reading]) };
}
