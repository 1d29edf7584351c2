// Over a campaign no conflict mode may always be right: a player who always takes the same one must average 700 at most.
import { MODES, type Mode } from '../../scenario/terms.ts';
import type { Policies } from '../policies.ts';
import { NAIVE_LIMIT } from './naive-player.ts';

export interface ModeAverage {
  readonly mode: Mode;
  /** Mean N over the ranked scenarios. */
  readonly score: number;
  readonly passes: boolean;
}

/** `campaign`: policies of every ranked scenario of a folder. */
export function modeAverages(campaign: readonly Policies[]): readonly ModeAverage[] {
  if (campaign.length === 0) return [];
  return MODES.map((mode) => {
    const score = Math.round(campaign.reduce((sum, policies) => sum + (policies[mode] ?? 0), 0) / campaign.length);
    return { mode, score, passes: score <= NAIVE_LIMIT };
  });
}
