// The speakers of a story → a cast. Who is written as "you" is the player; without anybody else a counterpart is made up.
import { RESERVED_CAST } from '../core/scenario/resolve.ts';
import { claim, openNames, slugOf } from './names.ts';
import type { Plan, PlanLine } from './plan.ts';

export interface PlanPerson {
  readonly id: string;
  /** Null: the source names nobody. */
  readonly name: string | null;
  readonly figure: string;
  readonly voice: string;
}

const PLAYER_NAMES: ReadonlySet<string> = new Set(['you', 'me', 'i', 'player', 'pc', '你', '我', '玩家', '主角', '您']);
/** Figures and voices are dealt in this order; they are drawn in `assets/art/people.json`. */
const FIGURES = [
  ['lin-jing', 'lin'],
  ['chen-mo', 'chen'],
  ['luo-meiying', 'lin'],
  ['wu-haitao', 'zhao'],
  ['gao-fei', 'chen'],
  ['he-xiaoyu', 'xiaoyu'],
  ['zhao-guodong', 'zhao'],
  ['fang-min', 'lin'],
] as const;

export const isPlayer = (name: string): boolean => PLAYER_NAMES.has(name.trim().toLowerCase());

function* everyLine(plan: Plan): Generator<PlanLine> {
  for (const { lines, choices } of plan.nodes.values()) {
    yield* lines;
    for (const { reply } of choices) yield* reply;
  }
  for (const { lines } of plan.endings.values()) yield* lines;
}

/** Counterparts by the name they have in the source; never empty. */
export function castOf(plan: Plan): ReadonlyMap<string, PlanPerson> {
  const names = openNames([...RESERVED_CAST, 'you']);
  const cast = new Map<string, PlanPerson>();
  const add = (key: string, name: string | null, stem: string): void => {
    const [figure, voice] = FIGURES[cast.size % FIGURES.length] ?? FIGURES[0];
    cast.set(key, { id: claim(names, stem), name, figure, voice });
  };
  for (const { say } of everyLine(plan))
    if (say.who !== undefined && !isPlayer(say.who) && !cast.has(say.who)) add(say.who, say.who, slugOf(say.who, 'person'));
  if (cast.size === 0) add('', null, 'counterpart');
  return cast;
}
