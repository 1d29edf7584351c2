// What administrators and trainers did. It is only added to, and holds numbers and settings, never names.
import type { Tx } from '../store/with-tx.ts';

export type Action =
  | 'set-up'
  | 'team-made'
  | 'team-renamed'
  | 'team-removed'
  | 'code-rotated'
  | 'invited'
  | 'invitation-accepted'
  | 'role-changed'
  | 'team-changed'
  | 'settings-changed'
  | 'notice-changed'
  | 'erased'
  | 'detail-removed'
  | 'scenario-uploaded'
  | 'scenario-retired'
  | 'scenario-live'
  | 'season-made'
  | 'season-changed'
  | 'season-closed'
  | 'season-removed'
  | 'run-hidden'
  | 'run-shown'
  | 'run-flagged'
  | 'run-unflagged'
  | 'rescore-begun'
  | 'rescored'
  | 'exported';

export interface Actor {
  readonly tenant: string;
  /** Null: the clock. */
  readonly player: string | null;
}

/** `subject`: number of a player, id of a team or hash of a scenario. `detail`: no word that somebody typed. */
export async function record(
  tx: Tx,
  { tenant, player }: Actor,
  action: Action,
  now: Date,
  { subject = '', ...detail }: { readonly subject?: string; readonly [key: string]: unknown } = {},
): Promise<void> {
  await tx
    .insertInto('audit')
    .values({ tenant, at: now, actor: player, action, subject, detail: JSON.stringify(detail) })
    .execute();
}

export interface AuditRow {
  readonly id: string;
  readonly at: string;
  readonly actor: string | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: unknown;
}

const PAGE = 100;

/** The latest first; `before`: id at which the page before ended. */
export async function auditPage(tx: Tx, tenant: string, before: string | null): Promise<readonly AuditRow[]> {
  const all = tx
    .selectFrom('audit')
    .select(['id', 'at', 'actor', 'action', 'subject', 'detail'])
    .where('tenant', '=', tenant)
    .orderBy('id', 'desc')
    .limit(PAGE);
  const rows = await (before === null ? all : all.where('id', '<', before)).execute();
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
