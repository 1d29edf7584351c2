// 把所有玩法都走一遍之后要告诉作者的话。
import type { ExplorationCatalogue } from './diagnostic-sentences.ts';

const PLAYERS: Readonly<Record<string, string>> = {
  first: '每次都选写在最前面的选项',
  last: '每次都选写在最后面的选项',
  longest: '每次都选最长的选项',
  shortest: '每次都选最短的选项',
};

const MODES: Readonly<Record<string, string>> = {
  competing: '竞争',
  collaborating: '合作',
  avoiding: '退避',
  accommodating: '让步',
  compromising: '妥协',
};

/** 有路，但条件挡住了所有的玩法。 */
export const LOOSEN_ZH = '通向它的条件从不成立：请放宽条件，或者删掉它。';

export const EXPLORATION_ZH: ExplorationCatalogue = {
  'unreachable-choice': {
    message: ({ name }) => `选项“${name}”在任何一局里都不会开放`,
    help: () => '它的条件在出现的地方从不成立。请放宽条件，或删掉这个选项。',
  },
  'endless-loop': {
    message: ({ name }) => `经过“${name}”，谈话可以没完没了地兜圈子`,
    help: ({ turns, percent }) =>
      `同一节点最多跟回 ${turns} 次；随机玩时有 ${percent} % 的局还没完。请给选项加上 once，或让每绕一圈都用掉点什么。`,
  },
  'dominated-option': {
    message: ({ name, loss }) => `选项“${name}”在任何状态下都不是最好的（平均少 ${loss} 分 R）`,
    help: () => '作为诱惑没问题；如果本意是对某些玩家它才是对的，请给它一个那样的状态。',
  },
  'never-on-best-play': {
    message: ({ name, loss }) => `选项“${name}”有时最好，但最佳玩法不会经过它（平均少 ${loss} 分 R）`,
    help: () => '它是用来补救前面失误的，不必改。',
  },
  'longest-is-best': {
    message: ({ which, r, language }) =>
      `看${which === 'longest' ? '谁最长' : '谁最短'}就能猜到好答案（${language === 'en' ? '英文' : '中文'}，r = ${r}）`,
    help: ({ which }) => (which === 'longest' ? '让一些坏答案说得长些，好答案说得短些。' : '让一些好答案说得从容些，坏答案说得短些。'),
  },
  'no-repair': {
    message: ({ name }) => `选了“${name}”之后，再也到不了“达成一致”或更好的结局`,
    help: ({ node }) => `开头错一步应当补得回来：请加一条回头路，或在“${node}”写上 point-of-no-return: true。`,
  },
  'narrow-range': {
    message: ({ found, needed }) => `最佳玩法只比乱点多 ${found} 分，至少要多 ${needed} 分`,
    help: () => '让选择更有分量：有待揭开的事实、要付代价的诱惑、在需求和内部客户上有差别的结局。',
  },
  'too-few-endings': {
    message: ({ good, bad }) => `结局太少：好的 ${good} 个，坏的 ${bad} 个`,
    help: ({ needed }) => `计分的剧本，两种结局都至少要有 ${needed} 个够得着。`,
  },
  'naive-player': {
    message: ({ policy, score }) => `${PLAYERS[String(policy)] ?? policy}，也能得 ${score} 分`,
    help: ({ limit }) => `超过 ${limit} 分，答案就露了馅。请调整一些选项的顺序或长短。`,
  },
  'not-explored': {
    message: ({ reason, limit }) =>
      reason === 'states' ? `剧本的状态超过 ${limit} 个，各项数字是估计值` : `有的局超过 ${limit} 步，没有跟到结局`,
    help: ({ reason, error }) =>
      reason === 'states'
        ? `随机得分的误差是 ± ${error}；死路和公平性没有得到证明。少些事实、变量和回路，状态就会合并；也可以用 --states 提高上限。`
        : `随机得分的误差是 ± ${error}；死路和公平性没有得到证明。一次谈话 8 到 14 步就够长了。`,
  },
  'always-mode': {
    message: ({ mode, score }) => `在所有计分剧本里始终“${MODES[String(mode)] ?? mode}”，平均能得 ${score} 分`,
    help: ({ limit }) => `超过 ${limit} 分，等于在教“某一种方式永远对”。请增加适合别的方式的场景。`,
  },
};
