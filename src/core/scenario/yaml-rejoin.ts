// Inside `{…}` and `[…]` YAML splits at every comma, also at the one between feeling and posture:
// `{lin (annoyed, arms-crossed): …}` arrives as two entries, `lin (annoyed` and `arms-crossed): …`. This puts them together again.
import { isMap, isScalar, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';

function openHead(node: unknown): Scalar<string> | null {
  if (!isScalar(node) || typeof node.value !== 'string' || node.type !== 'PLAIN') return null;
  const open = node.value.lastIndexOf('(');
  return open >= 0 && node.value.indexOf(')', open) < 0 ? (node as Scalar<string>) : null;
}

function closeHead(node: unknown): Scalar<string> | null {
  if (!isScalar(node) || typeof node.value !== 'string' || node.type !== 'PLAIN') return null;
  return node.value.endsWith(')') && !node.value.includes('(') ? (node as Scalar<string>) : null;
}

const isEmpty = (node: unknown): boolean => node === null || (isScalar(node) && node.value === null);

function join(first: Scalar<string>, second: Scalar<string>): void {
  second.value = `${first.value}, ${second.value}`;
  second.source = second.value;
  if (first.range && second.range) second.range = [first.range[0], second.range[1], second.range[2]];
}

/** In place. The text between the halves is taken to be a comma and one space. */
export function rejoinMap(map: YAMLMap): void {
  for (let i = map.items.length - 2; i >= 0; i--) {
    const pair = map.items[i] as Pair;
    const next = map.items[i + 1] as Pair;
    const closing = closeHead(next.key);
    if (closing === null) continue;
    const openKey = openHead(pair.key);
    if (openKey !== null && isEmpty(pair.value)) {
      join(openKey, closing);
      map.items.splice(i, 1);
      continue;
    }
    const openValue = openHead(pair.value);
    if (openValue !== null && isEmpty(next.value)) {
      join(openValue, closing);
      pair.value = closing;
      map.items.splice(i + 1, 1);
    }
  }
}

export function rejoinSeq(seq: YAMLSeq): void {
  for (let i = seq.items.length - 2; i >= 0; i--) {
    const open = openHead(seq.items[i]);
    const next = seq.items[i + 1];
    if (open === null || !isMap(next)) continue;
    const closing = closeHead(next.items[0]?.key);
    if (closing === null) continue;
    join(open, closing);
    if (next.range && open.range) next.range = [open.range[0], next.range[1], next.range[2]];
    seq.items.splice(i, 1);
  }
}
