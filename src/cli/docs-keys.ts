// The chapter "every key": the paths of the schema with what may stand there.
import { toJsonSchema } from '@valibot/to-json-schema';
import { SCENARIO_SCHEMA } from '../core/scenario/source.ts';
import { KEY_WORDS } from './docs-key-words.ts';

/** The parts of a JSON Schema that the format uses. */
interface Part {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Part | boolean;
  readonly items?: Part;
  readonly anyOf?: readonly Part[];
}

export interface Key {
  readonly path: string;
  readonly value: string;
  readonly required: boolean;
}

/** A vocabulary longer than this is not written out: it has a table elsewhere. */
const LONGEST_LIST = 14;

const isText = (part: Part): boolean => part.anyOf?.some(({ properties }) => properties?.en !== undefined) ?? false;

function describeValue(part: Part): string {
  if (isText(part)) return 'text';
  if (part.const !== undefined) return `\`${part.const}\``;
  if (part.enum) return part.enum.length > LONGEST_LIST ? 'a word of the vocabulary' : part.enum.map((word) => `\`${word}\``).join(' ');
  if (part.anyOf) return [...new Set(part.anyOf.map(describeValue))].join(', or ');
  switch (part.type) {
    case 'integer':
      return part.minimum === undefined ? 'whole number' : `${part.minimum}…${part.maximum}`.replace('-', '−');
    case 'boolean':
      return '`true` `false`';
    case 'array':
      return part.items?.type === 'object' || part.items?.anyOf ? 'list' : `list of: ${describeValue(part.items ?? {})}`;
    case 'object':
      return 'map';
    default:
      return 'word';
  }
}

/** Parts of scenes and seats that are written like those of the scenario itself. */
const SAME_AGAIN = /^(scenes\.<id>\.nodes|seats\.<id>\.(nodes|endings|tests|needs|mood|briefing|cast|was))$/;

/** Listed in the chapter "People". */
const LISTED = 'cast.<id>.figure.colours';

function walk(part: Part, path: string, found: Key[]): void {
  if (isText(part) || SAME_AGAIN.test(path) || path === LISTED) return;
  for (const [name, inner] of Object.entries(part.properties ?? {})) {
    const here = path === '' ? name : `${path}.${name}`;
    // Alternatives of one place share keys.
    if (found.some((known) => known.path === here)) continue;
    found.push({
      path: here,
      value: name === 'when' ? 'condition' : describeValue(inner),
      required: part.required?.includes(name) ?? false,
    });
    // Lines under a reply are lines like any other.
    if (!here.endsWith('reply[].lines')) walk(inner, here, found);
  }
  if (typeof part.additionalProperties === 'object') walk(part.additionalProperties, `${path}.<id>`, found);
  if (part.items) walk(part.items, `${path}[]`, found);
  for (const one of part.anyOf ?? []) walk(one, path, found);
}

export function keysOfFormat(): readonly Key[] {
  const found: Key[] = [];
  walk(toJsonSchema(SCENARIO_SCHEMA, { errorMode: 'throw' }) as Part, '', found);
  return found;
}

export function renderKeys(): string {
  const rows = keysOfFormat().map(
    ({ path, value, required }) => `| \`${path}\` | ${required ? '●' : ''} | ${value} | ${KEY_WORDS[path] ?? ''} |`,
  );
  return [
    '`<id>` stands for a name of your own, `[]` for each entry of a list, ● for a key that must be there. A text is `"…"` or',
    '`{zh-CN: "…", en: "…"}`; the text of a line may also be `first`, `cycle`, `shuffle` or `once` with a list of texts.',
    '',
    '| key | ● | value | meaning |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}
