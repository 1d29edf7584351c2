import { describe, expect, test } from 'vitest';
import { baseWith, errorsMarked, parse } from './fixture.ts';

/** The base with its second node replaced. */
const together = (body: string): string => {
  const text = baseWith('  together:\n', '  TOGETHER\n');
  const from = text.indexOf('  TOGETHER\n');
  return (
    text.slice(0, from) + body + text.slice(text.indexOf('endings:\n')).replace('choose: [ask-deadline, look]', 'choose: [ask-deadline]')
  );
};

const choice = (id: string, rest: string): string =>
  `      - {id: ${id}, say: {zh-CN: 好, en: Yes}, move: dodge, why: {zh-CN: 因, en: Because}, ${rest}}\n`;

const REST = 'to: joint-plan';

describe('no-open-option: a player may be stranded', () => {
  const node = (...choices: string[]): string => together(`  together:\n    choices:\n${choices.join('')}`);

  test('one choice without a condition is enough', () => {
    expect(errorsMarked(node(choice('a', `when: heat > 40, ${REST}`), choice('b', REST)))).toEqual([]);
  });

  test('two choices of which one is open exactly when the other is closed are enough', () => {
    expect(errorsMarked(node(choice('a', `when: heat > 40, ${REST}`), choice('b', `when: heat <= 40, ${REST}`)))).toEqual([]);
    expect(errorsMarked(node(choice('a', `when: chosen push, ${REST}`), choice('b', `when: not chosen push, ${REST}`)))).toEqual([]);
    expect(errorsMarked(node(choice('a', `when: heat > 40, ${REST}`), choice('b', `when: heat < 40, ${REST}`)))).toEqual([
      'no-open-option@together',
    ]);
  });

  test('once closes nothing where the talk cannot come back', () => {
    expect(errorsMarked(node(choice('a', `once: true, ${REST}`)))).toEqual([]);
    expect(errorsMarked(node(choice('a', `once: true, ${REST}`), choice('b', 'once: true, to: together')))).toEqual([
      'no-open-option@together',
    ]);
  });
});

describe('fact-not-known: nobody tells what he cannot know', () => {
  const sharing = (when: string, to = 'to: joint-plan'): string =>
    together(
      `  together:\n    choices:\n${choice('tell', `${when}shares: [old-record], ${to}`)}${choice('look', 'finds: [old-record], to: joint-plan')}`,
    );

  test('a condition that the fact is open or hidden proves it', () => {
    expect(errorsMarked(sharing(''))).toEqual(['fact-not-known@old-record']);
    expect(errorsMarked(sharing('when: fact old-record is open, '))).toEqual([]);
    expect(errorsMarked(sharing('when: fact old-record is not unknown and heat < 40, '))).toEqual([]);
    expect(errorsMarked(sharing('when: not fact old-record is unknown, '))).toEqual([]);
    expect(errorsMarked(sharing('when: fact old-record is open or heat < 40, '))).toEqual(['fact-not-known@old-record']);
  });

  test('having taken a choice that finds it proves it', () => {
    expect(errorsMarked(sharing('when: chosen look, '))).toEqual([]);
    expect(errorsMarked(sharing('when: chosen push, '))).toEqual(['fact-not-known@old-record']);
  });

  const afterwards = (first: string): string =>
    together(`  together:\n    choices:\n${first}  later:\n    choices:\n${choice('tell', 'shares: [old-record], to: joint-plan')}`);

  test('so does every way there, but not only one of them', () => {
    const finds = choice('look', 'finds: [old-record], to: later');
    expect(errorsMarked(afterwards(finds))).toEqual([]);
    expect(errorsMarked(afterwards(finds + choice('skip', 'to: later')))).toEqual(['fact-not-known@old-record']);
    expect(errorsMarked(afterwards(choice('skip', 'to: [{when: fact old-record is open, to: later}, {to: joint-plan}]')))).toEqual([]);
  });

  test('asking proves it only under a condition that the stance is not closed', () => {
    const asked = (when: string): string =>
      together(
        `  together:\n    choices:\n${choice('ask', `${when}asks: [closing-day], to: later`)}  later:\n    choices:\n${choice('tell', 'shares: [closing-day], to: joint-plan')}`,
      ).replace('{when: fact closing-day is open, to: together}', '{when: heat < 50, to: together}');
    const free = choice('pass', 'to: joint-plan');
    const withPass = (when: string): string => asked(when).replace('  later:\n', `${free}  later:\n`);
    expect(errorsMarked(withPass(''))).toEqual(['fact-not-known@closing-day']);
    expect(errorsMarked(withPass('when: stance is not closed, '))).toEqual([]);
    expect(errorsMarked(withPass('when: stance >= guarded, '))).toEqual([]);
    expect(errorsMarked(withPass('when: stance < open, '))).toEqual(['fact-not-known@closing-day']);
  });

  test('only a fact that a counterpart knows can be volunteered', () => {
    expect(errorsMarked(baseWith('    cue: both-vital\n', '    cue: both-vital\n    volunteers: [closing-day]\n'))).toEqual([]);
    expect(errorsMarked(baseWith('    cue: both-vital\n', '    cue: both-vital\n    volunteers: [order-date]\n'))).toEqual([
      'fact-not-known@order-date',
    ]);
  });
});

describe('loops', () => {
  test('a circle out of which a choice leads is no mistake', () => {
    expect(errorsMarked(together(`  together:\n    choices:\n${choice('a', 'to: together')}${choice('b', REST)}`))).toEqual([]);
  });

  test('a long way of nodes without choices is no circle', () => {
    const chain = Array.from({ length: 300 }, (_, i) => `  n${i}:\n    to: ${i === 299 ? 'joint-plan' : `n${i + 1}`}\n`).join('');
    expect(errorsMarked(together(`  together:\n    to: n0\n${chain}`))).toEqual([]);
  });

  test('two circles without an ending are told one by one', () => {
    const text = together(
      `  together:\n    choices:\n${choice('a', 'to: left')}${choice('b', 'to: right')}${choice('c', REST)}` +
        `  left:\n    choices:\n${choice('d', 'to: left')}  right:\n    choices:\n${choice('e', 'to: far')}  far:\n    choices:\n${choice('f', 'to: right')}`,
    );
    expect(errorsMarked(text)).toEqual(['loop-without-exit@left', 'loop-without-exit@right']);
    expect(parse(text).diagnostics.map(({ params }) => params.nodes)).toEqual(['left', 'right, far']);
  });
});

describe('targets', () => {
  test('a choice needs a target of its own or of its node', () => {
    expect(errorsMarked(baseWith('        to: imposed\n', ''))).toEqual(['missing-key@push', 'unreachable-ending@imposed']);
  });

  test('branches that several choices share are told once', () => {
    const text = together(
      `  together:\n    choices:\n${choice('a', 'once: false')}${choice('b', 'once: false')}    to: [{when: heat > 40, to: joint-plan}]\n`,
    );
    expect(errorsMarked(text)).toEqual(['missing-fallback@joint-plan']);
  });

  test('a wrong condition does not pass for a fallback', () => {
    expect(errorsMarked(baseWith('{to: opening}]', '{when: heat >, to: opening}]'))).toEqual([
      'expression-syntax@,',
      'missing-fallback@opening',
    ]);
  });
});
