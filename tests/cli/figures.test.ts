// What the build makes of composed people: nothing at all where there are none.
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openFigureDesk } from '../../src/cli/vite-figures.ts';
import type { Scenario } from '../../src/core/scenario/model.ts';
import { parseScenario } from '../../src/core/scenario/parse.ts';
import { POSTURES } from '../../src/core/scenario/terms.ts';
import { BASE, baseWith, SHARED } from '../core/scenario/fixture.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LIN = 'lin: {is: lin-jing, relation: peer}';

function scenarioOf(text: string): Scenario {
  const { scenario } = parseScenario(text, { shared: SHARED });
  if (scenario === null) throw new Error('the scenario has mistakes');
  return scenario;
}

describe('the desk that has figures drawn', () => {
  test('draws nobody and writes no code for people who are called by name', async () => {
    const told: string[] = [];
    const desk = openFigureDesk(path.join(ROOT, 'no-such-project'), (message) => told.push(message));
    const scenario = scenarioOf(BASE);
    await desk.draw([scenario]);
    expect([desk.figures(), desk.portraitCode([scenario]), desk.figuresCode(scenario), told]).toEqual([[], '', '', []]);
  });

  test('draws a composed person once, however many ask at the same time, and imports their files', async () => {
    const told: string[] = [];
    const desk = openFigureDesk(ROOT, (message) => told.push(message));
    const scenario = scenarioOf(baseWith(LIN, 'lin: {is: lin-jing, relation: peer, figure: {hair: ShortCurly, outfit: tee}}'));
    await Promise.all([desk.draw([scenario]), desk.draw([scenario]), desk.draw([scenario, scenario])]);
    expect(told.length).toBeLessThanOrEqual(1);
    const key = scenario.cast[1]?.figure ?? '';
    const [one] = desk.figures();
    expect(desk.figures()).toHaveLength(1);
    expect(one).toMatchObject({ key, figure: { atlas: key, seated: false } });
    expect(one?.sheets[2].picture).toMatch(new RegExp(`^/node_modules/\\.cache/common-ground/people/[0-9a-f]+/${key}/${key}@2x\\.webp$`));
    const code = desk.figuresCode(scenario);
    // Two densities of sheet, frames and all postures but neutral, and the portrait.
    const size = 2 + POSTURES.length - 1;
    expect(code.match(/^import /gm)).toHaveLength(2 * size + 1);
    expect(code).toContain('"sheets":{"1":{"picture":file0_0,"frames":file0_1,"postures":{');
    expect(code).toContain(`"2":{"picture":file0_${size},"frames":file0_${size + 1},"postures":{`);
    expect(code).toContain(`"portrait":file0_${2 * size}`);
    expect(one?.sheets[1].postures['pointing']).toMatch(/-pointing@1x\.webp$/);
    expect(desk.portraitCode([scenario])).toContain(`{"${key}": portrait0_0}`);
  }, 120_000);
});
