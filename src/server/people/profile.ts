// What a player says about himself: what he is called. Nothing else is asked.
import type { Tx } from '../store/with-tx.ts';
import { newPseudonym } from './secrets.ts';
import type { Who } from './sessions.ts';

export interface ProfileChange {
  readonly nickname?: string;
  /** Others have found out who he is. */
  readonly newPseudonym?: true;
}

export async function changeProfile(
  tx: Tx,
  { tenant, player, nickname, pseudonym }: Who,
  change: ProfileChange,
): Promise<{ readonly nickname: string; readonly pseudonym: string }> {
  const profile = { nickname: change.nickname ?? nickname, pseudonym: change.newPseudonym ? newPseudonym() : pseudonym };
  await tx.updateTable('player').set(profile).where('tenant', '=', tenant).where('player', '=', player).execute();
  return profile;
}
