// Everything that is kept of a player, for himself.
import type { Tx } from '../store/with-tx.ts';

export async function exportOf(tx: Tx, tenant: string, player: string, now: Date): Promise<object> {
  const profile = await tx
    .selectFrom('player as p')
    .leftJoin('team as t', (join) => join.onRef('t.tenant', '=', 'p.tenant').onRef('t.team', '=', 'p.team'))
    .innerJoin('org as o', 'o.tenant', 'p.tenant')
    .select(['p.player', 'p.nickname', 'p.pseudonym', 'p.role', 'p.joined_at as joinedAt', 'p.oidc_subject as subjectHash'])
    .select(['p.notice_version as noticeVersion', 'p.noticed_at as noticedAt', 't.name as team', 'o.name as organisation'])
    .where('p.tenant', '=', tenant)
    .where('p.player', '=', player)
    .executeTakeFirstOrThrow();
  const sessions = await tx
    .selectFrom('session')
    .select(['kind', 'role', 'created_at as createdAt', 'seen_at as seenAt', 'expires_at as expiresAt'])
    .where('tenant', '=', tenant)
    .where('player', '=', player)
    .execute();
  const attempts = await tx
    .selectFrom('attempt')
    .select(['attempt', 'scenario', 'hash', 'number', 'mode', 'live', 'offline', 'seed', 'log'])
    .select(['started_at as startedAt', 'answered_at as answeredAt'])
    .where('tenant', '=', tenant)
    .where('player', '=', player)
    .orderBy('started_at')
    .execute();
  const runs = await tx
    .selectFrom('run')
    .select(['attempt', 'scenario', 'hash', 'number', 'score', 'raw', 'verdict', 'ending', 'terms', 'log', 'flags', 'ranked', 'hidden'])
    .select(['started_at as startedAt', 'finished_at as finishedAt', 'played_at as arrivedAt'])
    .where('tenant', '=', tenant)
    .where('player', '=', player)
    .orderBy('finished_at')
    .execute();
  const entries = await tx
    .selectFrom('entry as e')
    .innerJoin('board as b', (join) => join.onRef('b.tenant', '=', 'e.tenant').onRef('b.board', '=', 'e.board'))
    .select(['b.kind', 'b.scenario', 'b.hash', 'b.season', 'b.window', 'b.measure', 'b.starts', 'b.ends', 'e.score', 'e.at_ms'])
    .where('e.tenant', '=', tenant)
    .where('e.player', '=', player)
    .orderBy('e.board')
    .execute();
  const acts = await tx
    .selectFrom('audit')
    .select(['at', 'action', 'subject', 'detail'])
    .where('tenant', '=', tenant)
    .where((eb) => eb.or([eb('actor', '=', player), eb('subject', '=', player)]))
    .orderBy('id')
    .execute();
  return {
    format: 'common-ground-export-1',
    exportedAt: now.toISOString(),
    profile,
    sessions,
    attempts,
    runs,
    entries: entries.map(({ at_ms, ...row }) => ({ ...row, at: new Date(Number(at_ms)).toISOString() })),
    acts,
  };
}
