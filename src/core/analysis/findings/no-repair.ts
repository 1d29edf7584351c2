// Ranked: after one worst choice in the first third of the best play, an ending *settled* or better stays reachable,
// unless the node says that it is a point of no return.
import { unmendable } from '../choice-worth.ts';
import type { WalkedFinding } from './finding.ts';

export const findNoRepair: WalkedFinding = ({ study, walked, report }) => {
  if (!study.scenario.ranked) return;
  for (const { place, worst } of unmendable(walked.best)) {
    const node = study.scenario.nodes[place];
    const choice = study.table.places[place]?.choices[worst]?.choice;
    if (node && choice && !node.pointOfNoReturn) report('no-repair', choice, { name: choice.id, node: node.id });
  }
};
