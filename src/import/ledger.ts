// The books of an import: what was found in the source, what of it was carried over, and what was not and why.
import { ORIGIN_KINDS, type OriginId, type OriginKind, type Place } from './story.ts';

/** Why something could not be carried over, or what had to be added; the sentences are in src/locale. */
export const REASONS = [
  'unknown-construct',
  'expression',
  'value',
  'printed-value',
  'markup',
  'media',
  'script',
  'comment',
  'no-such-passage',
  'twice',
  'function',
  'tunnel',
  'thread',
  'list',
  'unbalanced',
  'not-reached',
  'passed-by',
  'asked-later',
  'text-varies',
  'stays',
  'score',
  'malformed',
  'added-fallback',
  'added-pause',
  'added-exit',
  'added-way',
] as const;
export type Reason = (typeof REASONS)[number];

interface Origin {
  readonly kind: OriginKind;
  readonly place: Place;
  /** The source itself, cut short. */
  readonly what: string;
}

export interface Loss extends Origin {
  readonly reason: Reason;
}

export interface Ledger {
  readonly origins: Origin[];
  readonly carried: Set<OriginId>;
  readonly lost: Map<OriginId, Reason>;
  /** What had to be added to make a scenario of it. */
  readonly added: Loss[];
}

/** UTF-16 units of an excerpt. */
const MAX_EXCERPT = 80;

export const openLedger = (): Ledger => ({ origins: [], carried: new Set(), lost: new Map(), added: [] });

const excerpt = (text: string): string => {
  const flat = text
    .slice(0, MAX_EXCERPT * 4)
    .replace(/\s+/gu, ' ')
    .trim();
  return flat.length > MAX_EXCERPT ? `${flat.slice(0, MAX_EXCERPT - 1)}…` : flat;
};

export function note(ledger: Ledger, kind: OriginKind, place: Place, what: string): OriginId {
  return ledger.origins.push({ kind, place, what: excerpt(what) }) - 1;
}

export function keep(ledger: Ledger, origin: OriginId): void {
  ledger.carried.add(origin);
}

/** What is lost in part counts as lost; the first reason stands. */
export function lose(ledger: Ledger, origin: OriginId, reason: Reason): void {
  if (!ledger.lost.has(origin)) ledger.lost.set(origin, reason);
}

export function loseNew(ledger: Ledger, kind: OriginKind, place: Place, what: string, reason: Reason): void {
  lose(ledger, note(ledger, kind, place, what), reason);
}

export interface Count {
  readonly found: number;
  readonly carried: number;
  readonly reported: number;
}

export interface Balance {
  readonly counts: Readonly<Record<OriginKind, Count>>;
  /** In the order of the source; what was added comes last. */
  readonly losses: readonly Loss[];
}

/** Whatever is neither carried nor lost by now was not reached: it is reported too. */
export function balanceOf(ledger: Ledger): Balance {
  const counts = Object.fromEntries(ORIGIN_KINDS.map((kind) => [kind, { found: 0, carried: 0, reported: 0 }]));
  const losses: Loss[] = [];
  ledger.origins.forEach((origin, id) => {
    const count = counts[origin.kind];
    if (count === undefined) return;
    count.found++;
    const reason = ledger.lost.get(id) ?? (ledger.carried.has(id) ? undefined : 'not-reached');
    if (reason === undefined) count.carried++;
    else {
      count.reported++;
      losses.push({ ...origin, reason });
    }
  });
  losses.sort((a, b) => ('line' in a.place && 'line' in b.place ? a.place.line - b.place.line : 0));
  return { counts: counts as Balance['counts'], losses: [...losses, ...ledger.added] };
}
