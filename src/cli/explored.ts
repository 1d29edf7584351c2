// Explorations of scenario files, kept on disk: the same file is explored once, by the build, by `check`, by `play`.
import { createHash } from 'node:crypto';
import { anchorsIn } from '../core/analysis/anchors.ts';
import { type ExploreLimits, LIMITS, study } from '../core/analysis/explore.ts';
import { exploreWhole, type WholeExploration } from '../core/check/explore-whole.ts';
import type { Anchors } from '../core/run/debrief-types.ts';
import type { PlaceOf } from '../core/scenario/diagnostic.ts';
import type { Scenario } from '../core/scenario/model.ts';
import { recalled, remembered } from './rules-version.ts';

export interface Explored extends WholeExploration {
  /** Milliseconds that it took when it was computed. */
  readonly ms: number;
}

export interface ExploreSource {
  readonly scenario: Scenario;
  /** As written, with what it includes: findings have places in it. */
  readonly text: string;
  readonly placeOf: PlaceOf;
}

function isExplored(value: unknown): value is Explored {
  if (typeof value !== 'object' || value === null) return false;
  const { exploration, policies, findings } = value as Partial<Explored>;
  return typeof exploration?.raw?.max === 'number' && typeof policies === 'object' && Array.isArray(findings);
}

function keyOf({ scenario, text }: ExploreSource, { states }: ExploreLimits): string {
  const place = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return `explored-${scenario.hash.slice(0, 16)}-${place}-${states}`;
}

export function exploreNow({ scenario, placeOf }: ExploreSource, limits: ExploreLimits = LIMITS): Explored {
  const begun = performance.now();
  return { ...exploreWhole(scenario, placeOf, limits), ms: Math.round(performance.now() - begun) };
}

export function exploreOnce(source: ExploreSource, limits: ExploreLimits = LIMITS, fresh = false): Explored {
  const explored = fresh ? exploreNow(source, limits) : remembered(keyOf(source, limits), isExplored, () => exploreNow(source, limits));
  if (limits.states === LIMITS.states) keepAnchors(source.scenario.hash, anchorsIn(explored.exploration));
  return explored;
}

/** Null where it would have to be computed. */
export function exploredBefore(source: ExploreSource, limits: ExploreLimits = LIMITS): Explored | null {
  return recalled(keyOf(source, limits), isExplored);
}

/** What can be shipped of an exploration: how long it took is of one machine. */
export function shippableOf(source: ExploreSource, explored: Explored): Readonly<Record<string, unknown>> {
  return {
    [keyOf(source, LIMITS)]: { ...explored, ms: 0 },
    [anchorKey(source.scenario.hash)]: anchorsIn(explored.exploration),
  };
}

const anchorKey = (hash: string): string => `anchors-${hash.slice(0, 16)}`;

function isAnchors(value: unknown): value is Anchors {
  if (typeof value !== 'object' || value === null) return false;
  const { max, random, min, exact } = value as Partial<Anchors>;
  return [max, random, min].every((one) => typeof one === 'number' && Number.isFinite(one)) && typeof exact === 'boolean';
}

export function keepAnchors(hash: string, anchors: Anchors, root?: string): void {
  remembered(anchorKey(hash), isAnchors, () => anchors, root);
}

/** Null where they would have to be computed. */
export function keptAnchors(hash: string, root?: string): Anchors | null {
  return recalled(anchorKey(hash), isAnchors, root);
}

/** The anchors depend on the content alone, not on where it stands in the file. */
export function cachedAnchors(scenario: Scenario, root?: string): Anchors {
  return remembered(anchorKey(scenario.hash), isAnchors, () => anchorsIn(study(scenario).result), root);
}
