import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OFFICE_TEXTS } from '../../src/locale/office-texts.ts';
import { UI_EN } from '../../src/locale/ui.en.ts';
import { noticeText, uiText } from '../../src/locale/ui.ts';
import { UI_ZH } from '../../src/locale/ui.zh-CN.ts';

const slotsOf = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? ''))].sort();
const EN = { ...UI_EN, ...OFFICE_TEXTS.en };
const ZH = { ...UI_ZH, ...OFFICE_TEXTS['zh-CN'] };
const keys = Object.keys(EN) as (keyof typeof EN)[];

describe('interface texts', () => {
  it('exist in both languages under the same keys, none empty', () => {
    expect(Object.keys(ZH).sort()).toEqual([...keys].sort());
    for (const key of keys) {
      expect(EN[key].trim(), key).not.toBe('');
      expect(ZH[key].trim(), key).not.toBe('');
    }
  });

  it('use the same slots in both languages', () => {
    for (const key of keys) expect(slotsOf(ZH[key]), key).toEqual(slotsOf(EN[key]));
  });

  it('of the trainers’ pages are read by these pages alone: for others they have not come yet', () => {
    const folders = ['src/game', 'src/server', 'src/cli'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
    );
    const others = folders.filter((file) => file.endsWith('.ts') && !file.startsWith('src/game/overlay/office/'));
    const late = Object.keys(OFFICE_TEXTS.en);
    const read = others.flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      return late.filter((key) => text.includes(`'${key}'`)).map((key) => `${file}: ${key}`);
    });
    expect(read).toEqual([]);
    expect(late.filter((key) => key in UI_EN)).toEqual([]);
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
    for (const key of keys) expect(ZH[key], key).not.toMatch(/\p{Script=Han}[,;:!?](\s|\p{Script=Han}|$)/u);
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
