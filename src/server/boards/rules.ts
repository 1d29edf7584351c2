// What boards may show in an organisation.
import type { OrgSettings, Rules } from '../store/database.ts';

/** Privacy by default: who wants to show more must say so. */
const DEFAULTS: Rules = {
  ranking: true,
  people: 'all',
  neighboursOnly: false,
  names: 'pseudonym',
  smallestGroup: 5,
  offline: true,
  notice: true,
};

export const rulesOf = (settings: OrgSettings): Rules => ({ ...DEFAULTS, ...settings });
