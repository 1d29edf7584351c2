// The best play must be worth clearly more than clicking blindly: R_max − R_random at least 20 to publish, 30 to be ranked.
import type { Finding } from './finding.ts';

export const NEEDED = { published: 20, ranked: 30 } as const;

export const findNarrowRange: Finding = ({ study, report }) => {
  const needed = study.scenario.ranked ? NEEDED.ranked : NEEDED.published;
  const { discrimination } = study.result;
  if (discrimination < needed) report('narrow-range', undefined, { found: Number(discrimination.toFixed(1)), needed });
};
