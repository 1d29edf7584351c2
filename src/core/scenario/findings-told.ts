// Findings of several drafts of one file (its seats, and the copies of its scenes) as one: what is idle in one chair or at
// one visit, and needed in another, is no mistake.
import type { Code } from './diagnostic.ts';
import type { Draft } from './draft.ts';
import type { Forest } from './forest.ts';
import type { Params, Spot } from './yaml-tree.ts';

/** About what all chairs share, and what an included file may offer in vain. */
const UNUSED: ReadonlySet<Code> = new Set<Code>(['unused-fact', 'unused-flag', 'unused-cast']);

interface Told {
  readonly code: Code;
  readonly at: Spot;
  readonly params: Params;
  count: number;
}

export interface Findings {
  note(code: Code, at: Spot, params: Params): void;
  /** Reports what was noted as often as its place is read. */
  tell(): void;
}

export function openFindings(forest: Forest, drafts: readonly Draft[]): Findings {
  const all = new Map<string, Told>();
  return {
    note(code, at, params) {
      const { line, column } = forest.spanOf(at);
      const key = `${code} ${forest.fileOf(at) ?? ''} ${line}:${column} ${UNUSED.has(code) ? '' : JSON.stringify(params)}`;
      const known = all.get(key);
      if (known) known.count++;
      else all.set(key, { code, at, params, count: 1 });
    },
    tell() {
      for (const { code, at, params, count } of all.values()) {
        const unused = UNUSED.has(code);
        if (unused && forest.fileOf(at) !== undefined) continue;
        const copies = drafts.reduce((sum, draft) => sum + (draft.copiesAt(at) ?? 0), 0);
        const needed = unused ? drafts.length : Math.max(1, copies);
        if (count >= needed) forest.report(code, at, params);
      }
    },
  };
}
