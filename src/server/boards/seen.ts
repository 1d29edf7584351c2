// What of a board its viewer may see, by the rules of his organisation.

import type { RawBuilder } from 'kysely';
import type { OrgSettings } from '../store/database.ts';
import type { Tx } from '../store/with-tx.ts';
import { type Around, aroundPages, aroundQuery } from './around.ts';
import type { Cursor } from './cursor.ts';
import { aroundPage, nextTarget, type Page, playersOn, type Target, teamPage, topPage, type Viewer } from './page.ts';
import { rulesOf } from './rules.ts';
import { type TeamRow, teamBoard } from './teams.ts';

/** Why nothing is shown: there is no ranking, only teams are compared, or so few stand here that it would be about persons. */
export type Hidden = 'no-ranking' | 'teams-only' | 'few-players';

export interface Seen extends Page {
  readonly hidden: Hidden | null;
}

export type View = 'top' | 'around' | 'team';

const PAGE = 20;
const AROUND = 11;
/** Two above and two below. */
const NEIGHBOURS = 5;

export const nothing = (hidden: Hidden | null): Seen => ({ rows: [], players: 0, next: null, previous: null, hidden });

/** Before a board is even looked for. */
export function hiddenFrom({ settings = {} }: Pick<Viewer, 'settings'>): Hidden | null {
  const { ranking, people } = rulesOf(settings);
  return !ranking ? 'no-ranking' : people === 'none' ? 'teams-only' : null;
}

function neighbours(page: Page): Page {
  const me = page.rows.findIndex(({ you }) => you);
  const first = Math.max(0, Math.min(me - 2, page.rows.length - NEIGHBOURS));
  return { ...page, rows: me < 0 ? [] : page.rows.slice(first, first + NEIGHBOURS), next: null, previous: null };
}

export async function seenPage(tx: Tx, viewer: Viewer, board: string, view: View, cursor: Cursor | null = null): Promise<Seen> {
  const hidden = hiddenFrom(viewer);
  if (hidden) return nothing(hidden);
  const { people, neighboursOnly, smallestGroup } = rulesOf(viewer.settings ?? {});
  const few = nothing('few-players');
  if (people === 'team' || view === 'team') {
    const page = await teamPage(tx, viewer, board, people === 'team' ? 'team' : 'everybody');
    if (page.rows.length < smallestGroup) return few;
    return { ...(neighboursOnly ? neighbours(page) : page), hidden: null };
  }
  const page = neighboursOnly
    ? neighbours(await aroundPage(tx, viewer, board, NEIGHBOURS))
    : view === 'around'
      ? await aroundPage(tx, viewer, board, AROUND)
      : await topPage(tx, viewer, board, PAGE, cursor);
  return page.players < smallestGroup ? few : { ...page, hidden: null };
}

/** Whether the rules are such that many may be answered at once. */
export function isPlain(settings: OrgSettings): boolean {
  const { ranking, people, neighboursOnly, names } = rulesOf(settings);
  return ranking && people === 'all' && !neighboursOnly && names !== 'none';
}

export const aroundAll = <More>(
  org: { readonly tenant: string; readonly settings: OrgSettings },
  who: { readonly asker: RawBuilder<unknown>; readonly more: RawBuilder<More> },
  board: string,
): RawBuilder<Around & More> => aroundQuery(org, who, board, AROUND);

/** Around many at once, by player, where the rules are plain. Whoever is missing is asked for by `seenPage`. */
export function seenAround(viewers: readonly Viewer[], board: string, found: Around): ReadonlyMap<string, Seen> {
  const { smallestGroup } = rulesOf(viewers[0]?.settings ?? {});
  const few = nothing('few-players');
  const pages = aroundPages(viewers, board, AROUND, found);
  return new Map([...pages].map(([player, page]) => [player, page.players < smallestGroup ? few : { ...page, hidden: null }]));
}

/** Null too where it would tell of somebody whom the viewer does not see. */
export async function seenTarget(tx: Tx, viewer: Viewer, board: string): Promise<Target | null> {
  const { people, smallestGroup } = rulesOf(viewer.settings ?? {});
  if (hiddenFrom(viewer) || people !== 'all' || (await playersOn(tx, viewer.tenant, board)) < smallestGroup) return null;
  return nextTarget(tx, viewer, board);
}

/** A mean of fewer is nearly the score of one: three are 60 % of the smallest team that is ranked. */
const LEAST_PLAYED = 3;

export async function seenTeams(tx: Tx, viewer: Viewer, board: string): Promise<readonly TeamRow[]> {
  const { ranking, smallestGroup } = rulesOf(viewer.settings ?? {});
  if (!ranking) return [];
  const rows = await teamBoard(tx, viewer.tenant, board, viewer.player);
  return rows.filter(({ members, participation }) => {
    const played = Math.round(participation * members);
    return members >= smallestGroup && (played === 0 || played >= Math.min(LEAST_PLAYED, smallestGroup));
  });
}
