// "As written" → draft: defaults filled in, references and places noted. Wrong parts were told and taken out before.
import type { Draft } from './draft.ts';
import { expandCalls, namesOf, spellOut } from './expand.ts';
import { KEYWORDS } from './expression.ts';
import type { Forest } from './forest.ts';
import { NARRATOR } from './line-head.ts';
import { countLines, numberedIds } from './line-number.ts';
import { type AuthorTest, type Ending, type Fact, type Flag, type Scenario, YOU } from './model.ts';
import { readCast, readFlow, readMood, readNeeds } from './resolve-cast.ts';
import { readLines } from './resolve-line.ts';
import { readNode } from './resolve-node.ts';
import { EMPTY_TEXT, given, readIds, readText, refer, type Scope, type SharedPeople } from './resolve-scope.ts';
import { BACK, readScenes } from './scenes.ts';
import type { Loose, ScenarioSource } from './source.ts';
import type { Spot } from './yaml-tree.ts';

type Source = Loose<ScenarioSource>;

const NOBODY = 'nobody';
/** Words that mean something else where a cast id may stand. */
export const RESERVED_CAST: ReadonlySet<string> = new Set([NARRATOR, NOBODY, 'when', 'id', 'lines', 'climate', 'heat', 'intensity']);

/** Counters without a range of their own. */
const COUNTER = { min: 0, max: 100 } as const;

function reserve(scope: Scope, container: object | undefined, reserved: { has(id: string): boolean }): void {
  for (const name of Object.keys(container ?? {})) {
    if (reserved.has(name)) scope.report('reserved-id', { in: container ?? {}, key: name, part: 'key' }, { name });
  }
}

function readFacts(scope: Scope, source: Source['facts']): readonly Fact[] {
  return Object.entries(source ?? {}).flatMap(([id, fact]) => {
    if (fact === undefined) return [];
    const nobody = fact['known-by'] === NOBODY;
    const knownBy = nobody ? [] : readIds(scope, fact, 'known-by', 'cast');
    const read: Fact = { id, knownBy, text: readText(scope, fact.text, { in: fact, key: 'text' }) };
    scope.spots.set(read, { in: source ?? {}, key: id, part: 'key' });
    return [read];
  });
}

function readFlags(scope: Scope, source: Source['flags']): readonly Flag[] {
  const place = (flag: Flag): Flag[] => {
    scope.spots.set(flag, { in: source ?? {}, key: flag.id, part: 'key' });
    return [flag];
  };
  return Object.entries(source ?? {}).flatMap(([id, flag]): Flag[] => {
    if (flag === undefined) return [];
    if (typeof flag === 'boolean') return place({ id, initial: flag ? 1 : 0, min: 0, max: 1, kind: 'switch' });
    const min = flag.min ?? COUNTER.min;
    const max = flag.max ?? Math.max(COUNTER.max, min);
    const initial = flag.start ?? min;
    const wrong = min > max ? 'max' : initial < min || initial > max ? 'start' : null;
    if (wrong !== null && source !== undefined) {
      const value = wrong === 'max' ? max : initial;
      scope.report(
        'out-of-range',
        { in: flag, key: wrong },
        { value: String(value), min: String(min), max: String(wrong === 'max' ? '…' : max) },
      );
    }
    return place({ id, initial, min, max, kind: 'counter' });
  });
}

function readEnding(
  scope: Scope,
  id: string,
  source: NonNullable<NonNullable<Source['endings']>[string]>,
  breakOff: boolean,
  counterpart: string | undefined,
): Ending {
  const needs: Record<string, number> = {};
  for (const [who, value] of Object.entries(source.needs ?? {})) {
    if (value === undefined || source.needs === undefined) continue;
    refer(scope, 'cast', who, { in: source.needs, key: who, part: 'key' });
    needs[who] = value;
  }
  // The outcome is the lesser of both sides' needs: each side must be there.
  if (source.needs !== undefined) {
    const others = Object.keys(needs).filter((who) => who !== YOU);
    if (!(YOU in needs)) scope.report('missing-key', { in: source, key: 'needs', part: 'key' }, { key: YOU });
    if (others.length === 0 && counterpart !== undefined)
      scope.report('missing-key', { in: source, key: 'needs', part: 'key' }, { key: counterpart });
  }
  return {
    id,
    agreement: source.agreement ?? 'none',
    breakOff: breakOff || (source['break-off'] ?? false),
    ...given('place', source.place),
    ...given('time', source.time),
    ...given('weather', source.weather),
    ...given('enter', source.enter === undefined ? undefined : readIds(scope, source, 'enter', 'counterpart')),
    ...given('leave', source.leave === undefined ? undefined : readIds(scope, source, 'leave', 'counterpart')),
    needs,
    chain: source.chain ?? 0,
    title: readText(scope, source.title, { in: source, key: 'title' }),
    text: readText(scope, source.text, { in: source, key: 'text' }),
    lines: readLines(scope, source.lines, countLines(id, scope.taken)),
  };
}

/** `copies`: the bare name of a choice that was copied just once means that copy. */
function readTests(scope: Scope, source: Source['tests'], copies: ReadonlyMap<string, readonly string[]>): readonly AuthorTest[] {
  return (source ?? []).flatMap((test, index) => {
    if (test === undefined || source === undefined) return [];
    const expect = test.expect ?? {};
    if (expect.ending !== undefined) refer(scope, 'ending', expect.ending, { in: expect, key: 'ending' });
    const choose = (test.choose ?? []).flatMap((choice, at) => {
      if (choice === undefined || test.choose === undefined) return [];
      refer(scope, 'choice', choice, { in: test.choose, key: at }, true);
      const [copy, ...more] = copies.get(choice) ?? [];
      return [copy === undefined || more.length > 0 ? choice : copy];
    });
    const read: AuthorTest = {
      name: test.name ?? '',
      choose,
      expect: {
        ...given('ending', expect.ending),
        ...given('verdict', expect.verdict),
        ...given('stance', expect.stance),
        ...given('ladder', expect.ladder),
        ...given('score', expect.score),
      },
    };
    scope.spots.set(read, test.name === undefined ? { in: source, key: index } : { in: test, key: 'name' });
    return [read];
  });
}

function openScope({ report, sourceOf, languageIn }: Forest, flags: Scope['flags'], taken: Scope['taken']): Scope {
  const spots: Scope['spots'] = new WeakMap();
  const moved = (part: object, by: object): void => {
    const at = spots.get(part);
    if (at) spots.set(by, at);
  };
  return { report, sourceOf, languageIn, flags, taken, references: [], spots, calls: new Map(), moved };
}

/** `complete` false: a file is missing that may declare names. */
export function resolveScenario(source: Source, forest: Forest, shared: SharedPeople, complete: boolean): Draft {
  const { report } = forest;
  const taken = numberedIds([source.nodes, source.endings]);
  const scope = openScope(forest, complete ? new Set(Object.keys(source.flags ?? {})) : undefined, taken);
  reserve(scope, source.cast, RESERVED_CAST);
  reserve(scope, source.flags, new Set(KEYWORDS));
  const { cast, present } = readCast(scope, source.cast ?? {}, shared);
  if (source.cast !== undefined && !(YOU in source.cast)) report('missing-key', { in: source, key: 'cast', part: 'key' }, { key: YOU });
  const breakOff = source['break-off'];
  if (breakOff !== undefined) refer(scope, 'ending', breakOff, { in: source, key: 'break-off' });
  if (source.start !== undefined) refer(scope, 'node', source.start, { in: source, key: 'start' }, true);
  const title = readText(scope, source.title, { in: source, key: 'title' });
  const { briefing } = source;
  const situation = briefing === undefined ? EMPTY_TEXT : readText(scope, briefing.situation, { in: briefing, key: 'situation' });
  const goal = briefing === undefined ? EMPTY_TEXT : readText(scope, briefing.goal, { in: briefing, key: 'goal' });
  if (source.scenes !== undefined) for (const part of [source.nodes, source.endings]) reserve(scope, part, new Set([BACK]));
  const main = Object.entries(source.nodes ?? {}).flatMap(([id, node]) =>
    node === undefined ? [] : [readNode(scope, id, node, { in: source.nodes ?? {}, key: id, part: 'key' })],
  );
  const counterpart = cast.find((member) => member.id !== YOU)?.id;
  if (source.cast !== undefined && counterpart === undefined)
    report('missing-key', { in: source, key: 'cast', part: 'key' }, { key: '<counterpart>' });
  const endings = Object.entries(source.endings ?? {}).flatMap(([id, ending]) => {
    if (ending === undefined) return [];
    const read = readEnding(scope, id, ending, breakOff === id, counterpart);
    scope.spots.set(read, { in: source.endings ?? {}, key: id, part: 'key' });
    return [read];
  });
  const scenes = readScenes(scope, source.scenes ?? {});
  const expansion = expandCalls(scope, main, scenes);
  const spelt = spellOut(scope, { nodes: expansion.nodes, endings }, expansion, namesOf({ nodes: main }));
  const scenario: Scenario = {
    id: source.id ?? '',
    hash: '',
    title,
    summary: source.summary === undefined ? situation : readText(scope, source.summary, { in: source, key: 'summary' }),
    minutes: source.minutes ?? 10,
    ranked: source.ranked ?? true,
    teaches: [...new Set(source.teaches ?? [])].filter((concept) => concept !== undefined),
    sources: [...new Set(source.sources ?? [])].filter((each) => each !== undefined),
    place: source.place ?? 'meeting-room',
    ...given('time', source.time),
    ...given('weather', source.weather),
    flow: readFlow(scope, source.flow),
    briefing: { situation, goal },
    cast,
    present,
    facts: readFacts(scope, source.facts),
    flags: readFlags(scope, source.flags),
    needs: readNeeds(scope, source.needs),
    mood: readMood(scope, source.mood, cast),
    ...given('breakOff', breakOff),
    start: source.start ?? '',
    ...spelt,
    tests: readTests(scope, source.tests, expansion.copies.choices),
  };
  const names = new Map([...scenes.called.values()].map((scene) => [scene.id, namesOf(scene)]));
  if (source.id !== undefined) scope.spots.set(scenario, { in: source, key: 'id' });
  const { references, spots } = scope;
  const { origins, times, whole } = expansion;
  const copiesAt = (at: Spot): number | null => {
    const scene = scenes.sceneOf(at);
    return scene === undefined ? null : (times.get(scene) ?? 0);
  };
  return { scenario, references, spots, origins, scenes: names, copiesAt, whole };
}
