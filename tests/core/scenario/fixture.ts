// The sound little scenario of the diagnostic documents, and ways to change it.
import { readFileSync } from 'node:fs';
import type { Diagnostic } from '../../../src/core/scenario/diagnostic.ts';
import { type ParsedScenario, parsePeople, parseScenario } from '../../../src/core/scenario/parse.ts';

const read = (name: string): string => readFileSync(new URL(`../../diagnostics/${name}`, import.meta.url), 'utf8');

export const BASE = read('base.yaml');
export const SHARED = parsePeople(read('cast.yaml')).people;

export function parse(text: string): ParsedScenario {
  return parseScenario(text, { shared: SHARED });
}

/** The base with one piece of its text replaced; the piece must be there exactly once. */
export function baseWith(piece: string, by: string): string {
  if (BASE.split(piece).length !== 2) throw new Error(`the base does not have exactly one "${piece}"`);
  return BASE.replace(piece, () => by);
}

/** `code@text` of every diagnostic: the code and the source that its span covers. */
export function marked(text: string): readonly string[] {
  return parse(text).diagnostics.map((each) => `${each.code}@${sourceOf(text, each)}`);
}

/** Of the errors alone, for tests whose little files leave facts and flags unused. */
export function errorsMarked(text: string): readonly string[] {
  return parse(text)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map((each) => `${each.code}@${sourceOf(text, each)}`);
}

export function sourceOf(text: string, { span }: Diagnostic): string {
  const lines = text.split('\n').slice(span.line - 1, span.endLine);
  const last = lines.length - 1;
  lines[last] = (lines[last] ?? '').slice(0, span.endColumn - 1);
  lines[0] = (lines[0] ?? '').slice(span.column - 1);
  return lines.join('\n');
}
