// Ranked: nobody may do well by a rule of thumb: always the first, last, longest or shortest option.
import { NAIVE } from '../policies.ts';
import type { Finding } from './finding.ts';

/** N of the conflict model's gate. */
export const NAIVE_LIMIT = 700;

export const findNaivePlayer: Finding = ({ study, policies, report }) => {
  if (!study.scenario.ranked) return;
  for (const policy of NAIVE) {
    const score = policies[policy];
    if (score !== null && score > NAIVE_LIMIT) report('naive-player', undefined, { policy, score, limit: NAIVE_LIMIT });
  }
};
