// Who is signed in, kept for while the service cannot be asked.
import type { StoragePort } from '../ports.ts';
import type { Me } from '../team-ports.ts';

const KEY = 'session';

/** As it was stored at the last session: who plays while the service cannot be asked. */
export async function rememberedMe(storage: StoragePort): Promise<Me | null> {
  const stored = await storage.get(KEY).catch(() => null);
  const me = typeof stored === 'object' && stored !== null ? (stored as { me?: Partial<Me> }).me : null;
  const { player, nickname, pseudonym, organisation, role } = me ?? {};
  const texts = [player, nickname, pseudonym, organisation];
  if (!texts.every((text) => typeof text === 'string')) return null;
  return { player, nickname, pseudonym, organisation, role: role === 'admin' || role === 'trainer' ? role : 'player' } as Me;
}

export const rememberMe = (storage: StoragePort, me: Me | null): Promise<void> =>
  (me ? storage.set(KEY, { me }) : storage.remove(KEY)).catch(() => undefined);
