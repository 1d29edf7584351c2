// Random link graphs: every passage and every link is there afterwards, and the file is sound.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../src/core/scenario/model.ts';
import { importStory } from '../../src/import/import-story.ts';
import { compileInk, imported, scenarioOf, storyText } from './imported.ts';

/** For each passage the passages it links to. */
const graphs = fc
  .integer({ min: 1, max: 12 })
  .chain((size) => fc.array(fc.uniqueArray(fc.nat(size - 1), { maxLength: 4 }), { minLength: size, maxLength: size }));
const flags = fc.array(fc.nat(3), { minLength: 48, maxLength: 48 });

function expectGraph(scenario: Scenario, graph: readonly (readonly number[])[], id: (n: number) => string): void {
  const places = new Set([...scenario.nodes, ...scenario.endings].map((place) => place.id));
  graph.forEach((targets, from) => {
    expect(places).toContain(id(from));
    const node = scenario.nodes.find((each) => each.id === id(from));
    for (const to of targets) {
      const ways = node?.choices
        .filter(({ say }) => say.en === `go ${from} ${to}`)
        .flatMap((choice) => choice.to.map((branch) => branch.to));
      expect(ways).toEqual([id(to)]);
    }
  });
}

const condition = (kind: number): boolean => kind === 1 || kind === 2;

describe('a random link graph', () => {
  test('in Twee keeps every passage and every link', () => {
    fc.assert(
      fc.property(graphs, flags, (graph, kinds) => {
        let at = 0;
        const passages = graph.map((targets, from) => {
          const links = targets.map((to) => {
            const kind = kinds[at++ % kinds.length] ?? 0;
            const link = kind % 2 === 0 ? `[[go ${from} ${to}|p${to}]]` : `[[p${to}<-go ${from} ${to}]]`;
            return condition(kind) ? `<<if $f${kind} is ${kind}>>${link}<</if>>` : link;
          });
          return `:: p${from}\nText ${from}.\n<<set $f1 to ${from % 3}>>\n${links.join('\n')}\n`;
        });
        const source = `:: StoryData\n{"format":"SugarCube","start":"p0"}\n\n${passages.join('\n')}`;
        const result = imported(source, 'a.twee');
        const links = graph.flat().length;
        expect(result.counts.passage).toEqual({ found: graph.length, carried: graph.length, reported: 0 });
        expect(result.counts.link).toEqual({ found: links, carried: links, reported: 0 });
        expect(result.counts.condition.found).toBe([...source.matchAll(/<<if/g)].length);
        expectGraph(scenarioOf(result), graph, (n) => `p${n}`);
      }),
      { numRuns: 150 },
    );
  });

  test('in compiled ink keeps every knot and every choice', () => {
    fc.assert(
      fc.property(graphs, flags, (graph, kinds) => {
        let at = 0;
        const knots = graph.map((targets, from) => {
          const choices = targets.map((to) => {
            const kind = kinds[at++ % kinds.length] ?? 0;
            return `${kind === 3 ? '*' : '+'} ${condition(kind) ? `{f == ${kind}} ` : ''}[go ${from} ${to}] -> p${to}`;
          });
          return `=== p${from} ===\nText ${from}.\n~ f = ${from % 3}\n${targets.length === 0 ? '-> END' : choices.join('\n')}\n`;
        });
        const result = imported(compileInk(`VAR f = 0\n-> p0\n${knots.join('')}`), 'a.ink.json');
        expect(result.counts.passage.reported).toBe(0);
        expect(result.counts.link.reported).toBe(0);
        expectGraph(scenarioOf(result), graph, (n) => `p${n}`);
      }),
      { numRuns: 60 },
    );
  });
});

test('no text in any of the formats breaks the import', () => {
  const piece = fc.constantFrom(
    ':: a',
    '\n',
    '[[',
    ']]',
    '<<if $x>>',
    '<</if>>',
    '<<set $x to 1>>',
    '(if: $x)[',
    ']',
    '->',
    '|',
    '$x',
    'Lin: hi',
    '===',
    '---',
    'title: a',
    '    ',
    '<<else>>',
    '<<jump a>>',
    '__proto__',
    '{',
    '}',
    '"',
    '<!--',
    '<b>',
    '林静：好',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ maxLength: 5, unit: 'binary' })), { maxLength: 60 }),
      fc.constantFrom('twee', 'yarn'),
      (parts, kind) => {
        const head = kind === 'twee' ? ':: Start\n' : 'title: Start\n---\n';
        // biome-ignore lint/suspicious/noControlCharactersInRegex: files with such characters are refused
        const source = (head + parts.join('')).replace(/[\u0000-\u0008\u000e-\u001f\ufffd]/g, '');
        const result = imported(source, `a.${kind}`);
        expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

test('compiled ink that was damaged anywhere is still read, and nothing of it is lost in silence', () => {
  const { text } = storyText('report.ink');
  const parts = [...text.matchAll(/"(?:[^"\\]|\\.)*"|\d+/g)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    text: match[0],
  }));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(parts.length - 1), fc.nat(parts.length - 1)), { minLength: 1, maxLength: 4 }), (swaps) => {
      let damaged = text;
      // From the back, so that the offsets before stay true.
      for (const [at, by] of [...swaps].sort((a, b) => b[0] - a[0])) {
        const part = parts[at];
        if (part) damaged = damaged.slice(0, part.from) + parts[by]?.text + damaged.slice(part.to);
      }
      const result = importStory(damaged, { file: 'a.json', id: 'sample' });
      if ('refused' in result) return;
      expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      for (const { found, carried, reported } of Object.values(result.counts)) expect(carried + reported).toBe(found);
    }),
    { numRuns: 150 },
  );
});
