// What the shipped conflicts have to cover together.
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadFile, sourcesOf } from '../../src/cli/load.ts';
import { FIT } from '../../src/core/conflict/constants.ts';
import { worstOf } from '../../src/core/conflict/state.ts';
import { randomFrom } from '../../src/core/dialogue/chance.ts';
import { compileDialogue } from '../../src/core/dialogue/machine.ts';
import { choose, openChoices, startPosition } from '../../src/core/dialogue/reduce.ts';
import type { Scenario } from '../../src/core/scenario/model.ts';
import { MOVE_IDS } from '../../src/core/scenario/moves.ts';
import { MAIN_SEAT, seatedId } from '../../src/core/scenario/seat.ts';
import { CONCEPTS, CUES, FLOWS, LADDER, MODES, RELATIONS, SOURCES } from '../../src/core/scenario/terms.ts';

const files = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'));
const chairs = (await Promise.all(files.map((name) => loadFile(`scenarios/${name}`)))).flatMap((file) =>
  sourcesOf(file).map(({ scenario }) => scenario),
);
const conflicts = chairs.filter(({ id }) => seatedId(id).seat === MAIN_SEAT);
const choicesOf = (scenario: Scenario) => scenario.nodes.flatMap((node) => node.choices.map((choice) => ({ node, choice })));
const relationOf = ({ cast }: Scenario, id: string) => cast.find((one) => one.id === id)?.relation;
/** Ids of the conflicts in which something is so. */
const where = (holds: (scenario: Scenario) => boolean) => conflicts.filter(holds).map(({ id }) => id);

describe('the campaign', () => {
  test('has twelve ranked conflicts, four parables, and second seats in four conflicts', () => {
    expect(where(({ ranked }) => ranked)).toHaveLength(12);
    expect(where(({ ranked }) => !ranked)).toHaveLength(4);
    expect(chairs.filter(({ id }) => seatedId(id).seat !== MAIN_SEAT).length).toBeGreaterThanOrEqual(4);
  });

  test.each(MODES)('lets %s be the fitting answer in at least two conflicts', (mode) => {
    const fits = where((scenario) =>
      choicesOf(scenario).some(({ node, choice }) => node.cue && choice.mode === mode && FIT[node.cue][mode] === 4),
    );
    expect(fits.length).toBeGreaterThanOrEqual(2);
  });

  test('meets every cue, makes every move and has every source as a true one', () => {
    const cues = new Set(conflicts.flatMap(({ nodes }) => nodes.map(({ cue }) => cue)));
    const moves = new Set(conflicts.flatMap(choicesOf).map(({ choice }) => choice.move));
    const sources = new Set(conflicts.flatMap((scenario) => scenario.sources));
    expect(CUES.filter((cue) => !cues.has(cue))).toEqual([]);
    expect(MOVE_IDS.filter((move) => !moves.has(move))).toEqual([]);
    expect(SOURCES.filter((source) => !sources.has(source))).toEqual([]);
  });

  test('comes to every rung of the ladder', () => {
    const met = new Set<string>();
    for (const scenario of conflicts) {
      const { plot } = compileDialogue(scenario);
      for (let seed = 1; seed <= 40; seed++) {
        const random = randomFrom(seed);
        let position = startPosition(plot);
        for (;;) {
          met.add(worstOf(position.talk.conflict.counterparts).ladder);
          const open = openChoices(plot, position);
          const next = open[Math.floor(random() * open.length)];
          if (!next) break;
          position = choose(plot, position, next);
        }
      }
    }
    expect(LADDER.filter((rung) => !met.has(rung))).toEqual([]);
  });

  test('has relations up, down and among peers, and flows of information, service and goods', () => {
    for (const relation of RELATIONS) expect(where(({ cast }) => cast.some((one) => one.relation === relation))).not.toEqual([]);
    for (const flow of FLOWS) expect(where((scenario) => scenario.flow.kind === flow)).not.toEqual([]);
  });

  test('has customers by rank, by function and by process step', () => {
    const pair = (scenario: Scenario) => [scenario.flow.supplier, scenario.flow.customer].map((id) => relationOf(scenario, id));
    const byRank = where((scenario) => pair(scenario).some((relation) => relation === 'up' || relation === 'down'));
    const byStep = where((scenario) => scenario.flow.kind === 'goods' && pair(scenario).includes('peer'));
    const byFunction = where((scenario) => scenario.flow.kind !== 'goods' && pair(scenario).includes('peer'));
    expect([byRank.length, byStep.length, byFunction.length].every((count) => count >= 2)).toBe(true);
  });

  test('teaches at least 34 of the 40 concepts', () => {
    expect(CONCEPTS).toHaveLength(40);
    expect(CONCEPTS.filter((concept) => where(({ teaches }) => teaches.includes(concept)).length > 0).length).toBeGreaterThanOrEqual(34);
  });
});
