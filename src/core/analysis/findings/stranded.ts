// A state in which every option is closed: told with the choices that lead there.
import { pathTo } from '../explore.ts';
import { asPath, type WalkedFinding } from './finding.ts';

export const findStranded: WalkedFinding = ({ study, walked, report }) => {
  if (study.stranded === 0) return;
  const told = new Set<number>();
  walked.walk.layers.forEach(({ count, from, places }, depth) => {
    for (let k = 0; k < count; k++) {
      const place = places[k] as number;
      if (from[k] !== from[k + 1] || told.has(place)) continue;
      told.add(place);
      const node = study.scenario.nodes[place];
      if (node) report('no-open-option', node, { name: node.id, path: asPath(pathTo(study.table, walked.walk, depth, k)) });
    }
  });
};
