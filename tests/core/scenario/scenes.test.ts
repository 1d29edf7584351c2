import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explore } from '../../../src/core/analysis/explore.ts';
import { holds } from '../../../src/core/dialogue/holds.ts';
import { compileDialogue } from '../../../src/core/dialogue/machine.ts';
import { initialTalk } from '../../../src/core/dialogue/talk.ts';
import { advance, endingOf, startRun, viewOfRun } from '../../../src/core/run/advance.ts';
import { replay } from '../../../src/core/run/replay.ts';
import { restore, saveOf } from '../../../src/core/run/save.ts';
import type { Scenario } from '../../../src/core/scenario/model.ts';
import { BASE, parse } from './fixture.ts';

const option = (id: string, move: string, to: string, more = ''): string =>
  `{id: ${id}, say: {zh-CN: 说${id}, en: Say ${id}}, move: ${move}, why: {zh-CN: 因为, en: Because ${id}}, ${more}to: ${to}}`;

const HEAD = BASE.slice(0, BASE.indexOf('start: opening'));
const ENDINGS = BASE.slice(BASE.indexOf('endings:\n'), BASE.indexOf('tests:\n'));

/** Two calls of one scene, which calls another; one choice goes back to a node by way of a condition. */
const NODES = `start: opening
nodes:
  opening:
    choices:
      - ${option('ask', 'ask-open', '{call: calm, return: middle}', 'asks: [closing-day], ')}
      - ${option('push', 'insist', '[{when: favours >= 1, to: imposed}, {call: calm, return: middle}]', 'set: {promised: true, favours: +1}, ')}
  middle:
    lines: [{when: chosen breathe, lin (calm): {zh-CN: 好些了。, en: Better.}}]
    choices:
      - ${option('again', 'apologise', '{call: calm, return: late}', 'once: true, ')}
      - ${option('plan', 'agree-plan', 'joint-plan', 'when: visits thank > 0 or chosen ask, ')}
      - ${option('drop', 'dodge', 'imposed')}
  late:
    to: [{when: chosen again--breathe, to: joint-plan}, {to: imposed}]
scenes:
  calm:
    start: settle
    nodes:
      settle:
        lines: [lin (tired): {zh-CN: 唉。, en: Oh.}, {id: sigh, narrator: {zh-CN: 静。, en: Silence.}}]
        choices:
          - ${option('breathe', 'acknowledge-feeling', '[{when: chosen hurry, to: return}, {to: thank}]')}
          - ${option('hurry', 'interrupt', 'settle', 'once: true, ')}
          - ${option('leave', 'stonewall', 'walked-out')}
        timer: {seconds: 20, choice: hurry}
      thank:
        to: {call: tea, return: return}
  tea:
    start: pour
    nodes:
      pour:
        choices: [${option('milk', 'lighten-air', 'return')}, ${option('sugar', 'give-face', 'return')}]
`;
const TEXT = `${HEAD}${NODES}${ENDINGS}`;

function sound(text: string): Scenario {
  const { scenario, diagnostics } = parse(text);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (scenario === null) throw new Error('no scenario');
  return scenario;
}

const codes = (text: string): readonly string[] =>
  parse(text).diagnostics.flatMap(({ code, severity, span }) => (severity === 'error' ? [`${code}:${span.line}`] : []));
const lineOf = (text: string, piece: string): number => text.slice(0, text.indexOf(piece)).split('\n').length;

describe('a scene is copied to every place that calls it', () => {
  test('under the id of the choice or node that calls, with nodes in the order of the calls', () => {
    expect(sound(TEXT).nodes.map(({ id }) => id)).toEqual([
      'opening',
      'ask--settle',
      'ask--thank',
      'ask--thank--pour',
      'push--settle',
      'push--thank',
      'push--thank--pour',
      'middle',
      'again--settle',
      'again--thank',
      'again--thank--pour',
      'late',
    ]);
  });

  test('its choices, lines, targets, timer and own names go with it', () => {
    const settle = sound(TEXT).nodes.find(({ id }) => id === 'again--settle');
    expect(settle?.lines.map(({ id }) => id)).toEqual(['again--settle.1', 'again--sigh']);
    expect(settle?.choices.map(({ id }) => id)).toEqual(['again--breathe', 'again--hurry', 'again--leave']);
    expect(settle?.choices.map(({ to }) => to.map((branch) => branch.to))).toEqual([
      ['late', 'again--thank'],
      ['again--settle'],
      ['walked-out'],
    ]);
    expect(settle?.choices[0]?.to[0]?.when).toEqual({ is: 'chosen', choice: 'again--hurry' });
    expect(settle?.timer?.choice).toBe('again--hurry');
  });

  test('calls of one site with one way back share a copy; others are numbered', () => {
    const text = TEXT.replace(
      '{call: calm, return: middle}]',
      '{when: promised, call: calm, return: middle}, {when: heat > 50, call: calm, return: middle}, {call: calm, return: late}]',
    );
    const ids = sound(text).nodes.map(({ id }) => id);
    expect(ids.filter((id) => id.endsWith('settle'))).toEqual(['ask--settle', 'push--settle', 'push--2--settle', 'again--settle']);
  });

  test('all ids are unique and fit into a save', () => {
    const { nodes } = sound(TEXT);
    const ids = [...nodes.map(({ id }) => id), ...nodes.flatMap(({ choices }) => choices.map(({ id }) => id))];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9-]{1,200}$/.test(id))).toEqual([]);
  });
});

describe('outside of the scene', () => {
  const { nodes } = sound(TEXT);
  test('the bare name of a choice means any of its copies', () => {
    const when = nodes.find(({ id }) => id === 'middle')?.lines[0]?.when;
    expect(when).toEqual({
      is: 'or',
      of: ['ask', 'push', 'again'].map((site) => ({ is: 'chosen', choice: `${site}--breathe` })),
    });
  });
  test('a full name means that copy', () => {
    expect(nodes.find(({ id }) => id === 'late')?.to[0]?.when).toEqual({ is: 'chosen', choice: 'again--breathe' });
  });
  test.each(['>= 2', '> 0', '< 2', '<= 1', '= 1', '!= 1', '= 0'])(
    'the bare name of a node means the copy visited most often: %s',
    (comparison) => {
      const scenario = sound(TEXT.replace('visits thank > 0 or chosen ask', `visits thank ${comparison}`));
      const when = scenario.nodes.find(({ id }) => id === 'middle')?.choices[1]?.when;
      const [op, value] = comparison.split(' ') as [string, string];
      for (const visits of [
        [0, 0, 0],
        [1, 0, 0],
        [0, 1, 1],
        [2, 0, 1],
        [0, 0, 3],
      ] as const) {
        const most = Math.max(...visits);
        const wanted = {
          '>=': most >= +value,
          '>': most > +value,
          '<': most < +value,
          '<=': most <= +value,
          '=': most === +value,
          '!=': most !== +value,
        };
        const [ask, push, again] = visits;
        const talk = { ...initialTalk(scenario), visits: { 'ask--thank': ask, 'push--thank': push, 'again--thank': again } };
        expect(holds(when, talk)).toBe(wanted[op as keyof typeof wanted]);
      }
    },
  );
  test('a copy cannot be jumped into', () => {
    expect(codes(TEXT.replace('{to: imposed}]\nscenes', '{to: ask--thank}]\nscenes'))).toEqual([
      `unknown-target:${lineOf(TEXT, 'to: [{when: chosen again--breathe')}`,
    ]);
  });
  test('a test may name a choice that was copied once by its bare name', () => {
    const once = TEXT.replace('{call: calm, return: middle}]', '{to: imposed}]')
      .replace('{call: calm, return: late}', 'late')
      .replace('again--breathe', 'breathe');
    const text = `${once}tests:\n  - {name: tea, choose: [ask, breathe, sugar, plan], expect: {ending: joint-plan}}\n`;
    expect(sound(text).tests[0]?.choose).toEqual(['ask', 'ask--breathe', 'ask--thank--sugar', 'plan']);
    const twice = `${TEXT}tests:\n  - {name: tea, choose: [ask, breathe], expect: {}}\n`;
    expect(codes(twice)).toEqual([`unknown-choice:${lineOf(twice, 'tests:') + 1}`]);
  });
});

describe('mistakes in a scene', () => {
  test.each([
    ['a line of nobody', 'lin (tired)', 'zhao (tired)', 'unknown-cast'],
    ['a wrong target', 'to: {call: tea, return: return}', 'to: nowhere', 'unknown-target'],
    ['a node of the scenario as target', 'to: {call: tea, return: return}', 'to: middle', 'unknown-target'],
    ['a wrong condition', 'when: chosen hurry', 'when: chosen hurrry', 'unknown-choice'],
    ['a timer of nothing', 'choice: hurry}', 'choice: milk}', 'unknown-choice'],
    ['a branch without an end', '{to: thank}]', '{when: heat > 3, to: thank}]', 'missing-fallback'],
  ])('%s is told once, where it is written', (_, piece, by, code) => {
    const text = TEXT.replace(piece, by);
    const found = codes(text).filter((each) => each.startsWith(code));
    expect(found).toEqual([`${code}:${lineOf(TEXT, piece)}`]);
  });

  test('a copy that cannot have been visited yet is no mistake where a bare name means any', () => {
    const codes = (text: string) => parse(text).diagnostics.map(({ code }) => code);
    expect(codes(TEXT)).not.toContain('condition-constant');
    expect(codes(TEXT.replace('when: chosen breathe,', 'when: chosen ask or chosen again--breathe,'))).toContain('condition-constant');
  });

  test('a condition that no visit needs is told once, in the words of the scene', () => {
    const text = TEXT.replace('[{when: chosen hurry, to: return}, {to: thank}]', '[{when: chosen breathe, to: return}, {to: thank}]');
    const found = parse(text).diagnostics.filter(({ code }) => code === 'condition-constant');
    expect(found.map(({ params }) => params['condition'])).toEqual(['chosen breathe']);
  });

  test('what is idle at one visit and needed at another is no mistake', () => {
    const told = parse(TEXT).diagnostics.filter(({ span }) => span.line > lineOf(TEXT, 'scenes:'));
    expect(told.map(({ code }) => code).filter((code) => code !== 'reading-level')).toEqual([]);
  });
});

test('the exploration goes through all copies and finds every ending that a play can', () => {
  const found = explore(sound(TEXT));
  expect(found.exact).toBe(true);
  expect(found.endings.filter(({ plays }) => plays > 0).map(({ id }) => id)).toEqual(['joint-plan', 'imposed', 'walked-out']);
});

test('every play through copies can be replayed and restored by its ids', () => {
  const machine = compileDialogue(sound(TEXT));
  fc.assert(
    fc.property(fc.array(fc.nat(7), { maxLength: 14 }), fc.nat(1000), (picks, seed) => {
      let [run] = startRun(machine, { seed, mode: 'coach' });
      const taken: string[] = [];
      for (const pick of picks) {
        const open = viewOfRun(machine, run).choices.filter((choice) => choice.open);
        const choice = open[pick % Math.max(1, open.length)];
        if (choice === undefined) break;
        taken.push(choice.id);
        [run] = advance(machine, run, { type: 'choose', choice: choice.id });
      }
      const again = replay(
        machine,
        { seed, mode: 'coach' },
        taken.map((choice) => ({ type: 'choose', choice })),
      );
      expect(again.ok && endingOf(machine, again.run)).toEqual(endingOf(machine, run));
      // Parsed anew, as on the next day, the ids are the same.
      const { run: restored, report } = restore(compileDialogue(sound(TEXT)), saveOf(run, 0, 0));
      expect(report.lost).toEqual([]);
      expect(restored.snapshots.at(-1)?.context).toEqual(run.snapshots.at(-1)?.context);
    }),
    { numRuns: 60 },
  );
});
