import { describe, expect, it } from 'vitest';
import { UI_EN } from '../../src/locale/ui.en.ts';
import { noticeText, uiText } from '../../src/locale/ui.ts';
import { UI_ZH } from '../../src/locale/ui.zh-CN.ts';

const slotsOf = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? ''))].sort();
const keys = Object.keys(UI_EN) as (keyof typeof UI_EN)[];

describe('interface texts', () => {
  it('exist in both languages under the same keys, none empty', () => {
    expect(Object.keys(UI_ZH).sort()).toEqual([...keys].sort());
    for (const key of keys) {
      expect(UI_EN[key].trim(), key).not.toBe('');
      expect(UI_ZH[key].trim(), key).not.toBe('');
    }
  });

  it('use the same slots in both languages', () => {
    for (const key of keys) expect(slotsOf(UI_ZH[key]), key).toEqual(slotsOf(UI_EN[key]));
  });

  it('fill their slots', () => {
    expect(uiText('en', 'map.best', { score: 866 })).toBe('Your best: 866');
    expect(uiText('zh-CN', 'scene.says', { name: '林静', text: '又是你们。' })).toBe('林静：又是你们。');
  });

  it('take the singular for one and the plural for the rest', () => {
    expect(uiText('en', 'map.saved', { n: 1 })).toBe('In progress: 1 decision so far');
    expect(uiText('en', 'map.saved', { n: 0 })).toBe('In progress: 0 decisions so far');
    expect(uiText('zh-CN', 'map.saved', { n: 1 })).toBe('谈到一半 · 已做 1 次选择');
  });

  it('do not fill a slot from a value that looks like a slot', () => {
    expect(uiText('en', 'scene.says', { name: '{text}', text: 'hi' })).toBe('{text}: hi');
  });

  it('write Chinese with Chinese punctuation', () => {
    for (const key of keys) expect(UI_ZH[key], key).not.toMatch(/\p{Script=Han}[,;:!?](\s|\p{Script=Han}|$)/u);
  });
});

describe('notices', () => {
  it('are told by their sentence with its values', () => {
    expect(noticeText('en', 'unknown-scenario', { scenario: 'x' })).toContain('“x”');
    expect(noticeText('zh-CN', 'unknown-scenario', { scenario: 'x' })).toContain('“x”');
  });

  it('name themselves when the catalogue does not know them', () => {
    expect(noticeText('en', 'no-such-key')).toContain('no-such-key');
  });
});
