// Anchors while a scenario is being written: the answer to a save must not wait for millions of states. What is known is
// given at once and called provisional; the exact anchors are computed by another process, one scenario after the other.
import { type ChildProcess, execFile } from 'node:child_process';
import path from 'node:path';
import { explore } from '../core/analysis/explore.ts';
import type { Anchors } from '../core/run/debrief-types.ts';
import type { Scenario } from '../core/scenario/model.ts';
import type { PlayableScenario } from '../game/ports.ts';
import { keepAnchors, keptAnchors } from './explored.ts';

/** Small enough for a first guess in half a second; a scenario with fewer states is explored exactly on the spot. */
const QUICK = { states: 20_000 };

export interface AnchorDesk {
  playableOf(scenario: Scenario, file: string): PlayableScenario;
  close(): void;
}

interface Job {
  readonly scenario: Scenario;
  readonly file: string;
}

export function openAnchorDesk(root: string, onExact: (scenario: Scenario, anchors: Anchors) => void): AnchorDesk {
  /** By scenario id: those of its latest version, or of the one before. */
  const latest = new Map<string, { readonly hash: string; readonly anchors: Anchors }>();
  const waiting = new Map<string, Job>();
  let running: { readonly job: Job; readonly child: ChildProcess } | null = null;

  function next(): void {
    const [job] = waiting.values();
    if (running || !job) return;
    waiting.delete(job.scenario.id);
    const { scenario, file } = job;
    const bin = path.join(root, 'src/cli/bin.mjs');
    const child = execFile(process.execPath, [bin, 'explore', file, '--json'], { cwd: root, maxBuffer: 1 << 26 }, (error, stdout) => {
      running = null;
      // The file may have been changed or broken meanwhile: then its next version is in the queue, or no answer is needed.
      const anchors = error?.killed ? null : anchorsIn(stdout, scenario.hash);
      if (anchors) {
        keepAnchors(scenario.hash, anchors, root);
        latest.set(scenario.id, { hash: scenario.hash, anchors });
        onExact(scenario, anchors);
      }
      next();
    });
    running = { job, child };
  }

  function order(job: Job): void {
    const { id, hash } = job.scenario;
    if (running?.job.scenario.hash === hash) return;
    waiting.set(id, job);
    // What is being computed for an older version is of no use any more.
    if (running?.job.scenario.id === id) running.child.kill();
    else next();
  }

  return {
    playableOf(scenario, file) {
      const { id, hash } = scenario;
      const known = latest.get(id);
      const exact = known?.hash === hash ? known.anchors : keptAnchors(hash, root);
      if (exact) {
        latest.set(id, { hash, anchors: exact });
        return { scenario, anchors: exact };
      }
      const { raw, exact: done } = known ? { raw: known.anchors, exact: false } : explore(scenario, QUICK);
      const anchors = { max: raw.max, random: raw.random, min: raw.min, exact: done };
      if (!known) latest.set(id, { hash: done ? hash : '', anchors });
      if (done) return { scenario, anchors };
      order({ scenario, file });
      return { scenario, anchors, provisional: true };
    },
    close() {
      waiting.clear();
      running?.child.kill();
    },
  };
}

interface Told {
  readonly hash: string;
  readonly exact: boolean;
  readonly raw: { readonly min: number; readonly max: number; readonly random: number };
}

/** What `explore --json` printed, if it speaks of that version; its exit code only tells of findings. */
function anchorsIn(stdout: string, hash: string): Anchors | null {
  try {
    const told = [JSON.parse(stdout) as Told | readonly Told[]].flat() as readonly Told[];
    const one = told.find((each) => each.hash === hash);
    return one ? { max: one.raw.max, random: one.raw.random, min: one.raw.min, exact: one.exact } : null;
  } catch {
    return null;
  }
}
