// The scenario has more states than the bound: its figures are a seeded estimate, and what needs all states is not told.
import type { Finding } from './finding.ts';

export const findNotExplored: Finding = ({ study, report }) => {
  if (study.walked) return;
  const { bound, error } = study.result;
  report('not-explored', undefined, { states: bound.states, error: Number(error.toPrecision(2)) });
};
