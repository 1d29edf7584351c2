import { describe, expect, test } from 'vitest';
import { study } from '../../../src/core/analysis/explore.ts';
import { findingsOf } from '../../../src/core/analysis/findings/findings.ts';
import { MAX_DECISIONS } from '../../../src/core/analysis/table-layout.ts';
import { syntheticScenario } from '../../bench/synthetic.ts';
import { choice, ending, node, scenario } from '../sample-scenario.ts';

const many = <T>(count: number, make: (k: number) => T): T[] => Array.from({ length: count }, (_, k) => make(k));
const findings = (source: ReturnType<typeof scenario>, states: number) => {
  const found = study(source, { states });
  return { ...found.result, codes: findingsOf(found, () => undefined).diagnostics.map(({ code }) => code) };
};

describe('a scenario that is too large ends in a clear finding', () => {
  test('ten thousand nodes in a row are followed to the bound on decisions, and nothing is said of what lies behind', () => {
    const chain = scenario({
      nodes: many(10_000, (k) => node(`n${k}`, [choice(`c${k}`, k === 9_999 ? 'yes' : `n${k + 1}`)])),
      endings: [ending('yes')],
      start: 'n0',
    });
    const { exact, states, bound, codes } = findings(chain, 1_000_000);
    expect({ exact, states, cut: bound.cut }).toEqual({ exact: false, states: MAX_DECISIONS, cut: 1 });
    expect(codes).toContain('not-explored');
    expect(codes).not.toContain('unreachable-node');
  });

  test('ten thousand nodes with four options each are estimated once the bound on states is passed', () => {
    const { exact, bound, error, codes } = findings(syntheticScenario({ layers: 50, nodes: 200, options: 4, facts: 8 }), 20_000);
    expect({ exact, states: bound.states }).toEqual({ exact: false, states: 20_000 });
    expect(error).toBeGreaterThan(0);
    expect(codes).toContain('not-explored');
  }, 90_000);

  test('a thousand options in a node are explored, equal outcomes merged', () => {
    const wide = scenario({
      nodes: [
        node(
          'a',
          many(1000, (k) => choice(`c${k}`, 'b')),
        ),
        node(
          'b',
          many(1000, (k) => choice(`d${k}`, 'yes')),
        ),
      ],
      endings: [ending('yes')],
      start: 'a',
    });
    const { exact, states, transitions, plays } = findings(wide, 1000);
    expect({ exact, states, transitions, plays }).toEqual({ exact: true, states: 2, transitions: 2000, plays: 1_000_000 });
  });

  test('sixty facts explode, and an estimate says how good it is', () => {
    const { exact, raw, error } = findings(syntheticScenario({ layers: 20, nodes: 6, options: 4, facts: 60 }), 50_000);
    expect(exact).toBe(false);
    expect(raw.min).toBeLessThan(raw.random);
    expect(raw.random).toBeLessThan(raw.max);
    expect(error).toBeLessThan(1);
  });
});
