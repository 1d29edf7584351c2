// A test in the words of the terminal.
import type { Locale } from '../core/scenario/terms.ts';

export interface Finding {
  /** A key of `expect`, `choose`, an instruction of a play in words, or the code of a mistake in the file. */
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
  /** Where the test, or the instruction, is written. */
  readonly line: number;
  readonly column: number;
  readonly near?: string;
  readonly open?: readonly string[];
}

export interface Tested {
  readonly file: string;
  /** Null: the file has mistakes and no test of it was played. */
  readonly scenario: string | null;
  readonly name: string;
  readonly passed: boolean;
  readonly failures: readonly Finding[];
  readonly choose: readonly string[];
}

/** What is no value of the scenario, in words. */
const ACTUALS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  'not-offered': { 'zh-CN': '这里没有这个选项', en: 'it is not offered here' },
  ambiguous: { 'zh-CN': '不止一个选项这样开头', en: 'more than one option begins like this' },
  'already-ended': { 'zh-CN': '对话已经结束', en: 'the talk has ended' },
  'no-ending-yet': { 'zh-CN': '还没有到结局', en: 'no ending yet' },
  'no ending yet': { 'zh-CN': '还没有到结局', en: 'no ending yet' },
  'no-timer': { 'zh-CN': '这里没有限时', en: 'no timer runs here' },
  'not-met': { 'zh-CN': '还没有露面', en: 'not met yet' },
  'not-said': { 'zh-CN': '这里没有人这样说', en: 'nobody says it here' },
  silent: { 'zh-CN': '这里没有说话', en: 'says nothing here' },
  'unknown-choice': { 'zh-CN': '这里没有这个选项', en: 'it is not offered here' },
  'closed-choice': { 'zh-CN': '选不了', en: 'it is closed' },
  closed: { 'zh-CN': '选不了', en: 'closed' },
  hidden: { 'zh-CN': '没有显示', en: 'hidden' },
};

export interface TestWords {
  test(tested: Tested): string;
  summary(all: readonly Tested[]): string;
}

export function testWords(locale: Locale): TestWords {
  const zh = locale === 'zh-CN';
  // Values of the vocabularies are what the author writes: only their absence is put into words.
  const actual = ({ what, actual: value }: Finding): string =>
    (what === 'stance' || what.startsWith('stance ') ? undefined : ACTUALS[value]?.[locale]) ?? value;
  const finding = (file: string, one: Finding): string[] => {
    const place = `    ${file}:${one.line}:${one.column}: ${one.what}: `;
    const text = zh ? `应为“${one.expected}”，实为“${actual(one)}”` : `expected "${one.expected}", got "${actual(one)}"`;
    const near = one.near === undefined ? [] : [zh ? `      最接近的是“${one.near}”` : `      nearest: "${one.near}"`];
    const open = one.open === undefined ? [] : [`      ${zh ? '可选：' : 'open: '}${one.open.join(', ')}`];
    return [place + text, ...near, ...open];
  };
  return {
    test: ({ file, scenario, name, passed, failures }) => {
      const title = scenario === null ? file : `${scenario} · ${name}`;
      const lines = scenario === null ? [] : failures.flatMap((one) => finding(file, one));
      return `${[`${passed ? '✓' : '✗'} ${title}`, ...lines].join('\n')}\n`;
    },
    summary: (all) => {
      const failed = all.filter(({ passed }) => !passed).length;
      const count = all.length;
      if (zh) return failed === 0 ? `${count} 项测试全部通过。\n` : `${count} 项测试，${failed} 项未通过。\n`;
      const tests = `${count} test${count === 1 ? '' : 's'}`;
      return failed === 0 ? `${tests} passed.\n` : `${tests}, ${failed} failed.\n`;
    },
  };
}
