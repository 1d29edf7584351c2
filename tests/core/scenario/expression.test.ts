import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Comparison, Condition } from '../../../src/core/scenario/condition.ts';
import { KEYWORDS, parseExpression } from '../../../src/core/scenario/expression.ts';
import { printCondition } from '../../../src/core/scenario/print-condition.ts';
import { LADDER, PANES, STANCES } from '../../../src/core/scenario/terms.ts';

const flags = new Set(['promised-list', 'favours']);
const conditionOf = (text: string): Condition | null => parseExpression(text, flags).condition;
const issuesOf = (text: string): readonly string[] =>
  parseExpression(text, flags).issues.map(({ code, from, to, params }) =>
    `${code} "${text.slice(from, to)}" ${params.expected ?? params.suggestion ?? ''}`.trim(),
  );

describe('the language of conditions', () => {
  test('reads every example of the format', () => {
    expect(conditionOf('stance is open')).toEqual({ is: 'stance', op: '=', value: 'open' });
    expect(conditionOf('stance of lin is not closed')).toEqual({ is: 'stance', who: 'lin', op: '!=', value: 'closed' });
    expect(conditionOf('ladder >= tension')).toEqual({ is: 'ladder', op: '>=', value: 'tension' });
    expect(conditionOf('climate >= -20')).toEqual({ is: 'climate', op: '>=', value: -20 });
    expect(conditionOf('heat of lin < 40')).toEqual({ is: 'heat', who: 'lin', op: '<', value: 40 });
    expect(conditionOf('intensity > 60')).toEqual({ is: 'intensity', op: '>', value: 60 });
    expect(conditionOf('step >= 2')).toEqual({ is: 'step', op: '>=', value: 2 });
    expect(conditionOf('open-facts >= 2')).toEqual({ is: 'open-facts', op: '>=', value: 2 });
    expect(conditionOf('fact closing-day is open')).toEqual({ is: 'fact', fact: 'closing-day', op: '=', value: 'open' });
    expect(conditionOf('flag promised-list')).toEqual({ is: 'flag', flag: 'promised-list', op: '!=', value: 0 });
    expect(conditionOf('flag favours >= 2')).toEqual({ is: 'flag', flag: 'favours', op: '>=', value: 2 });
    expect(conditionOf('favours >= 2')).toEqual({ is: 'flag', flag: 'favours', op: '>=', value: 2 });
    expect(conditionOf('promised-list is false')).toEqual({ is: 'flag', flag: 'promised-list', op: '=', value: 0 });
    expect(conditionOf('visits opening > 1')).toEqual({ is: 'visits', node: 'opening', op: '>', value: 1 });
    expect(conditionOf('chosen ask-deadline')).toEqual({ is: 'chosen', choice: 'ask-deadline' });
  });

  test('not binds more than and, and more than or; parentheses group', () => {
    expect(conditionOf('chosen a or not chosen b and chosen c')).toEqual({
      is: 'or',
      of: [
        { is: 'chosen', choice: 'a' },
        {
          is: 'and',
          of: [
            { is: 'not', of: { is: 'chosen', choice: 'b' } },
            { is: 'chosen', choice: 'c' },
          ],
        },
      ],
    });
    expect(conditionOf('not (chosen a or chosen b)')).toEqual({
      is: 'not',
      of: {
        is: 'or',
        of: [
          { is: 'chosen', choice: 'a' },
          { is: 'chosen', choice: 'b' },
        ],
      },
    });
  });

  test('says where the first syntax error is and what was expected there', () => {
    expect(issuesOf('')).toEqual(['expression-syntax "" test']);
    expect(issuesOf('stance open')).toEqual(['expression-syntax "open" comparison']);
    expect(issuesOf('heat > hot')).toEqual(['expression-syntax "hot" number']);
    expect(issuesOf('heat > 1.5')).toEqual(['expression-syntax "1.5" number']);
    expect(issuesOf('(chosen a')).toEqual(['expression-syntax "" close']);
    expect(issuesOf('chosen a chosen b')).toEqual(['expression-syntax "chosen" end']);
    expect(issuesOf('chosen a && chosen b')).toEqual(['expression-syntax "&" end']);
    expect(issuesOf('fact x >= open')).toEqual(['expression-syntax ">=" equality']);
    expect(issuesOf('chosen 3')).toEqual(['expression-syntax "3" name']);
    expect(issuesOf('stance is 3')).toEqual(['expression-syntax "3" word']);
    expect(issuesOf('（chosen a）')).toEqual(['expression-syntax "（" test']);
  });

  test('goes on behind a wrong name and tells every one of them', () => {
    expect(issuesOf('stanse is open and ladder is crisys and flavours > 2')).toEqual([
      'unknown-name "stanse" stance',
      'unknown-value "crisys" crisis',
      'unknown-name "flavours" favours',
    ]);
  });

  test('nests forty deep and no deeper', () => {
    const nested = (depth: number): string => `${'('.repeat(depth)}chosen a${')'.repeat(depth)}`;
    expect(conditionOf(nested(39))).toEqual({ is: 'chosen', choice: 'a' });
    expect(issuesOf(nested(40))).toEqual(['expression-syntax "chosen" shallow']);
  });

  test('names keep their places', () => {
    const text = 'stance of lin is open and fact day is open or visits top > 1';
    expect(parseExpression(text, flags).names.map(({ kind, name, from, to }) => [kind, name, text.slice(from, to)])).toEqual([
      ['cast', 'lin', 'lin'],
      ['fact', 'day', 'day'],
      ['node', 'top', 'top'],
    ]);
  });
});

const op = fc.constantFrom<Comparison>('<', '<=', '=', '!=', '>=', '>');
const id = fc.stringMatching(/^[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4})?$/).filter((word) => !KEYWORDS.includes(word));
const value = fc.integer({ min: -1000, max: 1000 });
const who = fc.option(id, { nil: undefined });
const withWho = <T extends object>(test: T, name: string | undefined) => (name === undefined ? test : { ...test, who: name });
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .tuple(who, op, fc.constantFrom(...STANCES))
    .map(([name, sign, word]) => withWho({ is: 'stance' as const, op: sign, value: word }, name)),
  fc
    .tuple(who, op, fc.constantFrom(...LADDER))
    .map(([name, sign, word]) => withWho({ is: 'ladder' as const, op: sign, value: word }, name)),
  fc
    .tuple(fc.constantFrom('climate' as const, 'heat' as const), who, op, value)
    .map(([is, name, sign, n]) => withWho({ is, op: sign, value: n }, name)),
  fc.record({ is: fc.constantFrom('intensity' as const, 'step' as const, 'open-facts' as const), op, value }),
  fc.record({
    is: fc.constant('fact' as const),
    fact: id,
    op: fc.constantFrom('=' as const, '!=' as const),
    value: fc.constantFrom(...PANES),
  }),
  fc.record({ is: fc.constant('flag' as const), flag: id, op, value }),
  fc.record({ is: fc.constant('visits' as const), node: id, op, value }),
  fc.record({ is: fc.constant('chosen' as const), choice: id }),
);
const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.record({ is: fc.constant('not' as const), of: tie('node') }),
    fc.record({ is: fc.constantFrom('and' as const, 'or' as const), of: fc.array(tie('node'), { minLength: 2, maxLength: 3 }) }),
  ),
})).node;

describe('for every condition and every text', () => {
  test('what is printed is read back as the same condition', () => {
    fc.assert(
      fc.property(condition, (each) => {
        const text = printCondition(each);
        fc.pre(text.length <= 1000);
        expect(parseExpression(text).condition).toEqual(each);
      }),
      { numRuns: 500 },
    );
  });

  test('reading never throws, and places lie within the text', () => {
    const words = fc.constantFrom(...KEYWORDS, 'closed', 'open', '>=', '<', '(', ')', '3', '-1', 'x', '（', '=', '又', '\n');
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words, { maxLength: 40 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(text, (each) => {
        const { condition: read, issues, names } = parseExpression(each, flags);
        expect(read === null).toBe(issues.length > 0);
        for (const { from, to } of [...issues, ...names]) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThanOrEqual(each.length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
