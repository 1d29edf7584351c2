// One row of a table, whichever format it came in: the cells as text, judged.
import { isInside } from '../scenario/include.ts';
import { LOCALES, type Locale } from '../scenario/terms.ts';
import { STATES } from './lock.ts';
import type { Problem, RowBack } from './table.ts';

export interface Cells {
  readonly file: string | undefined;
  readonly id: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly source: string | undefined;
  readonly target: string | undefined;
  readonly state: string | undefined;
}

const localeOf = (text: string | undefined): Locale | undefined => LOCALES.find((locale) => locale === text);

export function malformed(line: number, file?: string, id?: string): Problem {
  return {
    reason: 'malformed-row',
    line,
    ...(file !== undefined && isInside(file) ? { file } : {}),
    ...(id === undefined || id === '' ? {} : { id }),
  };
}

export function readRow(cells: Cells, line: number): RowBack | Problem {
  const { file, id, source, target } = cells;
  const [from, to] = [localeOf(cells.from), localeOf(cells.to)];
  const sound =
    file !== undefined && isInside(file) && id !== undefined && id !== '' && from !== undefined && to !== undefined && from !== to;
  if (!sound || source === undefined || target === undefined) return malformed(line, file, id);
  // What a translator's program calls it otherwise confirms nothing.
  const state = STATES.find((each) => each === cells.state) ?? 'missing';
  return { file, id, from, to, source, target, state, line };
}
