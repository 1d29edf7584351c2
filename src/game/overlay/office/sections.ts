// The pages of the office, in the order of their tabs.
import { cohortSection } from './cohort-section.ts';
import { peopleSection } from './people-section.ts';
import { rulesSection } from './rules-section.ts';
import { runSection } from './run-section.ts';
import { scenarioSection } from './scenario-section.ts';
import { seasonSection } from './season-section.ts';
import type { OfficeSection } from './section.ts';
import { teamSection } from './team-section.ts';

export const SECTIONS: readonly OfficeSection[] = [
  scenarioSection,
  teamSection,
  seasonSection,
  cohortSection,
  runSection,
  peopleSection,
  rulesSection,
];
