// What stands in a new file where the author must still write something; every one begins with the same word.
import type { Locale } from '../core/scenario/terms.ts';

export const PLACEHOLDERS = {
  en: {
    say: 'TODO: what the player says here',
    why: 'TODO: what this does to the talk, and why',
    situation: 'TODO: what happened, in two or three sentences',
    goal: 'TODO: what the player wants from this talk',
    role: 'TODO: job',
    you: 'You',
    counterpart: 'TODO: name of the counterpart',
    title: 'TODO: title',
    text: 'TODO: how it ended',
  },
  'zh-CN': {
    say: 'TODO: 玩家在这里说什么',
    why: 'TODO: 这样说会给谈话带来什么，为什么',
    situation: 'TODO: 用两三句话说明发生了什么',
    goal: 'TODO: 玩家想从这次谈话得到什么',
    role: 'TODO: 职务',
    you: '你',
    counterpart: 'TODO: 对方的姓名',
    title: 'TODO: 标题',
    text: 'TODO: 结果如何',
  },
} as const satisfies Record<Locale, Readonly<Record<string, string>>>;
