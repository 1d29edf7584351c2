import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LIMITS, study } from '../../../src/core/analysis/explore.ts';
import { CAMPAIGN, findAlwaysMode, modeAverages } from '../../../src/core/analysis/findings/always-mode.ts';
import { findingsOf } from '../../../src/core/analysis/findings/findings.ts';
import type { Policies } from '../../../src/core/analysis/policies.ts';
import { parsePeople, parseScenario } from '../../../src/core/scenario/parse.ts';
import { MODES } from '../../../src/core/scenario/terms.ts';
import { describeDiagnostic } from '../../../src/locale/diagnostics.ts';
import { choice, ending, node, scenario } from '../sample-scenario.ts';

const fixture = (name: string): string => readFileSync(new URL(`../../diagnostics/${name}`, import.meta.url), 'utf8');
const shared = parsePeople(fixture('cast.yaml')).people;

type Edit = readonly [from: string, to: string];

/** Findings of the explored example after the edits. */
function findingsAfter(edits: readonly Edit[], states = LIMITS.states) {
  const text = edits.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`there is no "${from}"`);
    return before.replace(from, to);
  }, fixture('explored.yaml'));
  const parsed = parseScenario(text, { shared, file: 'travel-claim.yaml' });
  if (!parsed.scenario) throw new Error(`it has mistakes: ${parsed.diagnostics.map(({ code }) => code)}`);
  return findingsOf(study(parsed.scenario, { states }), parsed.placeOf);
}

/** Somebody whose score is the same by whatever rule, but for the modes named. */
function policies(modes: Partial<Policies>, rest = 0): Policies {
  const rules = ['first', 'last', 'longest', 'shortest', ...MODES, 'random', 'greedy', 'best'] as const;
  return { ...(Object.fromEntries(rules.map((rule) => [rule, rest])) as Record<keyof Policies, number>), ...modes };
}

describe('over a campaign no mode is always right', () => {
  test.each([
    ['nobody always does well', [{}, {}, {}], []],
    ['700 on average is just allowed', [{ collaborating: 600 }, { collaborating: 700 }, { collaborating: 800 }], []],
    ['one point more is not', [{ collaborating: 601 }, { collaborating: 701 }, { collaborating: 801 }], ['collaborating 701']],
    ['one easy scene does not make a campaign', [{ avoiding: 1000 }, { avoiding: 400 }, { avoiding: 400 }], []],
    ['a talk that never ends counts as nothing', [{ competing: null }, { competing: 1000 }, { competing: 1000 }], []],
    [
      'each mode is judged by itself',
      [
        { accommodating: 900, compromising: 900 },
        { accommodating: 900, compromising: 900 },
        { accommodating: 900, compromising: 200 },
      ],
      ['accommodating 900'],
    ],
    [
      'two modes may both be too good',
      [
        { competing: 800, avoiding: 750 },
        { competing: 800, avoiding: 750 },
        { competing: 800, avoiding: 750 },
        { competing: 800, avoiding: 750 },
      ],
      ['competing 800', 'avoiding 750'],
    ],
    ['two scenarios are no campaign', [{ collaborating: 1000 }, { collaborating: 1000 }], []],
    ['nor is none', [], []],
  ] satisfies [string, Partial<Policies>[], string[]][])('%s', (_, campaign, told) => {
    const found = findAlwaysMode(campaign.map((modes) => policies(modes)));
    expect(found.map(({ params }) => `${params['mode']} ${params['score']}`)).toEqual(told);
    for (const each of found) expect(each).toMatchObject({ code: 'always-mode', severity: 'warning', params: { limit: 700 } });
  });

  test('what the other rules of thumb get has no say in it', () => {
    const greedy = policies(Object.fromEntries(MODES.map((mode) => [mode, 0])), 1000);
    expect(findAlwaysMode(Array.from({ length: CAMPAIGN }, () => greedy))).toEqual([]);
  });

  test('averages are told of every mode, in their order, for any number of scenarios', () => {
    expect(modeAverages([])).toEqual([]);
    const averages = modeAverages([policies({ competing: 1 }), policies({ competing: 2, avoiding: 1000 })]);
    expect(averages.map(({ mode }) => mode)).toEqual(MODES);
    expect(averages.find(({ mode }) => mode === 'competing')).toEqual({ mode: 'competing', score: 2, passes: true });
    expect(averages.find(({ mode }) => mode === 'avoiding')).toEqual({ mode: 'avoiding', score: 500, passes: true });
  });
});

describe('a scenario is ranked', () => {
  const SHRUG = 'why: {zh-CN: 躲开，单子还在原地。, en: You dodge and the claim stays where it is.}\n        to: ';
  const HALF = 'say: {zh-CN: 那就先报一半吧。';
  const PLAN = '{when: stance of lin is open, to: joint-plan}';
  const cases: readonly [string, readonly Edit[], number | undefined, readonly string[], boolean][] = [
    ['if it asks for it and nothing speaks against it', [], undefined, [], true],
    ['though one may go back once', [[`${SHRUG}her-desk`, `once: true\n        ${SHRUG}opening`]], undefined, [], true],
    ['not if it does not ask for it', [['sources:', 'ranked: false\nsources:']], undefined, [], false],
    [
      'though a warning is open that is no gate',
      [[HALF, `when: fact twin-record is open\n        ${HALF}`]],
      undefined,
      ['condition-constant', 'unreachable-choice'],
      true,
    ],
    [
      'not if an error is open',
      [
        [PLAN, `{when: climate of lin >= 99, to: tea}, ${PLAN}`],
        ['endings:', '  tea: {to: joint-plan}\nendings:'],
      ],
      undefined,
      ['condition-constant', 'unreachable-node'],
      false,
    ],
    ['not if plays may go round for ever', [[`${SHRUG}her-desk`, `${SHRUG}opening`]], undefined, ['endless-loop'], false],
    ['just if it has no more states than the bound', [], 332, [], true],
    ['not if it has one more, for then its figures are an estimate', [], 331, ['not-explored'], false],
  ];
  test.each(cases)('%s', (_, edits, states, told, ranked) => {
    const found = findingsAfter(edits, states);
    const open = found.diagnostics.filter(({ severity }) => severity !== 'info');
    expect(open.map(({ code }) => code).sort()).toEqual(told);
    expect(found.ranked).toBe(ranked);
  });

  test('infos are for the eye and keep nothing from it', () => {
    const { diagnostics, ranked } = findingsAfter([]);
    expect(diagnostics.length).toBeGreaterThan(5);
    expect([...new Set(diagnostics.map(({ code }) => code))]).toEqual(['dominated-option']);
    expect(ranked).toBe(true);
  });
});

test('a finding without a place of its own is told at the head of the file', () => {
  const source = scenario({ nodes: [node('opening', [choice('yes', 'end'), choice('no', 'end')])], endings: [ending('end')] });
  const { diagnostics } = findingsOf(study(source), () => undefined);
  expect(diagnostics.map(({ code }) => code)).toContain('narrow-range');
  for (const { span } of diagnostics) expect(span).toEqual({ line: 1, column: 1, endLine: 1, endColumn: 1 });
});

test('a state in which nothing is open is told with the way there, in both languages', () => {
  const never = { is: 'heat', op: '>', value: 100 } as const;
  const source = scenario({
    nodes: [
      node('opening', [choice('in', 'hall'), choice('out', 'end')]),
      node('hall', [choice('on', 'room')]),
      node('room', [choice('leave', 'end', { when: never })]),
    ],
    endings: [ending('end')],
  });
  const found = findingsOf(study(source), () => undefined);
  const stranded = found.diagnostics.find(({ code }) => code === 'no-open-option');
  if (!stranded) throw new Error('it was not found');
  expect(describeDiagnostic(stranded, 'en').message).toBe('At the node "room" every choice is closed after: in → on');
  expect(describeDiagnostic(stranded, 'zh-CN').message).toBe('在节点“room”，所有选项都不可选：in → on');
  expect(found.ranked).toBe(false);
});
