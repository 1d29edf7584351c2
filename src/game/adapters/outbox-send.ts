// One run to the service, under the id that it keeps.
import type { Reply } from '../office-ports.ts';
import type { SentAnswer } from '../team-ports.ts';
import type { RunItem } from './outbox-items.ts';
import type { Service } from './service-client.ts';

/**
 * A run that is sent later than this after its end goes with its own times, as one played offline, in ms. Before that the
 * service's clock is the fairer one: the player may be reading his debrief.
 */
const LATE = 30 * 60_000;

const iso = (ms: number): string => new Date(ms).toISOString();

/** `keep`: stores what will be sent before it is. */
export async function sendItem(
  service: Service,
  run: RunItem,
  now: number,
  keep: (run: RunItem) => Promise<void>,
): Promise<{ readonly sent: RunItem; readonly reply: Reply<SentAnswer> }> {
  const { ticket, log, scenario, hash, seed, mode } = run;
  if (!ticket) throw new Error('a run is sent without an id');
  const { attempt, nonce } = ticket;
  const times = { startedAt: iso(run.startedAt), finishedAt: iso(run.finishedAt) };
  if (nonce === null) {
    await keep(run);
    const reply = await service.sendOffline({ clientAttempt: attempt, scenario, hash, seed, mode, log, ...times });
    return { sent: run, reply };
  }
  const late = run.late || now - run.finishedAt > LATE;
  const sent: RunItem = { ...run, late, plain: run.plain || !late };
  await keep(sent);
  const plain = { attempt, nonce, log };
  const reply = await service.sendRun(late ? { ...plain, offline: times } : plain);
  // It had arrived before it was late, and only the answer was lost.
  const again = late && sent.plain && reply.is === 'refused' && reply.code === 'other-body';
  return { sent, reply: again ? await service.sendRun(plain) : reply };
}
