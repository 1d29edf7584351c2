// What became of a run that is to be sent, in sentences. Used after the debrief and on the board.
import type { Locale } from '../../../core/scenario/terms.ts';
import { type PlainKey, uiText } from '../../../locale/ui.ts';
import type { RunState, SentAnswer, TeamState } from '../../team-ports.ts';
import type { IconName } from '../icons.ts';

const REFUSALS: ReadonlySet<string> = new Set([
  'old-version',
  'unknown-scenario',
  'played-live-only',
  'not-as-played',
  'impossible-times',
  'foreign-attempt',
  'other-body',
  'unfinished',
]);
const ILLEGAL: ReadonlySet<string> = new Set(['unknown-choice', 'closed-choice', 'no-timer', 'not-in-practice', 'already-ended']);
const FLAGS: ReadonlySet<string> = new Set(['too-fast', 'old-version', 'offline']);

export function refusalText(locale: Locale, code: string): string {
  if (ILLEGAL.has(code)) return uiText(locale, 'refused.illegal');
  return REFUSALS.has(code) ? uiText(locale, `refused.${code}` as PlainKey) : uiText(locale, 'refused.other', { code });
}

export interface RunWords {
  readonly icon: IconName;
  readonly tone: 'plain' | 'good' | 'bad';
  readonly title: string;
  readonly details: readonly string[];
}

function sentWords(locale: Locale, { rank, players, score, previousBest, flags }: SentAnswer): RunWords {
  const why = flags.filter((flag) => FLAGS.has(flag)).map((flag) => uiText(locale, `send.flag.${flag}` as PlainKey));
  const points = uiText(locale, 'send.points', { score });
  if (rank === null) return { icon: 'info', tone: 'plain', title: uiText(locale, 'send.unranked'), details: [...why, points] };
  const compared =
    previousBest === null
      ? uiText(locale, 'send.first')
      : score > previousBest
        ? uiText(locale, 'send.better', { n: score - previousBest })
        : uiText(locale, 'send.same', { n: previousBest });
  const place = uiText(locale, 'send.rank', { rank, players });
  return { icon: 'trophy', tone: 'good', title: uiText(locale, 'send.sent'), details: [place, points, compared, ...why] };
}

export function runWords(
  locale: Locale,
  state: RunState,
  { phase, sending, purpose }: Pick<TeamState, 'phase' | 'sending' | 'purpose'>,
): RunWords {
  switch (state.is) {
    case 'held':
      return { icon: 'hand', tone: 'plain', title: uiText(locale, 'waiting.held'), details: [] };
    case 'waiting': {
      if (sending)
        return { icon: 'clock', tone: 'plain', title: uiText(locale, 'send.sending'), details: [uiText(locale, 'send.waitingText')] };
      if (purpose && !purpose.accepted)
        return { icon: 'lock', tone: 'plain', title: uiText(locale, 'send.noticed'), details: [uiText(locale, 'send.noticedText')] };
      const away = phase === 'away';
      const title = uiText(locale, away ? 'send.offline' : 'send.waiting');
      return { icon: 'clock', tone: 'plain', title, details: [uiText(locale, away ? 'send.offlineText' : 'send.waitingText')] };
    }
    case 'sent':
      return sentWords(locale, state.answer);
    case 'refused':
      return { icon: 'triangle-alert', tone: 'bad', title: uiText(locale, 'send.refused'), details: [refusalText(locale, state.code)] };
    case 'dropped':
      return { icon: 'lock', tone: 'plain', title: uiText(locale, 'send.dropped'), details: [] };
  }
}
