// One measurement per process: how fast and how large an exploration is, by us and by peers. Prints JSON.
import { readFileSync } from 'node:fs';
import { setup } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import { study } from '../../src/core/analysis/explore.ts';
import { rawOf, termsOf } from '../../src/core/conflict/score.ts';
import { compileDialogue, type DialogueSnapshot, placeOf } from '../../src/core/dialogue/machine.ts';
import { isOpen } from '../../src/core/dialogue/moves.ts';
import { plotOf } from '../../src/core/dialogue/plot.ts';
import { choose, openChoices, type Position, startPosition } from '../../src/core/dialogue/reduce.ts';
import type { Talk } from '../../src/core/dialogue/talk.ts';
import type { Scenario } from '../../src/core/scenario/model.ts';
import { parsePeople, parseScenario } from '../../src/core/scenario/parse.ts';
import { type Size, syntheticScenario } from './synthetic.ts';

export interface ExplorationJob {
  readonly by: 'us' | 'graph' | 'enumeration';
  readonly source: { readonly size: Size } | { readonly file: string; readonly people: string };
}

export interface ExplorationReport {
  readonly states: number;
  readonly transitions: number;
  readonly plays: number;
  readonly exact: boolean;
  /** CPU seconds of the work alone. */
  readonly cpu: number;
  /** Seconds by the clock. */
  readonly wall: number;
  /** Bytes of resident memory at the peak, beyond what the process held before. */
  readonly memory: number;
}

function sourceOf({ source }: ExplorationJob): Scenario {
  if ('size' in source) return syntheticScenario(source.size);
  const { people } = parsePeople(readFileSync(source.people, 'utf8'));
  const { scenario } = parseScenario(readFileSync(source.file, 'utf8'), { shared: people });
  if (!scenario) throw new Error(`${source.file} has mistakes`);
  return scenario;
}

type Counts = Pick<ExplorationReport, 'states' | 'transitions' | 'plays' | 'exact'>;

function byUs(scenario: Scenario): Counts {
  const { states, transitions, plays, exact } = study(scenario).result;
  return { states, transitions, plays, exact };
}

/** CPU seconds after which the peer is stopped: it would take hours over a large scenario, at the same rate or a lower one. */
const PATIENCE = 20;

/**
 * The traversal of XState's own graph package over the same statechart, states told apart by value and full context. It
 * asks for the events of each state it comes to and makes them all: what it had made when it was stopped is counted.
 */
function byGraph(scenario: Scenario): Counts {
  const begun = process.cpuUsage();
  let [asked, made] = [0, 0];
  const stopped = new Error('patience is over');
  const dialogue = compileDialogue(scenario);
  const machine = setup({ types: { context: {} as Talk, events: {} as { type: 'choose'; choice: string } } }).createMachine(
    dialogue.config as never,
  );
  const events = (state: unknown): readonly { type: 'choose'; choice: string }[] => {
    const { user, system } = process.cpuUsage(begun);
    if (user + system > PATIENCE * 1e6) throw stopped;
    const snapshot = state as DialogueSnapshot;
    const open = (dialogue.plot.nodes.get(placeOf(snapshot))?.choices ?? []).filter((one) => isOpen(one, snapshot.context));
    asked++;
    made += open.length;
    return open.map((one) => ({ type: 'choose', choice: one.id }));
  };
  try {
    getAdjacencyMap(machine, { events });
  } catch (error) {
    if (error !== stopped) throw error;
    return { states: asked, transitions: made, plays: 0, exact: false };
  }
  return { states: asked, transitions: made, plays: 0, exact: true };
}

/** Every play to its end, each scored, by the plain reducer. */
function byEnumeration(scenario: Scenario): Counts {
  const plot = plotOf(scenario);
  let [plays, transitions] = [0, 0];
  let sum = 0;
  const walk = (position: Position, probability: number): void => {
    const end = plot.endings.get(position.at);
    if (end) {
      sum += probability * rawOf(termsOf(position.talk.conflict, end));
      plays++;
      return;
    }
    const open = openChoices(plot, position);
    transitions += open.length;
    for (const one of open) walk(choose(plot, position, one), probability / open.length);
  };
  walk(startPosition(plot), 1);
  if (!(sum > 0)) throw new Error('nothing was scored');
  return { states: transitions, transitions, plays, exact: true };
}

const BY = { us: byUs, graph: byGraph, enumeration: byEnumeration };

function measure(job: ExplorationJob): ExplorationReport {
  const scenario = sourceOf(job);
  const before = process.memoryUsage().rss;
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const counts = BY[job.by](scenario);
  const { user, system } = process.cpuUsage(cpu);
  const wall = (performance.now() - begun) / 1000;
  return { ...counts, cpu: (user + system) / 1e6, wall, memory: process.resourceUsage().maxRSS * 1024 - before };
}

process.stdout.write(JSON.stringify(measure(JSON.parse(process.argv[2] ?? '') as ExplorationJob)));
