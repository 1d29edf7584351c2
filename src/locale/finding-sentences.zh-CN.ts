// Chinese sentences of the diagnostics about what plays but should not stay.
import type { DiagnosticSentences, Finding } from './diagnostic-sentences.ts';

const UNITS: Readonly<Record<string, string>> = { 'zh-CN': '字', en: '词' };
const LANGUAGES: Readonly<Record<string, string>> = { 'zh-CN': '中文', en: '英文' };

export const FINDINGS_ZH: Readonly<Record<Finding, DiagnosticSentences>> = {
  'unused-fact': {
    message: ({ name }) => `事实“${name}”从头到尾没有用到`,
    help: () => '让某个选项去问、去说、去查、瞒下或说错它，或者让某个节点主动说出它；用不上就删掉。',
  },
  'unused-flag': {
    message: ({ name, use }) =>
      use === 'never-set'
        ? `标记“${name}”有人读，却从来没有设过`
        : use === 'never-read'
          ? `标记“${name}”设了，却从来没有人读`
          : `标记“${name}”既没有设过，也没有人读`,
    help: ({ name, use }) =>
      use === 'never-set'
        ? `在该记住的地方设上它：“set: {${name}: …}”。`
        : use === 'never-read'
          ? `找个地方用上它（“when: flag ${name}”），或者删掉。`
          : '删掉它，或者既设它、也用它。',
  },
  'unused-cast': {
    message: ({ name }) => `“${name}”从来没有上场，也没有说过话`,
    help: ({ name }) => `让某个节点请他上场（“enter: [${name}]”），或者把“${name}”从 cast 里删掉。`,
  },
  'condition-constant': {
    message: ({ condition, holds, scope }) =>
      `这个条件${scope === 'part' ? '里有一部分' : ''}${holds === 'always' ? '永远成立' : '永远不成立'}：${condition}`,
    help: ({ holds, scope }) =>
      scope === 'part'
        ? '去掉这一部分，或者换一个达得到的值。'
        : holds === 'always'
          ? '去掉 when，或者换一个不总是达到的值。'
          : '它管着的内容谁也看不到：换一个达得到的值，或者连内容一起删掉。',
  },
  'unreachable-reply': {
    message: ({ line }) =>
      line === undefined ? '这句回应永远轮不到：前面几句已经占全了' : `这句回应永远轮不到：第 ${line} 行那句总会先用上`,
    help: () => '回应只取第一句条件成立的。把条件更窄的放到前面，或者删掉这一句。',
  },
  'unreachable-branch': {
    message: ({ name, line }) =>
      line === undefined
        ? `去“${name}”的这个分支永远轮不到：前面几个已经占全了`
        : `去“${name}”的这个分支永远轮不到：第 ${line} 行那个总会先用上`,
    help: () => '分支只取第一个条件成立的。把条件更窄的放到前面；如果前一个就是兜底的，去掉它的 when。',
  },
  'twin-options': {
    message: ({ name, twin }) => `“${name}”和“${twin}”效果一样，去处也一样`,
    help: () => '给其中一个换话术、标签、事实、标记或去处，或者只留一个：选了，就该有点不同。',
  },
  'no-volunteer': {
    message: ({ name, reason, holders }) =>
      reason === 'open'
        ? `走到这个节点时，事实“${name}”早已公开`
        : reason === 'never'
          ? `无论怎么玩，这个节点上都没有人主动说出事实“${name}”`
          : `这里没有人能主动说出事实“${name}”：知情的只有 ${holders}，不在场`,
    help: ({ reason }) =>
      reason === 'open'
        ? '把它从 volunteers 里删掉，或者放到更早的节点。'
        : reason === 'never'
          ? '这件事还在盲点里的时候，知情者在这里从不开放。请挪到做得到的节点，或者删掉。'
          : '先让知情的人上场，或者把它从 volunteers 里删掉。',
  },
  'text-too-long': {
    message: ({ kind, language, units, limit }) =>
      `这${kind === 'line' ? '句台词' : '个选项'}的${LANGUAGES[String(language)]}有 ${units} ${UNITS[String(language)]}，超过 ${limit} ${UNITS[String(language)]}，一口气说不完`,
    help: ({ kind }) => (kind === 'line' ? '念出声来试试，删短一些，或者拆成两句台词。' : '念出声来试试，只留下真会说出口的话。'),
  },
  'option-length': {
    message: ({ name, language, units, mean }) =>
      `“${name}”的${LANGUAGES[String(language)]}有 ${units} ${UNITS[String(language)]}，同一处的其他选项平均只有 ${mean} ${UNITS[String(language)]}`,
    help: () => '最长的那个，看着就像标准答案。删短它，或者让别的选项也有同样多的话可说。',
  },
  'reading-level': {
    message: ({ name, kind, value, limit, lines, percent }) =>
      kind === 'grade'
        ? `“${name}”的英文要 ${value} 年级才读得顺（Flesch-Kincaid），超过 ${limit} 就难跟上了`
        : kind === 'sentence'
          ? `“${name}”的中文平均一句 ${value} 字，超过 ${limit} 字就难跟上了`
          : `“${name}”一直在场，却只有 ${lines} 句话，占对方全部台词的 ${percent}%`,
    help: ({ kind }) =>
      kind === 'silent' ? '给他一些话说，或者让他晚点来（present: false、enter）、早点走（leave）。' : '长句拆成两句，用词挑短的、常用的。',
  },
  'todo-left': {
    message: ({ count }) => (count === 1 ? '还有一处标着“TODO:”' : `还有 ${count} 处标着“TODO:”，这是第一处`),
    help: () => '在文件里搜索“TODO:”，补上所缺的内容，再删掉标记。',
  },
  'stale-translation': {
    message: ({ name, language, source }) => `“${name}”的${LANGUAGES[String(source)]}改过了，${LANGUAGES[String(language)]}译的还是旧文`,
    help: ({ language }) =>
      `在这里把${LANGUAGES[String(language)]}改过来，或者用 strings export 送出去翻译。译文若仍然合适，就在表里把 state 改成 translated，再导入。`,
  },
};
