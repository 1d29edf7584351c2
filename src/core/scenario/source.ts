// A scenario as written: the one schema that gives the types, the validation and the published JSON Schema.
import * as v from 'valibot';
import { BEARDS, BUILDS, COLOURS, GLASSES, HAIRS, OUTFITS, TINTS, WEARS } from './figure-terms.ts';
import { MOVE_IDS, type MoveId } from './moves.ts';
import { changes, condition, id, ids, integer, line, list, oneOf, props, reply, shape, target, text } from './source-parts.ts';
import {
  AGREEMENTS,
  CONCEPTS,
  CUES,
  DEPARTMENTS,
  FLOWS,
  HOURS,
  LADDER,
  LOCALES,
  MODES,
  PLACES,
  RELATIONS,
  SOURCES,
  STANCES,
  STEPS,
  TEMPERAMENTS,
  VERDICTS,
  WEATHERS,
} from './terms.ts';

export const FORMAT_VERSION = 1;

const optional = v.exactOptional;
/** `none` takes a default of the move away. */
const tag = (min: number, max: number) => optional(v.union([v.literal('none', 'tag'), integer(min, max)], `tag ${min} ${max}`));

const colour = v.pipe(v.string('colour'), v.regex(new RegExp(`^(#[0-9a-fA-F]{6}|${Object.keys(COLOURS).join('|')})$`), 'colour'));

/** The name of a drawn person, or a person put together from what can be drawn. */
const figure = v.union(
  [
    v.string('id'),
    shape({
      hair: oneOf(HAIRS),
      outfit: oneOf(OUTFITS),
      beard: optional(oneOf(BEARDS)),
      glasses: optional(oneOf(GLASSES)),
      wears: optional(v.union([oneOf(WEARS), list(oneOf(WEARS))], 'one-of')),
      build: optional(oneOf(BUILDS)),
      wheelchair: optional(v.boolean('boolean')),
      colours: optional(v.strictObject(v.entriesFromList(TINTS, optional(colour)), `map ${TINTS.join(' ')}`)),
    }),
  ],
  'figure',
);

const castMember = shape({
  is: optional(v.string('id')),
  name: optional(text),
  role: optional(text),
  figure: optional(figure),
  voice: optional(v.string('id')),
  department: optional(oneOf(DEPARTMENTS)),
  relation: optional(oneOf(RELATIONS)),
  temperament: optional(oneOf(TEMPERAMENTS)),
  present: optional(v.boolean('boolean')),
});

const flag = v.union(
  [
    v.boolean('boolean'),
    shape({ start: optional(integer(-1000, 1000)), min: optional(integer(-1000, 1000)), max: optional(integer(-1000, 1000)) }),
  ],
  'flag',
);

const temper = { climate: optional(integer(-100, 100)), heat: optional(integer(0, 100)) };

const mood = v.objectWithRest({ ...temper, intensity: optional(integer(0, 100)) }, shape(temper), 'map');

const choice = shape({
  id,
  say: text,
  as: optional(v.string('head')),
  move: v.picklist(MOVE_IDS as [MoveId, ...MoveId[]], `move ${MOVE_IDS.join(' ')}`),
  goal: tag(-2, 2),
  issue: tag(-2, 2),
  listen: tag(0, 4),
  mode: optional(oneOf([...MODES, 'none'])),
  step: optional(oneOf([...STEPS, 'none'])),
  names: optional(oneOf(SOURCES)),
  shares: optional(ids),
  asks: optional(ids),
  finds: optional(ids),
  withholds: optional(ids),
  misstates: optional(ids),
  addresses: optional(ids),
  when: optional(condition),
  closed: optional(text),
  once: optional(v.boolean('boolean')),
  set: optional(changes),
  why: text,
  reply: optional(list(reply)),
  to: optional(target),
});

const node = shape({
  cue: optional(oneOf(CUES)),
  place: optional(oneOf(PLACES)),
  time: optional(oneOf(HOURS)),
  weather: optional(oneOf(WEATHERS)),
  enter: optional(ids),
  'on-screen': optional(ids),
  leave: optional(ids),
  props: optional(props),
  volunteers: optional(ids),
  set: optional(changes),
  lines: optional(list(line)),
  choices: optional(list(choice)),
  to: optional(target),
  timer: optional(shape({ seconds: integer(1, 600), choice: v.string('id') })),
  'point-of-no-return': optional(v.boolean('boolean')),
});

const ending = shape({
  agreement: oneOf(AGREEMENTS),
  'break-off': optional(v.boolean('boolean')),
  place: optional(oneOf(PLACES)),
  time: optional(oneOf(HOURS)),
  weather: optional(oneOf(WEATHERS)),
  enter: optional(ids),
  leave: optional(ids),
  needs: v.record(v.string('id'), integer(0, 2), 'map'),
  chain: integer(0, 2),
  title: text,
  text,
  lines: optional(list(line)),
});

const expectation = shape({
  ending: optional(v.string('id')),
  verdict: optional(oneOf(VERDICTS)),
  stance: optional(oneOf(STANCES)),
  ladder: optional(oneOf(LADDER)),
  score: optional(v.pipe(v.string('comparison'), v.regex(/^(<|<=|=|!=|>=|>) *\d{1,4}$/, 'comparison'))),
});

const cast = v.record(id, castMember, 'map');
const facts = v.record(id, shape({ 'known-by': ids, text }), 'map');
const flags = v.record(id, flag, 'map');
const nodes = v.record(id, node, 'map');
const endings = v.record(id, ending, 'map');
const needs = v.record(v.string('id'), text, 'map');
const tests = list(shape({ name: v.string('text'), choose: list(v.string('id')), expect: expectation }));
const briefing = shape({ situation: text, goal: text });
const include = list(v.string('path'));
const scenes = v.record(id, shape({ start: v.string('id'), nodes }), 'map');

/** The same conflict from another chair: `you` is who the player is there, `was` who sits where the player sat. */
const seat = shape({
  title: optional(text),
  summary: optional(text),
  minutes: optional(integer(1, 120)),
  ranked: optional(v.boolean('boolean')),
  you: v.string('id'),
  was: shape({ id, ...castMember.entries }),
  cast: optional(v.record(v.string('id'), castMember, 'map')),
  briefing,
  needs: optional(needs),
  mood: optional(mood),
  'break-off': optional(v.string('id')),
  start: v.string('id'),
  nodes,
  endings,
  tests: optional(tests),
});

const SCENARIO = {
  scenario: v.literal(FORMAT_VERSION, 'version'),
  id,
  language: optional(oneOf(LOCALES)),
  title: text,
  summary: optional(text),
  minutes: optional(integer(1, 120)),
  ranked: optional(v.boolean('boolean')),
  teaches: optional(list(oneOf(CONCEPTS))),
  sources: optional(list(oneOf(SOURCES))),
  place: oneOf(PLACES),
  time: optional(oneOf(HOURS)),
  weather: optional(oneOf(WEATHERS)),
  flow: shape({ kind: oneOf(FLOWS), supplier: v.string('id'), customer: v.string('id') }),
  briefing,
  cast,
  facts: optional(facts),
  flags: optional(flags),
  needs: optional(needs),
  mood: optional(mood),
  'break-off': optional(v.string('id')),
  start: v.string('id'),
  nodes,
  endings,
  tests: optional(tests),
  include: optional(include),
  scenes: optional(scenes),
  seats: optional(v.record(id, seat, 'map')),
};

export const SCENARIO_SCHEMA = shape(SCENARIO);

/** What a scenario need not hold itself if it includes files that may. */
export const INCLUDABLE = ['cast', 'nodes', 'endings'] as const;
export const INCLUDING_SCHEMA = shape({ ...SCENARIO, cast: optional(cast), nodes: optional(nodes), endings: optional(endings) });

/** A file that scenarios include. */
export const FRAGMENT_SCHEMA = shape({
  fragment: v.literal(FORMAT_VERSION, 'version'),
  language: optional(oneOf(LOCALES)),
  include: optional(include),
  cast: optional(cast),
  facts: optional(facts),
  flags: optional(flags),
  scenes: optional(scenes),
  nodes: optional(nodes),
  endings: optional(endings),
});

export const PEOPLE_SCHEMA = shape({
  cast: v.literal(FORMAT_VERSION, 'version'),
  people: v.record(
    id,
    shape({
      name: text,
      role: optional(text),
      figure,
      voice: v.string('id'),
      department: optional(oneOf(DEPARTMENTS)),
      temperament: optional(oneOf(TEMPERAMENTS)),
    }),
    'map',
  ),
});

export type ScenarioSource = v.InferOutput<typeof SCENARIO_SCHEMA>;
export type FragmentSource = v.InferOutput<typeof FRAGMENT_SCHEMA>;
export type PeopleSource = v.InferOutput<typeof PEOPLE_SCHEMA>;

/** What is left of a source after everything wrong was taken out of it. */
export type Loose<T> = T extends readonly (infer E)[]
  ? readonly (Loose<E> | undefined)[]
  : T extends object
    ? { readonly [K in keyof T]?: Loose<T[K]> | undefined }
    : T;
