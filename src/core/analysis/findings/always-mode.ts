// Over a campaign no conflict mode may be always right: players who always choose the same one must average 700 at most.
import type { Diagnostic } from '../../scenario/diagnostic.ts';
import { severityOf } from '../../scenario/severity.ts';
import { MODES, type Mode } from '../../scenario/terms.ts';
import type { Policies } from '../policies.ts';
import { NAIVE_LIMIT } from './naive-player.ts';

/** Fewer ranked scenarios than this are no campaign. */
export const CAMPAIGN = 3;

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

/** To be told once, at the head of the first ranked scenario: it concerns no single file. */
export function findAlwaysMode(campaign: readonly Policies[]): readonly Diagnostic[] {
  if (campaign.length < CAMPAIGN) return [];
  const span = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  return modeAverages(campaign).flatMap(({ mode, score, passes }): Diagnostic[] =>
    passes ? [] : [{ code: 'always-mode', severity: severityOf('always-mode'), span, params: { mode, score, limit: NAIVE_LIMIT } }],
  );
}
