// The pages of the office, in the order of their tabs.
import { scenarioSection } from './scenario-section.ts';
import type { OfficeSection } from './section.ts';

export const SECTIONS: readonly OfficeSection[] = [scenarioSection];
