// Why a trainer marks a run or takes it off the boards: out of a list, for no free text is kept.
export const REVIEW_REASONS = [
  'test-play',
  'answers-passed-on',
  'played-with-help',
  'played-for-another',
  'fault',
  'wish-of-player',
  'other',
] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];
