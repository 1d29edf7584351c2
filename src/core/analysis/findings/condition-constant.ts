// A condition that turns out the same in every state in which it is asked.
import { printCondition } from '../../scenario/print-condition.ts';
import type { WalkedFinding } from './finding.ts';

export const findConditionConstant: WalkedFinding = ({ walked, complete, report }) => {
  if (!complete) return;
  for (const condition of walked.watched) {
    const seen = walked.ledger.sightings.get(condition);
    // Never asked at all: that its place is not met is told there.
    if (!seen || seen.yes === seen.no) continue;
    report('condition-constant', condition, { condition: printCondition(condition), holds: seen.yes ? 'always' : 'never', scope: 'whole' });
  }
};
