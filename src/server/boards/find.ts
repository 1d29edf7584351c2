// The board that somebody asks for by what it is about.
import type { BoardKind, Measure, Window } from '../store/database.ts';
import type { Tx } from '../store/with-tx.ts';
import { type BoardKey, type BoardRow, boardById, findBoard, spanOf } from './board.ts';
import { freshen, overallBoard } from './computed.ts';

export interface BoardQuestion {
  readonly kind: BoardKind;
  /** Of `scenario` its board; of `season` that of one scenario in it; else the standings. */
  readonly scenario?: string;
  /** A version other than that of now. */
  readonly hash?: string;
  readonly season?: string;
  readonly window: Window;
  /** A moment in the window; now, if absent. */
  readonly at?: Date;
  readonly measure: Measure;
}

export type FoundBoard =
  /** `board` null: nobody stands on it yet. */
  | { readonly ok: true; readonly board: BoardRow | null; readonly key: BoardKey }
  | {
      readonly ok: false;
      readonly status: 404 | 422;
      readonly code: 'unknown-scenario' | 'unknown-season' | 'scenario-missing' | 'season-missing';
    };

async function scenarioKey(tx: Tx, org: { tenant: string; timeZone: string }, question: BoardQuestion, now: Date): Promise<FoundBoard> {
  const { scenario, window, measure, at = now } = question;
  if (scenario === undefined) return { ok: false, status: 422, code: 'scenario-missing' };
  const current = await tx
    .selectFrom('scenario_version')
    .select('hash')
    .where('tenant', '=', org.tenant)
    .where('scenario', '=', scenario)
    .where(question.hash === undefined ? (eb) => eb('retired_at', 'is', null) : (eb) => eb('hash', '=', question.hash as string))
    .executeTakeFirst();
  if (!current) return { ok: false, status: 404, code: 'unknown-scenario' };
  const span = await spanOf(tx, org.timeZone, window, at);
  const key: BoardKey = { kind: 'scenario', scenario, hash: current.hash, season: null, window, measure, ...span };
  return { ok: true, board: await findBoard(tx, org.tenant, key), key };
}

async function seasonKey(tx: Tx, tenant: string, { season, scenario, measure }: BoardQuestion): Promise<FoundBoard> {
  if (season === undefined) return { ok: false, status: 422, code: 'season-missing' };
  const found = await tx
    .selectFrom('season')
    .select(['starts', 'ends'])
    .where('tenant', '=', tenant)
    .where('season', '=', season)
    .executeTakeFirst();
  if (!found) return { ok: false, status: 404, code: 'unknown-season' };
  const listed =
    scenario === undefined
      ? null
      : await tx
          .selectFrom('season_scenario')
          .select('hash')
          .where('tenant', '=', tenant)
          .where('season', '=', season)
          .where('scenario', '=', scenario)
          .executeTakeFirst();
  if (listed === undefined) return { ok: false, status: 404, code: 'unknown-scenario' };
  const key: BoardKey = {
    kind: 'season',
    scenario: scenario ?? null,
    hash: listed?.hash ?? null,
    season,
    window: 'all',
    measure,
    ...found,
  };
  return { ok: true, board: await findBoard(tx, tenant, key), key };
}

/** Computed boards are brought up to date on the way. */
export async function askBoard(
  tx: Tx,
  org: { readonly tenant: string; readonly timeZone: string },
  question: BoardQuestion,
  now: Date,
): Promise<FoundBoard> {
  if (question.kind === 'overall') {
    const { key, board } = await overallBoard(tx, org, question, question.at ?? now, now);
    return { ok: true, board: board && (await freshen(tx, org.tenant, board, now)), key };
  }
  const found = question.kind === 'scenario' ? await scenarioKey(tx, org, question, now) : await seasonKey(tx, org.tenant, question);
  return found.ok && found.board ? { ...found, board: await freshen(tx, org.tenant, found.board, now) } : found;
}

/** By its number, up to date; null: there is none. */
export async function freshBoard(tx: Tx, tenant: string, board: string, now: Date): Promise<BoardRow | null> {
  const found = await boardById(tx, tenant, board);
  return found && freshen(tx, tenant, found, now);
}
