// A second seat: the same conflict from another chair, as a source of its own. People change places; what they know,
// who serves whom and what they need goes with them. Talk, endings and tests are the seat's own.
import type { Forest } from './forest.ts';
import { YOU } from './model.ts';
import type { Loose, ScenarioSource } from './source.ts';
import { naming } from './suggest.ts';
import type { Spot } from './yaml-tree.ts';

type Source = Loose<ScenarioSource>;
export type SeatSource = NonNullable<NonNullable<Source['seats']>[string]>;
type Cast = NonNullable<Source['cast']>;
type Member = NonNullable<Cast[string]>;

/** Between the scenario and the name of the seat in the id of a seat's scenario. */
const SEPARATOR = '--';
/** What the chair is called that the file itself is written for. */
export const MAIN_SEAT = 'main';
export const MAX_SEATS = 8;

export const seatId = (scenario: string, seat: string): string => `${scenario}${SEPARATOR}${seat}`;

export interface SeatedId {
  /** The scenario of the file. */
  readonly conflict: string;
  readonly seat: string;
}

/** Back from the id of any chair's scenario: no author's id has two hyphens in a row. */
export function seatedId(id: string): SeatedId {
  const at = id.indexOf(SEPARATOR);
  return at < 0 ? { conflict: id, seat: MAIN_SEAT } : { conflict: id.slice(0, at), seat: id.slice(at + SEPARATOR.length) };
}

type Swap = (id: string) => string;

/** `over` laid over `base`, each key standing where it was written. */
function laidOver<T extends object>(forest: Forest, base: T | undefined, over: T | undefined, at: Spot): T {
  const made = { ...base, ...over } as T;
  return forest.derive(made, (key) => {
    if (over !== undefined && Object.hasOwn(over, key)) return { in: over, key };
    return base !== undefined && Object.hasOwn(base, key) ? { in: base, key } : at;
  });
}

function swapCast(forest: Forest, cast: Cast, seat: SeatSource): Cast {
  const made: Record<string, Member | undefined> = {};
  const spots = new Map<string, Spot>();
  const place = (id: string, base: Member | undefined, over: Member | undefined, at: Spot): void => {
    made[id] = laidOver(forest, base, over, at);
    spots.set(id, at);
  };
  const own = seat.cast ?? {};
  const { id: former = '', ...rest } = seat.was ?? {};
  const was = forest.derive(rest, (key) => ({ in: seat.was ?? seat, key }));
  for (const [id, member] of Object.entries(cast)) {
    if (id === YOU) place(former, member, was, { in: seat, key: 'was', part: 'key' });
    else if (id === seat.you) place(YOU, member, own[id], { in: seat, key: 'you' });
    else place(id, member, own[id], own[id] === undefined ? { in: cast, key: id, part: 'key' } : { in: own, key: id, part: 'key' });
  }
  return forest.derive(made, (key) => spots.get(String(key)) ?? { in: seat, key: 'cast' });
}

function swapFacts(forest: Forest, facts: Source['facts'], swap: Swap): Source['facts'] {
  if (facts === undefined) return undefined;
  const made = Object.entries(facts).map(([id, fact]) => {
    const holders = fact?.['known-by'];
    if (fact === undefined || holders === undefined) return [id, fact] as const;
    const known =
      typeof holders === 'string'
        ? swap(holders)
        : forest.derive(
            (holders as readonly (string | undefined)[]).map((who) => (who === undefined ? undefined : swap(who))),
            (key) => ({ in: holders, key }),
          );
    return [id, forest.derive({ ...fact, 'known-by': known }, (key) => ({ in: fact, key }))] as const;
  });
  return forest.derive(Object.fromEntries(made), (key) => ({ in: facts, key }));
}

function swapNeeds(forest: Forest, needs: Source['needs'], swap: Swap): Source['needs'] {
  if (needs === undefined) return undefined;
  const back = new Map(Object.keys(needs).map((id) => [swap(id), id]));
  const made = Object.fromEntries(Object.entries(needs).map(([id, text]) => [swap(id), text]));
  return forest.derive(made, (key) => ({ in: needs, key: back.get(String(key)) ?? key }));
}

/** The mood of the file without the person whose chair it is. */
function moodOf(forest: Forest, { mood }: Source, seat: SeatSource): Source['mood'] {
  if (seat.mood !== undefined || mood === undefined) return seat.mood;
  const made = Object.fromEntries(Object.entries(mood).filter(([key]) => key !== seat.you)) as NonNullable<Source['mood']>;
  return forest.derive(made, (key) => ({ in: mood, key }));
}

/** False, and told, if the seat cannot be sat in. */
function checkPeople(forest: Forest, cast: Cast, seat: SeatSource): boolean {
  const { you, was } = seat;
  if (you === undefined || was?.id === undefined) return false;
  const others = Object.keys(cast).filter((id) => id !== YOU);
  if (!others.includes(you)) {
    forest.report('unknown-cast', { in: seat, key: 'you' }, { ...naming(you, others), kind: 'counterpart' });
    return false;
  }
  if (was.id !== YOU && !Object.hasOwn(cast, was.id)) return true;
  forest.report(was.id === YOU ? 'reserved-id' : 'duplicate-id', { in: was, key: 'id' }, { name: was.id });
  return false;
}

/** Null if it cannot be made, which is told. */
export function seatSource(forest: Forest, source: Source, name: string, seat: SeatSource): Source | null {
  const { cast = {}, flow } = source;
  if (!checkPeople(forest, cast, seat)) return null;
  const former = seat.was?.id ?? '';
  const swap: Swap = (id) => (id === seat.you ? YOU : id === YOU ? former : id);
  const flowing = flow && {
    ...flow,
    supplier: flow.supplier === undefined ? undefined : swap(flow.supplier),
    customer: flow.customer === undefined ? undefined : swap(flow.customer),
  };
  const made: Source = {
    ...source,
    id: seatId(source.id ?? '', name),
    title: seat.title ?? source.title,
    summary: seat.summary,
    minutes: seat.minutes ?? source.minutes,
    ranked: seat.ranked ?? source.ranked,
    flow: flow && flowing && forest.derive(flowing, (key) => ({ in: flow, key })),
    briefing: seat.briefing,
    cast: swapCast(forest, cast, seat),
    facts: swapFacts(forest, source.facts, swap),
    needs: seat.needs ?? swapNeeds(forest, source.needs, swap),
    mood: moodOf(forest, source, seat),
    'break-off': seat['break-off'],
    start: seat.start,
    nodes: seat.nodes,
    endings: seat.endings,
    tests: seat.tests,
  };
  return forest.derive(made, (key) => (Object.hasOwn(seat, key) ? { in: seat, key } : { in: source, key }));
}
