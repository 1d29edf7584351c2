// How deep a document nests, measured on the concrete syntax: the composer that follows is recursive and would overflow.
import type { CST } from 'yaml';
import { MAX_DEPTH } from './guard.ts';

/** Offset of the first collection nested deeper than MAX_DEPTH, or null. Iterative, so that nothing can overflow it. */
export function tooDeepAt(document: CST.Token): number | null {
  const stack: { token: CST.Token; depth: number }[] = [{ token: document, depth: 0 }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { token, depth } = top;
    if (token.type === 'document') {
      if (token.value) stack.push({ token: token.value, depth });
    } else if (token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection') {
      if (depth >= MAX_DEPTH) return token.offset;
      for (let i = token.items.length - 1; i >= 0; i--) {
        const item = token.items[i];
        if (item?.value && 'items' in item.value) stack.push({ token: item.value, depth: depth + 1 });
        if (item?.key && 'items' in item.key) stack.push({ token: item.key, depth: depth + 1 });
      }
    }
  }
  return null;
}
