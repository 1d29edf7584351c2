// Building blocks of the schema "as written". Every message is a key for the mapping of issues, never a sentence:
// the kind expected, or for objects the list of their keys, from which suggestions are made.
import * as v from 'valibot';
import { LOCALES, PROPS } from './terms.ts';

/** Lower-case words joined by hyphens; what nodes, choices, facts, flags, cast and endings are called. */
export const ID_PATTERN = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

export const id = v.pipe(v.string('id'), v.regex(ID_PATTERN, 'id'));

/** What a line is called: like anything else, or by the place where it first stood, `<node>.<number>`. */
const LINE_ID_PATTERN = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*)?(?:\.[1-9]\d{0,5})?$/;

const lineId = v.pipe(v.string('id'), v.regex(LINE_ID_PATTERN, 'id'));

/** A closed object; the message lists its keys. */
export const shape = <const E extends v.ObjectEntries>(entries: E) => v.strictObject(entries, `map ${Object.keys(entries).join(' ')}`);

export const oneOf = <const T extends readonly string[]>(values: T) => v.picklist(values, `one-of ${values.join(' ')}`);

export const integer = (min: number, max: number) => {
  const message = `integer ${min} ${max}`;
  return v.pipe(v.number(message), v.integer(message), v.minValue(min, message), v.maxValue(max, message));
};

export const list = <const S extends v.GenericSchema>(item: S) => v.array(item, 'list');

/** One id, or a list of them. */
export const ids = v.union([v.string('id'), list(v.string('id'))], 'ids');

const TEXT_ENTRIES = { 'zh-CN': v.exactOptional(v.string('text')), en: v.exactOptional(v.string('text')) };

/** A plain string is in the language of the file. */
export const text = v.union([v.string('text'), v.strictObject(TEXT_ENTRIES, `text-map ${LOCALES.join(' ')}`)], 'text');

const texts = v.pipe(list(text), v.minLength(1, 'texts'));

/** A text, or variants of it that the seed picks from. */
export const speech = v.union(
  [
    v.string('text'),
    v.strictObject(
      {
        ...TEXT_ENTRIES,
        first: v.exactOptional(texts),
        cycle: v.exactOptional(texts),
        shuffle: v.exactOptional(texts),
        once: v.exactOptional(texts),
      },
      `text-map ${LOCALES.join(' ')} first cycle shuffle once`,
    ),
  ],
  'text',
);

/** Of a list: a word, or the whiteboard with what is written on it. */
const prop = v.union([oneOf(PROPS), shape({ whiteboard: text })], 'id');

/** One thing, several, or `none`: what lay there is taken away. */
export const props = v.union([oneOf([...PROPS, 'none']), list(prop)], 'ids');

export const condition = v.string('condition');

/** `who (feeling, posture, acting): speech`, with optional `when` and `id`. */
export const line = v.objectWithRest({ when: v.exactOptional(condition), id: v.exactOptional(lineId) }, speech, 'line');

/** A line, or a condition over several. */
export const reply = v.objectWithRest(
  { when: v.exactOptional(condition), id: v.exactOptional(lineId), lines: v.exactOptional(list(line)) },
  speech,
  'line',
);

/** A visit to a scene: where it goes on afterwards. */
const call = { call: v.string('id'), return: v.string('id') };

const branch = v.union(
  [shape({ when: v.exactOptional(condition), to: v.string('id') }), shape({ when: v.exactOptional(condition), ...call })],
  'branch',
);

/** A target, a call, or branches of which the first whose condition holds is taken. */
export const target = v.union([v.string('id'), v.pipe(list(branch), v.minLength(1, 'branches')), shape(call)], 'target');

/** `+1` and `-1` add, `1` sets; a switch takes true and false. */
export const changes = v.record(
  v.string('id'),
  v.union([v.boolean('boolean'), v.pipe(v.number('number'), v.integer('integer'))], 'change'),
  'map',
);
