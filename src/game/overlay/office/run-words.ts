// Why a run was flagged or hidden, in words.
import { REVIEW_REASONS } from '../../../core/run/review-reasons.ts';
import type { Locale } from '../../../core/scenario/terms.ts';
import { uiText } from '../../../locale/ui.ts';

const BY_SERVICE = ['offline', 'too-fast', 'old-version'] as const;

/** Set by the service, and by trainers. */
export const KNOWN_FLAGS: readonly string[] = [
  ...BY_SERVICE,
  ...REVIEW_REASONS.map((reason) => `marked:${reason}`),
  ...REVIEW_REASONS.map((reason) => `hidden:${reason}`),
];

const isOf = <T extends string>(list: readonly T[], text: string): text is T => (list as readonly string[]).includes(text);

export function flagText(locale: Locale, flag: string): string {
  if (isOf(BY_SERVICE, flag)) return uiText(locale, `runs.flag.${flag}`);
  const [kind = '', reason = ''] = flag.split(':');
  if (!isOf(REVIEW_REASONS, reason) || !isOf(['marked', 'hidden'] as const, kind)) return flag;
  return uiText(locale, `runs.${kind}`, { reason: uiText(locale, `runs.reason.${reason}`) });
}
