// A fact that a node volunteers and that nobody ever tells there unasked: nobody is open at that point, or it is known.
import type { WalkedFinding } from './finding.ts';

export const findNoVolunteer: WalkedFinding = ({ study, walked, complete, report }) => {
  if (!complete) return;
  for (const { node, fact } of walked.ledger.untold()) {
    const where = study.scenario.nodes[node];
    if (where && walked.ledger.places[node] === 1) report('no-volunteer', where, { name: fact, reason: 'never' });
  }
};
