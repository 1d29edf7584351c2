// What is played: a small scenario with all its lawful logs, and lawful logs of any scenario by chance.
import { compileDialogue, type DialogueMachine } from '../../src/core/dialogue/machine.ts';
import { advance, canAdvance, endingOf, startRun, viewOfRun } from '../../src/core/run/advance.ts';
import { outcomeOf } from '../../src/core/run/outcome.ts';
import type { PlayMode, RunEvent } from '../../src/core/run/run.ts';
import { hashScenario } from '../../src/core/scenario/hash.ts';
import type { Playable } from '../../src/server/runs/versions.ts';
import { SAMPLE } from '../core/sample-scenario.ts';
import { LOGS } from '../server/sample-logs.ts';
import { type Chance, pick } from './experiment.ts';

const { hash: _, ...rest } = SAMPLE;
export const SMALL: Playable = {
  scenario: { ...SAMPLE, hash: hashScenario(rest) },
  anchors: { max: 90, random: 30, min: 0, exact: true },
};
const machine = compileDialogue(SMALL.scenario);

export const scoreOfSmall = (log: readonly RunEvent[]): number | null => {
  const outcome = outcomeOf(machine, { seed: 1, mode: 'coach' }, log, SMALL.anchors);
  return outcome.ok ? outcome.score : null;
};
/** Of different scores. */
export const LAWFUL = (LOGS as readonly (readonly RunEvent[])[]).filter((log) => scoreOfSmall(log) !== null);

/** Longer plays are given up. */
const LONGEST = 60;

/** A play that ends, or null. */
export function lawfulLog(of: DialogueMachine, mode: PlayMode, chance: Chance): readonly RunEvent[] | null {
  let [run] = startRun(of, { seed: 1, mode });
  while (run.log.length < LONGEST) {
    if (endingOf(of, run) !== null) return run.log;
    const events: RunEvent[] = viewOfRun(of, run).choices.map(({ id }) => ({ type: 'choose', choice: id }));
    if (chance(12) === 0) events.push({ type: 'timeout' });
    if (mode === 'practice' && chance(6) === 0) events.push({ type: 'back' });
    const open = events.filter((event) => canAdvance(of, run, event));
    if (open.length === 0) return null;
    [run] = advance(of, run, pick(chance, open));
  }
  return null;
}
