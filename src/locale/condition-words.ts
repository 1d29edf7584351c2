// Conditions of a scenario, as a reader of it would say them.
import type { Comparison, Condition } from '../core/scenario/condition.ts';
import type { Locale, Text } from '../core/scenario/terms.ts';
import { PANE_NAMES, RUNG_NAMES, STANCE_NAMES } from './terms.ts';

const both = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

export const MEASURES = {
  climate: both('气氛', 'climate'),
  heat: both('火气', 'heat'),
  intensity: both('议题强度', 'intensity'),
} satisfies Record<string, Text>;

const COMPARISONS: Readonly<Record<Comparison, Text>> = {
  '<': both('低于', 'below'),
  '<=': both('不超过', 'at most'),
  '=': both('是', 'is'),
  '!=': both('不是', 'is not'),
  '>=': both('至少', 'at least'),
  '>': both('高于', 'above'),
};

/** What a condition's ids are called in the script. */
export interface Names {
  readonly person: (id: string) => string;
  readonly said: (choice: string) => string;
}

export function conditionInWords(condition: Condition, locale: Locale, names: Names): string {
  const zh = locale === 'zh-CN';
  const part = (inner: Condition): string => {
    const text = conditionInWords(inner, locale, names);
    return inner.is === 'and' || inner.is === 'or' ? (zh ? `（${text}）` : `(${text})`) : text;
  };
  const of = (who: string | undefined, zhWord: string, enWord: string): string => {
    if (who === undefined) return zh ? zhWord : enWord;
    return zh ? `${names.person(who)}的${zhWord}` : `${enWord} of ${names.person(who)}`;
  };
  const compare = (subject: string, op: Comparison, value: string | number): string => {
    const sign = COMPARISONS[op][locale];
    return zh ? `${subject}${sign}${typeof value === 'number' ? ` ${value}` : `“${value}”`}` : `${subject} ${sign} ${value}`;
  };
  switch (condition.is) {
    case 'and':
      return condition.of.map(part).join(zh ? '，并且' : ' and ');
    case 'or':
      return condition.of.map(part).join(zh ? '，或者' : ' or ');
    case 'not':
      return zh ? `并非${part(condition.of)}` : `not ${part(condition.of)}`;
    case 'stance':
      return compare(of(condition.who, '态度', 'stance'), condition.op, STANCE_NAMES[condition.value][locale]);
    case 'ladder':
      return compare(of(condition.who, '冲突阶梯', 'the ladder'), condition.op, RUNG_NAMES[condition.value][locale]);
    case 'climate':
    case 'heat':
      return compare(of(condition.who, MEASURES[condition.is]['zh-CN'], MEASURES[condition.is].en), condition.op, condition.value);
    case 'intensity':
      return compare(MEASURES.intensity[locale], condition.op, condition.value);
    case 'step':
      return compare(zh ? '五步走到' : 'the five steps', condition.op, condition.value);
    case 'open-facts':
      return compare(zh ? '已公开的事实数' : 'facts in the open', condition.op, condition.value);
    case 'fact':
      return compare(zh ? `事实“${condition.fact}”` : `fact “${condition.fact}”`, condition.op, PANE_NAMES[condition.value][locale]);
    case 'flag':
      if (condition.op === '!=' && condition.value === 0) return zh ? `已记下“${condition.flag}”` : `“${condition.flag}” is noted`;
      if (condition.op === '=' && condition.value === 0) return zh ? `没有记下“${condition.flag}”` : `“${condition.flag}” is not noted`;
      return compare(`“${condition.flag}”`, condition.op, condition.value);
    case 'visits':
      return compare(zh ? `到过“${condition.node}”的次数` : `visits to “${condition.node}”`, condition.op, condition.value);
    case 'chosen':
      return zh ? `说过${names.said(condition.choice)}` : `${names.said(condition.choice)} was said`;
  }
}
