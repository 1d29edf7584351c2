// Inside `{…}` and `[…]` YAML splits at every comma, also at those between feeling, posture and acting:
// `{lin (annoyed, arms-crossed): …}` arrives as two entries, `lin (annoyed` and `arms-crossed): …`. This puts them together again.
import { isMap, isScalar, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';

function openHead(node: unknown): Scalar<string> | null {
  if (!isScalar(node) || typeof node.value !== 'string' || node.type !== 'PLAIN') return null;
  const open = node.value.lastIndexOf('(');
  return open >= 0 && node.value.indexOf(')', open) < 0 ? (node as Scalar<string>) : null;
}

/** A word between the first comma and the last. */
function middleWord(node: unknown): Scalar<string> | null {
  if (!isScalar(node) || typeof node.value !== 'string' || node.type !== 'PLAIN') return null;
  return /[()]/.test(node.value) ? null : (node as Scalar<string>);
}

function closeHead(node: unknown): Scalar<string> | null {
  if (!isScalar(node) || typeof node.value !== 'string' || node.type !== 'PLAIN') return null;
  return node.value.endsWith(')') && !node.value.includes('(') ? (node as Scalar<string>) : null;
}

const isEmpty = (node: unknown): boolean => node === null || (isScalar(node) && node.value === null);

function join(first: Scalar<string>, others: readonly Scalar<string>[], last: Scalar<string>): void {
  last.value = [first, ...others, last].map((part) => part.value).join(', ');
  last.source = last.value;
  if (first.range && last.range) last.range = [first.range[0], last.range[1], last.range[2]];
}

/** In place. The text between the parts is taken to be a comma and one space. */
export function rejoinMap(map: YAMLMap): void {
  for (let end = map.items.length - 1; end > 0; end--) {
    const last = map.items[end] as Pair;
    const closing = closeHead(last.key);
    if (closing === null) continue;
    const between: Scalar<string>[] = [];
    let i = end - 1;
    for (; i > 0; i--) {
      const { key, value } = map.items[i] as Pair;
      const word = isEmpty(value) ? middleWord(key) : null;
      if (word === null) break;
      between.unshift(word);
    }
    const first = map.items[i] as Pair;
    const openKey = isEmpty(first.value) ? openHead(first.key) : null;
    const openValue = openKey === null && isEmpty(last.value) ? openHead(first.value) : null;
    if (openKey !== null) {
      join(openKey, between, closing);
      map.items.splice(i, end - i);
    } else if (openValue !== null) {
      join(openValue, between, closing);
      first.value = closing;
      map.items.splice(i + 1, end - i);
    }
    if (openKey !== null || openValue !== null) end = i;
  }
}

export function rejoinSeq(seq: YAMLSeq): void {
  for (let end = seq.items.length - 1; end > 0; end--) {
    const last = seq.items[end];
    const closing = isMap(last) ? closeHead(last.items[0]?.key) : null;
    if (!isMap(last) || closing === null) continue;
    const between: Scalar<string>[] = [];
    let i = end - 1;
    for (; i > 0; i--) {
      const word = middleWord(seq.items[i]);
      if (word === null) break;
      between.unshift(word);
    }
    const open = openHead(seq.items[i]);
    if (open === null) continue;
    join(open, between, closing);
    if (last.range && open.range) last.range = [open.range[0], last.range[1], last.range[2]];
    seq.items.splice(i, end - i);
    end = i;
  }
}
