// Files that are too much, or no stories at all: each ends in a clear answer, soon.
import { describe, expect, test } from 'vitest';
import { importStory } from '../../src/import/import-story.ts';
import { imported, scenarioOf } from './imported.ts';

/** Milliseconds; generous, for the machine may be busy. */
const SOON = 10_000;

const refusal = (text: string, file: string): string => {
  const result = importStory(text, { file, id: 'sample' });
  return 'refused' in result ? result.refused : 'imported';
};

const deep = (levels: number): string => `{"inkVersion":21,"root":${'['.repeat(levels)}null${']'.repeat(levels)}}`;
const weave = (choices: number): string => Array.from({ length: choices }, (_, i) => `:: p${i}\n[[on|p${i + 1}]]\n`).join('');

describe('is refused in a word', () => {
  test.each([
    ['a text of twenty megabytes', ':: a\n'.padEnd(20_000_000, 'x'), 'a.twee', 'too-large'],
    ['fifty thousand passages', Array.from({ length: 50_000 }, (_, i) => `:: p${i}\nx\n`).join(''), 'a.twee', 'too-many-passages'],
    [
      'fifty thousand nodes of Yarn',
      Array.from({ length: 50_000 }, (_, i) => `title: p${i}\n---\nx\n===\n`).join(''),
      'a.yarn',
      'too-many-passages',
    ],
    ['a story that makes too large a file', weave(4900), 'a.twee', 'result-too-large'],
    ['JSON that nests too deeply', deep(100_000), 'a.json', 'too-deep'],
    ['control characters', ':: a\n\u0000\u0001', 'a.twee', 'not-text'],
    ['half a JSON file', '{"inkVersion":21,', 'a.json', 'not-json'],
    ['JSON of something else', '{"a":1}', 'a.json', 'unknown-kind'],
    ['ink without a root', '{"inkVersion":21,"root":7}', 'a.json', 'wrong-format'],
    ['ink with nothing in it', '{"inkVersion":21,"root":[null]}', 'a.json', 'no-passage'],
    ['H5P without contents', '{"branchingScenario":{"content":7}}', 'a.json', 'wrong-format'],
    ['H5P with an empty list', '{"branchingScenario":{"content":[]}}', 'a.json', 'no-passage'],
    ['an empty file', '', 'a.twee', 'no-passage'],
    ['a picture by its name', 'x', 'a.png', 'unknown-kind'],
  ])(
    '%s',
    (_, text, file, answer) => {
      expect(refusal(text, file)).toBe(answer);
    },
    SOON,
  );
});

describe('is read in good time', () => {
  test.each([
    ['links that never close', `:: a\n${'[['.repeat(200_000)}`, 'a.twee'],
    ['macros that never close', `:: a\n${'<<if "'.repeat(50_000)}`, 'a.twee'],
    ['brackets of Harlowe', `:: StoryData\n{"format":"Harlowe"}\n:: a\n${'(if: $x)['.repeat(2000)}`, 'a.twee'],
    ['conditions inside each other', `:: a\n${'<<if $x>>'.repeat(1000)}hi${'<</if>>'.repeat(1000)}`, 'a.twee'],
    [
      'options inside each other',
      `title: a\n---\n${Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}-> o${i}`).join('\n')}\n===`,
      'a.yarn',
    ],
    ['a long expression', `:: a\n<<if ${'('.repeat(1500)}>>x<</if>>`, 'a.twee'],
    [
      'ink that runs in circles',
      '{"inkVersion":21,"root":[["^a",{"->":".^.b"},{"b":["^b",{"->":".^.^.b"},null]}],{"k":["^x",null]}]}',
      'a.json',
    ],
    [
      'tags that never close',
      `{"branchingScenario":{"content":[{"type":{"library":"H5P.AdvancedText 1.1","params":{"text":"${'<script>'.repeat(20_000)}"}}}]}}`,
      'a.json',
    ],
  ])(
    '%s',
    (_, text, file) => {
      expect(refusal(text, file)).toMatch(/imported|result-too-large/);
    },
    SOON,
  );
});

test('names of prototypes are names like any other', () => {
  const twee =
    ':: __proto__\nconstructor: hi\n<<set $__proto__ to 1>>\n[[toString]]\n\n:: toString\n[[hasOwnProperty|constructor]]\n\n:: constructor\nThe end.\n';
  const scenario = scenarioOf(imported(twee, 'a.twee'));
  expect(scenario.nodes.map(({ id }) => id)).toEqual(['proto', 'to-string']);
  expect(scenario.endings.map(({ id }) => id)).toEqual(['constructor-2']);
  const json = '{"inkVersion":21,"root":["^hi","\\n",{"->":"__proto__"},{"__proto__":["^there","\\n","end",null]}]}';
  expect(imported(json, 'a.json').counts.line.carried).toBe(2);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('names in any writing become ids that are never the same', () => {
  const names = ['月底', '月底!', 'Über', 'uber', '😀', '—', 'Привет', '123'];
  const text = names.map((name, i) => `:: ${name}\nx\n[[a|${names[(i + 1) % names.length]}]]\n`).join('\n');
  const ids = scenarioOf(imported(text, 'a.twee')).nodes.map(({ id }) => id);
  expect(ids).toEqual(['yue-di', 'yue-di-2', 'uber', 'uber-2', 'grinning', 'passage', 'privet', 'passage-123']);
  expect(scenarioOf(imported(text, 'a.twee')).nodes.map(({ id }) => id)).toEqual(ids);
});

test('an ink story of a thousand choices in a row is carried over whole', () => {
  const story = Array.from({ length: 700 }, (_, i) => ['ev', 'str', `^c${i}`, '/str', '/ev', { '*': `k${i}`, flg: 4 }]);
  const knots = Object.fromEntries(story.map((_, i) => [`k${i}`, [`^t${i}`, '\n', ...(story[i + 1] ?? ['end']), null]]));
  const { counts } = imported(JSON.stringify({ inkVersion: 21, root: [...(story[0] ?? []), knots] }), 'a.json');
  expect(counts.link).toEqual({ found: 700, carried: 700, reported: 0 });
});
