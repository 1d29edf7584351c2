// The way through a file down to its texts: where one is, what is found.
import { isCollection, isMap, isScalar, type Node, type Scalar, type YAMLMap } from 'yaml';
import { LOCALES, type Locale } from '../scenario/terms.ts';
import { entriesOf } from './written.ts';

export type Path = readonly (string | number)[];

/** What a translator should know of a text. */
export interface Spoken {
  readonly speaker?: string;
  readonly feeling?: string;
  readonly node?: string;
  /** What is said just before. */
  readonly before?: Partial<Record<Locale, string>>;
}

export interface AuthorString extends Spoken {
  readonly id: string;
  readonly path: Path;
  readonly texts: Partial<Record<Locale, string>>;
  /** A plain string in the language of the file, or a map of languages. */
  readonly at: Scalar | YAMLMap;
  /** Inside `{…}` or `[…]`. */
  readonly inFlow: boolean;
}

export interface LinePlace {
  readonly id: string;
  /** The id stands in the file. */
  readonly written: boolean;
  readonly at: YAMLMap;
  readonly path: Path;
  /** An entry of `[…]` without braces of its own. */
  readonly bare: boolean;
  /** Other places refer to it or to a part around it: it has several names. */
  readonly shared: boolean;
}

export interface Found {
  readonly strings: AuthorString[];
  readonly lines: LinePlace[];
}

export interface Walk {
  readonly found: Found;
  readonly text: string;
  readonly language: Locale;
  readonly path: Path;
  /** In front of the names in a seat or a scene. */
  readonly prefix: string;
  /** Numbered names of lines that are written down. */
  readonly taken: ReadonlySet<string>;
  readonly inFlow: boolean;
  readonly shared: boolean;
}

/** One step down: past `node`, to `key` in it if one is named. */
export function within(walk: Walk, node: Node | null, key?: string | number): Walk {
  const collection = isCollection(node);
  return {
    ...walk,
    path: key === undefined ? walk.path : [...walk.path, key],
    inFlow: walk.inFlow || (collection && node.flow === true),
    shared: walk.shared || (collection && node.anchor !== undefined),
  };
}

const isWords = (node: Node | null): node is Scalar<string> => isScalar(node) && typeof node.value === 'string';

/** The texts in it, which say what comes before the next. */
export function addText(walk: Walk, node: Node | null, id: string, spoken: Spoken): AuthorString['texts'] | null {
  const texts: Partial<Record<Locale, string>> = {};
  if (isWords(node)) texts[walk.language] = node.value;
  else
    for (const { name, value } of entriesOf(node)) {
      const locale = LOCALES.find((each) => each === name);
      if (locale !== undefined && isWords(value)) texts[locale] = value.value;
    }
  if (!(isWords(node) || isMap(node)) || Object.keys(texts).length === 0) return null;
  const { path, inFlow, found, prefix } = walk;
  found.strings.push({ ...spoken, id: `${prefix}${id}`, path, texts, at: node, inFlow });
  return texts;
}
