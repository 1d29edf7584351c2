// Ranked: at least two endings that can be reached well (constructive, settled) and two that can be reached badly.
import type { Verdict } from '../../scenario/terms.ts';
import type { Finding } from './finding.ts';

const NEEDED = 2;
const GOOD: readonly Verdict[] = ['constructive', 'settled'];
const BAD: readonly Verdict[] = ['escalated', 'broken-off', 'smoothed-over'];

export const findTooFewEndings: Finding = ({ study, report }) => {
  if (!study.scenario.ranked) return;
  const count = (verdicts: readonly Verdict[]): number =>
    study.result.endings.filter((ending) => verdicts.some((verdict) => (ending.verdicts[verdict] ?? 0) > 0)).length;
  const [good, bad] = [count(GOOD), count(BAD)];
  if (good < NEEDED || bad < NEEDED) report('too-few-endings', undefined, { good, bad, needed: NEEDED });
};
