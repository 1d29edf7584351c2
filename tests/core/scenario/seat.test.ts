import { describe, expect, test } from 'vitest';
import { cachedAnchors } from '../../../src/cli/explored.ts';
import { compileDialogue } from '../../../src/core/dialogue/machine.ts';
import { viewOfRun } from '../../../src/core/run/advance.ts';
import { debriefOf } from '../../../src/core/run/debrief.ts';
import { replay } from '../../../src/core/run/replay.ts';
import { type ParsedSeat, parseScenario } from '../../../src/core/scenario/parse.ts';
import { seatedId, seatId } from '../../../src/core/scenario/seat.ts';
import { BASE, parse, SHARED } from './fixture.ts';
import { SEATED } from './seat-fixture.ts';

const TEXT = SEATED;

function seated(text = TEXT): ParsedSeat {
  const { seats, diagnostics } = parse(text);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [seat] = seats;
  if (seat === undefined) throw new Error('no seat');
  return seat;
}

const errors = (text: string): readonly string[] =>
  parse(text).diagnostics.flatMap(({ code, severity, span }) =>
    severity === 'error' ? [`${code} ${text.split('\n')[span.line - 1]?.slice(span.column - 1, span.endColumn - 1)}`] : [],
  );

describe('a seat is a scenario of its own', () => {
  const { scenario, name, you } = seated();

  test('with id, hash, texts and talk of its own', () => {
    const main = parse(TEXT).scenario;
    expect(main).toEqual({ ...parse(BASE).scenario, needs: main?.needs, hash: main?.hash });
    expect([name, you, scenario.id]).toEqual(['finance', 'lin', 'late-invoice--finance']);
    expect(scenario.hash).not.toBe(main?.hash);
    expect(scenario.title).toEqual(main?.title);
    expect(scenario.briefing.goal.en).toBe('Close in time.');
    expect(scenario.nodes.map(({ id }) => id)).toEqual(['knock', 'look']);
    expect(scenario.breakOff).toBe('quarrel');
    expect(scenario.endings.map(({ id, breakOff }) => [id, breakOff])).toEqual([
      ['issued', false],
      ['quarrel', true],
    ]);
  });

  test('people change places', () => {
    const [me, other] = scenario.cast;
    expect(me).toMatchObject({ id: 'you', figure: 'lin-jing', department: 'finance', relation: 'peer' });
    expect(other).toMatchObject({
      id: 'rep',
      figure: 'chen-mo',
      name: { en: 'Zhou' },
      role: { en: 'sales rep' },
      temperament: 'expressive',
    });
    expect(scenario.present).toEqual(['you', 'rep']);
  });

  test('so does what they know, serve and need', () => {
    expect(scenario.facts.map(({ id, knownBy }) => [id, knownBy])).toEqual([
      ['closing-day', ['you']],
      ['order-date', ['rep']],
      ['old-record', []],
    ]);
    expect(scenario.flow).toEqual({ kind: 'information', supplier: 'rep', customer: 'you' });
    expect(Object.entries(scenario.needs).map(([id, text]) => [id, text.en])).toEqual([
      ['rep', 'An invoice today.'],
      ['you', 'Closing in time.'],
    ]);
    expect(scenario.mood).toEqual({ intensity: 40, of: { rep: { climate: 20, heat: 25 } } });
  });

  test('a seat without a mood begins like the scenario, without the person in its chair', () => {
    const text = TEXT.replace('    mood: {climate: 10, heat: 25, rep: {climate: 20}}\n', '').replace(
      'mood: {climate: -10, heat: 30, intensity: 45}',
      'mood: {climate: -10, heat: 30, intensity: 45, lin: {climate: -30}}',
    );
    expect(seated(text).scenario.mood).toEqual({ intensity: 45, of: { rep: { climate: -10, heat: 30 } } });
  });

  test('it plays to a score like any other', () => {
    const machine = compileDialogue(scenario);
    const played = replay(machine, { seed: 1, mode: 'coach' }, [
      { type: 'choose', choice: 'tell' },
      { type: 'choose', choice: 'search' },
    ]);
    expect(played.ok).toBe(true);
    expect(viewOfRun(machine, played.run).ending).toBe('issued');
    const debrief = debriefOf(machine, played.run, cachedAnchors(scenario));
    expect(debrief.verdict).toBe('constructive');
    expect(debrief.score).toBeGreaterThanOrEqual(900);
  });

  test("what the main chair changes does not change the seat's hash, and the other way round", () => {
    const changed = parse(TEXT.replace('en: Next month.', 'en: Next year.'));
    expect(changed.scenario?.hash).toBe(parse(TEXT).scenario?.hash);
    expect(changed.seats[0]?.scenario.hash).not.toBe(scenario.hash);
    expect(seated(TEXT.replace('en: You again?', 'en: You?')).scenario.hash).toBe(scenario.hash);
    expect(seated(TEXT.replace('en: The books close today.', 'en: They close.')).scenario.hash).not.toBe(scenario.hash);
  });
});

describe('mistakes in a seat', () => {
  test.each([
    ['sits on nobody', 'you: lin\n', 'you: lim\n', ['unknown-cast lim']],
    ['sits on the player', 'you: lin\n', 'you: you\n', ['unknown-cast you']],
    ['calls the player like somebody else', 'was: {id: rep', 'was: {id: lin', ['duplicate-id lin']],
    ['keeps the player', 'was: {id: rep', 'was: {id: you', ['reserved-id you']],
    ['is called like the chair of the file', '  finance:\n', '  main:\n', ['reserved-id main']],
    ['speaks for the person in the chair', 'rep (worried)', 'lin (worried)', ['unknown-cast lin']],
    [
      'goes to a node of the main chair',
      '{to: look}]',
      '{to: opening}]',
      ['unknown-target opening', 'unreachable-node look', 'unreachable-ending issued'],
    ],
    ['shares what the other knows', 'shares: [closing-day]', 'shares: [order-date]', ['fact-not-known order-date']],
    ['takes an unknown figure of the shared cast', 'figure: chen-mo}', 'is: nobody-known}', ['unknown-person nobody-known']],
  ])('one that %s', (_, piece, by, found) => {
    const told = errors(TEXT.replace(piece, by));
    expect(found.filter((each) => !told.includes(each))).toEqual([]);
  });

  test('a fact without a translation is told once for all chairs', () => {
    const told = parse(TEXT.replace(', en: The books close today.', '')).diagnostics;
    expect(told.filter(({ code }) => code === 'missing-translation')).toHaveLength(1);
  });

  test('a flag or fact that only one chair uses is used', () => {
    const codes = parse(TEXT).diagnostics.map(({ code }) => code);
    expect(codes.filter((code) => code.startsWith('unused'))).toEqual([]);
  });

  test('no more than eight seats are read', () => {
    const [head, body] = TEXT.split('seats:\n') as [string, string];
    const many = Array.from({ length: 12 }, (_, i) => body.replace('  finance:', `  finance${i}:`)).join('');
    expect(errors(`${head}seats:\n${many}`)).toEqual(['expansion-too-large finance8']);
  });
});

test('a scene is shared by the chairs that call it', () => {
  const scene = `scenes:
  breath:
    start: wait
    nodes: {wait: {lines: [narrator: {zh-CN: 停一会儿。, en: A pause.}], to: return}}
`;
  const text = `${TEXT.replace('{to: look}]', '{call: breath, return: look}]')}${scene}`;
  const { seats, diagnostics } = parseScenario(text, { shared: SHARED });
  expect(diagnostics.filter(({ code }) => code === 'unused-scene')).toEqual([]);
  expect(seats[0]?.scenario.nodes.map(({ id }) => id)).toEqual(['knock', 'tell--wait', 'look']);
});

test('the id of a seat says whose it is', () => {
  expect(seatedId(seatId('late-invoice', 'finance'))).toEqual({ conflict: 'late-invoice', seat: 'finance' });
  expect(seatedId('late-invoice')).toEqual({ conflict: 'late-invoice', seat: 'main' });
});
