// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { h, setText, syncList } from '../../../src/game/overlay/base/dom.ts';

const list = h('ul');
const show = (...names: readonly string[]): void =>
  syncList(
    list,
    names,
    (name) => name,
    () => h('li'),
    (item, name) => setText(item, name),
  );
const shown = (): (string | null)[] => [...list.children].map((each) => each.textContent);

describe('a list kept in step with its items', () => {
  it('keeps the elements of items that stay, in the new order', () => {
    show('a', 'b', 'c');
    const [a, , c] = [...list.children];
    show('c', 'd', 'a');
    expect(shown()).toEqual(['c', 'd', 'a']);
    expect([list.children[0], list.children[2]]).toEqual([c, a]);
  });

  it('refuses a repeated key by name and leaves the list as it was', () => {
    show('a', 'b');
    expect(() => show('b', 'c', 'b')).toThrow('"b"');
    expect(shown()).toEqual(['a', 'b']);
  });
});
