// A scenario file looked at as a whole, before players get it: its text, its author's tests, and every way through it.
import { anchorsIn } from '../analysis/anchors.ts';
import type { Exploration } from '../analysis/exploration.ts';
import type { Anchors } from '../run/debrief-types.ts';
import type { Diagnostic } from '../scenario/diagnostic.ts';
import { hashScenario } from '../scenario/hash.ts';
import type { Scenario } from '../scenario/model.ts';
import { type ParseOptions, parseScenario } from '../scenario/parse.ts';
import { inReadingOrder } from '../scenario/reading-order.ts';
import { exploreWhole } from './explore-whole.ts';
import { verifyWith } from './verify.ts';

/** The conflict from one chair. */
export interface ExaminedChair {
  readonly scenario: Scenario;
  readonly anchors: Anchors;
  /** The file wants it ranked, whether or not it may be. */
  readonly wanted: boolean;
  readonly figures: Pick<Exploration, 'states' | 'exact' | 'depth' | 'raw'>;
}

export interface Examination {
  /** In reading order. */
  readonly diagnostics: readonly Diagnostic[];
  /** None while there is an error. */
  readonly chairs: readonly ExaminedChair[];
}

/** Where nobody is ranked by it, the content says so: one that passes the gates some day is another version. */
function unranked(scenario: Scenario): Scenario {
  const { hash: _, ...rest } = { ...scenario, ranked: false };
  return { ...rest, hash: hashScenario(rest) };
}

const hasErrors = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some(({ severity }) => severity === 'error');

export function examine(text: string, options: ParseOptions): Examination {
  const parsed = parseScenario(text, options);
  if (!parsed.scenario) return { diagnostics: parsed.diagnostics, chairs: [] };
  const found: Diagnostic[] = [];
  const chairs = [{ scenario: parsed.scenario, testSpans: parsed.testSpans }, ...parsed.seats].map(({ scenario, testSpans }) => {
    const { exploration, findings, ranked } = exploreWhole(scenario, parsed.placeOf);
    const anchors = anchorsIn(exploration);
    found.push(...findings, ...verifyWith(scenario, testSpans, () => anchors));
    const { states, exact, depth, raw } = exploration;
    const own = scenario.ranked && !ranked ? unranked(scenario) : scenario;
    return { scenario: own, anchors, wanted: scenario.ranked, figures: { states, exact, depth, raw } };
  });
  const diagnostics = inReadingOrder(parsed.diagnostics, found);
  return { diagnostics, chairs: hasErrors(diagnostics) ? [] : chairs };
}
