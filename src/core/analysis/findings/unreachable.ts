// Nodes, endings and choices that no play comes to because their conditions never hold. (What no arrow leads to at all is
// told by the lint, from the text alone.)
import type { WalkedFinding } from './finding.ts';

export const findUnreachable: WalkedFinding = ({ study, walked, worths, complete, report }) => {
  if (!complete) return;
  const { scenario, table, result } = study;
  const met = Uint8Array.from(walked.ledger.places);
  for (const { places } of walked.walk.layers) for (const place of places) met[place] = 1;
  walked.walk.tail?.met.forEach((seen, place) => {
    if (seen === 1) met[place] = 1;
  });
  scenario.nodes.forEach((node, k) => {
    if (met[k] !== 1) report('unreachable-node', node, { name: node.id, by: 'conditions' });
    else
      for (const { choice, index } of table.places[k]?.choices ?? [])
        if (worths[index]?.reach === 0) report('unreachable-choice', choice, { name: choice.id });
  });
  scenario.endings.forEach((ending, k) => {
    if (result.endings[k]?.plays === 0) report('unreachable-ending', ending, { name: ending.id, by: 'conditions' });
  });
};
