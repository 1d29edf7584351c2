import { expect, test } from 'vitest';
import { replaceChapter } from '../../src/cli/docs.ts';
import { KEY_WORDS } from '../../src/cli/docs-key-words.ts';
import { keysOfFormat } from '../../src/cli/docs-keys.ts';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

test('the chapters on keys, moves and diagnostics are up to date', async () => {
  let out = '';
  const io: Io = { stdout: { write: (text) => (out += text) }, stderr: { write: (text) => (out += text) }, env: {} };
  const code = await main(['docs', '--check'], io);
  expect(out).toBe('scenarios/README.md is up to date.\n');
  expect(code).toBe(0);
});

test('every key of the schema has a sentence, and no sentence is of a key that does not exist', () => {
  expect(keysOfFormat().map(({ path }) => path)).toEqual(Object.keys(KEY_WORDS));
});

test('a chapter is put between its marks, and the rest of the file stays as it is', () => {
  const text = 'Before.\n<!-- a:begin -->\nold $1\n<!-- a:end -->\nAfter.\n<!-- b:begin --><!-- b:end -->\n';
  expect(replaceChapter(text, 'a', 'new $& text')).toBe(
    'Before.\n<!-- a:begin -->\n\nnew $& text\n\n<!-- a:end -->\nAfter.\n<!-- b:begin --><!-- b:end -->\n',
  );
  expect(() => replaceChapter(text, 'c', '')).toThrow('lacks the marks');
});
