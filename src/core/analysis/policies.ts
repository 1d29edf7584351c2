// Players who follow one simple rule. None of them may win: else the answers give themselves away, or one conflict mode
// is always right, which is the opposite of what the course teaches.
import { scoreOf } from '../conflict/score.ts';
import { randomFrom } from '../dialogue/chance.ts';
import type { Choice } from '../scenario/model.ts';
import { LOCALES, type Locale, MODES, type Mode } from '../scenario/terms.ts';
import type { Study } from './explore.ts';
import type { Table, TableChoice } from './table.ts';
import { atOf, MAX_DECISIONS, type Vector } from './table-layout.ts';
import type { Result } from './table-score.ts';

export const NAIVE = ['first', 'last', 'longest', 'shortest'] as const;
export type Naive = (typeof NAIVE)[number];

/** N, 0…1000; null where the player's talk never ends. */
export type Policies = Readonly<Record<Naive | Mode | 'random' | 'greedy' | 'best', number | null>>;

/** Options that the player may take, of those open. */
type Rule = (table: Table, vector: Vector, open: readonly TableChoice[]) => readonly TableChoice[];

export const lengthOf = (choice: Choice, locale: Locale): number => [...choice.say[locale]].length;

function extreme(open: readonly TableChoice[], worth: (one: TableChoice) => number): readonly TableChoice[] {
  let best: TableChoice | undefined;
  let top = Number.NEGATIVE_INFINITY;
  for (const one of open) {
    const value = worth(one);
    if (value > top) [best, top] = [one, value];
  }
  return best ? [best] : [];
}

/** What the step does to the worst climate of those met, then to the heat: a player who only wants to be liked now. */
function warmth(table: Table, vector: Vector, choice: TableChoice): number {
  const after = vector.slice();
  choice.step(after);
  let [climate, heat] = [128, 0];
  for (const person of table.layout.people) {
    if (after[person.met] !== 1) continue;
    climate = Math.min(climate, after[person.climate] as number);
    heat = Math.max(heat, after[person.heat] as number);
  }
  return climate * 1000 - heat;
}

const ruleOfMode =
  (mode: Mode): Rule =>
  (_table, _vector, open) => {
    const fitting = open.filter(({ choice }) => choice.mode === mode);
    return fitting.length > 0 ? fitting : open;
  };

const NAIVE_RULES: Readonly<Record<Naive, (locale: Locale) => Rule>> = {
  first: () => (_table, _vector, open) => open.slice(0, 1),
  last: () => (_table, _vector, open) => open.slice(-1),
  longest: (locale) => (_table, _vector, open) => extreme(open, ({ choice }) => lengthOf(choice, locale)),
  shortest: (locale) => (_table, _vector, open) => extreme(open, ({ choice }) => -lengthOf(choice, locale)),
};

/** States with a probability, kept by their bytes: equal ones merge. */
type Crowd = Map<string, { readonly vector: Vector; probability: number }>;

/** More states at once than this: seeded plays instead. */
const CROWD_LIMIT = 4_000;
const SAMPLED_PLAYS = 2_000;

/** Expected R of a rule that leaves a choice among options to chance; exact while its states are few enough. */
function expectedRaw(table: Table, rule: Rule): number | null {
  let crowd: Crowd = new Map([['', { vector: table.start(), probability: 1 }]]);
  const result: Result = { raw: 0, verdict: 0 };
  let [sum, ended] = [0, 0];
  for (let n = 0; n < MAX_DECISIONS && crowd.size > 0; n++) {
    const next: Crowd = new Map();
    for (const { vector, probability } of crowd.values()) {
      const open = table.places[atOf(vector)]?.choices.filter((choice) => choice.open(vector)) ?? [];
      const taken = rule(table, vector, open);
      for (const choice of taken) {
        const after = vector.slice();
        const share = probability / taken.length;
        const place = table.places[choice.step(after)];
        if (place?.score) {
          place.score(after, result);
          sum += share * result.raw;
          ended += share;
          continue;
        }
        const key = String.fromCharCode(...after);
        const there = next.get(key);
        if (there) there.probability += share;
        else next.set(key, { vector: after, probability: share });
      }
    }
    if (next.size > CROWD_LIMIT) return sampledRaw(table, rule);
    crowd = next;
  }
  return ended < 0.5 ? null : sum / ended;
}

function sampledRaw(table: Table, rule: Rule): number | null {
  const random = randomFrom(11);
  const result: Result = { raw: 0, verdict: 0 };
  let [sum, ended] = [0, 0];
  for (let play = 0; play < SAMPLED_PLAYS; play++) {
    const vector = table.start();
    for (let n = 0; n < MAX_DECISIONS; n++) {
      const open = table.places[atOf(vector)]?.choices.filter((choice) => choice.open(vector)) ?? [];
      const taken = rule(table, vector, open);
      const choice = taken[Math.floor(random() * taken.length)];
      if (!choice) break;
      const place = table.places[choice.step(vector)];
      if (!place?.score) continue;
      place.score(vector, result);
      sum += result.raw;
      ended++;
      break;
    }
  }
  return ended * 2 < SAMPLED_PLAYS ? null : sum / ended;
}

/** Of longest and shortest the worse leak of the two languages: texts differ in length between them. */
export function policiesOf({ table, result }: Study): Policies {
  const score = (rule: Rule): number | null => {
    const raw = expectedRaw(table, rule);
    return raw === null ? null : scoreOf(raw, result.raw);
  };
  const worse = (naive: Naive): number | null => {
    const scores = LOCALES.map((locale) => score(NAIVE_RULES[naive](locale))).filter((one) => one !== null);
    return scores.length === 0 ? null : Math.max(...scores);
  };
  const naive = Object.fromEntries(NAIVE.map((one) => [one, worse(one)])) as Record<Naive, number | null>;
  const modes = Object.fromEntries(MODES.map((mode) => [mode, score(ruleOfMode(mode))])) as Record<Mode, number | null>;
  return {
    ...naive,
    ...modes,
    random: scoreOf(result.raw.random, result.raw),
    greedy: score((own, vector, open) => extreme(open, (choice) => warmth(own, vector, choice))),
    best: scoreOf(result.raw.max, result.raw),
  };
}
