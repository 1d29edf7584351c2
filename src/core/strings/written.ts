// A file of texts as its YAML nodes: what is needed to write into it without disturbing the rest.
import { isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import { refuseText } from '../scenario/guard.ts';
import { LOCALES, type Locale } from '../scenario/terms.ts';
import { composeDocument } from '../scenario/yaml-compose.ts';
import { rejoinMap, rejoinSeq } from '../scenario/yaml-rejoin.ts';

export type FileKind = 'scenario' | 'fragment' | 'people';

export interface WrittenFile {
  readonly text: string;
  readonly kind: FileKind;
  /** Of plain strings. */
  readonly language: Locale;
  readonly root: Node;
}

export interface Entry {
  readonly key: Scalar;
  readonly name: string;
  readonly value: Node | null;
}

/** The entries of a map, each name once; none of anything else. An alias is not followed: its text is written elsewhere. */
export function entriesOf(node: Node | null): readonly Entry[] {
  if (!isMap(node)) return [];
  if (node.flow) rejoinMap(node);
  const seen = new Set<string>();
  return (node.items as Pair<Node, Node | null>[]).flatMap(({ key, value }) => {
    if (!isScalar(key)) return [];
    const name = String(key.value);
    if (seen.has(name)) return [];
    seen.add(name);
    return [{ key, name, value }];
  });
}

export function itemsOf(node: Node | null): readonly Node[] {
  if (!isSeq(node)) return [];
  if (node.flow) rejoinSeq(node);
  return node.items as Node[];
}

export const valueIn = (node: Node | null, name: string): Node | null =>
  entriesOf(node).find((entry) => entry.name === name)?.value ?? null;

const KINDS: Readonly<Record<string, FileKind>> = { scenario: 'scenario', fragment: 'fragment', cast: 'people' };

/** Null: no YAML, or none of ours. */
export function openWritten(text: string): WrittenFile | null {
  if (refuseText(text) !== null) return null;
  let sound = true;
  const document = composeDocument(text, () => {
    sound = false;
  });
  const root = document?.contents ?? null;
  if (!sound || document === null || document.errors.length > 0 || !isMap(root)) return null;
  const entries = entriesOf(root);
  // A scenario has a `cast` too: what comes first of the three decides.
  const kind = ['scenario', 'fragment', 'cast'].find((name) => entries.some((entry) => entry.name === name));
  if (kind === undefined) return null;
  const language = valueIn(root, 'language');
  const named = isScalar(language) ? language.value : undefined;
  return { text, kind: KINDS[kind] ?? 'scenario', language: LOCALES.find((locale) => locale === named) ?? 'zh-CN', root };
}
