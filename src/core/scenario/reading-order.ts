// Diagnostics of several checks as one list: in reading order, each once.
import type { Diagnostic } from './diagnostic.ts';

/** The text alone and the exploration may find the same; what is told of the same place under the same code is one. */
export function inReadingOrder(...lists: readonly (readonly Diagnostic[])[]): readonly Diagnostic[] {
  const all = lists.flat();
  all.sort((a, b) => a.span.line - b.span.line || a.span.column - b.span.column);
  const seen = new Set<string>();
  return all.filter(({ code, span, params }) => {
    // What concerns the file as a whole stands at one place, and is told apart by what it names.
    const key = `${code} ${span.line}:${span.column} ${code === 'condition-constant' || code === 'no-volunteer' ? '' : JSON.stringify(params)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
