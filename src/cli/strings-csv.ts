// A table of texts as CSV, safe to open in a spreadsheet and the same when it comes back.
import Papa from 'papaparse';
import { guarded, unguarded } from '../core/strings/formula-signs.ts';
import { malformed, readRow } from '../core/strings/row-back.ts';
import type { NoTable, Problem, Row, RowBack, TableRead } from '../core/strings/table.ts';

const COLUMNS = [
  'file',
  'id',
  'from',
  'to',
  'source',
  'target',
  'state',
  'speaker',
  'feeling',
  'node',
  'before',
] as const satisfies readonly (keyof Row)[];
const NEEDED = ['file', 'id', 'from', 'to', 'source', 'target'] as const;
/** Without it some spreadsheets take UTF-8 for the code page of the system. */
const BOM = '\ufeff';
const LINE_END = '\r\n';

export function toCsv(rows: readonly Row[]): string {
  const cells = rows.map((row) => COLUMNS.map((column) => guarded(row[column])));
  // Every cell in quotes: no reader then trims, guesses, or skips a line.
  return `${BOM}${Papa.unparse([[...COLUMNS], ...cells], { newline: LINE_END, quotes: true })}${LINE_END}`;
}

const breaksIn = (cells: readonly string[]): number => cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);

export function fromCsv(whole: string): TableRead | NoTable {
  const text = whole.replace(/^\ufeff/, '');
  // The header names its own delimiter and line end; to guess them from the texts would be asking for trouble.
  const header = /^"?[a-z]+"?([,;\t])[^\r\n]*(\r\n|\n|\r|$)/.exec(text);
  if (header === null) return { refused: 'no-header' };
  const rows: RowBack[] = [];
  const problems: Problem[] = [];
  let columns: readonly string[] | null = null;
  let line = 1;
  const take = (cells: readonly string[], broken: boolean): void => {
    const at = line;
    line += 1 + breaksIn(cells);
    if (columns === null) {
      columns = cells.map((cell) => cell.trim());
      return;
    }
    if (cells.every((cell) => cell === '')) return;
    const cellOf = (name: string): string | undefined => {
      const cell = cells[columns?.indexOf(name) ?? -1];
      return cell === undefined ? undefined : unguarded(cell);
    };
    if (broken || cells.length !== columns.length) {
      // A quote that is never closed swallows the rest: whose rows those were is not known.
      problems.push(broken ? malformed(at) : malformed(at, cellOf('file'), cellOf('id')));
      return;
    }
    const [file, id, from, to] = [cellOf('file'), cellOf('id'), cellOf('from'), cellOf('to')];
    const read = readRow({ file, id, from, to, source: cellOf('source'), target: cellOf('target'), state: cellOf('state') }, at);
    if ('reason' in read) problems.push(read);
    else rows.push(read);
  };
  Papa.parse<string[]>(text, {
    delimiter: header[1] ?? ',',
    newline: (header[2] || '\n') as '\r\n' | '\n' | '\r',
    step: ({ data, errors }) => take(data, errors.length > 0),
  });
  const found: readonly string[] = columns ?? [];
  return NEEDED.every((name) => found.indexOf(name) >= 0 && found.indexOf(name) === found.lastIndexOf(name))
    ? { rows, problems }
    : { refused: 'no-header' };
}
