// Which places of compiled ink become passages: knots, stitches, and whatever a divert or a choice leads to. The parts of
// conditions, sequences and choice texts are diverts in the format, but no places of the story.
import { type InkContainer, type InkItem, isContainer, isObject, keyOf, type Pointer, resolve, stringAt } from './ink-container.ts';

export interface Label {
  readonly name: string;
  readonly pointer: Pointer;
  /** Made by the compiler, or led to by a choice: it may be merged with the place that leads to it. */
  readonly soft: boolean;
  /** What the player said to come here. */
  echo?: string;
}

export const START = 'beginning';
export const GLOBALS = 'global decl';

export const isTextPart = ({ at, index }: Pointer): boolean => index === 0 && (/\.s$/.test(`.${at.path}`) || /\.\$r\d*$/.test(at.path));
const isBranchPart = ({ at, index }: Pointer): boolean => index === 0 && /\.(b|s\d+)$/.test(at.path) && at.index < 0;

export function* everyContainer(root: InkContainer): Generator<InkContainer> {
  yield root;
  for (const item of root.content) if (isContainer(item)) yield* everyContainer(item);
  for (const [, inner] of root.named) if (inner.index < 0) yield* everyContainer(inner);
}

/** Knots that are called as functions: they are no places. */
export function functionsOf(root: InkContainer): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { content } of everyContainer(root))
    for (const item of content) {
      const name = stringAt(item, 'f()');
      if (name !== undefined) names.add(name);
    }
  return names;
}

const readable = (path: string): string =>
  path
    .split('.')
    .filter((part) => !/^\d+$/.test(part))
    .join('.');

function targetsOf(at: InkContainer, item: InkItem): readonly { readonly pointer: Pointer | null; readonly chosen: boolean }[] {
  if (!isObject(item) || item['var'] === true) return [];
  const divert = stringAt(item, '->');
  const chosen = stringAt(item, '*');
  const counted = stringAt(item, 'CNT?');
  return [divert, counted, chosen].flatMap((path, i) => (path === undefined ? [] : [{ pointer: resolve(path, at), chosen: i === 2 }]));
}

/** In the order of the file, by the key of their place. */
export function labelsOf(root: InkContainer): Map<string, Label> {
  const wanted = new Map<string, { readonly pointer: Pointer; soft: boolean }>();
  const functions = functionsOf(root);
  const want = (pointer: Pointer, soft: boolean): void => {
    const known = wanted.get(keyOf(pointer));
    if (known) known.soft &&= soft;
    else wanted.set(keyOf(pointer), { pointer, soft });
  };
  want({ at: root, index: 0 }, false);
  for (const [name, knot] of root.named) {
    if (name === GLOBALS || functions.has(name) || knot.index >= 0) continue;
    want({ at: knot, index: 0 }, false);
    for (const [stitch, inner] of knot.named)
      if (inner.index < 0 && !/^[cg]-\d+$|^b$|^s\d*$/.test(stitch)) want({ at: inner, index: 0 }, false);
  }
  for (const at of everyContainer(root)) {
    for (const item of at.content) {
      for (const { pointer, chosen } of targetsOf(at, item)) {
        if (pointer === null || isTextPart(pointer) || isBranchPart(pointer) || pointer.at.content[pointer.index] === 'nop') continue;
        want(pointer, chosen || /(^|\.)([cg]-)?\d+$/.test(keyOf(pointer)));
      }
    }
  }
  const labels = new Map<string, Label>();
  const used = new Set<string>();
  for (const [key, { pointer, soft }] of wanted) {
    const short = key === '' ? START : readable(key) || START;
    const name = used.has(short) ? `${short} ${key}` : short;
    used.add(name);
    labels.set(key, { name, pointer, soft });
  }
  return labels;
}
