// Scenarios of the organisation's own: they appear as new versions, and are taken back.
import type { ExaminedChair } from '../../core/check/examine.ts';
import { seatedId } from '../../core/scenario/seat.ts';
import type { Text } from '../../core/scenario/terms.ts';
import { type Actor, record } from '../people/audit.ts';
import type { Refusal } from '../runs/attempts.ts';
import {
  currentVersions,
  type Playable,
  publishShipped,
  publishVersion,
  retireVersions,
  setLive,
  type VersionRow,
} from '../runs/versions.ts';
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
const ownOf = async (tx: Tx, tenant: string, conflict: string): Promise<readonly VersionRow[]> =>
  (await currentVersions(tx, tenant)).filter(({ scenario, origin }) => origin === 'uploaded' && seatedId(scenario).conflict === conflict);

/** All chairs of one file. The same file again changes nothing. */
export async function publishUpload(tx: Tx, who: Actor, chairs: readonly ExaminedChair[], now: Date): Promise<readonly UploadedVersion[]> {
  const { tenant } = who;
  const before = new Map((await currentVersions(tx, tenant)).map((row) => [row.scenario, row]));
  const [first] = chairs;
  const own = first ? await ownOf(tx, tenant, seatedId(first.scenario.id).conflict) : [];
  // A conflict that is played live stays so in its next version.
  const live = own.some((row) => row.live);
  const published: UploadedVersion[] = [];
  for (const { scenario, anchors, wanted, figures } of chairs) {
    const { id, hash, title, ranked } = scenario;
    const there = before.get(id);
    const known = there?.hash === hash;
    if (!known) {
      await publishVersion(tx, tenant, { scenario, anchors, origin: 'uploaded', live }, now);
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
  const gone = own.filter(({ scenario }) => !chairs.some((chair) => chair.scenario.id === scenario));
  await retire(
    tx,
    who,
    gone.map(({ hash }) => hash),
    now,
  );
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
  const retired = (await ownOf(tx, who.tenant, seatedId(row.scenario).conflict)).map((own) => own.hash);
  await retire(tx, who, retired, now);
  await publishShipped(tx, who.tenant, shipped, now);
  return { ok: true, retired };
}

/** From all chairs. What came with the game lies in every copy of it: it cannot be kept from anybody. */
export async function switchLive(
  tx: Tx,
  who: Actor,
  hash: string,
  live: boolean,
  now: Date,
): Promise<{ readonly ok: true; readonly scenarios: readonly string[] } | Refusal<404 | 409, 'unknown-scenario' | 'not-uploaded'>> {
  const row = (await currentVersions(tx, who.tenant)).find((each) => each.hash === hash);
  if (!row) return { ok: false, status: 404, code: 'unknown-scenario' };
  if (row.origin !== 'uploaded') return { ok: false, status: 409, code: 'not-uploaded' };
  const own = await ownOf(tx, who.tenant, seatedId(row.scenario).conflict);
  const scenarios = own.map(({ scenario }) => scenario);
  await setLive(tx, who.tenant, scenarios, live);
  if (row.live !== live) await record(tx, who, 'scenario-live', now, { subject: hash, live });
  return { ok: true, scenarios };
}
