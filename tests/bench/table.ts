// What the bench prints: rows with a value, what it is held against, and whether a target was met.

export interface Row {
  readonly group: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Smallest and largest of the rounds. */
  readonly spread?: readonly [number, number];
  /** The same by the peer, in the same run and unit. */
  readonly peer?: number;
  /** Ours against the peer or the target, so that larger is better. */
  readonly ratio?: number;
  readonly ratioSpread?: readonly [number, number];
  readonly target?: string;
  readonly met?: boolean;
  readonly note?: string;
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}

export function spreadOf(values: readonly number[]): readonly [number, number] {
  const real = values.filter((value) => !Number.isNaN(value));
  return [Math.min(...real), Math.max(...real)];
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return '–';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits).replace(/\B(?=(\d{3})+$)/g, digits === 0 ? ',' : '');
}

const spreadText = (spread: readonly [number, number] | undefined): string =>
  spread === undefined || spread[0] === spread[1] ? '' : `${numberText(spread[0])}…${numberText(spread[1])}`;

const HEAD = ['', 'ours', 'unit', 'spread', 'peer', 'ratio', 'spread', 'target', ''];

function cellsOf(row: Row): readonly string[] {
  return [
    row.name,
    numberText(row.value),
    row.unit,
    spreadText(row.spread),
    row.peer === undefined ? '' : numberText(row.peer),
    row.ratio === undefined ? '' : `× ${numberText(row.ratio)}`,
    spreadText(row.ratioSpread),
    row.target ?? '',
    row.met === undefined ? '' : row.met ? 'met' : 'MISSED',
  ];
}

/** Columns of numbers lean to the right. */
const RIGHT = new Set([1, 3, 4, 5, 6]);

export function renderTable(rows: readonly Row[]): string {
  const cells = rows.map(cellsOf);
  const widths = HEAD.map((title, column) => Math.max(title.length, ...cells.map((row) => (row[column] ?? '').length)));
  const lineOf = (row: readonly string[]): string =>
    row
      .map((cell, column) => (RIGHT.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  const lines = [lineOf(HEAD)];
  let group = '';
  rows.forEach((row, index) => {
    if (row.group !== group) lines.push('', row.group);
    group = row.group;
    lines.push(lineOf(cells[index] ?? []));
    if (row.note) lines.push(...row.note.split('\n').map((line) => `    ${line}`));
  });
  const judged = rows.filter(({ met }) => met !== undefined);
  const missed = judged.filter(({ met }) => met === false);
  if (judged.length > 0) lines.push('', `${judged.length - missed.length} of ${judged.length} targets met.`);
  for (const { group: of, name } of missed) lines.push(`  missed: ${of}, ${name}`);
  return `${lines.join('\n')}\n`;
}
