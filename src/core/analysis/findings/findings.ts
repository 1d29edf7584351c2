// Everything that an exploration can tell an author, as diagnostics in reading order.
import type { Code, Diagnostic, Span } from '../../scenario/diagnostic.ts';
import { inReadingOrder } from '../../scenario/reading-order.ts';
import { severityOf } from '../../scenario/severity.ts';
import { choiceWorths } from '../choice-worth.ts';
import type { Study } from '../explore.ts';
import { type Policies, policiesOf } from '../policies.ts';
import { findConditionConstant } from './condition-constant.ts';
import { findEndlessLoop } from './endless-loop.ts';
import type { Finding, FindingScope, WalkedFinding } from './finding.ts';
import { findLongestIsBest } from './longest-is-best.ts';
import { findNaivePlayer } from './naive-player.ts';
import { findNarrowRange } from './narrow-range.ts';
import { findNoRepair } from './no-repair.ts';
import { findNoVolunteer } from './no-volunteer.ts';
import { findNotExplored } from './not-explored.ts';
import { findStranded } from './stranded.ts';
import { findTooFewEndings } from './too-few-endings.ts';
import { findUnreachable } from './unreachable.ts';
import { findWeakOption } from './weak-option.ts';

const FINDINGS: readonly Finding[] = [findNotExplored, findNarrowRange, findTooFewEndings, findNaivePlayer];
const WALKED_FINDINGS: readonly WalkedFinding[] = [
  findUnreachable,
  findStranded,
  findEndlessLoop,
  findConditionConstant,
  findNoVolunteer,
  findWeakOption,
  findLongestIsBest,
  findNoRepair,
];

/** What a ranked scenario must not have. */
const GATES: ReadonlySet<Code> = new Set<Code>([
  'narrow-range',
  'too-few-endings',
  'no-repair',
  'naive-player',
  'not-explored',
  'endless-loop',
]);

/** The head of the file, for what concerns it as a whole. */
const WHOLE: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 };

export interface Findings {
  readonly policies: Policies;
  readonly diagnostics: readonly Diagnostic[];
  /** The scenario asks to be ranked, its figures are exact, and it passes every gate of the conflict model. */
  readonly ranked: boolean;
}

export function findingsOf(study: Study, spanOf: (part: object) => Span | undefined): Findings {
  const diagnostics: Diagnostic[] = [];
  const policies = policiesOf(study);
  const scope: FindingScope = {
    study,
    policies,
    report: (code, part, params = {}) => {
      const span = part === undefined ? undefined : spanOf(part);
      diagnostics.push({ code, severity: severityOf(code), span: span ?? spanOf(study.scenario) ?? WHOLE, params });
    },
  };
  for (const find of FINDINGS) find(scope);
  const { walked, table } = study;
  if (walked) {
    const worths = choiceWorths(table, walked.walk, walked.values);
    for (const find of WALKED_FINDINGS) find({ ...scope, walked, worths, complete: walked.walk.cut === 0 });
  }
  const passes = diagnostics.every(({ code, severity }) => severity !== 'error' && !GATES.has(code));
  return { policies, diagnostics: inReadingOrder(diagnostics), ranked: study.scenario.ranked && study.result.exact && passes };
}
