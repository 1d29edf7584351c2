// Files for the tests of tables: the shipped ones, and one with every manner of writing a text.
import { readdirSync, readFileSync } from 'node:fs';
import { authorStrings } from '../../../src/core/strings/author-strings.ts';
import type { Lock } from '../../../src/core/strings/lock.ts';
import { type Row, rowsOf } from '../../../src/core/strings/table.ts';
import { openWritten } from '../../../src/core/strings/written.ts';

export const SHIPPED: readonly (readonly [name: string, text: string])[] = [
  ...readdirSync('scenarios').filter((name) => name.endsWith('.yaml')),
  'shared/cast.yaml',
].map((name) => [name, readFileSync(`scenarios/${name}`, 'utf8')]);

export const ODD = readFileSync(new URL('odd-manners.yaml', import.meta.url), 'utf8');

export function rowsIn(text: string, to: Row['to'] = 'en', lock: Lock | null = null, file = 'a.yaml'): readonly Row[] {
  const written = openWritten(text);
  if (written === null) throw new Error('the text of a test is no scenario');
  return rowsOf(file, authorStrings(written).strings, to, lock);
}
