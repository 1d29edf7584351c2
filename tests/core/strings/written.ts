// Files for the tests of tables: the shipped ones, and one with every manner of writing a text.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parsePeople } from '../../../src/core/scenario/parse.ts';
import { isSayable } from '../../../src/core/strings/apply-rows.ts';
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

export const shared = parsePeople(readFileSync('scenarios/shared/cast.yaml', 'utf8')).people;

/** Texts that YAML, a spreadsheet or XML might read as something else. */
export const HOSTILE = fc
  .oneof(
    fc.constantFrom(
      'true',
      'null',
      '~',
      '- a',
      '? x',
      ': y',
      '# no',
      'a: b',
      'a #b',
      '&x',
      '*y',
      '!z',
      '|',
      '>',
      '%TAG',
      '@a',
      '`b`',
      '=1+1',
      "'",
      "''",
      "'=x",
      '"',
      '\\',
      '{a}',
      '[b]',
      'a, b',
      '(a, b)',
      'lin (calm',
      'calm)',
      '---',
      '...',
      '0x1f',
      '1e3',
      '2024-01-01',
      ' lead',
      'trail ',
      'a\nb',
      '\n',
      'a\n\n b\n',
      'a\r\nb',
      '\ta',
      'a\tb',
      '<b>&amp;</b>',
      ']]>',
      '\u0085x',
      '\u2028',
      '\ufeffx',
      '\u00a0',
      '“好”：是，的',
      '😀',
      '\u200b',
      '<!DOCTYPE x>',
      'é\u0301',
      'No.',
      'on',
    ),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc
      .array(
        fc.constantFrom(
          'a',
          '好',
          ' ',
          '\n',
          ':',
          '#',
          "'",
          '"',
          ',',
          '{',
          '}',
          '[',
          ']',
          '(',
          ')',
          '|',
          '>',
          '-',
          '\t',
          '\\',
          '&',
          '*',
          '!',
          '%',
          '=',
          '1',
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  )
  .filter((text) => text.trim() !== '' && isSayable(text));
