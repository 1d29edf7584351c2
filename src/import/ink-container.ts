// Compiled ink as a tree of containers with paths: what the runtime format calls content, named content and counters.

export type InkItem = InkContainer | string | number | boolean | InkObject | null;
export type InkObject = Readonly<Record<string, unknown>>;

export interface InkContainer {
  readonly container: true;
  /** Unique; the way from the root. */
  readonly path: string;
  readonly parent: InkContainer | null;
  /** Where it stands in its parent; −1: only by name, and nothing follows it. */
  readonly index: number;
  readonly content: InkItem[];
  readonly named: Map<string, InkContainer>;
}

/** A position in a container; behind its end the flow goes on in the parent. */
export interface Pointer {
  readonly at: InkContainer;
  readonly index: number;
}

export const isContainer = (item: InkItem | undefined): item is InkContainer =>
  typeof item === 'object' && item !== null && 'container' in item;
export const isObject = (item: InkItem | undefined): item is InkObject =>
  typeof item === 'object' && item !== null && !('container' in item);

const hasKey = (item: object, key: string): boolean => Object.hasOwn(item, key);

/** A string value of an object of the format. */
export function stringAt(item: InkItem | undefined, key: string): string | undefined {
  if (!isObject(item) || !hasKey(item, key)) return undefined;
  const value = item[key];
  return typeof value === 'string' ? value : undefined;
}

function build(json: readonly unknown[], parent: InkContainer | null, path: string, index: number): InkContainer {
  const made: InkContainer = { container: true, path, parent, index, content: [], named: new Map() };
  const under = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const last = json.at(-1);
  json.slice(0, -1).forEach((item, position) => {
    if (!Array.isArray(item)) {
      made.content.push((typeof item === 'object' && item !== null ? { ...item } : item) as InkItem);
      return;
    }
    const own = item.at(-1);
    const name = typeof own === 'object' && own !== null && Object.hasOwn(own, '#n') ? String((own as InkObject)['#n']) : null;
    const inner = build(item, made, under(name ?? String(position)), position);
    made.content.push(inner);
    if (name !== null) made.named.set(name, inner);
  });
  if (typeof last === 'object' && last !== null && !Array.isArray(last)) {
    for (const [name, item] of Object.entries(last)) if (Array.isArray(item)) made.named.set(name, build(item, made, under(name), -1));
  }
  return made;
}

/** Null if it is no compiled ink. */
export function containerOf(json: unknown): InkContainer | null {
  const root = typeof json === 'object' && json !== null && Object.hasOwn(json, 'root') ? (json as InkObject)['root'] : undefined;
  return Array.isArray(root) && Object.hasOwn(json as object, 'inkVersion') ? build(root, null, '', -1) : null;
}

function rootOf(from: InkContainer): InkContainer {
  let root = from;
  while (root.parent !== null) root = root.parent;
  return root;
}

/** A path as written in an item of `from`: from the root, or relative where it begins with a dot. */
export function resolve(path: string, from: InkContainer): Pointer | null {
  const relative = path.startsWith('.');
  const parts = path.split('.').filter((part) => part !== '');
  let at: InkContainer = relative ? from : rootOf(from);
  // The first `^` leads from the item to its container.
  let started = !relative;
  for (const [i, part] of parts.entries()) {
    if (part === '^') {
      if (started) {
        if (at.parent === null) return null;
        at = at.parent;
      }
      started = true;
      continue;
    }
    const inner: InkItem | undefined = /^\d+$/.test(part) ? at.content[Number(part)] : at.named.get(part);
    if (isContainer(inner)) at = inner;
    else if (i === parts.length - 1 && /^\d+$/.test(part)) return { at, index: Number(part) };
    else return null;
    started = true;
  }
  return { at, index: 0 };
}

export const keyOf = ({ at, index }: Pointer): string => (index === 0 ? at.path : `${at.path}.${index}`);
