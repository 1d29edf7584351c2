// Everything that an exploration can tell an author, as diagnostics in reading order.
import type { Diagnostic, Span } from '../../scenario/diagnostic.ts';
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

/** The head of the file, for what concerns it as a whole. */
const WHOLE: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 };

export interface Findings {
  readonly policies: Policies;
  readonly diagnostics: readonly Diagnostic[];
  /** The scenario asks to be ranked, its figures are exact, and no error or warning keeps it from it. */
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
  diagnostics.sort((a, b) => a.span.line - b.span.line || a.span.column - b.span.column);
  const clean = diagnostics.every(({ severity }) => severity === 'info');
  return { policies, diagnostics, ranked: study.scenario.ranked && study.result.exact && clean };
}
