// What the writer of a play in words is told of a mistake.
import type { NameKind, ScriptCode, ScriptMistake } from '../core/run/script.ts';
import type { Locale, Text } from '../core/scenario/terms.ts';

interface Told {
  /** What is wrong. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
}

type Sentences = Readonly<Record<ScriptCode, (params: ScriptMistake['params']) => Told>>;

const both = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

const KINDS: Readonly<Record<NameKind, Text>> = {
  choice: both('选项', 'choice'),
  person: both('人物', 'person'),
  fact: both('事实', 'fact'),
  ending: both('结局', 'ending'),
  feeling: both('表情', 'feeling'),
  rung: both('阶梯', 'rung'),
  stance: both('态度', 'stance'),
  pane: both('窗格', 'pane'),
  verdict: both('评判', 'verdict'),
};
const kindOf = (params: ScriptMistake['params'], locale: Locale): string => KINDS[params.kind as NameKind]?.[locale] ?? String(params.kind);

const EN: Sentences = {
  'not-text': () => ({ message: 'This is not text', help: 'Save the file as UTF-8.' }),
  'too-long': ({ limit }) => ({ message: `The file is longer than ${limit} characters`, help: 'One file holds one play.' }),
  'missing-header': ({ name }) => ({
    message: `The line "${name}:" is missing`,
    help: 'A file begins with "scenario: <id>" and "language: en" or "zh-CN".',
  }),
  'unknown-header': ({ name, suggestion, options }) => ({
    message: `There is no header "${name}"`,
    help: suggestion ? `Did you mean "${suggestion}"?` : `Headers are: ${options}. An instruction has no colon.`,
  }),
  'bad-header': ({ name, value, options }) => ({ message: `"${value}" is no ${name}`, help: `Possible: ${options}.` }),
  'header-twice': ({ name }) => ({ message: `"${name}" is said twice`, help: 'Delete one of the two lines.' }),
  'header-late': ({ name }) => ({ message: `"${name}" stands below an instruction`, help: 'Move it to the top of the file.' }),
  'unknown-instruction': ({ name, suggestion, options }) => ({
    message: `There is no instruction "${name}"`,
    help: suggestion ? `Did you mean "${suggestion}"?` : `Instructions are: ${options}. A comment begins with #.`,
  }),
  'missing-word': ({ name, options }) => ({ message: `Something is missing after "${name}"`, help: `Possible: ${options}.` }),
  'missing-text': ({ name }) => ({ message: `After "${name}" comes a text in quotes`, help: `Write: ${name} "…"` }),
  'text-not-closed': () => ({
    message: 'The text has no closing quote',
    help: 'Close it on the same line; a quote inside is written \\".',
  }),
  'too-much': ({ text }) => ({ message: `"${text}" is too much here`, help: 'One instruction a line; a comment begins with #.' }),
  'unknown-name': (params) => ({
    message: `There is no ${kindOf(params, 'en')} "${params.name}"`,
    help: params.suggestion
      ? `Did you mean "${params.suggestion}"?`
      : params.options
        ? `Possible: ${params.options}.`
        : 'See the ids in the scenario, or: common-ground transcript <file>.',
  }),
  'bad-comparison': () => ({ message: 'This compares with nothing', help: 'Write for example: expect score >= 900' }),
  'no-scenario': ({ name, suggestion }) => ({
    message: `There is no sound scenario "${name}"`,
    help: suggestion
      ? `Did you mean "${suggestion}"?`
      : 'It is looked for beside this file, then in the folder scenarios of each folder above; check tells its mistakes.',
  }),
};

const ZH: Sentences = {
  'not-text': () => ({ message: '这不是文本', help: '请用 UTF-8 编码保存。' }),
  'too-long': ({ limit }) => ({ message: `文件超过 ${limit} 个字符`, help: '一个文件只写一场对话。' }),
  'missing-header': ({ name }) => ({
    message: `缺少“${name}:”这一行`,
    help: '文件开头写“scenario: 剧本的 id”和“language: zh-CN”（或 en）。',
  }),
  'unknown-header': ({ name, suggestion, options }) => ({
    message: `没有“${name}”这个文件头`,
    help: suggestion ? `是不是“${suggestion}”？` : `文件头有：${options}。指令后面不加冒号。`,
  }),
  'bad-header': ({ name, value, options }) => ({ message: `${name} 不能是“${value}”`, help: `可用：${options}。` }),
  'header-twice': ({ name }) => ({ message: `“${name}”写了两次`, help: '请删去其中一行。' }),
  'header-late': ({ name }) => ({ message: `“${name}”写在了指令后面`, help: '请移到文件开头。' }),
  'unknown-instruction': ({ name, suggestion, options }) => ({
    message: `没有“${name}”这条指令`,
    help: suggestion ? `是不是“${suggestion}”？` : `指令有：${options}。注释以 # 开头。`,
  }),
  'missing-word': ({ name, options }) => ({ message: `“${name}”后面缺了内容`, help: `可用：${options}。` }),
  'missing-text': ({ name }) => ({ message: `“${name}”后面要有带引号的文字`, help: `写成：${name} "……"` }),
  'text-not-closed': () => ({ message: '这段文字没有收尾的引号', help: '请在同一行收尾；文字里的引号写作 \\"。' }),
  'too-much': ({ text }) => ({ message: `这里多出了“${text}”`, help: '一行只写一条指令；注释以 # 开头。' }),
  'unknown-name': (params) => ({
    message: `没有“${params.name}”这个${kindOf(params, 'zh-CN')}`,
    help: params.suggestion
      ? `是不是“${params.suggestion}”？`
      : params.options
        ? `可用：${params.options}。`
        : '请查剧本里的 id，或运行：common-ground transcript <文件>。',
  }),
  'bad-comparison': () => ({ message: '看不出要比较什么', help: '例如写成：expect score >= 900' }),
  'no-scenario': ({ name, suggestion }) => ({
    message: `没有可用的剧本“${name}”`,
    help: suggestion ? `是不是“${suggestion}”？` : '先在本文件旁边找，再到上面各级文件夹的 scenarios 里找；剧本有错时请运行 check。',
  }),
};

export function describeScriptMistake({ code, params }: ScriptMistake, locale: Locale): Told {
  return (locale === 'zh-CN' ? ZH : EN)[code](params);
}
