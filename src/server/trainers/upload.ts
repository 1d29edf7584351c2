// Scenarios of the organisation's own: they appear as new versions, and are taken back.
import type { ExaminedChair } from '../../core/check/examine.ts';
import { seatedId } from '../../core/scenario/seat.ts';
import type { Text } from '../../core/scenario/terms.ts';
import { type Actor, record } from '../people/audit.ts';
import type { Refusal } from '../runs/attempts.ts';
import { currentVersions, type Playable, publishShipped, publishVersion, retireVersions } from '../runs/versions.ts';
import type { Tx } from '../store/with-tx.ts';

export interface UploadedVersion {
  readonly scenario: string;
  readonly hash: string;
  readonly title: Text;
  readonly ranked: boolean;
  readonly wanted: boolean;
  /** Players had exactly this before. */
  readonly known: boolean;
  /** Whose version it takes the place of. */
  readonly replaces: 'shipped' | 'uploaded' | null;
  readonly states: number;
  readonly exact: boolean;
  readonly raw: { readonly min: number; readonly max: number; readonly random: number };
}

/** Uploaded versions of a conflict that are current, from every chair. */
const ownOf = async (tx: Tx, tenant: string, conflict: string): Promise<readonly string[]> =>
  (await currentVersions(tx, tenant))
    .filter(({ scenario, origin }) => origin === 'uploaded' && seatedId(scenario).conflict === conflict)
    .map(({ hash }) => hash);

/** All chairs of one file. The same file again changes nothing. */
export async function publishUpload(tx: Tx, who: Actor, chairs: readonly ExaminedChair[], now: Date): Promise<readonly UploadedVersion[]> {
  const { tenant } = who;
  const before = new Map((await currentVersions(tx, tenant)).map((row) => [row.scenario, row]));
  const published: UploadedVersion[] = [];
  for (const { scenario, anchors, wanted, figures } of chairs) {
    const { id, hash, title, ranked } = scenario;
    const there = before.get(id);
    const known = there?.hash === hash;
    if (!known) {
      await publishVersion(tx, tenant, { scenario, anchors, origin: 'uploaded' }, now);
      await record(tx, who, 'scenario-uploaded', now, { subject: hash, replaced: there?.hash ?? null, ranked });
    }
    const { states, exact, raw } = figures;
    published.push({
      scenario: id,
      hash,
      title,
      ranked,
      wanted,
      known,
      replaces: known ? null : (there?.origin ?? null),
      states,
      exact,
      raw,
    });
  }
  // A chair that the file has no more.
  const [first] = chairs;
  const kept = new Set(chairs.map(({ scenario }) => scenario.hash));
  const gone = first ? (await ownOf(tx, tenant, seatedId(first.scenario.id).conflict)).filter((hash) => !kept.has(hash)) : [];
  await retire(tx, who, gone, now);
  return published;
}

async function retire(tx: Tx, who: Actor, hashes: readonly string[], now: Date): Promise<void> {
  await retireVersions(tx, who.tenant, hashes, now);
  for (const hash of hashes) await record(tx, who, 'scenario-retired', now, { subject: hash });
}

/** With all chairs of its file. Where it stood in the place of a scenario that came with the game, that one is back. */
export async function retireUpload(
  tx: Tx,
  who: Actor,
  hash: string,
  shipped: readonly Playable[],
  now: Date,
): Promise<{ readonly ok: true; readonly retired: readonly string[] } | Refusal<404 | 409, 'unknown-scenario' | 'not-uploaded'>> {
  const row = (await currentVersions(tx, who.tenant)).find((each) => each.hash === hash);
  if (!row) return { ok: false, status: 404, code: 'unknown-scenario' };
  if (row.origin !== 'uploaded') return { ok: false, status: 409, code: 'not-uploaded' };
  const retired = await ownOf(tx, who.tenant, seatedId(row.scenario).conflict);
  await retire(tx, who, retired, now);
  await publishShipped(tx, who.tenant, shipped, now);
  return { ok: true, retired };
}
