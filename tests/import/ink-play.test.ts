// The imported scenario and the runtime of ink itself, side by side: same words, same options, at every step.
import fc from 'fast-check';
import { Story } from 'inkjs';
import { expect, test } from 'vitest';
import { plotOf } from '../../src/core/dialogue/plot.ts';
import { choose, openChoices, type Position, startPosition } from '../../src/core/dialogue/reduce.ts';
import type { Line } from '../../src/core/scenario/model.ts';
import { imported, scenarioOf, storyText } from './imported.ts';

const { text, file } = storyText('supported.ink');
const scenario = scenarioOf(imported(text, file));
const plot = plotOf(scenario);

function textOf(line: Line, visit: number): string {
  const at = line.order === 'cycle' ? (visit - 1) % line.texts.length : Math.min(visit, line.texts.length) - 1;
  const said = line.texts[at]?.en ?? '';
  return line.who === 'lin' ? `Lin: ${said}` : said;
}

const words = (said: string): string => said.replace(/\s+/g, ' ').trim();

function saidAt(position: Position): string {
  return words(position.talk.said.map(({ line, visit }) => textOf(plot.lines.get(line) as Line, visit)).join(' '));
}

test('says and offers what ink says and offers, whatever is chosen', () => {
  let steps = 0;
  fc.assert(
    fc.property(fc.array(fc.nat(5), { minLength: 1, maxLength: 25 }), (picks) => {
      const story = new Story(text);
      let theirs = words(story.ContinueMaximally());
      let ours = startPosition(plot);
      for (const pick of picks) {
        expect(saidAt(ours)).toBe(theirs);
        // An option that our format needs and ink does not have is marked.
        const open = openChoices(plot, ours).filter(({ say }) => !say.en.startsWith('TODO:'));
        expect(open.map(({ say }) => say.en)).toEqual(story.currentChoices.map((each) => each.text));
        const choice = open[pick % Math.max(1, open.length)];
        if (!choice) return;
        story.ChooseChoiceIndex(open.indexOf(choice));
        theirs = words(story.ContinueMaximally());
        ours = choose(plot, ours, choice);
        steps++;
      }
    }),
    { numRuns: 300 },
  );
  expect(steps).toBeGreaterThan(300);
});
