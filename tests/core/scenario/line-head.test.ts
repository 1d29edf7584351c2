import { describe, expect, test } from 'vitest';
import { parseLineHead } from '../../../src/core/scenario/line-head.ts';

describe('the head of a line', () => {
  test('names the speaker, then feeling and posture, each optional and in any order', () => {
    expect(parseLineHead('lin', true)).toMatchObject({ who: 'lin', kind: 'say', issues: [] });
    expect(parseLineHead('lin (calm)', true)).toMatchObject({ who: 'lin', feeling: 'calm', issues: [] });
    expect(parseLineHead('lin (paper)', true)).toMatchObject({ who: 'lin', posture: 'paper', issues: [] });
    expect(parseLineHead('lin (paper, calm)', true)).toMatchObject({ feeling: 'calm', posture: 'paper', issues: [] });
    expect(parseLineHead('lin()', true)).toMatchObject({ who: 'lin', issues: [] });
  });

  test('marks thoughts and narration', () => {
    expect(parseLineHead('you (thinks, worried)', true)).toMatchObject({ kind: 'think', feeling: 'worried', issues: [] });
    expect(parseLineHead('narrator', true)).toMatchObject({ kind: 'narrate', issues: [] });
    expect(parseLineHead('narrator (calm)', true).issues).toHaveLength(1);
  });

  test('may name what the speaker does meanwhile, each act once', () => {
    const head = parseLineHead('lin (annoyed, arms-crossed, leans-in, sighs, leans-in)', true);
    expect(head).toMatchObject({ feeling: 'annoyed', posture: 'arms-crossed', acting: ['sighs', 'leans-in'], issues: [] });
    expect(parseLineHead('(nods)', false)).toMatchObject({ acting: ['nods'], issues: [] });
    expect(parseLineHead('lin (calm)', true)).not.toHaveProperty('acting');
  });

  test('lets silence stand before narration, and nothing else', () => {
    expect(parseLineHead('narrator (long-silence)', true)).toMatchObject({ kind: 'narrate', acting: ['long-silence'], issues: [] });
    expect(parseLineHead('narrator (nods)', true).issues).toHaveLength(1);
  });

  test('may use the parentheses and commas of a Chinese keyboard', () => {
    expect(parseLineHead('lin（annoyed，arms-crossed）', true)).toMatchObject({
      who: 'lin',
      feeling: 'annoyed',
      posture: 'arms-crossed',
      issues: [],
    });
  });

  test("of the player's own words has no name", () => {
    expect(parseLineHead('(calm, open-hand)', false)).toMatchObject({ feeling: 'calm', posture: 'open-hand', issues: [] });
    expect(parseLineHead('calm, open-hand', false)).toMatchObject({ feeling: 'calm', posture: 'open-hand', issues: [] });
  });

  test('a wrong word is taken for the kind it resembles', () => {
    const codes = (text: string) =>
      parseLineHead(text, true).issues.map(({ code, params, from, to }) => [code, params.suggestion, text.slice(from, to)]);
    expect(codes('lin (anoyed)')).toEqual([['unknown-feeling', 'annoyed', 'anoyed']]);
    expect(codes('lin (arm-crossed)')).toEqual([['unknown-posture', 'arms-crossed', 'arm-crossed']]);
    expect(codes('lin (calm, jumping)')).toEqual([['unknown-posture', undefined, 'jumping']]);
    expect(codes('lin (calm, neutral, jumping)')).toEqual([['unknown-acting', undefined, 'jumping']]);
    expect(codes('lin (turn-away)')).toEqual([['unknown-acting', 'turns-away', 'turn-away']]);
    expect(codes('lin (jumping)')).toEqual([['unknown-feeling', undefined, 'jumping']]);
  });

  test('that is no head is told as a whole', () => {
    for (const text of ['lin (calm', 'lin calm)', 'lin calm', '(a)(b)'])
      expect(parseLineHead(text, true).issues).toMatchObject([{ code: 'wrong-type', from: 0, to: text.length }]);
  });
});
