import { describe, expect, test } from 'vitest';
import { parsePeople, parseScenario } from '../../../src/core/scenario/parse.ts';
import { BASE, baseWith, marked, parse, SHARED } from './fixture.ts';

const sound = (text: string) => {
  const { scenario, diagnostics } = parse(text);
  expect(diagnostics).toEqual([]);
  if (scenario === null) throw new Error('no scenario');
  return scenario;
};

const choiceOf = (text: string, id: string) => {
  const choice = sound(text)
    .nodes.flatMap((node) => node.choices)
    .find((each) => each.id === id);
  if (choice === undefined) throw new Error(`no choice ${id}`);
  return choice;
};

describe('a sound file becomes a scenario', () => {
  test('the defaults of the move are filled in', () => {
    const choice = choiceOf(BASE, 'ask-deadline');
    expect(choice).toMatchObject({ move: 'ask-open', issue: 1, listen: 3, mode: 'collaborating', step: 'invite-view' });
    expect(choice).not.toHaveProperty('goal');
  });

  test('things of a scene are words, and a whiteboard may carry a text', () => {
    const propsOf = (written: string) =>
      sound(baseWith('    cue: both-vital\n', `    cue: both-vital\n    props: ${written}\n`)).nodes[0]?.props;
    expect(propsOf('invoice')).toEqual([{ kind: 'invoice' }]);
    expect(propsOf('[phone, whiteboard, phone]')).toEqual([{ kind: 'phone' }, { kind: 'whiteboard' }]);
    expect(propsOf('[pallet, {whiteboard: {zh-CN: 谁先动？, en: Who moves first?}}]')).toEqual([
      { kind: 'pallet' },
      { kind: 'whiteboard', text: { 'zh-CN': '谁先动？', en: 'Who moves first?' } },
    ]);
    expect(propsOf('none')).toEqual([]);
    expect(sound(BASE).nodes[0]).not.toHaveProperty('props');
  });

  test('a thing that is not drawn is told with the one that was meant', () => {
    const wrong = (written: string) => parse(baseWith('    cue: both-vital\n', `    cue: both-vital\n    props: ${written}\n`)).diagnostics;
    expect(wrong('[phone, invoices]')).toMatchObject([{ code: 'unknown-value', params: { name: 'invoices', suggestion: 'invoice' } }]);
    expect(wrong('palet')).toMatchObject([{ code: 'unknown-value', params: { suggestion: 'pallet' } }]);
    expect(wrong('[{phone: {zh-CN: 喂, en: Hello}}]').map(({ code }) => code)).toContain('unknown-key');
    expect(wrong('7')).toMatchObject([{ code: 'wrong-type' }]);
    expect(wrong('[{whiteboard: {en: Good}}]')).toMatchObject([{ code: 'missing-translation', params: { language: 'zh-CN' } }]);
  });

  test('the hour stands beside the place, of the whole and of a node', () => {
    const { time, nodes } = sound(
      baseWith('place: finance-office\n', 'place: finance-office\ntime: evening\n').replace('    cue: both-vital\n', '    time: night\n'),
    );
    expect([time, nodes[0]?.time]).toEqual(['evening', 'night']);
  });

  test('the weather stands beside the hour; one that is not known is told with the one that was meant', () => {
    const { weather, nodes } = sound(
      baseWith('place: finance-office\n', 'place: finance-office\nweather: sleet\n').replace(
        '    cue: both-vital\n',
        '    weather: snow\n',
      ),
    );
    expect([weather, nodes[0]?.weather]).toEqual(['sleet', 'snow']);
    const { diagnostics } = parse(baseWith('place: finance-office\n', 'place: finance-office\nweather: claer\n'));
    expect(diagnostics).toMatchObject([{ code: 'unknown-value', params: { name: 'claer', suggestion: 'clear' } }]);
  });

  test('whoever comes in on a screen comes in, and a name that is not in the cast is told', () => {
    const nodeWith = (key: string) => baseWith('    cue: both-vital\n', `    cue: both-vital\n    ${key}\n`);
    const [first] = sound(nodeWith('on-screen: [lin]')).nodes;
    expect([first?.enter, first?.onScreen]).toEqual([['lin'], ['lin']]);
    expect(sound(nodeWith('enter: [lin]')).nodes[0]).not.toHaveProperty('onScreen');
    expect(parse(nodeWith('on-screen: [linn]')).diagnostics).toMatchObject([{ params: { name: 'linn', suggestion: 'lin' } }]);
  });

  test("a choice's own tag replaces the default, and none takes it away", () => {
    const choice = choiceOf(baseWith('move: insist', 'move: insist\n        goal: none\n        issue: -2\n        mode: none'), 'push');
    expect(choice).not.toHaveProperty('goal');
    expect(choice).toMatchObject({ issue: -2, listen: 0, mode: 'none' });
  });

  test('the cast takes from the shared people what the scenario does not say, the player first', () => {
    const text = baseWith('  lin: {is: lin-jing, relation: peer}\n', '').replace(
      'cast:\n',
      'cast:\n  lin: {is: lin-jing, temperament: driver, present: false}\n',
    );
    const { cast, present } = sound(text);
    expect(cast.map(({ id }) => id)).toEqual(['you', 'lin']);
    expect(cast[1]).toMatchObject({ figure: 'lin-jing', voice: 'lin', department: 'finance', temperament: 'driver', relation: 'peer' });
    expect(present).toEqual(['you']);
  });

  test('a sign in front of a number adds, a plain number and a switch set', () => {
    expect(choiceOf(BASE, 'push').set).toEqual([
      { flag: 'promised', op: 'set', value: 1 },
      { flag: 'favours', op: 'add', value: 1 },
    ]);
    expect(choiceOf(baseWith('favours: +1', 'favours: 2'), 'push').set[1]).toEqual({ flag: 'favours', op: 'set', value: 2 });
    expect(choiceOf(baseWith('favours: +1', 'favours: -1'), 'push').set[1]).toEqual({ flag: 'favours', op: 'add', value: -1 });
  });

  test('the ending that a crisis forces is a break-off', () => {
    const { breakOff, endings } = sound(BASE);
    expect(breakOff).toBe('walked-out');
    expect(endings.filter((ending) => ending.breakOff).map(({ id }) => id)).toEqual(['walked-out']);
  });

  test('a choice without a target goes where its node goes', () => {
    const text = baseWith('        to: imposed\n', '').replace('    timer: {', '    to: imposed\n    timer: {');
    expect(choiceOf(text, 'push').to).toEqual([{ to: 'imposed' }]);
    expect(choiceOf(text, 'ask-deadline').to).toHaveLength(2);
  });

  test('lines get ids from their node and choice, and keep those the author gave', () => {
    const text = baseWith(
      '- lin (annoyed, arms-crossed): {zh-CN: 又是你？, en: You again?}',
      '- {id: again, lin: {zh-CN: 又, en: Again}}\n      - you (thinks, worried): {zh-CN: 唉, en: Oh}',
    );
    const [opening] = sound(text).nodes;
    expect(opening?.lines.map(({ id, kind, feeling }) => [id, kind, feeling])).toEqual([
      ['again', 'say', undefined],
      ['opening.2', 'think', 'worried'],
    ]);
    expect(opening?.choices[0]?.reply.map(({ lines }) => lines[0]?.id)).toEqual(['opening.ask-deadline.1', 'opening.ask-deadline.2']);
  });

  test('variants of a line keep their order and their way of being picked', () => {
    const text = baseWith('{zh-CN: 又是你？, en: You again?}', '{shuffle: [{zh-CN: 甲, en: A}, {zh-CN: 乙, en: B}]}');
    expect(sound(text).nodes[0]?.lines[0]).toMatchObject({ order: 'shuffle', texts: [{ en: 'A' }, { en: 'B' }] });
  });

  test('acting may stand in braces and brackets too, behind one comma or several', () => {
    const line = '- {id: x, lin (annoyed, arms-crossed, leans-in, sighs): {zh-CN: 又是你？, en: You again?}}';
    const text = baseWith('- lin (annoyed, arms-crossed): {zh-CN: 又是你？, en: You again?}', line);
    expect(sound(text).nodes[0]?.lines[0]).toMatchObject({ posture: 'arms-crossed', acting: ['leans-in', 'sighs'] });
    const inBrackets = baseWith(
      '    lines:\n      - lin (annoyed, arms-crossed): {zh-CN: 又是你？, en: You again?}',
      '    lines: [lin (annoyed, arms-crossed, nods): {zh-CN: 又, en: Again}, narrator (long-silence): {zh-CN: 静, en: Silence}]',
    );
    expect(sound(inBrackets).nodes[0]?.lines.map(({ kind, acting }) => [kind, acting])).toEqual([
      ['say', ['nods']],
      ['narrate', ['long-silence']],
    ]);
  });

  test('feeling and posture may stand in braces and brackets, where YAML splits at their comma', () => {
    const text = baseWith(
      '{when: stance is closed, lin (cold): {zh-CN: 自己查。, en: Look it up.}}',
      '{when: stance is closed, lin (cold, turned-away): {zh-CN: 自己查。, en: Look it up.}}',
    ).replace(
      '- lin (annoyed, arms-crossed): {zh-CN: 又是你？, en: You again?}',
      '- {id: x, lin (annoyed, arms-crossed): {zh-CN: 又是你？, en: You again?}}',
    );
    const [opening] = sound(text).nodes;
    expect(opening?.lines[0]).toMatchObject({ id: 'x', feeling: 'annoyed', posture: 'arms-crossed' });
    expect(opening?.choices[0]?.reply[0]?.lines[0]).toMatchObject({ feeling: 'cold', posture: 'turned-away' });
    const inBrackets = baseWith(
      '    lines:\n      - lin (annoyed, arms-crossed): {zh-CN: 又是你？, en: You again?}',
      '    lines: [lin (annoyed, arms-crossed): {zh-CN: 又, en: Again}, narrator: {zh-CN: 静, en: Silence}]',
    );
    expect(sound(inBrackets).nodes[0]?.lines.map(({ posture, kind }) => [posture, kind])).toEqual([
      ['arms-crossed', 'say'],
      [undefined, 'narrate'],
    ]);
  });

  test('a text that lacks a language falls back to the other one', () => {
    const { scenario, diagnostics } = parse(baseWith('title: {zh-CN: 迟到的发票, en: The late invoice}', 'title: 迟到的发票'));
    expect(diagnostics.map(({ code, severity, params }) => [code, severity, params.language])).toEqual([
      ['missing-translation', 'warning', 'en'],
    ]);
    expect(scenario?.title).toEqual({ 'zh-CN': '迟到的发票', en: '迟到的发票' });
  });

  test('markup in a text stays text', () => {
    expect(sound(baseWith('en: The late invoice', 'en: "<b onclick=x()>{name}</b>"')).title.en).toBe('<b onclick=x()>{name}</b>');
  });
});

describe('the content hash', () => {
  test('does not change with the order of keys, comments or the tests of the author', () => {
    const { hash } = sound(BASE);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(sound(`# comment\n${BASE}`).hash).toBe(hash);
    expect(sound(baseWith('name: asking first leads to the joint plan', 'name: another')).hash).toBe(hash);
    expect(
      sound(
        baseWith(
          "{known-by: you, text: {zh-CN: 订单是上月的。, en: The order is last month's.}}",
          "{text: {en: The order is last month's., zh-CN: 订单是上月的。}, known-by: you}",
        ),
      ).hash,
    ).toBe(hash);
  });

  test('changes with everything that is played', () => {
    const { hash } = sound(BASE);
    expect(sound(baseWith('heat: 30', 'heat: 31')).hash).not.toBe(hash);
    expect(sound(baseWith('en: You again?', 'en: You again!')).hash).not.toBe(hash);
  });
});

describe('mistakes', () => {
  test('are all told at once, in reading order', () => {
    const text = baseWith('place: finance-office', 'place: nowhere')
      .replace('move: insist', 'move: insists')
      .replace('to: joint-plan', 'to: joint-plant');
    expect(marked(text)).toEqual([
      'unknown-value@nowhere',
      'unknown-move@insists',
      'unknown-target@joint-plant',
      'unreachable-ending@joint-plan',
    ]);
    expect(parse(text).scenario).toBeNull();
  });

  test('every unknown key of a map is told, not only the first', () => {
    expect(marked(baseWith('move: insist', 'move: insist\n        mood: x\n        tone: y'))).toEqual([
      'unknown-key@mood',
      'unknown-key@tone',
    ]);
  });

  test('a part that is left out does not make its neighbours wrong', () => {
    expect(marked(baseWith('        to: imposed', '        to: 3'))).toEqual(['wrong-type@3']);
    expect(marked(baseWith('    choices:\n      - id: look', '    choices: none\n    other:\n      - id: look'))).toEqual([
      'wrong-type@none',
      'unknown-key@other',
      'unknown-choice@look',
    ]);
  });

  test('the shared cast is read with the same care', () => {
    const { people, diagnostics } = parsePeople('cast: 1\npeople:\n  lin: {name: 林静, figure: lin, voice: lin, mood: bad}\n');
    expect(diagnostics.map(({ code }) => code)).toEqual(['missing-translation', 'unknown-figure', 'unknown-key']);
    expect(people.lin?.name).toEqual({ 'zh-CN': '林静', en: '林静' });
  });

  test('names that JavaScript keeps for itself are refused as keys', () => {
    expect(marked(baseWith('  promised: false\n', '  promised: false\n  __proto__: true\n  constructor: true\n'))).toEqual([
      'reserved-id@__proto__',
      'reserved-id@constructor',
    ]);
  });

  test('a file that is empty, a list or a word is told to be no scenario', () => {
    for (const text of ['', '# nothing', '- a\n- b', 'hello', '42', '~']) {
      const { scenario, diagnostics } = parseScenario(text, { shared: SHARED });
      expect(scenario).toBeNull();
      expect(diagnostics.length).toBeGreaterThan(0);
    }
  });
});

describe('the outcome is the lesser of both needs, so', () => {
  test.each([
    ['{}', ['missing-key@needs', 'missing-key@needs']],
    ['{you: 2}', ['missing-key@needs']],
    ['{lin: 2}', ['missing-key@needs']],
  ])('an ending with needs %s is refused', (needs, expected) => {
    expect(marked(baseWith('needs: {you: 2, lin: 2}', `needs: ${needs}`))).toEqual(expected);
  });
});

test('a concept named twice is taught once', () => {
  const [place] = /^place: .*$/m.exec(BASE) ?? [];
  if (!place) throw new Error('the base has no place');
  expect(sound(BASE.replace(place, `${place}\nteaches: [johari, win-win, johari]`)).teaches).toEqual(['johari', 'win-win']);
});

test('no error hides behind any number of warnings', () => {
  const lines = Array.from({ length: 700 }, () => '      - lin: Only English.').join('\n');
  const first = '      - lin (annoyed, arms-crossed): {zh-CN: 又是你？, en: You again?}\n';
  const text = `${baseWith(first, `${first}${lines}\n`).replace('language: zh-CN', 'language: en')}break-off-typo: 1\n`;
  const { diagnostics } = parse(text);
  expect(diagnostics).toHaveLength(500);
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['unknown-key']);
});
