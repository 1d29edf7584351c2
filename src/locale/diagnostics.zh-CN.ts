// Diagnostics in Chinese.
import type { DiagnosticCatalogue, DiagnosticParams } from './diagnostic-sentences.ts';
import { EXPRESSION, YAML } from './diagnostic-words.zh-CN.ts';
import { EXPLORATION_ZH, LOOSEN_ZH } from './exploration-sentences.zh-CN.ts';
import { FINDINGS_ZH } from './finding-sentences.zh-CN.ts';
import { PARTS_ZH } from './part-sentences.zh-CN.ts';

const LANGUAGES: Readonly<Record<string, string>> = { 'zh-CN': '中文', en: '英文' };

/** “是不是想写”, else the fallback. */
const meant = (params: DiagnosticParams, fallback: string): string =>
  params.suggestion === undefined ? fallback : `是不是想写“${params.suggestion}”？`;

/** A space between Chinese and a Latin word. */
const spaced = (text: string): string => (/^[a-z]/i.test(text) ? ` ${text}` : text);

const EXPECTED: Readonly<Record<string, string>> = {
  text: '一段文字',
  texts: '一列文字',
  map: '一组“键: 值”',
  'text-map': '一段文字',
  'one-of': '一个词',
  move: '一个话术',
  integer: '一个整数',
  number: '一个数字',
  change: 'true、false 或整数',
  list: '一个列表',
  id: '一个标识',
  ids: '一个标识或一列标识',
  condition: '一个条件',
  line: '一句台词“谁 (表情, 姿势): 文字”',
  target: '节点或结局的标识，或一列分支',
  branches: '至少一个分支',
  boolean: 'true 或 false',
  tag: '整数或 none',
  flag: 'true、false 或 {start, min, max}',
  head: '“(表情, 姿势)”',
  narrator: '单独的 narrator',
  version: '格式版本号',
  path: '一个文件的路径',
  branch: '一个分支',
  figure: '人物形象的名字，或 {hair: …, outfit: …}',
  colour: '一种颜色',
  comparison: '形如“>= 900”的比较',
};

const FOUND: Readonly<Record<string, string>> = {
  nothing: '空白',
  list: '列表',
  map: '一组键值',
  text: '文字',
  number: '数字',
  boolean: 'true 或 false',
};

const HOW: Readonly<Record<string, string>> = {
  text: '只写一种语言用 "…"，两种都写用 {zh-CN: "…", en: "…"}；数字和 true/false 要加引号。',
  line: '每句台词是列表里的一项：“- lin (annoyed, arms-crossed): 文字”。旁边只能再写 when 和 id；一次回应有好几句时，放到 lines 下面。',
  head: '先写人名，再在括号里写表情和姿势：lin (calm, open-hand)。',
  narrator: '旁白没有表情，去掉括号即可；能写的只有 (long-silence)。',
  target: '写节点或结局的标识，或者写 [{when: …, to: …}, {to: …}]。',
  list: '每项前面加“- ”，或者写成 [甲, 乙]。',
  ids: '只有一个就直接写标识，有好几个写成 [甲, 乙]。',
  id: '只写一个标识，不加方括号。',
  condition: '请写一个条件，例如 stance is open。',
  map: '在下面缩进写“键: 值”，或者写成 {键: 值}。',
  comparison: '比较要加引号，例如 ">= 900"。',
  flag: '开关写 true 或 false；计数写 {start: 0, min: 0, max: 3}。',
  change: '开关写 true 或 false；计数写 +1、-1 表示增减，写 2 表示设为 2。',
  tag: '写一个整数，或写 none 去掉话术自带的标签。',
  boolean: '写 true 或 false，不加引号。',
};

const OPERATORS: Readonly<Record<string, string>> = {
  '&': 'and',
  '|': 'or',
  '!': 'not',
  '（': '(',
  '）': ')',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '＝': '=',
};

const ANY_KIND: Readonly<Record<string, string>> = {
  target: '节点或结局',
  node: '节点',
  ending: '结局',
  cast: '角色',
  counterpart: '对方角色',
};

export const DIAGNOSTICS_ZH: DiagnosticCatalogue = {
  ...EXPLORATION_ZH,
  ...PARTS_ZH,
  'yaml-syntax': {
    message: ({ reason, detail }) => `YAML 写法有误：${YAML[String(reason)] ?? detail}`,
    help: ({ reason }) =>
      reason === 'TAB_AS_INDENT'
        ? '缩进请用空格。'
        : reason === 'BLOCK_AS_IMPLICIT_KEY'
          ? '文字里有英文冒号加空格时，整段要加引号。'
          : '看看这里和上一行的缩进、引号、括号；文字里有“: ”或“ #”，或以符号开头时，要加引号。',
  },
  'document-too-large': {
    message: ({ limit, unit }) => (unit === 'kB' ? `文件超过了 ${limit} kB` : `文件里的词和符号超过了 ${limit} 个`),
    help: () => '请拆成几个剧本；也请确认它确实是剧本文件。',
  },
  'document-too-deep': {
    message: ({ limit }) => `列表和键值的嵌套超过了 ${limit} 层`,
    help: () => '一个剧本大约只要十二层；看看是不是有括号没有合上。',
  },
  'too-many-aliases': {
    message: ({ name }) => `别名“*${name}”重复得太多，或者套住了自己`,
    help: ({ limit }) => `别名最多只能给文件添 ${limit} 个值，也不能包含自己。请把重复的部分直接写出来。`,
  },
  'not-text': {
    message: ({ reason, character }) => (reason === 'encoding' ? '文件不是 UTF-8 编码' : `文件里有控制字符 ${character}`),
    help: ({ reason }) =>
      reason === 'encoding' ? '请用 UTF-8 编码重新保存。' : '剧本是 UTF-8 文本文件；请删掉这个字符，或者确认没有选错文件。',
  },
  'unknown-key': {
    message: ({ name }) => `这里没有“${name}”这个键`,
    help: (params) => meant(params, `这里可以写：${params.known}。`),
  },
  'wrong-type': {
    message: ({ expected, found }) =>
      `这里应该是${spaced(EXPECTED[String(expected)] ?? String(expected))}${FOUND[String(found)] === undefined || expected === found ? '' : `，而不是${spaced(FOUND[String(found)] ?? '')}`}`,
    help: ({ expected }) => HOW[String(expected)] ?? '请对照 scenarios/README.md 里的例子。',
  },
  'missing-key': {
    message: ({ key }) => `缺少“${key}”`,
    help: ({ key }) => (key === 'to' ? '请写明接下来去哪里：“to: 节点或结局”，写在这里或写在节点上都行。' : `请补上“${key}: …”。`),
  },
  'unknown-value': {
    message: ({ name }) => `“${name}”不是这里可用的词`,
    help: (params) => meant(params, `这里可以写：${params.known}。`),
  },
  'out-of-range': {
    message: ({ value, min, max }) => `${value} 超出了 ${min}…${max} 的范围`,
    help: ({ min, max }) => `请写 ${min} 到 ${max} 之间的整数。`,
  },
  'unsupported-version': {
    message: ({ version }) => `不认识格式版本 ${version}`,
    help: () => '请写 1。如果文件来自更新的程序，请先升级本程序。',
  },
  'bad-id': {
    message: ({ name }) => `“${name}”不能用作标识`,
    help: () => '标识由小写字母和数字组成，用连字符相连，以字母开头，例如 ask-deadline。',
  },
  'text-cut': {
    message: ({ rest }) => `文字在逗号处被截断了：“${rest}”成了单独的键`,
    help: () => '在 { } 里，半角逗号表示文字结束。请给文字加引号：{en: "Well, then"}。',
  },
  'wrong-file-name': {
    message: ({ name, file }) => `剧本叫“${name}”，文件却叫“${file}”`,
    help: ({ name }) => `请把文件改名为 ${name}.yaml，或者修改 id。`,
  },
  'unknown-target': {
    message: ({ name, kind }) => `没有叫“${name}”的${ANY_KIND[String(kind)] ?? '节点'}`,
    help: (params) =>
      meant(params, `请在 ${params.kind === 'ending' ? 'endings' : params.kind === 'node' ? 'nodes' : 'nodes 或 endings'} 里写上它。`),
  },
  'unknown-cast': {
    message: ({ name, kind }) => `没有叫“${name}”的${ANY_KIND[String(kind)] ?? '角色'}`,
    help: (params) => meant(params, params.name === 'you' ? '这里只能指对方的人。' : '请在 cast 里写上这个人。'),
  },
  'unknown-person': {
    message: ({ name }) => `公共人物表里没有“${name}”`,
    help: (params) => meant(params, '请把这个人加到 scenarios/shared/cast.yaml，或者去掉 is，在这里直接描述。'),
  },
  'unknown-fact': {
    message: ({ name }) => `没有叫“${name}”的事实`,
    help: (params) => meant(params, '请在 facts 里写上它。'),
  },
  'unknown-flag': {
    message: ({ name }) => `没有叫“${name}”的标记`,
    help: (params) => meant(params, '请在 flags 里写上它。'),
  },
  'unknown-move': {
    message: ({ name }) => `话术表里没有“${name}”`,
    help: (params) => meant(params, '“common-ground model”会列出全部话术。'),
  },
  'unknown-choice': {
    message: ({ name, kind, node }) => (kind === 'timer' ? `节点“${node}”没有选项“${name}”` : `没有叫“${name}”的选项`),
    help: (params) => meant(params, params.kind === 'timer' ? '时间到了，只能替玩家选同一个节点里的选项。' : '请写本文件里某个选项的 id。'),
  },
  'unknown-feeling': {
    message: ({ name }) => `没有“${name}”这种表情`,
    help: (params) => meant(params, `可用的表情：${params.known}。`),
  },
  'unknown-posture': {
    message: ({ name }) => `没有“${name}”这种姿势`,
    help: (params) => meant(params, `可用的姿势：${params.known}。`),
  },
  'unknown-acting': {
    message: ({ name }) => `没有“${name}”这种动作`,
    help: (params) => meant(params, `可用的动作：${params.known}。`),
  },
  'unknown-figure': {
    message: ({ name }) => `没有“${name}”这个人物形象`,
    help: (params) => meant(params, `可用的形象：${params.known}。也可以自己拼一个：{hair: …, outfit: …}。`),
  },
  'unknown-colour': {
    message: ({ name }) => `“${name}”不是颜色`,
    help: (params) => meant(params, '写成带引号的 #rrggbb，例如 "#3f63c9"，或者用 scenarios/README.md“People”一节列出的颜色词。'),
  },
  'reserved-id': {
    message: ({ name }) => `“${name}”另有含义，不能在这里当名字`,
    help: () => '请换一个名字。',
  },
  'unreachable-node': {
    message: ({ name, by }) => (by ? `没有一局会走到节点“${name}”` : `没有路通往节点“${name}”`),
    help: ({ name, by }) => (by ? LOOSEN_ZH : `让某个选项或节点通向它（to: ${name}），或者删掉它。`),
  },
  'unreachable-ending': {
    message: ({ name, by }) => (by ? `没有一局会走到结局“${name}”` : `没有路通往结局“${name}”`),
    help: ({ name, by }) => (by ? LOOSEN_ZH : `让某个选项或节点通向它（to: ${name}），把它设为 break-off，或者删掉它。`),
  },
  'dead-end': {
    message: ({ name }) => `谈话到了节点“${name}”就走不下去了`,
    help: () => '给它加上 choices，或者用 to 写明去向。',
  },
  'no-open-option': {
    message: ({ name, path }) => `在节点“${name}”，所有选项${path ? `都不可选：${path}` : '可能同时不可选'}`,
    help: () => '至少留一个既没有 when 也没有 once 的选项。',
  },
  'missing-fallback': {
    message: ({ name }) => `最后一个分支（去“${name}”）带着条件：条件都不成立时就无路可走`,
    help: () => '在最后加一个不带 when 的分支：{to: …}。',
  },
  'missing-why': {
    message: ({ choice }) => (choice === undefined || choice === '?' ? '有个选项没有写 why' : `选项“${choice}”没有写 why`),
    help: () => '请用一两句话说明这样说会给谈话带来什么，复盘时会显示。',
  },
  'missing-translation': {
    message: ({ language }) => `缺少${LANGUAGES[String(language)] ?? language}文字`,
    help: ({ language }) => `请补上“${language}: …”；在那之前显示另一种语言。`,
  },
  'fact-not-known': {
    message: ({ name, verb }) =>
      verb === 'shares'
        ? `走到这里，玩家不一定知道事实“${name}”`
        : verb === 'finds'
          ? `事实“${name}”已有人知道，用不着去查`
          : `对方没有人知道事实“${name}”`,
    help: ({ name, verb }) =>
      verb === 'shares'
        ? `加上“when: fact ${name} is open”，或者只让弄清了它的选项通到这里。`
        : verb === 'finds'
          ? '对方知道的用 asks，玩家自己知道的用 shares。'
          : verb === 'asks'
            ? '把知情的人写进 known-by；谁也不知道的事用 finds。'
            : '把知情的人写进 known-by。',
  },
  'expression-syntax': {
    message: ({ found, expected }) =>
      `${found === '' ? '条件到此结束' : `这里写的是“${found}”`}，而这里应该是${spaced(EXPRESSION[String(expected)] ?? String(expected))}`,
    help: ({ found }) =>
      OPERATORS[String(found)] === undefined
        ? '条件的写法例如：stance of lin is not closed and (heat < 40 or chosen ask-deadline)。'
        : `请写成“${OPERATORS[String(found)]}”。`,
  },
  'unknown-name': {
    message: ({ name }) => `条件里的“${name}”没有意义`,
    help: (params) =>
      meant(
        params,
        '条件可以谈 stance、ladder、climate、heat、intensity、step、open-facts、fact、flag、visits、chosen，或者已声明的标记。',
      ),
  },
  'loop-without-exit': {
    message: ({ nodes, kind }) =>
      kind === 'no-choice' ? `谈话会原地打转，却不让玩家选择：${nodes}` : `走进这里就再也到不了任何结局：${nodes}`,
    help: ({ kind }) => (kind === 'no-choice' ? '在这个圈里加一个选项。' : '让某个选项通往圈外，走到结局。'),
  },
  'test-fails': {
    message: ({ name, reason }) => `测试“${name}”没有通过：${reason}`,
    help: () => '请修改剧本或期望；用“common-ground play”可以逐步重演这一局。',
  },
  ...FINDINGS_ZH,
};
