// Lawful logs, spoilt in every way in which a log is spoilt: by accident, by another version, by somebody who wants points.
import type { RunEvent } from '../../src/core/run/run.ts';
import { type Chance, pick } from './experiment.ts';

export interface Mutated {
  /** What is sent as `log`; not always a list of events. */
  readonly log: unknown;
  /** Whether it has the form of a log, so that it is judged and not turned away before. */
  readonly formed: boolean;
}

const FALSE_EVENTS: readonly unknown[] = [
  null,
  1,
  'choose',
  [],
  {},
  { type: 'choose' },
  { type: 'choose', choice: 7 },
  { type: 'choose', choice: '' },
  { type: 'choose', choice: ['a'] },
  { type: 'win' },
  { type: 'timeout', score: 1000 },
  { type: 'back', choice: 'a' },
  { type: 'choose', choice: 'a', score: 1000 },
  { type: 'choose', choice: 'x'.repeat(300) },
  { type: 'choose', choice: 'a\u0000b' },
];
const FALSE_LOGS: readonly unknown[] = [null, {}, 'log', 7, [[]], { length: 1 }, true];
/** Names that are no choice but something else where names are looked up carelessly. */
const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  ' ',
  '\u202e',
  '0',
  '-1',
  'null',
  '%s',
  "'; drop table run; --",
  '<b>',
  '𠮷',
];

const spoilt = (chance: Chance, id: string): string => {
  const at = chance(id.length + 1);
  return pick(chance, [
    id.slice(0, at) + id.slice(at + 1),
    `${id.slice(0, at)}x${id.slice(at)}`,
    id.toUpperCase(),
    `${id} `,
    id.normalize('NFD'),
    `${id}/${id}`,
  ]);
};

/** `all`: every choice of the scenario; `foreign`: logs of others. */
export function mutate(
  log: readonly RunEvent[],
  all: readonly string[],
  foreign: readonly (readonly RunEvent[])[],
  chance: Chance,
): Mutated {
  if (chance(40) === 0) return { log: pick(chance, FALSE_LOGS), formed: false };
  let events: readonly unknown[] = log;
  const some = (): RunEvent =>
    pick<RunEvent>(chance, [
      { type: 'choose', choice: pick(chance, all) },
      { type: 'choose', choice: pick(chance, all) },
      { type: 'choose', choice: pick(chance, NAMES) || 'none' },
      { type: 'timeout' },
      { type: 'back' },
    ]);
  for (let times = 1 + chance(3); times > 0; times--) {
    const at = chance(events.length + 1);
    const [before, after] = [events.slice(0, at), events.slice(at)];
    const here = after[0] as RunEvent | undefined;
    switch (chance(12)) {
      case 0:
        events = [...before, ...after.slice(1)];
        break;
      case 1:
        events = [...before, some(), ...after];
        break;
      case 2:
        events = [...before, some(), ...after.slice(1)];
        break;
      case 3:
        events = here ? [...before, here, ...after] : before;
        break;
      case 4:
        events = after.length > 1 ? [...before, after[1], after[0], ...after.slice(2)] : events;
        break;
      case 5:
        events = before;
        break;
      case 6:
        events = after;
        break;
      case 7:
        events = [...before, ...pick(chance, foreign).slice(chance(4))];
        break;
      case 8:
        events = [...events].reverse();
        break;
      case 9:
        events =
          // What has no form is left alone: spoilt, it would not be known again.
          here?.type === 'choose' && !FALSE_EVENTS.includes(here)
            ? [...before, { type: 'choose', choice: spoilt(chance, here.choice) || 'none' }, ...after.slice(1)]
            : events;
        break;
      case 10:
        events = Array.from({ length: 1 + chance(chance(20) === 0 ? 40 : 3) }, () => events).flat();
        break;
      default:
        if (chance(4) > 0) break;
        events = [...before, pick(chance, FALSE_EVENTS), ...after];
    }
  }
  return { log: events, formed: !events.some((event) => FALSE_EVENTS.includes(event)) };
}
