import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ORIGIN_KINDS } from '../../src/import/story.ts';
import { imported, play, scenarioOf, storyText } from './imported.ts';

const STORIES = ['sugarcube.twee', 'harlowe.twee', 'report.ink', 'supported.ink', 'report.yarn', 'content.json'];

describe.each(STORIES)('%s', (name) => {
  const { text, file } = storyText(name);
  const result = imported(text, file);

  test('becomes exactly the kept scenario and report', async () => {
    const losses = result.losses.map(
      ({ place, kind, what, reason }) => `${'line' in place ? place.line : place.path}: ${kind}: ${what} (${reason})`,
    );
    await expect(result.text).toMatchFileSnapshot(`golden/${name}.yaml`);
    await expect(`${[JSON.stringify(result.counts), ...losses].join('\n')}\n`).toMatchFileSnapshot(`golden/${name}.report.txt`);
  });

  test('has no mistake of form, and warns of what is left to do', () => {
    const codes = new Set(result.diagnostics.map(({ code }) => code));
    // A variable that the story only sets is a flag that nothing reads.
    codes.delete('unused-flag');
    expect(codes).toEqual(new Set(['todo-left', 'missing-translation']));
  });

  test('can be played from its start to an ending', () => {
    const scenario = scenarioOf(result);
    const ends = new Set<string>();
    fc.assert(
      fc.property(fc.array(fc.nat(11), { minLength: 20, maxLength: 60 }), (picks) => {
        const ending = play(scenario, picks);
        if (ending !== null) ends.add(ending);
      }),
      { seed: 7, numRuns: 200 },
    );
    // H5P has one end screen for all.
    expect(ends.size).toBeGreaterThanOrEqual(name === 'content.json' ? 1 : 2);
  });

  test('accounts for everything found: carried over or reported', () => {
    for (const kind of ORIGIN_KINDS) {
      const { found, carried, reported } = result.counts[kind];
      expect(carried + reported, kind).toBe(found);
      expect(
        result.losses.filter((loss) => loss.kind === kind && !loss.reason.startsWith('added-')),
        kind,
      ).toHaveLength(reported);
    }
  });
});

test('what is found is what the source has', () => {
  const twee = storyText('sugarcube.twee').text;
  const count = (text: string, what: RegExp): number => [...text.matchAll(what)].length;
  const { counts } = imported(twee, 'a.twee');
  // StoryTitle and StoryData are the file's own head.
  expect(counts.passage.found).toBe(count(twee, /^::/gm) - 2);
  expect(counts.link.found).toBe(count(twee, /\[\[|<<link|<<goto/g));
  expect(counts.condition.found).toBe(count(twee, /<<(if|elseif)\b/g));
  const yarn = storyText('report.yarn').text;
  const fromYarn = imported(yarn, 'a.yarn').counts;
  expect(fromYarn.passage.found).toBe(count(yarn, /^title:/gm));
  expect(fromYarn.link.found).toBe(count(yarn, /->|<<jump/g));
  expect(fromYarn.condition.found).toBe(count(yarn, /<<(if|elseif)\b/g));
  expect(fromYarn.assignment.found).toBe(count(yarn, /<<(set|declare)\b/g));
});
