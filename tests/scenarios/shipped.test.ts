import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cachedAnchors, exploreOnce } from '../../src/cli/explored.ts';
import { loadFile, sourcesOf } from '../../src/cli/load.ts';
import { conflictFrom } from '../../src/core/analysis/conflict-from.ts';
import { modeAverages } from '../../src/core/analysis/findings/always-mode.ts';
import { NAIVE } from '../../src/core/analysis/policies.ts';
import { compileTable } from '../../src/core/analysis/table.ts';
import { atOf } from '../../src/core/analysis/table-layout.ts';
import { randomFrom } from '../../src/core/dialogue/chance.ts';
import { compileDialogue, placeOf } from '../../src/core/dialogue/machine.ts';
import { choose, openChoices, startPosition } from '../../src/core/dialogue/reduce.ts';
import { endingOf, nowOf } from '../../src/core/run/advance.ts';
import { debriefOf } from '../../src/core/run/debrief.ts';
import { replay } from '../../src/core/run/replay.ts';
import type { Scenario } from '../../src/core/scenario/model.ts';
import { CONCEPTS, LOCALES } from '../../src/core/scenario/terms.ts';

const files = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'));
const loaded = await Promise.all(files.map((name) => loadFile(`scenarios/${name}`)));
const sources = loaded.flatMap((file) => {
  const found = sourcesOf(file);
  if (found.length === 0) throw new Error(`${file.file} has mistakes`);
  return found.map((source) => ({ ...source, warnings: file.diagnostics }));
});
const scenarios = sources.map(({ scenario }) => scenario);
const exploredOf = (scenario: Scenario) => exploreOnce(sources.find((source) => source.scenario === scenario) as (typeof sources)[number]);
const ranked = scenarios.filter((scenario) => scenario.ranked);
const playOf = (scenario: Scenario, choices: readonly string[]) => {
  const machine = compileDialogue(scenario);
  const played = replay(
    machine,
    { seed: 1, mode: 'coach' },
    choices.map((choice) => ({ type: 'choose', choice })),
  );
  if (!played.ok) throw new Error(`${scenario.id}: ${played.code} at ${choices[played.illegalAt]}`);
  return { machine, run: played.run };
};
const named = (list: readonly Scenario[]) => list.map((scenario) => [scenario.id, scenario] as const);

describe.each(named(scenarios))('%s', (_, scenario) => {
  test("plays to each of its endings by its author's own tests", () => {
    const reached = new Set(
      scenario.tests.map((one) => {
        const { machine, run } = playOf(scenario, one.choose);
        return endingOf(machine, run);
      }),
    );
    expect([...reached].sort()).toEqual(scenario.endings.map((ending) => ending.id).sort());
  });

  test('plays alike as machine, as reducer and as table', () => {
    const machine = compileDialogue(scenario);
    const table = compileTable(scenario, { whole: true });
    for (let seed = 1; seed <= 60; seed++) {
      const random = randomFrom(seed);
      let snapshot = machine.start;
      let position = startPosition(machine.plot);
      const vector = table.start();
      for (;;) {
        expect(placeOf(snapshot)).toBe(position.at);
        expect(snapshot.context).toEqual(position.talk);
        expect(conflictFrom(scenario, table.layout, vector)).toEqual({
          ...position.talk.conflict,
          misstated: expect.any(Array),
          discovered: expect.any(Array),
        });
        const open = openChoices(machine.plot, position);
        const next = open[Math.floor(random() * open.length)];
        if (!next) break;
        const taken = table.places[atOf(vector)]?.choices.find((one) => one.choice.id === next.id);
        if (!taken?.open(vector)) throw new Error(`the table closes ${next.id}`);
        snapshot = machine.step(snapshot, { type: 'choose', choice: next.id });
        position = choose(machine.plot, position, next);
        taken.step(vector);
      }
    }
  });

  test('says every text in both languages, and each in its own', () => {
    const texts = [
      scenario.title,
      scenario.summary,
      ...scenario.nodes.flatMap((node) => node.choices.flatMap((choice) => [choice.say, choice.why])),
    ];
    for (const text of texts) for (const locale of LOCALES) expect(text[locale].trim()).not.toBe('');
    for (const text of texts) expect(/[\u4e00-\u9fff]/.test(text.en)).toBe(false);
  });

  test('teaches concepts of the course', () => {
    expect(scenario.teaches.length).toBeGreaterThan(0);
    for (const concept of scenario.teaches) expect(CONCEPTS).toContain(concept);
  });

  test('has no line longer than 60 Chinese characters or 35 English words, and no option longer than 1.5 times its siblings', () => {
    const long: string[] = [];
    for (const node of scenario.nodes) {
      const spoken = [...node.lines, ...node.choices.flatMap((choice) => choice.reply.flatMap((reply) => reply.lines))].flatMap(
        (line) => line.texts,
      );
      for (const text of [...spoken, ...node.choices.map((choice) => choice.say)])
        if ((text['zh-CN'].match(/[\u4e00-\u9fff]/g) ?? []).length > 60 || text.en.split(/\s+/).length > 35) long.push(text.en);
      for (const locale of LOCALES) {
        const lengths = node.choices.map((choice) => [...choice.say[locale]].length);
        const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
        for (const [k, length] of lengths.entries())
          if (lengths.length > 1 && length > 1.5 * mean) long.push(`${node.id}/${node.choices[k]?.id} (${locale})`);
      }
    }
    expect(long).toEqual([]);
  });
});

describe.each(named(ranked))('%s, ranked,', (_, scenario) => {
  const anchors = cachedAnchors(scenario);

  test('is explored exactly, tells good play from blind play by 30 points of R and passes every gate', () => {
    expect(anchors.exact).toBe(true);
    expect(anchors.max - anchors.random).toBeGreaterThanOrEqual(30);
    expect(exploredOf(scenario).ranked).toBe(true);
  });

  test('gives naive players at most 700', () => {
    const { policies } = exploredOf(scenario);
    for (const naive of NAIVE) expect(policies[naive] ?? 0).toBeLessThanOrEqual(700);
  });

  test('has two good and two bad endings, and verdicts of at least three kinds', () => {
    const verdicts = scenario.tests.map((one) => {
      const { machine, run } = playOf(scenario, one.choose);
      return [endingOf(machine, run), debriefOf(machine, run, anchors).verdict] as const;
    });
    const good = new Set(verdicts.filter(([, verdict]) => verdict === 'constructive' || verdict === 'settled').map(([ending]) => ending));
    const bad = new Set(verdicts.filter(([, verdict]) => verdict !== 'constructive' && verdict !== 'settled').map(([ending]) => ending));
    expect(good.size).toBeGreaterThanOrEqual(2);
    expect(bad.size).toBeGreaterThanOrEqual(2);
    expect(new Set(verdicts.map(([, verdict]) => verdict)).size).toBeGreaterThanOrEqual(3);
  });

  test('takes 8 to 14 decisions to every ending that nobody breaks off', () => {
    for (const one of scenario.tests) {
      const { machine, run } = playOf(scenario, one.choose);
      const ending = scenario.endings.find((each) => each.id === endingOf(machine, run));
      if (ending?.breakOff) continue;
      expect(nowOf(run).context.conflict.decisions).toBeGreaterThanOrEqual(8);
      expect(nowOf(run).context.conflict.decisions).toBeLessThanOrEqual(14);
    }
  });

  test('uses conditions on stance, facts and the ladder', () => {
    const used = new Set(JSON.stringify(scenario.nodes).match(/"is":"(stance|fact|ladder)"/g));
    expect([...used].sort()).toEqual(['"is":"fact"', '"is":"ladder"', '"is":"stance"']);
  });
});

describe('over the campaign', () => {
  test.each(modeAverages(ranked.map((scenario) => exploredOf(scenario).policies)))(
    'who always takes $mode averages at most 700',
    ({ score }) => {
      expect(score).toBeLessThanOrEqual(700);
    },
  );

  test('no file has a warning', () => {
    const told = sources.flatMap(({ scenario, warnings }) =>
      [...warnings, ...exploredOf(scenario).findings]
        .filter(({ severity }) => severity !== 'info')
        .map(({ code, span }) => `${scenario.id}:${span.line} ${code}`),
    );
    expect(told).toEqual([]);
  });
});
