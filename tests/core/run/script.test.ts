import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileDialogue } from '../../../src/core/dialogue/machine.ts';
import { parseScript } from '../../../src/core/run/parse-script.ts';
import { checkScript, playScript } from '../../../src/core/run/play-script.ts';
import { SCRIPT_CODES } from '../../../src/core/run/script.ts';
import { LOCALES } from '../../../src/core/scenario/terms.ts';
import { describeScriptMistake } from '../../../src/locale/script-mistakes.ts';
import { choice, ending, node, scenario, text } from '../sample-scenario.ts';

const HEAD = 'scenario: talk\nlanguage: en\n';
const played = scenario({
  nodes: [
    node('opening', [
      choice('ask', 'middle', { say: text('When do the books close?') }),
      choice('ask-why', 'middle', { say: text('When do the books close, and why?') }),
      choice('push', 'yes', { say: text('Just do it.'), closed: text('no'), when: { is: 'climate', op: '>=', value: 90 } }),
      choice('beg', 'yes', { say: text('Please.'), when: { is: 'climate', op: '>=', value: 90 } }),
    ]),
    node('middle', [choice('done', 'yes', { say: text('Thank “you”, it’s done…') })]),
  ],
  endings: [ending('yes')],
});

const mistakesOf = (body: string) => {
  const { script, mistakes } = parseScript(HEAD + body);
  return script ? checkScript(script, played) : mistakes;
};
const told = (body: string): string[] =>
  mistakesOf(body).map((each) => `${each.span.line}:${each.span.column} ${each.code} ${describeScriptMistake(each, 'en').help}`);
const playOf = (body: string) => {
  const { script, mistakes } = parseScript(HEAD + body);
  if (!script) throw new Error(JSON.stringify(mistakes));
  return playScript(compileDialogue(played), script, () => ({ max: 100, random: 0, min: 0, exact: true }));
};
const failuresOf = (body: string) =>
  playOf(body).failures.map(({ what, expected, actual, span }) => `${span.line} ${what}: ${expected} ≠ ${actual}`);

describe('the writing of a play in words', () => {
  test.each([
    ['sya "hello"', '3:1 unknown-instruction Did you mean "say"?'],
    ['say hello there', '3:5 missing-text Write: say "…"'],
    ['say "hello', '3:5 text-not-closed Close it on the same line; a quote inside is written \\".'],
    ['say', '3:4 missing-text Write: say "…"'],
    ['choose', '3:7 missing-word Possible: <choice>.'],
    ['choose aks', '3:8 unknown-name Did you mean "ask"?'],
    ['choose ask and smile', '3:12 too-much One instruction a line; a comment begins with #.'],
    ['expect lin anoyed', '3:12 unknown-name Did you mean "annoyed"?'],
    ['expect lni calm', '3:8 unknown-name Did you mean "lin"?'],
    ['expect ladder of lin crysis', '3:22 unknown-name Did you mean "crisis"?'],
    ['expect fact closing open', '3:13 unknown-name'],
    ['expect ending no', '3:15 unknown-name'],
    ['expect score nearly 900', '3:14 bad-comparison Write for example: expect score >= 900'],
    ['expect score', '3:13 missing-word Possible: <, <=, =, >=, >.'],
    ['mood: bad', '3:1 unknown-header Headers are: scenario, language, seed. An instruction has no colon.'],
    ['language: en', '3:1 header-twice Delete one of the two lines.'],
  ])('%s is told at its place, with a way on', (body, expected) => {
    expect(told(body)).toHaveLength(1);
    expect(told(body)[0]).toContain(expected);
  });

  test('all mistakes are told, in reading order', () => {
    expect(told('sya "a"\nchoose\n\nexpect lin merry # no').map((each) => each.split(' ')[0])).toEqual(['3:1', '4:7', '6:12']);
  });

  test('the head must name scenario and language; both are refused where they are wrong', () => {
    const codes = (source: string) => parseScript(source).mistakes.map(({ code, params }) => `${code} ${params.name ?? ''}`);
    expect(codes('say "a"')).toEqual(['missing-header scenario', 'missing-header language']);
    expect(codes('scenario: x\nlanguage: fr\nseed: -1\n')).toEqual(['bad-header language', 'bad-header seed']);
    expect(codes('scenario：x\r\nlanguage： en\r\n')).toEqual([]);
    expect(codes(`${HEAD}say "a"\nseed: 3`)).toEqual(['header-late seed']);
  });

  test('every kind of mistake has a sentence and a way on in both languages', () => {
    for (const code of SCRIPT_CODES)
      for (const locale of LOCALES) {
        const { message, help } = describeScriptMistake(
          { code, span: { line: 1, column: 1, endLine: 1, endColumn: 1 }, params: {} },
          locale,
        );
        expect([message, help].every((each) => each.length > 3)).toBe(true);
      }
  });

  test('any text at all ends in a script or in mistakes, each inside the text', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('say "a"', 'say', 'expect', 'expect ladder of', 'choose x', 'seed: 1', '“', 'expect score >=', HEAD),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const source = lines.join('\n');
        const { script, mistakes } = parseScript(source);
        expect(script === null).toBe(mistakes.length > 0);
        const rows = source.split(/\r?\n/);
        for (const { span } of mistakes) {
          expect(span.line).toBeLessThanOrEqual(rows.length);
          expect(span.column).toBeLessThanOrEqual((rows[span.line - 1] ?? '').length + 2);
        }
      }),
    );
  });

  test('a file that is no script is refused at once', () => {
    expect(parseScript('\u0000\u0001').mistakes).toMatchObject([{ code: 'not-text' }]);
    expect(parseScript('x'.repeat(1_000_000)).mistakes).toMatchObject([{ code: 'too-long' }]);
  });
});

describe('a play in words', () => {
  test('says options by their text, by its unique beginning, or chooses by id', () => {
    for (const first of [
      'say "When do the books close?"',
      'say "When do the books close, and"',
      'choose ask',
      'say “When do the books close?”',
    ])
      expect(playOf(`${first}\nsay "Thank \\"you\\", it's done..."\nexpect ending yes`)).toMatchObject({
        choose: [expect.stringMatching(/^ask/), 'done'],
        failures: [],
      });
  });

  test('an option that is not offered stops it, with the nearest one and what is open', () => {
    const { failures } = playOf('say "When do the boks close"\nexpect ending yes');
    expect(failures).toMatchObject([
      { what: 'say', actual: 'not-offered', near: 'When do the books close?', open: ['ask', 'ask-why'], span: { line: 3 } },
    ]);
    expect(failuresOf('say "When do"')).toEqual(['3 say: When do ≠ ambiguous']);
    expect(failuresOf('choose push')).toEqual(['3 choose: push ≠ closed']);
    expect(failuresOf('choose done')).toEqual(['3 choose: done ≠ not-offered']);
    expect(failuresOf('wait')).toEqual(['3 wait: timer ≠ no-timer']);
    expect(failuresOf('choose ask\nchoose done\nchoose ask')).toEqual(['5 choose: ask ≠ already-ended']);
  });

  test('knows closed from hidden', () => {
    expect(failuresOf('closed push\nhidden beg\nhidden done')).toEqual([]);
    expect(failuresOf('hidden push\nclosed beg\nclosed ask')).toEqual([
      '3 choice: push hidden ≠ closed',
      '4 choice: beg closed ≠ hidden',
      '5 choice: ask closed ≠ open',
    ]);
  });

  test('every expectation that does not come true is told, and the play goes on', () => {
    expect(
      failuresOf(
        [
          'expect ending yes',
          'expect verdict settled',
          'expect lin angry',
          'expect line "Nobody says this"',
          'expect stance of lin closed',
          'expect ladder crisis',
          'choose ask',
          'choose done',
          'expect score > 1000',
          'expect verdict escalated',
        ].join('\n'),
      ),
    ).toEqual([
      '3 ending: yes ≠ no-ending-yet',
      '4 verdict: settled ≠ no-ending-yet',
      expect.stringMatching(/^5 lin: angry ≠ /),
      '6 line: Nobody says this ≠ not-said',
      expect.stringMatching(/^7 stance of lin: closed ≠ (open|guarded)$/),
      expect.stringMatching(/^8 ladder: crisis ≠ /),
      expect.stringMatching(/^11 score: > 1000 ≠ \d+$/),
      expect.stringMatching(/^12 verdict: escalated ≠ /),
    ]);
  });
});
