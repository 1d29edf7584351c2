import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileDialogue, placeOf, regionsOf } from '../../../src/core/dialogue/machine.ts';
import { openChoices } from '../../../src/core/dialogue/reduce.ts';
import { advance, canAdvance, nowOf, startRun, viewOfRun } from '../../../src/core/run/advance.ts';
import { replay } from '../../../src/core/run/replay.ts';
import { shortestWay } from '../../../src/core/run/shortest-way.ts';
import { startAt, type TalkPatch } from '../../../src/core/run/start-at.ts';
import { scenarios } from '../random-scenarios.ts';
import { choice, ending, node, SAMPLE, scenario } from '../sample-scenario.ts';

const machine = compileDialogue(SAMPLE);
const HEAD = { seed: 7, mode: 'coach' } as const;

const startedAt = (place: string, patch: TalkPatch = {}) => {
  const started = startAt(machine, place, patch, HEAD);
  if (!started.ok) throw new Error(JSON.stringify(started.problems));
  return started.run;
};

describe('a run that begins in the middle', () => {
  test('stands at the node in the state asked for', () => {
    const run = startedAt('last', {
      counterparts: { lin: { climate: 45, heat: 5 } },
      intensity: 60,
      step: 3,
      panes: { mine: 'open' },
      flags: { promised: 1 },
      chosen: ['ask'],
      visits: { opening: 2, last: 1 },
    });
    const view = viewOfRun(machine, run);
    expect(view).toMatchObject({ node: 'last', climate: 45, heat: 5, stance: 'open', intensity: 60, step: 3, decisions: 0 });
    expect(view.choices.find((each) => each.id === 'look')?.open).toBe(true);
    const { visits, flags, chosen } = nowOf(run).context;
    expect({ visits, flags, chosen }).toEqual({ visits: { opening: 2, last: 2 }, flags: { promised: 1 }, chosen: ['ask'] });
    expect(regionsOf(nowOf(run))).toEqual({ stance: { lin: 'open' }, ladder: 'calm' });
  });

  test('goes on as any other run', () => {
    const [next, cues] = advance(machine, startedAt('last', { counterparts: { lin: { climate: 60 } } }), {
      type: 'choose',
      choice: 'plan',
    });
    expect(viewOfRun(machine, next).ending).toBe('joint');
    expect(cues.at(-1)).toEqual({ type: 'ended', ending: 'joint' });
  });

  test('without a patch at the start is the run from the start, on random scenarios', () => {
    fc.assert(
      fc.property(scenarios, (source) => {
        const compiled = compileDialogue(source);
        const [usual] = startRun(compiled, HEAD);
        const started = startAt(compiled, source.start, {}, HEAD);
        // A random scenario may open with nothing to say, which is told instead.
        if (!started.ok) return expect(started.problems[0]?.code).toBe('no-open-option');
        expect(nowOf(started.run).context).toEqual(nowOf(usual).context);
        expect(nowOf(started.run).value).toEqual(nowOf(usual).value);
        for (const id of compiled.plot.choices.keys())
          expect(canAdvance(compiled, started.run, { type: 'choose', choice: id })).toBe(
            canAdvance(compiled, usual, { type: 'choose', choice: id }),
          );
      }),
      { numRuns: 100 },
    );
  });

  test('moves by the machine as by the plain reducer from any state, on random scenarios', () => {
    const patch = fc.record({ climate: fc.integer({ min: -100, max: 100 }), heat: fc.integer({ min: 0, max: 100 }) });
    fc.assert(
      fc.property(scenarios, patch, fc.nat(), (source, lin, pick) => {
        const compiled = compileDialogue(source);
        const place = source.nodes[pick % source.nodes.length]?.id ?? '';
        const started = startAt(compiled, place, { counterparts: { lin } }, HEAD);
        if (!started.ok) return;
        const now = nowOf(started.run);
        for (const { id } of openChoices(compiled.plot, { at: placeOf(now), talk: now.context })) {
          const [next] = advance(compiled, started.run, { type: 'choose', choice: id });
          const { stance, ladder } = regionsOf(nowOf(next));
          const { conflict } = nowOf(next).context;
          for (const [who, one] of Object.entries(conflict.counterparts)) expect(stance[who]).toBe(one.stance);
          expect(viewOfRun(compiled, next).ladder).toBe(ladder);
        }
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ['no such node', 'nowhere', {}, [{ code: 'unknown-node', name: 'nowhere' }]],
    [
      'nobody of that name',
      'last',
      { counterparts: { you: {} }, present: ['bo'] },
      [
        { code: 'unknown-person', name: 'you' },
        { code: 'unknown-person', name: 'bo' },
      ],
    ],
    [
      'a climate beyond the scale',
      'last',
      { counterparts: { lin: { climate: 101, heat: -1 } } },
      [
        { code: 'out-of-range', name: 'climate lin', value: 101, min: -100, max: 100 },
        { code: 'out-of-range', name: 'heat lin', value: -1, min: 0, max: 100 },
      ],
    ],
    [
      'half a step and no number',
      'last',
      { step: 1.5, intensity: Number.NaN },
      [
        { code: 'out-of-range', name: 'intensity', value: Number.NaN, min: 0, max: 100 },
        { code: 'out-of-range', name: 'step', value: 1.5, min: 0, max: 5 },
      ],
    ],
    [
      'a pane that is none',
      'last',
      { panes: { mine: 'ajar' as never, yours: 'open' } },
      [
        { code: 'unknown-pane', name: 'mine', value: 'ajar' },
        { code: 'unknown-fact', name: 'yours' },
      ],
    ],
    [
      'a flag beyond its range',
      'last',
      { flags: { promised: 2, other: 0 } },
      [
        { code: 'out-of-range', name: 'promised', value: 2, min: 0, max: 1 },
        { code: 'unknown-flag', name: 'other' },
      ],
    ],
    [
      'marks of what is not there',
      'last',
      { visits: { x: 1 }, chosen: ['y'] },
      [
        { code: 'unknown-node', name: 'x' },
        { code: 'unknown-choice', name: 'y' },
      ],
    ],
  ] as const)('is refused for %s', (_, place, patch, problems) => {
    expect(startAt(machine, place, patch as TalkPatch, HEAD)).toEqual({ ok: false, problems });
  });

  test('is refused where nothing can be said, and where nodes lead round in a circle', () => {
    const odd = compileDialogue(
      scenario({
        flags: [{ id: 'out', initial: 1, min: 0, max: 1, kind: 'switch' }],
        nodes: [
          node('opening', [choice('go', 'done')]),
          node('shut', [choice('once', 'done', { once: true })]),
          node('round', [], { to: [{ when: { is: 'flag', flag: 'out', op: '=', value: 1 }, to: 'opening' }, { to: 'round' }] }),
        ],
        endings: [ending('done')],
      }),
    );
    expect(startAt(odd, 'shut', { chosen: ['once'] }, HEAD)).toEqual({ ok: false, problems: [{ code: 'no-open-option', name: 'shut' }] });
    expect(startAt(odd, 'round', { flags: { out: 0 } }, HEAD)).toEqual({ ok: false, problems: [{ code: 'endless', name: 'round' }] });
    expect(startAt(odd, 'round', {}, HEAD).ok).toBe(true);
  });
});

describe('the shortest way to a node', () => {
  test.each([
    ['opening', []],
    ['middle', 1],
    ['last', 2],
  ] as const)('to %s takes %s decisions', (place, wanted) => {
    const way = shortestWay(machine.plot, place);
    if (!way.found) throw new Error(way.why);
    expect(way.choices).toHaveLength(typeof wanted === 'number' ? wanted : 0);
    const played = replay(
      machine,
      HEAD,
      way.choices.map((id) => ({ type: 'choose', choice: id })),
    );
    expect(played.ok && viewOfRun(machine, played.run).node).toBe(place);
  });

  test('says when there is none, no such node, or too much to look at', () => {
    const never = compileDialogue(
      scenario({
        nodes: [
          node('opening', [choice('go', [{ when: { is: 'climate', op: '>=', value: 99 }, to: 'high' }, { to: 'done' }])]),
          node('high', [choice('end', 'done')]),
        ],
        endings: [ending('done')],
      }),
    );
    expect(shortestWay(never.plot, 'high')).toEqual({ found: false, why: 'none' });
    expect(shortestWay(never.plot, 'nowhere')).toEqual({ found: false, why: 'unknown' });
    expect(shortestWay(machine.plot, 'last', 1)).toEqual({ found: false, why: 'bound' });
  });

  test('is a lawful play to its node and never longer than another one, on random scenarios', () => {
    fc.assert(
      fc.property(scenarios, fc.array(fc.nat(9), { maxLength: 6 }), (source, picks) => {
        const compiled = compileDialogue(source);
        let [run] = startRun(compiled, HEAD);
        for (const pick of picks) {
          const open = viewOfRun(compiled, run).choices.filter((each) => each.open);
          const taken = open[pick % Math.max(1, open.length)];
          if (taken) [run] = advance(compiled, run, { type: 'choose', choice: taken.id });
        }
        const { node: place, ending: ended } = viewOfRun(compiled, run);
        if (ended !== undefined) return;
        const way = shortestWay(compiled.plot, place);
        if (!way.found) throw new Error(way.why);
        expect(way.choices.length).toBeLessThanOrEqual(run.log.length);
        const played = replay(
          compiled,
          HEAD,
          way.choices.map((id) => ({ type: 'choose', choice: id })),
        );
        expect(played.ok && nowOf(played.run).context.trail).toContain(place);
      }),
      { numRuns: 100 },
    );
  });
});
