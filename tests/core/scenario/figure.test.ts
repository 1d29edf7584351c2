import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BEARDS, BUILDS, COLOURS, GLASSES, HAIRS, OUTFITS, WEARS } from '../../../src/core/scenario/figure-terms.ts';
import { parsePeople, parseScenario } from '../../../src/core/scenario/parse.ts';
import { baseWith, parse, SHARED } from './fixture.ts';

const LIN = 'lin: {is: lin-jing, relation: peer}';

function lin(figure: string) {
  const { scenario, diagnostics } = parse(baseWith(LIN, `lin: {is: lin-jing, relation: peer, figure: ${figure}}`));
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return scenario?.cast.find(({ id }) => id === 'lin');
}

const codes = (figure: string): readonly string[] =>
  parse(baseWith(LIN, `lin: {is: lin-jing, relation: peer, figure: ${figure}}`)).diagnostics.flatMap(({ code, severity, params }) =>
    severity === 'error' ? [`${code} ${params['name'] ?? params['expected'] ?? params['key']} ${params['suggestion'] ?? ''}`.trim()] : [],
  );

describe('a composed figure', () => {
  test('is carried as words with every default filled in, and has a key of its own', () => {
    const person = lin('{hair: Bun, outfit: shirt, glasses: none, wears: watch, colours: {top: teal, skin: "#ABCDEF"}}');
    expect(person?.figure).toMatch(/^composed-[0-9a-f]{12}$/);
    expect(person?.look).toEqual({
      hair: 'Bun',
      beard: null,
      glasses: null,
      outfit: 'shirt',
      build: 'average',
      wheelchair: false,
      wears: ['watch'],
      colours: { skin: '#abcdef', top: COLOURS.teal },
    });
  });

  test('has the same key however it is written, and another one if anything looks different', () => {
    const one = lin('{hair: Bun, outfit: shirt, colours: {top: teal, skin: cream}}');
    const same = lin(
      `{colours: {skin: cream, top: "${COLOURS.teal.toUpperCase()}"}, build: average, outfit: shirt, hair: Bun, beard: none}`,
    );
    expect(same?.figure).toBe(one?.figure);
    expect(lin('{hair: Bun, outfit: shirt, colours: {top: teal, skin: beige}}')?.figure).not.toBe(one?.figure);
  });

  test('stands before the figure of the shared cast, whose name is no look', () => {
    expect(lin('chen-mo')).toMatchObject({ figure: 'chen-mo' });
    expect(lin('chen-mo')).not.toHaveProperty('look');
  });

  test('may stand in the shared cast', () => {
    const text = 'cast: 1\npeople:\n  guest: {name: {zh-CN: 客, en: Guest}, figure: {hair: Afro, outfit: tee}, voice: lin}\n';
    const { people, diagnostics } = parsePeople(text);
    expect(diagnostics).toEqual([]);
    const { scenario } = parseScenario(
      baseWith(LIN, 'lin: {is: guest, relation: peer, role: {zh-CN: 客, en: guest}, department: finance, temperament: driver}'),
      { shared: { ...SHARED, ...people } },
    );
    expect(scenario?.cast[1]).toMatchObject({ figure: people['guest']?.figure, look: { hair: 'Afro', outfit: 'tee' } });
  });

  test.each([
    ['{hair: MediumLnog, outfit: shirt}', ['unknown-value MediumLnog MediumLong']],
    ['{hair: Bun, outfit: shirt, wears: [cap, skarf]}', ['unknown-value skarf scarf']],
    ['{hair: Bun, outfit: shirt, beards: Full}', ['unknown-key beards beard']],
    ['{hair: Bun, outfit: shirt, colours: {tops: teal}}', ['unknown-key tops top']],
    ['{hair: Bun}', ['missing-key outfit']],
    ['[Bun, shirt]', ['wrong-type figure']],
    ['gao-fie', ['unknown-figure gao-fie gao-fei']],
  ])('%s is told of where it is wrong', (figure, wanted) => {
    expect(codes(figure)).toEqual(wanted);
  });

  test('is read from any words of the lists', () => {
    const looks = fc.record({
      hair: fc.constantFrom(...HAIRS),
      outfit: fc.constantFrom(...OUTFITS),
      beard: fc.constantFrom(...BEARDS),
      glasses: fc.constantFrom(...GLASSES),
      build: fc.constantFrom(...BUILDS),
      wheelchair: fc.boolean(),
      wears: fc.subarray([...WEARS]),
      colours: fc.dictionary(fc.constantFrom('skin', 'hair', 'top', 'scarf'), fc.constantFrom(...Object.keys(COLOURS))),
    });
    fc.assert(
      fc.property(looks, (look) => {
        expect(lin(JSON.stringify(look))?.look).toMatchObject({ hair: look.hair, wears: look.wears, wheelchair: look.wheelchair });
      }),
      { numRuns: 20 },
    );
  });
});
