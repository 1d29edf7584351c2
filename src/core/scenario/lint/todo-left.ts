// A place that is still marked `TODO:`, in a comment or at the head of a text: told once, at the first, with their number.
import type { Range } from '../position.ts';

// At the head of a comment or a scalar: a sentence that speaks of "the TODO: list" is none.
const TODO = /(?:^|[#"'[{,:|>-])[ \t]*(TODO:)/gm;

export function findTodo(text: string): { readonly range: Range; readonly count: number } | null {
  let first: Range | null = null;
  let count = 0;
  for (const match of text.matchAll(TODO)) {
    const end = match.index + match[0].length;
    first ??= [end - (match[1]?.length ?? 0), end];
    count++;
  }
  return first && { range: first, count };
}
