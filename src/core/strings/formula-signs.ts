// Cells that a spreadsheet would compute, and the mark that makes them text. Full-width signs begin a formula as well.

/** A text that begins with the mark gets a second one, so that the way back is known. */
export const guarded = (cell: string): string => (/^[=+\-@＝＋－＠\t\r']/.test(cell) ? `'${cell}` : cell);
export const unguarded = (cell: string): string => (/^'[=+\-@＝＋－＠\t\r']/.test(cell) ? cell.slice(1) : cell);
