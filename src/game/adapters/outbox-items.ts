// What the outbox keeps, as values: plays that began, with the attempt that the service gave them, and runs that ended.
import type { PlayMode } from '../../core/run/run.ts';
import type { LiveTicket } from '../live-ports.ts';
import type { FinishedRun, RunState } from '../team-ports.ts';

export const OUTBOX = 'outbox';

interface Owned {
  readonly id: string;
  /** Whose it is; null: nobody was signed in. */
  readonly player: string | null;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

/** A play that is under way, or whose run has not asked for its attempt yet. */
export interface BegunItem extends Owned {
  readonly kind: 'begun';
  readonly play: string;
  readonly attempt?: LiveTicket;
}

export interface RunItem extends Owned, FinishedRun {
  readonly kind: 'run';
  /** Id of its beginning; null: unknown. */
  readonly begun: string | null;
  /** Given before the first sending and kept, so that a repeat is known as one. `nonce` null: the id is our own. */
  readonly ticket: { readonly attempt: string; readonly nonce: string | null } | null;
  /** Sent with our own times, for it was late. */
  readonly late: boolean;
  /** Was sent without them, and may have arrived. */
  readonly plain: boolean;
  readonly tries: number;
  readonly dueAt: number;
  readonly state: RunState;
}

export interface Beginning {
  readonly scenario: string;
  readonly hash: string;
  readonly seed: number;
  readonly mode: PlayMode;
  readonly at: number;
  /** Given already: the play is live. */
  readonly ticket?: LiveTicket;
}

export const playOf = ({ scenario, hash, seed }: Pick<FinishedRun, 'scenario' | 'hash' | 'seed'>): string => `${scenario} ${hash} ${seed}`;

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function isState(value: unknown): value is RunState {
  if (!isObject(value)) return false;
  if (value['is'] === 'refused') return isText(value['code']);
  if (value['is'] !== 'sent') return ['held', 'waiting', 'dropped'].includes(value['is'] as string);
  const { answer } = value;
  return isObject(answer) && isNumber(answer['score']) && isNumber(answer['players']) && Array.isArray(answer['flags']);
}

const isOwned = (value: Record<string, unknown>): boolean =>
  isText(value['id']) && (value['player'] === null || isText(value['player'])) && isNumber(value['startedAt']);

const isTicket = (value: unknown): boolean =>
  value === null || (isObject(value) && isText(value['attempt']) && (value['nonce'] === null || isText(value['nonce'])));

export function isBegun(value: unknown): value is BegunItem {
  if (!isObject(value) || value['kind'] !== 'begun' || !isOwned(value) || !isText(value['play'])) return false;
  const { attempt } = value;
  return attempt === undefined || (isObject(attempt) && isText(attempt['attempt']) && isText(attempt['nonce']));
}

export function isRun(value: unknown): value is RunItem {
  if (!isObject(value) || value['kind'] !== 'run' || !isOwned(value)) return false;
  const texts = [value['scenario'], value['hash'], value['mode']];
  const numbers = [value['seed'], value['finishedAt'], value['tries'], value['dueAt']];
  return (
    texts.every(isText) && numbers.every(isNumber) && Array.isArray(value['log']) && isTicket(value['ticket']) && isState(value['state'])
  );
}

export const isPending = ({ state }: RunItem): boolean => state.is === 'held' || state.is === 'waiting';

/** Kept to show what became of them, and so that a reload does not enter them again. */
const MOST_SETTLED = 30;
const MOST_BEGUN = 30;

/** Without the oldest of what is settled. What cannot be read stays: a newer version may know it. */
export function pruned(list: readonly unknown[]): readonly unknown[] {
  const settled = list.filter((item) => isRun(item) && !isPending(item));
  const begun = list.filter(isBegun);
  const gone = new Set([...settled.slice(0, -MOST_SETTLED), ...begun.slice(0, -MOST_BEGUN)]);
  return gone.size === 0 ? list : list.filter((item) => !gone.has(item));
}

/** Pauses between tries, in ms, each with a fifth more or less, so that many devices do not come back at once. */
const PAUSES = [2000, 5000, 15_000, 60_000, 300_000, 900_000];

export function pauseAfter(tries: number, chance: number): number {
  const pause = PAUSES[Math.min(tries, PAUSES.length - 1)] ?? 0;
  return Math.round(pause * (0.8 + 0.4 * chance));
}
