import { describe, expect, it } from 'vitest';
import { FAMILIES, MOVE_IDS } from '../../src/core/scenario/moves.ts';
import * as terms from '../../src/core/scenario/terms.ts';
import { CODEX } from '../../src/locale/codex.ts';
import { MOVE_NAMES } from '../../src/locale/move-names.ts';
import * as names from '../../src/locale/terms.ts';

const tables = {
  modes: [terms.MODES, names.MODE_NAMES],
  situations: [terms.CUES, names.SITUATION_NAMES],
  steps: [terms.STEPS, names.STEP_NAMES],
  stances: [terms.STANCES, names.STANCE_NAMES],
  rungs: [terms.LADDER, names.RUNG_NAMES],
  panes: [terms.PANES, names.PANE_NAMES],
  verdicts: [terms.VERDICTS, names.VERDICT_NAMES],
  'verdict sentences': [terms.VERDICTS, names.VERDICT_TEXTS],
  sources: [terms.SOURCES, names.SOURCE_NAMES],
  departments: [terms.DEPARTMENTS, names.DEPARTMENT_NAMES],
  relations: [terms.RELATIONS, names.RELATION_NAMES],
  flows: [terms.FLOWS, names.FLOW_NAMES],
  agreements: [terms.AGREEMENTS, names.AGREEMENT_NAMES],
  temperaments: [terms.TEMPERAMENTS, names.TEMPERAMENT_NAMES],
  feelings: [terms.FEELINGS, names.FEELING_NAMES],
  moves: [MOVE_IDS, MOVE_NAMES],
} as const satisfies Record<string, readonly [readonly string[], Readonly<Record<string, terms.Text>>]>;

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

describe('names of the vocabularies', () => {
  it.each(Object.entries(tables))('name all %s in both languages, each differently', (_, [ids, table]) => {
    expect(Object.keys(table).sort()).toEqual([...ids].sort());
    for (const locale of terms.LOCALES) {
      const texts = Object.values(table as Record<string, terms.Text>).map((text) => text[locale]);
      expect(new Set(texts).size).toBe(texts.length);
      for (const text of texts) expect(isChinese(text), text).toBe(locale === 'zh-CN');
    }
  });

  it('use the course’s own words for the ladder, the window and the modes', () => {
    expect(terms.LADDER.slice(1).map((rung) => names.RUNG_NAMES[rung]['zh-CN'])).toEqual(['不安', '偶发事件', '误解', '紧张', '危机']);
    expect(terms.PANES.map((pane) => names.PANE_NAMES[pane]['zh-CN'])).toEqual(['公开', '盲点', '隐藏', '未知']);
    expect(terms.MODES.map((mode) => names.MODE_NAMES[mode]['zh-CN'])).toEqual(['竞争', '合作', '退避', '让步', '妥协']);
  });

  it('join names as each language does', () => {
    expect(names.joinNames('zh-CN', ['销售部', '财务部'])).toBe('销售部和财务部');
    expect(names.joinNames('en', ['Sales', 'Finance'])).toBe('Sales and Finance');
  });

  it('need no name for a move family, which is never shown', () => {
    expect(FAMILIES.some((family) => family in MOVE_NAMES)).toBe(false);
  });
});

describe('the codex', () => {
  it('explains every concept of the course', () => {
    expect(Object.keys(CODEX).sort()).toEqual([...terms.CONCEPTS].sort());
  });

  it.each(terms.CONCEPTS)('says what "%s" means in two sentences in each language', (concept) => {
    const { name, text } = CODEX[concept];
    expect(isChinese(name['zh-CN'])).toBe(true);
    expect(isChinese(name.en) || isChinese(text.en)).toBe(false);
    const sentences = (value: string, ends: RegExp): number => value.split(ends).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
    expect(sentences(text['zh-CN'], /[。！？]/)).toBe(2);
    expect(sentences(text.en, /[.!?](?=\s|$|”)/)).toBe(2);
  });
});
