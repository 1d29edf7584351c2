// Many plays of one scenario through the statechart: half of them random, half take what was tried least. What is
// broken on the way, and what was never met.
import { verdictOf } from '../conflict/verdict.ts';
import { randomFrom } from '../dialogue/chance.ts';
import { type DialogueMachine, type DialogueSnapshot, placeOf } from '../dialogue/machine.ts';
import { get } from '../dialogue/plot.ts';
import { initialTalk } from '../dialogue/talk.ts';
import { endingOf, nowOf } from '../run/advance.ts';
import type { RunEvent } from '../run/run.ts';
import { type Counts, type Coverage, type Covered, countPassage, countVerdict, countWay, coverageOf, noCounts } from './coverage.ts';
import { type Breach, breachIn, replayBreach } from './invariants.ts';
import { choiceBy, eventsOf, type Pair, shortestViolation, startPair, stepPair, type Violation } from './shortest.ts';
import { compileTable, type Table } from './table.ts';
import { passageFrom, wayOf } from './way.ts';

export interface FuzzOptions {
  readonly plays: number;
  /** 32-bit unsigned: the same seed plays the same. */
  readonly seed: number;
}

/** A play that loops longer is given up. */
const MOST_DECISIONS = 200;
/** Of the moments at which a timer runs, this share of random plays lets it run out. */
const SILENCE = 1 / 8;

export interface Fuzzed {
  readonly plays: { readonly random: number; readonly leastTried: number; readonly ended: number; readonly capped: number };
  readonly decisions: number;
  readonly coverage: Readonly<Record<Covered, Coverage>>;
  /** The first one ends the plays. */
  readonly violation: Violation | null;
}

function pickRandom(events: readonly RunEvent[], random: () => number): RunEvent | undefined {
  const silence = events.at(-1);
  if (silence?.type !== 'timeout') return events[Math.floor(random() * events.length)];
  return random() < SILENCE ? silence : events[Math.floor(random() * (events.length - 1))];
}

/** Of equals one by chance, so that two plays do not go the same way side by side. */
function pickLeastTried(events: readonly RunEvent[], tried: ReadonlyMap<string, number>, random: () => number): RunEvent | undefined {
  let least = Number.POSITIVE_INFINITY;
  let best: RunEvent[] = [];
  for (const event of events) {
    if (event.type !== 'choose') continue;
    const count = tried.get(event.choice) ?? 0;
    if (count < least) [least, best] = [count, []];
    if (count === least) best.push(event);
  }
  return best[Math.floor(random() * best.length)];
}

type Played = { readonly pair: Pair } | { readonly breach: Breach; readonly log: readonly RunEvent[] };

interface Field {
  readonly machine: DialogueMachine;
  readonly table: Table;
  readonly counts: Counts;
  readonly random: () => number;
}

function countStep({ machine, counts }: Field, before: DialogueSnapshot, choice: string, after: DialogueSnapshot): void {
  const target = after.context.trail[0] ?? placeOf(after);
  const taken = get(machine.plot.choices, choice);
  countWay(counts, taken, wayOf(machine.plot, before.context, taken, target));
}

function playOnce(field: Field, leastTried: boolean): Played {
  const { machine, table, counts, random } = field;
  let pair = startPair(machine, table, { seed: 1, mode: 'coach' });
  countPassage(counts, passageFrom(machine.plot, initialTalk(machine.plot.scenario), machine.plot.scenario.start));
  const first = breachIn(machine, table, pair.run, pair.vector);
  if (first) return { breach: first, log: [] };
  while (endingOf(machine, pair.run) === null && pair.run.log.length < MOST_DECISIONS) {
    const events = eventsOf(machine, pair.run);
    const event = leastTried ? pickLeastTried(events, counts.choices, random) : pickRandom(events, random);
    // That an option is open is an invariant of the state just checked.
    if (!event) throw new Error('nothing can be said');
    const choice = choiceBy(machine, pair.run, event);
    const next = stepPair(machine, table, pair, event);
    if ('invariant' in next) return { breach: next, log: [...pair.run.log, event] };
    countStep(field, nowOf(pair.run), choice, nowOf(next.run));
    pair = next;
  }
  const again = replayBreach(machine, pair.run);
  return again ? { breach: again, log: pair.run.log.slice(0, again.after) } : { pair };
}

export function fuzz(machine: DialogueMachine, { plays, seed }: FuzzOptions): Fuzzed {
  const { plot } = machine;
  const field: Field = { machine, table: compileTable(plot.scenario, { whole: true }), counts: noCounts(plot), random: randomFrom(seed) };
  const done = { random: 0, leastTried: 0, ended: 0, capped: 0 };
  let decisions = 0;
  let violation: Violation | null = null;
  for (let play = 0; play < plays && violation === null; play++) {
    const leastTried = play % 2 === 1;
    done[leastTried ? 'leastTried' : 'random']++;
    const played = playOnce(field, leastTried);
    if ('breach' in played) {
      decisions += played.log.length;
      violation = shortestViolation(machine, field.table, played.breach, played.log);
      continue;
    }
    const { run } = played.pair;
    decisions += run.log.length;
    const at = endingOf(machine, run);
    if (at === null) done.capped++;
    else {
      done.ended++;
      countVerdict(field.counts, verdictOf(nowOf(run).context.conflict, get(plot.endings, at)));
    }
  }
  return { plays: done, decisions, coverage: coverageOf(field.counts), violation };
}
