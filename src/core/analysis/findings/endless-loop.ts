// A talk that can go round and round: plays were cut at the bound on turns, so figures are exact only up to what was cut.
import { MAX_DECISIONS } from '../table-layout.ts';
import { CUT } from '../walk.ts';
import type { WalkedFinding } from './finding.ts';

export const findEndlessLoop: WalkedFinding = ({ study, walked, report }) => {
  if (walked.walk.cut === 0) return;
  const told = new Set<number>();
  // The last layer is cut because plays are long, which is told elsewhere.
  for (const { count, from, edges, via, places } of walked.walk.layers.slice(0, MAX_DECISIONS - 1))
    for (let k = 0; k < count; k++)
      for (let e = from[k] as number; e < (from[k + 1] as number); e++) {
        if (edges[e] !== CUT) continue;
        const one = study.table.places[places[k] as number]?.choices[via[e] as number];
        if (!one || told.has(one.node)) continue;
        told.add(one.node);
        const { turns, cut } = study.result.bound;
        report('endless-loop', one.choice, { name: one.choice.id, turns, percent: Number((100 * cut).toPrecision(2)) });
      }
};
