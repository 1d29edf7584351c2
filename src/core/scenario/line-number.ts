// Names of lines. A line without an `id` is called by its place: `<node>.1`, `<node>.<choice>.2`. The same name may be written
// down, so that it stays when lines are put in before; a line without one then passes over the names that are taken.
import { ID_PATTERN } from './source-parts.ts';

export interface LineCounter {
  readonly prefix: string;
  /** Numbered names that are written down somewhere in the same space of names. */
  readonly taken: ReadonlySet<string>;
  position: number;
  /** Last number given out of turn. */
  spilled: number;
}

export const countLines = (prefix: string, taken: ReadonlySet<string>): LineCounter => ({ prefix, taken, position: 0, spilled: 0 });

/** The name of the next line; `written` is the one it has already. */
export function nextLineId(counter: LineCounter, written: string | undefined): string {
  counter.position++;
  if (written !== undefined) return written;
  const named = (count: number): string => `${counter.prefix}.${count}`;
  if (counter.position > counter.spilled && !counter.taken.has(named(counter.position))) return named(counter.position);
  let count = Math.max(counter.position, counter.spilled) + 1;
  while (counter.taken.has(named(count))) count++;
  counter.spilled = count;
  return named(count);
}

/** Every numbered name in some part of a source; no other name has a dot. */
export function numberedIds(part: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof part !== 'object' || part === null) return found;
  for (const [key, value] of Object.entries(part)) {
    if (key === 'id' && typeof value === 'string' && !ID_PATTERN.test(value)) found.add(value);
    else numberedIds(value, found);
  }
  return found;
}
