// The scenarios that came with the build, as it wrote them for the server.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SharedPeople } from '../core/scenario/resolve-scope.ts';
import type { Playable } from './runs/versions.ts';

/** Empty where the build is older than the service. */
export function shippedIn(dist: string): readonly Playable[] {
  try {
    return JSON.parse(readFileSync(path.join(dist, 'scenarios.json'), 'utf8')) as readonly Playable[];
  } catch {
    return [];
  }
}

/** The people of the shared cast, whom uploaded scenarios may name. */
export function peopleIn(dist: string): SharedPeople {
  try {
    return JSON.parse(readFileSync(path.join(dist, 'people.json'), 'utf8')) as SharedPeople;
  } catch {
    return {};
  }
}
