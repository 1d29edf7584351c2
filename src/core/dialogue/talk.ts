// The state of a talk between two decisions: the conflict plus what the dialogue itself remembers. It is the
// context of the compiled machine and, with `at`, the state of the plain reducer.

import type { Decision } from '../conflict/decide.ts';
import type { ConflictState } from '../conflict/state.ts';
import { initialConflict } from '../conflict/state.ts';
import type { OpenedFact } from '../conflict/window.ts';
import type { Prop, Scenario } from '../scenario/model.ts';
import { YOU } from '../scenario/model.ts';
import type { Hour, Place, Weather } from '../scenario/terms.ts';

/** Where something is said, and before whom: cast ids, the player first. */
export type Setting = Pick<Talk, 'present' | 'place' | 'time' | 'weather' | 'props' | 'onScreen'>;

/** A line said since the last decision; `visit` picks its variant. */
export interface Said {
  readonly line: string;
  readonly visit: number;
  readonly setting: Setting;
}

export interface Talk {
  readonly conflict: ConflictState;
  /** Cast ids on stage, the player first. */
  readonly present: readonly string[];
  /** Who of them is seen on a screen of the room. */
  readonly onScreen: readonly string[];
  readonly place: Place;
  readonly time?: Hour;
  readonly weather?: Weather;
  readonly props: readonly Prop[];
  readonly flags: Readonly<Record<string, number>>;
  readonly visits: Readonly<Record<string, number>>;
  /** Choices taken in this run, each once. */
  readonly chosen: readonly string[];
  /** Nodes passed since the last decision. */
  readonly trail: readonly string[];
  /** The choice just taken, absent at the start. */
  readonly last?: {
    readonly node: string;
    readonly choice: string;
    readonly decision: Decision;
    readonly timedOut: boolean;
    readonly setting: Setting;
  };
  readonly said: readonly Said[];
  /** Facts told unasked since the last decision, and misstatements that came out by it. */
  readonly volunteered: readonly OpenedFact[];
  readonly cameOut: readonly string[];
}

export const settingOf = ({ present, onScreen, place, time, weather, props }: Setting): Setting => ({
  present,
  onScreen,
  place,
  ...(time === undefined ? {} : { time }),
  ...(weather === undefined ? {} : { weather }),
  props,
});

export function initialTalk(scenario: Scenario): Talk {
  const flags: Record<string, number> = {};
  for (const flag of scenario.flags) flags[flag.id] = flag.initial;
  return {
    conflict: initialConflict(scenario),
    present: [YOU, ...scenario.present.filter((who) => who !== YOU)],
    onScreen: [],
    place: scenario.place,
    ...(scenario.time === undefined ? {} : { time: scenario.time }),
    ...(scenario.weather === undefined ? {} : { weather: scenario.weather }),
    props: [],
    flags,
    visits: {},
    chosen: [],
    trail: [],
    said: [],
    volunteered: [],
    cameOut: [],
  };
}
