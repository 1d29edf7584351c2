// Where runs are handed in. While transactions are on their way, those who come wait and go together in the next: a
// commit and its round trips are shared, and nobody is answered before his run is on disk.
import { setImmediate as turn } from 'node:timers/promises';
import { type Door, meter } from '../people/limits.ts';
import { mayPlay } from '../people/notice.ts';
import { isSame } from '../people/secrets.ts';
import type { Credential, Who } from '../people/sessions.ts';
import { knownQuery, whoAre } from '../people/sessions.ts';
import { openBatches } from '../store/batches.ts';
import type { Store } from '../store/connect.ts';
import { together, withTx } from '../store/with-tx.ts';
import type { OfflineAttempt, RunBody, Submitted } from './submission.ts';
import { attemptsQuery, submitRuns } from './submit.ts';

export interface HandedIn {
  readonly credential: Credential;
  readonly csrf: string;
  readonly body: RunBody;
  readonly attempt?: OfflineAttempt;
}

export type Handled =
  | Submitted
  | {
      readonly ok: false;
      readonly status: 401 | 403 | 429;
      readonly code: 'signed-out' | 'wrong-csrf' | 'notice-not-accepted' | 'too-many';
      readonly illegalAt?: number;
      /** In seconds. */
      readonly retryAfter?: number;
    };

/** More in one transaction would make the first wait for the last. */
const MOST = 200;
/** Answers that are written in one turn. */
const AT_ONCE = 24;
/** Transactions of an organisation on their way at once: while one is written, the other is judged and answered. */
const LANES = 2;

export interface Desk {
  handIn(run: HandedIn): Promise<Handled>;
}

export interface DeskOptions {
  readonly now: () => Date;
  /** Factor of all limits; 0: none. */
  readonly limits?: number;
  readonly onBoards?: (tenant: string, boards: readonly string[]) => void;
}

async function handle({ store, limits }: Door, tenant: string, runs: readonly HandedIn[], now: Date): Promise<readonly Handled[]> {
  return withTx(store, tenant, async (tx) => {
    const hashes = runs.map(({ credential }) => credential.hash);
    const bodies = runs.map(({ body }) => body);
    const [found, attempts] = await together(tx, knownQuery(tenant, hashes, now), attemptsQuery(tenant, bodies));
    const people = await whoAre(tx, tenant, found.rows, now);
    const known: { k: number; who: Who }[] = [];
    const results = runs.map(({ credential, csrf }, k): Handled | null => {
      const who = people.get(credential.hash.toString('hex'));
      if (!who) return { ok: false, status: 401, code: 'signed-out' };
      if (!isSame(who.csrf, csrf)) return { ok: false, status: 403, code: 'wrong-csrf' };
      // What was begun with the server may be ended; offline, nobody has agreed to anything yet.
      if (runs[k]?.attempt && !mayPlay(who)) return { ok: false, status: 403, code: 'notice-not-accepted' };
      known.push({ k, who });
      return null;
    });
    const counts = new Map<string, number>();
    for (const { who } of known) counts.set(who.player, (counts.get(who.player) ?? 0) + 1);
    const over = new Map((await meter(tx, tenant, 'run', counts, { factor: limits, now })).map(({ key, retryAfter }) => [key, retryAfter]));
    const taken = known.filter(({ k, who }) => {
      const retryAfter = over.get(who.player);
      if (retryAfter !== undefined) results[k] = { ok: false, status: 429, code: 'too-many', retryAfter };
      return retryAfter === undefined;
    });
    const submissions = taken.map(({ k, who }) => {
      const { body, attempt } = runs[k] as HandedIn;
      return { who, body, ...(attempt ? { attempt } : {}) };
    });
    const submitted = await submitRuns(tx, submissions, { epoch: found.rows[0]?.epoch ?? '', attempts: attempts.rows }, now);
    for (const [n, { k }] of taken.entries()) results[k] = submitted[n] as Submitted;
    return results as readonly Handled[];
  });
}

/** A few at a time: to write all answers at once would keep the next transaction waiting, and everybody else. */
async function tell(handled: readonly Handled[], give: (k: number) => void): Promise<void> {
  for (const k of handled.keys()) {
    if (k > 0 && k % AT_ONCE === 0) await turn();
    give(k);
  }
}

export function openDesk(store: Store, { now, onBoards, limits = 0 }: DeskOptions): Desk {
  const door: Door = { store, limits };
  const work = async (tenant: string, runs: readonly HandedIn[]): Promise<readonly Handled[]> => {
    const handled = await handle(door, tenant, runs, now());
    const boards = new Set(handled.flatMap((one) => (one.ok ? one.boards : [])));
    if (boards.size > 0) onBoards?.(tenant, [...boards]);
    return handled;
  };
  const handIn = openBatches<HandedIn, Handled>({
    most: MOST,
    lanes: LANES,
    work,
    tell,
    alone: async (tenant, run, error, of) => {
      if (of === 1) throw error;
      return (await work(tenant, [run]))[0] as Handled;
    },
  });
  return { handIn: (run) => handIn(run.credential.tenant, run) };
}
