import { describe, expect, test } from 'vitest';
import { MAX_BYTES } from '../../../src/core/scenario/guard.ts';
import { BASE, baseWith, marked, parse } from './fixture.ts';

const REPLY = 'when: stance is closed, lin (cold)';
const replyWhen = (when: string): string => baseWith(REPLY, `when: ${when}, lin (cold)`);

describe('condition-constant', () => {
  test.each([
    'heat >= 0',
    'heat > 100',
    'climate < -100',
    'step > 5',
    'step >= 0 and intensity <= 100',
    'open-facts > 3',
    'flag favours >= 9',
    'flag favours >= 0',
    'fact closing-day is hidden',
    'fact order-date is unknown',
    'stance is open and stance is closed',
    'stance is open or stance is not open',
    'stance < closed',
    'stance of lin is open and stance is closed',
    'heat < 40 and heat > 60',
    'heat < 60 or heat > 40',
    'not (ladder >= calm)',
    'visits opening < 1',
    'visits together > 0',
    'chosen look',
    'not chosen ask-deadline',
  ])('tells that "%s" is always or never true in the reply to the first question', (when) => {
    expect(marked(replyWhen(when))).toContain(`condition-constant@${when}`);
  });

  test.each([
    'heat >= 1',
    'step > 4',
    'open-facts >= 3',
    'flag favours >= 3',
    'fact closing-day is blind',
    'stance is open and climate >= 20',
    'heat < 40 or heat > 40',
    'visits opening > 1',
    '(stance is open or heat < 40) and (stance is closed or heat >= 40)',
  ])('is silent about "%s"', (when) => {
    expect(marked(replyWhen(when)).filter((each) => each.startsWith('condition-constant'))).toEqual([]);
  });

  test('tells the part that is constant, at the whole condition', () => {
    // The push ends the talk: nobody comes back to the question after it.
    const { diagnostics } = parse(replyWhen('chosen push or stance is closed'));
    expect(diagnostics.map(({ params }) => params)).toEqual([{ condition: 'chosen push', holds: 'never', scope: 'part' }]);
  });

  test('gives up silently on a condition with more cases than anybody writes', () => {
    const many = Array.from({ length: 12 }, (_, i) => `(heat < ${i + 20} or climate > ${i})`).join(' and ');
    expect(marked(replyWhen(many)).filter((each) => !each.startsWith('unreachable'))).toEqual([]);
  });
});

describe('unreachable-branch and unreachable-reply', () => {
  const TO = 'to: [{when: fact closing-day is open, to: together}, {to: opening}]';
  const branches = (list: string): readonly string[] => marked(baseWith(TO, `to: [${list}]`));

  test.each([
    ['{to: together}, {when: heat > 40, to: imposed}, {to: opening}', ['imposed', 'opening']],
    ['{when: heat > 40, to: together}, {when: heat > 50, to: imposed}, {to: opening}', ['imposed']],
    ['{when: heat > 50, to: together}, {when: heat > 40, to: imposed}, {to: opening}', []],
    [
      '{when: stance is open, to: together}, {when: stance is guarded, to: opening}, {when: stance is closed, to: imposed}, {to: opening}',
      ['opening'],
    ],
    ['{when: heat > 40 or step > 1, to: together}, {when: heat > 60 and step > 2, to: imposed}, {to: opening}', ['imposed']],
    ['{when: flag promised, to: together}, {when: not promised and heat > 30, to: imposed}, {to: opening}', []],
    ['{when: flag promised, to: together}, {when: not promised, to: imposed}, {to: opening}', ['opening']],
  ])('in %s never taken: %j', (list, never) => {
    expect(branches(list)).toEqual(never.map((to) => `unreachable-branch@${to}`));
  });

  test('the line of the one that is taken first is named', () => {
    const text = baseWith(
      '          - lin (calm): {zh-CN: 今天四点半。',
      '          - lin (tired): {zh-CN: 今天。, en: Today.}\n          - lin (calm): {zh-CN: 今天四点半。',
    );
    expect(parse(text).diagnostics.map(({ code, span, params }) => [code, span.line, params.line])).toEqual([
      ['unreachable-reply', 38, 37],
    ]);
  });

  test('branches of a node that its choices share are told once', () => {
    const shared = baseWith('        to: joint-plan\n', '').replace(
      '  together:\n',
      '  together:\n    to: [{when: step > 0, to: joint-plan}, {when: step > 1, to: imposed}, {to: joint-plan}]\n',
    );
    expect(marked(shared)).toEqual(['unreachable-branch@imposed']);
  });
});

describe('unused parts', () => {
  test('are not told while names are wrong: a misspelt use is one mistake, not two', () => {
    expect(marked(baseWith('asks: [closing-day]', 'asks: [closing-dya]')).filter((each) => each.startsWith('unused'))).toEqual([]);
  });

  test('a supplier who never appears is used: the flow names him', () => {
    const text = baseWith(
      '  lin: {is: lin-jing, relation: peer}\n',
      '  lin: {is: lin-jing, relation: peer}\n  far: {is: lin-jing, present: false}\n',
    );
    expect(marked(text)).toEqual(['unused-cast@far']);
    expect(marked(text.replace('customer: lin', 'customer: far'))).toEqual([]);
  });
});

describe('twin-options', () => {
  const twins = (first: string, second: string): string =>
    baseWith(
      '    timer: {seconds: 20, choice: push}\n',
      `      - {id: a, say: {zh-CN: 好, en: Yes}, move: dodge, why: {zh-CN: 因, en: Because}, to: imposed, ${first}}
      - {id: b, say: {zh-CN: 行, en: Fine}, move: dodge, why: {zh-CN: 因, en: Because}, to: imposed, ${second}}
`,
    );

  test('have the same tags, facts, flags and target', () => {
    expect(marked(twins('once: false', 'once: true'))).toEqual(['twin-options@b']);
    expect(marked(twins('withholds: [order-date, closing-day]', 'withholds: [closing-day, order-date]'))).toEqual(['twin-options@b']);
  });

  test.each([
    ['goal: 0', 'once: false'],
    ['withholds: [order-date]', 'once: false'],
    ['set: {promised: true}', 'once: false'],
    ['when: heat < 40', 'when: heat >= 40'],
  ])('are no twins where one has "%s" and the other "%s"', (first, second) => {
    expect(marked(twins(first, second))).toEqual([]);
  });

  test('are told apart by a condition that remembers one of them', () => {
    expect(marked(twins('once: false', 'once: false').replace('flag promised and', 'flag promised and not chosen a and'))).toEqual([]);
  });
});

describe('no-volunteer', () => {
  const volunteering = (enter: string): string =>
    baseWith('  together:\n', `  together:\n    volunteers: [quarrel]\n${enter}`)
      .replace('facts:\n', 'facts:\n  quarrel: {known-by: [boss], text: {zh-CN: 吵过, en: They fell out}}\n')
      .replace('  lin: {', '  boss: {is: lin-jing, present: false}\n  lin: {')
      .replace(
        'text: {zh-CN: 发票开出来了。, en: The invoice is out.}',
        'text: {zh-CN: 好, en: Good}\n    lines: [boss: {zh-CN: 好, en: Good}]',
      );

  test('asks whether a holder can be on stage', () => {
    expect(marked(volunteering(''))).toEqual(['no-volunteer@quarrel']);
    expect(marked(volunteering('    enter: [boss]\n'))).toEqual([]);
  });
});

describe('every kind of text', () => {
  const both = (text: string): RegExp => new RegExp(`\\{zh-CN: ${text}[^{}]*, en: [^{}]*\\}`);
  const EVERY: readonly (readonly [string, string, RegExp])[] = [
    ['title', BASE, both('迟到的发票')],
    ['situation', BASE, both('发票被退了三次')],
    ['goal', BASE, both('今天开出来')],
    ['role', BASE, both('销售代表')],
    ['fact', BASE, both('今天关账')],
    ['line', BASE, both('又是你')],
    ['option', BASE, both('哪天关账')],
    ['why', BASE, both('先问清楚')],
    ['reply', BASE, both('自己查')],
    ['title of an ending', BASE, both('硬压下来')],
    ['text of an ending', BASE, both('她照办了')],
    ['line of an ending', BASE, both('人情用完了')],
    ['summary', baseWith('place: finance', 'summary: {zh-CN: 一句, en: One}\nplace: finance'), both('一句')],
    ['need', baseWith('mood: {climate', 'needs: {you: {zh-CN: 开票, en: The invoice}}\nmood: {climate'), both('开票')],
    ['name', baseWith('{is: lin-jing, relation', '{is: lin-jing, name: {zh-CN: 林姐, en: Lin}, relation'), both('林姐')],
    [
      'closed',
      baseWith('move: insist', 'move: insist\n        when: heat < 90\n        closed: {zh-CN: 太迟了, en: Too late}'),
      both('太迟了'),
    ],
    [
      'variant',
      baseWith('{zh-CN: 又是你？, en: You again?}', '{shuffle: [{zh-CN: 又来, en: Again}, {zh-CN: 又是, en: You}]}'),
      both('又来'),
    ],
  ];

  test.each(EVERY)('%s: a missing language is told', (_, text, pattern) => {
    expect(marked(text)).toEqual([]);
    const [found = ''] = pattern.exec(text) ?? [];
    const cut = text.replace(found, found.replace(/, en: .*\}$/, '}'));
    expect(parse(cut).diagnostics.map(({ code, params }) => [code, params.language])).toEqual([['missing-translation', 'en']]);
  });
});

describe('a file at the limit of its size', () => {
  test('is searched for findings in bounded time', () => {
    const one = (i: number): string =>
      `      - {id: c${i}, say: {zh-CN: 好, en: Yes}, move: insist, when: "heat < ${i % 90} or (visits opening > 1 and not chosen c${i})", why: {zh-CN: 因, en: Because}, to: imposed}\n`;
    const rows: string[] = [];
    for (let i = 0; i < 2000; i++) rows.push(one(i));
    const text = baseWith('    timer: {seconds: 20, choice: push}\n', rows.join(''));
    expect(text.length).toBeLessThan(MAX_BYTES);
    const from = performance.now();
    expect(parse(text).diagnostics.length).toBeGreaterThan(0);
    expect(performance.now() - from).toBeLessThan(10_000);
  }, 20_000);
});
