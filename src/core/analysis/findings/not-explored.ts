// What could not be explored: more states than the bound, or plays longer than the bound on decisions. Figures are then a
// seeded estimate or leave the longest plays out, and what needs all states is not told.
import { MAX_DECISIONS } from '../table-layout.ts';
import { CUT } from '../walk.ts';
import type { Finding } from './finding.ts';

export const findNotExplored: Finding = ({ study, report }) => {
  const { bound, error } = study.result;
  const rounded = Number(error.toPrecision(2));
  if (!study.walked) report('not-explored', undefined, { reason: 'states', limit: bound.states, error: rounded });
  else if (study.walked.walk.layers[MAX_DECISIONS - 1]?.edges.includes(CUT))
    report('not-explored', undefined, { reason: 'decisions', limit: bound.decisions, error: rounded });
};
