// Validation of a source, and what its issues mean to an author. Everything wrong is told, then taken out of the
// source, so that the later checks see only what they can trust.
import * as v from 'valibot';
import { COLOURS } from './figure-terms.ts';
import { naming } from './suggest.ts';
import type { Params, Report, Tree } from './yaml-tree.ts';

type Issue = v.BaseIssue<unknown>;

interface Found {
  readonly container: object;
  readonly key: string | number;
}

/** How deep into the value an issue points. */
const depthOf = (issue: Issue): number => issue.path?.length ?? 0;

const expectedOf = (issue: Issue): string => issue.message.split(' ', 1)[0] ?? '';

/** Of a union that matched nowhere: the issues of the alternative that went deepest; `base` is the path down to the union. */
function unfold(issue: Issue, base: readonly v.IssuePathItem[]): { issue: Issue; path: readonly v.IssuePathItem[] }[] {
  const path = [...base, ...(issue.path ?? [])];
  const parts = issue.issues;
  if (issue.type !== 'union' || !parts) return [{ issue, path }];
  // A tag or a flag: the number out of range is what is wrong, not that it is no word.
  const ranged = parts.filter((part) => part.type === 'min_value' || part.type === 'max_value');
  if (ranged.length > 0) return ranged.map((part) => ({ issue: part, path }));
  if (expectedOf(issue) === 'branch') return branchIssues(issue, parts as readonly Issue[]).flatMap((part) => unfold(part, path));
  // A word where a word of a vocabulary may stand: which words there are is what helps.
  const vocabulary = typeof issue.input === 'string' ? parts.find(({ type }) => type === 'picklist') : undefined;
  if (vocabulary !== undefined) return [{ issue: vocabulary as Issue, path }];
  // The library takes a list for an object with the keys 0, 1, 2.
  if (expectedOf(issue) === 'figure' && Array.isArray(issue.input)) return [{ issue, path }];
  const deepest = Math.max(...parts.map(depthOf));
  if (deepest === 0) return [{ issue, path }];
  return parts.filter((part) => depthOf(part) > 0).flatMap((part) => unfold(part as Issue, path));
}

/** Of a branch's two forms, `to` and `call`, the one that was begun. */
function branchIssues(issue: Issue, parts: readonly Issue[]): readonly Issue[] {
  const calls = typeof issue.input === 'object' && issue.input !== null && 'call' in issue.input;
  const fitting = parts.filter(({ message }) => !message.startsWith(calls ? 'map when to' : 'map when call'));
  const deep = fitting.filter((part) => depthOf(part) > 0 && !(part.path?.[0]?.key === 'to' && calls));
  // Neither a map nor anything else that could be a branch.
  return deep.length > 0 ? deep : [{ ...issue, type: 'strict_object', message: 'map' } as Issue];
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'map';
  return typeof value === 'string' ? 'text' : typeof value;
}

function words(issue: Issue): string[] {
  return issue.message.split(' ').slice(1);
}

function tellUnknownKeys(issue: Issue, found: Found, report: Report, drop: (found: Found) => void): void {
  const container = found.container as Record<string, unknown>;
  const known = words(issue);
  // The library stops at the first one.
  for (const key of Object.keys(container)) {
    if (known.includes(key)) continue;
    const place = { in: container, key, part: 'key' } as const;
    // `{en: Well, then}` is split at the comma: half of the sentence becomes a key without a value.
    if (expectedOf(issue) === 'text-map' && container[key] === null) report('text-cut', place, { rest: key });
    else report('unknown-key', place, { ...naming(key, known), known: known.join(', ') });
    drop({ container, key });
  }
}

/** Keys without which the ways through a scenario cannot be judged; so are whole entries of a list. */
const STRUCTURE: ReadonlySet<string | number> = new Set(['nodes', 'endings', 'start', 'choices', 'to', 'when', 'facts', 'known-by']);

/** False if a part was taken out that the graph of the scenario is made of. */
export function validateSource(schema: v.GenericSchema, tree: Tree, report: Report): boolean {
  const result = v.safeParse(schema, tree.root);
  if (result.success) return true;
  const dropped: Found[] = [];
  const drop = (found: Found): void => {
    dropped.push(found);
  };
  for (const raw of result.issues as Issue[]) {
    for (const { issue, path } of unfold(raw, [])) tell(issue, path, report, drop);
  }
  // Lists keep their length: positions are found by index.
  for (const { container, key } of dropped) {
    if (Array.isArray(container)) container[Number(key)] = undefined;
    else delete (container as Record<string, unknown>)[key];
  }
  const missing = result.issues.some(({ path }) => path === undefined);
  return !missing && !dropped.some(({ container, key }) => Array.isArray(container) || STRUCTURE.has(key));
}

function tell(issue: Issue, path: readonly v.IssuePathItem[], report: Report, drop: (found: Found) => void): void {
  const last = path.at(-1);
  const expected = expectedOf(issue);
  if (last === undefined) {
    report('wrong-type', [0, 0], { expected, found: kindOf(issue.input) });
    return;
  }
  const found: Found = { container: last.input as object, key: last.key as string | number };
  const spot = { in: found.container, key: found.key };
  if (issue.expected === 'never') {
    tellUnknownKeys(issue, found, report, drop);
    return;
  }
  if (issue.kind === 'schema' && last.type === 'object' && (last as { origin?: string }).origin === 'key' && issue.input === undefined) {
    // The key itself is not there: the object that lacks it is one step up the path.
    const home = path.at(-2);
    const at = home === undefined ? ([0, 0] as const) : { in: home.input as object, key: home.key as string | number };
    if (found.key === 'why') report('missing-why', at, choiceName(found.container));
    else report('missing-key', at, { key: String(found.key) });
    return;
  }
  const value = issue.input;
  if (issue.type === 'regex' && expected === 'id') {
    // Kept in the source: what refers to it is not wrong as well.
    report('bad-id', (last as { origin?: string }).origin === 'key' ? { ...spot, part: 'key' } : spot, { name: String(value) });
    return;
  }
  drop(found);
  if (issue.type === 'regex' && expected === 'colour') {
    report('unknown-colour', spot, naming(String(value), Object.keys(COLOURS)));
    return;
  }
  if (value === null && found.key === 'why') {
    report('missing-why', spot, choiceName(found.container));
    return;
  }
  const [min, max] = words(issue);
  if (issue.type === 'min_value' || issue.type === 'max_value') {
    report('out-of-range', spot, { value: String(value), min: min ?? '', max: max ?? '' });
  } else if (issue.type === 'literal' && expected === 'version' && typeof value !== 'object') {
    report('unsupported-version', spot, { version: String(value) });
  } else if (issue.type === 'picklist' && typeof value === 'string') {
    const known = words(issue);
    const params: Params = naming(value, known);
    report(
      expected === 'move' ? 'unknown-move' : 'unknown-value',
      spot,
      expected === 'move' ? params : { ...params, known: known.join(', ') },
    );
  } else if (issue.type === 'union' && expected === 'tag' && typeof value === 'string') {
    report('unknown-value', spot, { ...naming(value, ['none']), known: `${min}…${max}, none` });
  } else {
    report('wrong-type', spot, { expected, found: kindOf(value) });
  }
}

function choiceName(choice: object): Params {
  const name = (choice as { id?: unknown }).id;
  return { choice: typeof name === 'string' ? name : '?' };
}
