// Finished runs on their way to the service. They lie in the storage until it has answered; a repeat is harmless, for it
// carries the same id. Tabs take turns: one reads and writes, one sends.
import type { Reply } from '../office-ports.ts';
import type { StoragePort } from '../ports.ts';
import type { FinishedRun } from '../team-ports.ts';
import type { Locks } from './locks.ts';
import { type Beginning, type BegunItem, isBegun, isRun, OUTBOX, pauseAfter, playOf, pruned, type RunItem } from './outbox-items.ts';
import { sendItem } from './outbox-send.ts';
import type { Service } from './service-client.ts';

export interface OutboxOptions {
  readonly storage: StoragePort;
  readonly locks: Locks;
  readonly service: Service;
  readonly now: () => number;
  readonly newId: () => string;
  /** Who is signed in; null: nobody, or the service is away. */
  readonly player: () => string | null;
  readonly onChange: (runs: readonly RunItem[], sending: boolean) => void;
  /** The service does not know the session any more. */
  readonly onSignedOut: () => void;
  /** It could not be reached. */
  readonly onAway: () => void;
  /** A notice has to be accepted: until then nothing is sent. */
  readonly held?: () => boolean;
  /** The service says that one has. */
  readonly onHeld?: () => void;
}

export interface Outbox {
  /** A play begins: its attempt is asked for, and nobody waits for it. */
  begin(beginning: Beginning): void;
  /** Stored once, however often it is entered. `send`: without asking, if somebody is signed in. */
  finish(run: FinishedRun, send: boolean): Promise<void>;
  send(id: string): Promise<void>;
  drop(id: string): Promise<void>;
  /** Nothing of this player is kept any more, here neither. */
  forget(player: string): Promise<void>;
  /** Tries at once whatever waits. */
  wake(): Promise<void>;
  close(): void;
}

/** A notice that has to be accepted first is no answer to what was sent: that waits. */
const isHeld = (reply: Reply<unknown>): boolean => reply.is === 'refused' && reply.code === 'notice-not-accepted';

const NAME = 'common-ground:outbox';

export function openOutbox(options: OutboxOptions): Outbox {
  const { storage, locks, service, now, newId, player, onChange, onSignedOut, onAway, held = () => false, onHeld = () => {} } = options;
  /** By id of the beginning. */
  const asked = new Map<string, Promise<void>>();
  let runs: readonly RunItem[] = [];
  let sending = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let closed = false;
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(NAME) : null;
  const publish = (): void => {
    if (!closed) onChange(runs, sending);
  };

  async function read(): Promise<readonly unknown[]> {
    const stored = await storage.get(OUTBOX);
    const list = Array.isArray(stored) ? (stored as readonly unknown[]) : [];
    runs = list.filter(isRun);
    return list;
  }

  /** Reading and writing back is two steps: nobody else comes between them. */
  const change = (work: (list: readonly unknown[]) => readonly unknown[]): Promise<void> =>
    locks.hold('outbox', async () => {
      const stored = await storage.get(OUTBOX);
      if (stored !== null && !Array.isArray(stored)) await storage.set(`aside:${OUTBOX}:${now()}`, stored);
      const list: readonly unknown[] = Array.isArray(stored) ? stored : [];
      const next = pruned(work(list));
      if (next !== list) await storage.set(OUTBOX, next);
      runs = next.filter(isRun);
      channel?.postMessage('changed');
      publish();
    });

  const update = (id: string, work: (run: RunItem) => RunItem): Promise<void> =>
    change((list) => list.map((item) => (isRun(item) && item.id === id ? work(item) : item)));

  async function askAttempt({ id }: BegunItem, { scenario, hash, mode }: Beginning): Promise<void> {
    const reply = await service.startAttempt({ scenario, hash, mode });
    if (reply.is === 'refused' && reply.status === 401) onSignedOut();
    if (isHeld(reply)) onHeld();
    if (reply.is !== 'answer') return;
    const { attempt, nonce } = reply.answer;
    await change((list) => list.map((item) => (isBegun(item) && item.id === id ? { ...item, attempt: { attempt, nonce } } : item)));
  }

  /** The id under which it is sent, from now on. */
  async function ticketOf(run: RunItem): Promise<RunItem['ticket']> {
    if (run.ticket) return run.ticket;
    if (run.begun !== null) await asked.get(run.begun);
    const begun = (await read()).find((item): item is BegunItem => isBegun(item) && item.id === run.begun);
    return begun?.attempt && begun.player === run.player ? begun.attempt : { attempt: newId(), nonce: null };
  }

  /** True: it is settled, go on with the next. */
  async function sendOne(first: RunItem): Promise<boolean> {
    const ticket = await ticketOf(first);
    const { sent, reply } = await sendItem(service, { ...first, ticket }, now(), (run) => update(run.id, () => run));
    if (reply.is === 'answer') {
      const { score, rank, players, previousBest, flags } = reply.answer;
      await update(sent.id, (run) => ({ ...run, state: { is: 'sent', answer: { score, rank, players, previousBest, flags } } }));
      return true;
    }
    if (reply.is === 'refused' && reply.status === 401) {
      onSignedOut();
      return false;
    }
    // The service was set back to a time before the attempt: the run goes under an id of our own.
    if (reply.is === 'refused' && reply.code === 'unknown-attempt' && sent.ticket?.nonce != null) {
      await update(sent.id, (run) => ({ ...run, ticket: { attempt: newId(), nonce: null } }));
      return true;
    }
    if (isHeld(reply)) {
      await update(sent.id, (run) => ({ ...run, tries: run.tries + 1, dueAt: now() + pauseAfter(run.tries, Math.random()) }));
      onHeld();
      return false;
    }
    // Another player has joined in another tab: whose run this is waits for him.
    const stale = reply.is === 'refused' && reply.code === 'wrong-csrf';
    if (reply.is === 'refused' && !stale) {
      await update(sent.id, (run) => ({ ...run, state: { is: 'refused', code: reply.code } }));
      return true;
    }
    const pause = Math.max(reply.is === 'away' ? reply.after : 0, pauseAfter(sent.tries, Math.random()));
    await update(sent.id, (run) => ({ ...run, tries: run.tries + 1, dueAt: now() + pause }));
    onAway();
    return false;
  }

  const waiting = (): readonly RunItem[] => {
    const who = player();
    return who === null || held() ? [] : runs.filter((run) => run.player === who && run.state.is === 'waiting');
  };

  function schedule(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    const due = Math.min(...waiting().map(({ dueAt }) => dueAt));
    if (!closed && Number.isFinite(due)) timer = setTimeout(() => void pump(false), Math.max(50, due - now()));
  }

  async function sendAll(force: boolean): Promise<void> {
    /** Those forced once are not forced again. */
    const tried = new Set<string>();
    for (;;) {
      await read();
      const next = waiting().find((run) => run.dueAt <= now() || (force && !tried.has(run.id)));
      if (!next || closed) return;
      tried.add(next.id);
      sending = true;
      publish();
      if (!(await sendOne(next))) return;
    }
  }

  let pumping: Promise<void> = Promise.resolve();
  function pump(force: boolean): Promise<void> {
    pumping = pumping
      .then(() => locks.hold('sending', () => sendAll(force)))
      .catch(() => undefined)
      .then(() => {
        sending = false;
        publish();
        schedule();
      });
    return pumping;
  }

  const retime = (): void => {
    void read().then(() => {
      publish();
      schedule();
    });
  };
  if (channel) channel.onmessage = retime;

  return {
    begin(beginning) {
      const [who, play] = [player(), playOf(beginning)];
      const { at, ticket } = beginning;
      const item: BegunItem = {
        kind: 'begun',
        id: `begun:${play}:${at}`,
        play,
        player: who,
        startedAt: at,
        ...(ticket ? { attempt: ticket } : {}),
      };
      const noted = change((list) => [...list.filter((each) => !isBegun(each) || each.id !== item.id), item]);
      if (who === null || ticket || held()) return void noted.catch(() => undefined);
      const done = noted.then(() => askAttempt(item, beginning)).catch(() => undefined);
      asked.set(item.id, done);
    },
    async finish(run, send) {
      const who = player();
      await change((list) => {
        if (list.some((item) => isRun(item) && item.id === run.id)) return list;
        const begun = list.findLast((item): item is BegunItem => isBegun(item) && item.play === playOf(run));
        const state = { is: send && who !== null ? 'waiting' : 'held' } as const;
        const startedAt = begun?.startedAt ?? run.finishedAt;
        const plain: RunItem = {
          ...run,
          kind: 'run',
          player: who,
          startedAt,
          begun: begun?.id ?? null,
          ticket: null,
          late: false,
          plain: false,
          tries: 0,
          dueAt: 0,
          state,
        };
        return [...list, plain];
      });
      void pump(false);
    },
    async send(id) {
      const who = player();
      await update(id, (run) =>
        run.state.is === 'sent' || run.state.is === 'dropped' || who === null || (run.player !== null && run.player !== who)
          ? run
          : { ...run, player: who, tries: 0, dueAt: 0, state: { is: 'waiting' } },
      );
      void pump(false);
    },
    async drop(id) {
      // Its log is forgotten; that it was there is not, or a reload would ask again.
      await update(id, (run) => (run.state.is === 'sent' ? run : { ...run, log: [], state: { is: 'dropped' } }));
      schedule();
    },
    forget: (gone) => change((list) => list.filter((item) => !((isRun(item) || isBegun(item)) && item.player === gone))),
    wake: () => pump(true),
    close() {
      closed = true;
      if (timer) clearTimeout(timer);
      channel?.close();
    },
  };
}
