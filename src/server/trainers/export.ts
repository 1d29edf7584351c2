// Runs as a file, written as they are read.
import Papa from 'papaparse';
import { guarded } from '../../core/strings/formula-signs.ts';
import type { Who } from '../people/sessions.ts';
import type { Store } from '../store/connect.ts';
import { withTx } from '../store/with-tx.ts';
import { type RunQuestion, type RunRow, runsAfter } from './run-rows.ts';

const MOST = 500;
/** Without it some spreadsheets take UTF-8 for the code page of the system. */
const BOM = '\ufeff';
const LINE_END = '\r\n';
const TERMS = ['process', 'outcome', 'fit', 'steps', 'band'] as const;
const COLUMNS = [
  'attempt',
  'name',
  'team',
  'scenario',
  'hash',
  'number',
  'score',
  'raw',
  'verdict',
  'ending',
  ...TERMS,
  'flags',
  'ranked',
  'hidden',
  'startedAt',
  'finishedAt',
  'arrivedAt',
] as const;

type Asker = Pick<Who, 'tenant' | 'settings'>;

/** Each part in a transaction of its own: nobody waits for whoever reads slowly. */
async function* partsOf(store: Store, who: Asker, question: RunQuestion): AsyncGenerator<readonly RunRow[]> {
  for (let after: string | null = null; ; ) {
    const part: readonly RunRow[] = await withTx(store, who.tenant, (tx) => runsAfter(tx, who, question, after, MOST));
    if (part.length > 0) yield part;
    if (part.length < MOST) return;
    after = part.at(-1)?.attempt ?? null;
  }
}

function cellsOf(row: RunRow): readonly string[] {
  const values = { ...row, ...row.terms, flags: row.flags.join(' ') };
  return COLUMNS.map((column) => {
    const value = values[column];
    // Numbers are no formulas, signs or not.
    return typeof value === 'string' ? guarded(value) : String(value);
  });
}

const lines = (rows: readonly (readonly string[])[]): string =>
  `${Papa.unparse(
    rows.map((row) => [...row]),
    { newline: LINE_END, quotes: true },
  )}${LINE_END}`;

export async function* csvOf(store: Store, who: Asker, question: RunQuestion): AsyncGenerator<string> {
  yield BOM + lines([COLUMNS]);
  for await (const part of partsOf(store, who, question)) yield lines(part.map(cellsOf));
}

/** One document; a run a line. */
export async function* jsonOf(store: Store, who: Asker, question: RunQuestion, now: Date): AsyncGenerator<string> {
  yield `{"format":"common-ground-runs-1","exportedAt":${JSON.stringify(now.toISOString())},"runs":[`;
  let begun = false;
  for await (const part of partsOf(store, who, question)) {
    yield `${begun ? ',' : ''}\n${part.map(({ player: _, ...row }) => JSON.stringify(row)).join(',\n')}`;
    begun = true;
  }
  yield '\n]}\n';
}
