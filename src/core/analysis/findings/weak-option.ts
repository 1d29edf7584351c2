// Options that are never the best one: in no state at all, or in no play that reaches the maximum. For the author's eye.
import type { WalkedFinding } from './finding.ts';

export const findWeakOption: WalkedFinding = ({ study, worths, report }) => {
  for (const { choices } of study.table.places) {
    if (choices.length < 2) continue;
    for (const { choice, index } of choices) {
      const worth = worths[index];
      if (!worth || worth.reach === 0 || worth.onBestPlay) continue;
      const loss = Number(worth.loss.toFixed(1));
      report(worth.bestSomewhere ? 'never-on-best-play' : 'dominated-option', choice, { name: choice.id, loss });
    }
  }
};
