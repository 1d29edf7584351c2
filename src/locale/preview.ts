// Texts of the living preview, which only authors see. Apart from the interface's, for players never load them.
import type { LossReason } from '../core/run/rebase.ts';
import type { StartProblem } from '../core/run/start-at.ts';
import type { Locale } from '../core/scenario/terms.ts';

export interface PreviewTexts {
  readonly region: string;
  readonly open: string;
  readonly count: (errors: number, warnings: number) => string;
  readonly noMistakes: string;
  readonly mended: string;
  readonly fold: string;
  readonly unfold: string;
  readonly lastGood: string;
  readonly openInEditor: (place: string) => string;
  readonly noEditor: string;
  readonly severity: Readonly<Record<'error' | 'warning' | 'info', string>>;
  readonly remedy: string;
  readonly more: (count: number) => string;
  readonly reloaded: (title: string) => string;
  readonly kept: (count: number) => string;
  readonly restored: string;
  readonly lost: (from: number, count: number, reason: LossReason, choice: string | null) => string;
  readonly renamed: (from: string, to: string) => string;
  readonly landed: (from: string, to: string) => string;
  readonly entryLost: string;
  readonly dismiss: string;
  readonly mark: (node: string) => string;
  readonly markWord: string;
  readonly endPreview: string;
  readonly title: string;
  readonly scenario: string;
  readonly search: string;
  readonly nodes: string;
  readonly passing: string;
  readonly noNodes: string;
  readonly state: string;
  readonly people: string;
  readonly present: string;
  readonly climate: string;
  readonly heat: string;
  readonly talk: string;
  readonly intensity: string;
  readonly step: string;
  readonly facts: string;
  readonly flags: string;
  readonly visits: string;
  readonly chosen: string;
  readonly fromNow: string;
  readonly fromStart: string;
  readonly enter: string;
  readonly way: string;
  readonly close: string;
  readonly pick: string;
  readonly noWay: Readonly<Record<'unknown' | 'none' | 'bound', string>>;
  readonly wayTaken: (node: string, choices: readonly string[]) => string;
  readonly problem: (problem: StartProblem) => string;
}

const many = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const EN: PreviewTexts = {
  region: 'Preview for authors',
  open: 'Preview',
  count: (errors, warnings) =>
    [errors ? many(errors, 'mistake') : '', warnings ? many(warnings, 'warning') : ''].filter(Boolean).join(', '),
  noMistakes: 'No mistakes',
  mended: 'All mistakes are mended.',
  fold: 'Fold the list',
  unfold: 'Unfold the list',
  lastGood: 'The last version without mistakes can still be played.',
  openInEditor: (place) => `Open ${place} in the editor`,
  noEditor: 'The editor could not be opened. Set the variable LAUNCH_EDITOR to its command and start again.',
  severity: { error: 'mistake', warning: 'warning', info: 'note' },
  remedy: 'Remedy',
  more: (count) => `… and ${count} more; they are in the terminal as well.`,
  reloaded: (title) => `“${title}” was reloaded.`,
  kept: (count) => (count === 0 ? 'No decision has been made yet.' : `Kept: ${many(count, 'decision')}.`),
  restored: 'Decisions that an earlier version had cut off are back.',
  lost: (from, count, reason, choice) => {
    const why: Readonly<Record<LossReason, string>> = {
      gone: `there is no option “${choice}” any more`,
      elsewhere: `option “${choice}” is not at this place of the talk any more`,
      'closed-choice': `option “${choice}” is closed here now`,
      'no-timer': 'there is no timer here any more',
      'already-ended': 'the talk ends before it now',
      'not-in-practice': 'a step back is not possible here',
    };
    return `Lost from decision ${from} on (${count}): ${why[reason]}.`;
  },
  renamed: (from, to) => `Node “${from}” is called “${to}” now.`,
  landed: (from, to) => `The same decisions lead to “${to}” now, not to “${from}”.`,
  entryLost: 'The node where this preview began is gone, or cannot be entered in that state any more; the talk starts again.',
  dismiss: 'Dismiss',
  mark: (node) => `Preview from “${node}”: not saved, no score`,
  markWord: 'PREVIEW',
  endPreview: 'End preview',
  title: 'Enter anywhere',
  scenario: 'Scenario',
  search: 'Find a node by its id or its words',
  nodes: 'Nodes',
  passing: 'passes on',
  noNodes: 'No node matches.',
  state: 'State on arrival',
  people: 'People',
  present: 'on stage',
  climate: 'climate',
  heat: 'heat',
  talk: 'Talk',
  intensity: 'intensity',
  step: 'steps done',
  facts: 'Facts',
  flags: 'Flags',
  visits: 'Earlier visits of nodes',
  chosen: 'Options taken before',
  fromNow: 'As it is now',
  fromStart: 'As at the start',
  enter: 'Enter here',
  way: 'Go there by the shortest way',
  close: 'Close',
  pick: 'Choose a node first.',
  noWay: {
    unknown: 'There is no such node.',
    none: 'No play leads to this node.',
    bound: 'No way was found within the bound; there may be a longer one.',
  },
  wayTaken: (node, choices) =>
    choices.length === 0 ? `The talk begins at “${node}”.` : `To “${node}” by ${many(choices.length, 'decision')}: ${choices.join(', ')}.`,
  problem: (problem) => {
    switch (problem.code) {
      case 'unknown-node':
        return `There is no node “${problem.name}”.`;
      case 'unknown-person':
        return `Nobody here is called “${problem.name}”.`;
      case 'unknown-fact':
        return `There is no fact “${problem.name}”.`;
      case 'unknown-flag':
        return `There is no flag “${problem.name}”.`;
      case 'unknown-choice':
        return `There is no option “${problem.name}”.`;
      case 'unknown-pane':
        return `“${problem.value}” is no pane for “${problem.name}”.`;
      case 'out-of-range':
        return `${problem.name}: write a whole number from ${problem.min} to ${problem.max}.`;
      case 'no-open-option':
        return `At “${problem.name}” nothing can be said in this state.`;
      case 'endless':
        return `From “${problem.name}” the talk goes round in a circle in this state.`;
    }
  },
};

const ZH: PreviewTexts = {
  region: '作者预览',
  open: '预览',
  count: (errors, warnings) => [errors ? `${errors} 个错误` : '', warnings ? `${warnings} 个警告` : ''].filter(Boolean).join('，'),
  noMistakes: '没有错误',
  mended: '错误都改好了。',
  fold: '收起列表',
  unfold: '展开列表',
  lastGood: '仍可继续玩上一个没有错误的版本。',
  openInEditor: (place) => `在编辑器中打开 ${place}`,
  noEditor: '没能打开编辑器。请把环境变量 LAUNCH_EDITOR 设为编辑器的命令，再重新启动。',
  severity: { error: '错误', warning: '警告', info: '提示' },
  remedy: '改法',
  more: (count) => `……还有 ${count} 条，终端里也能看到。`,
  reloaded: (title) => `《${title}》已重新载入。`,
  kept: (count) => (count === 0 ? '还没有做过选择。' : `保留了 ${count} 个选择。`),
  restored: '先前版本中丢掉的选择已经找回。',
  lost: (from, count, reason, choice) => {
    const why: Readonly<Record<LossReason, string>> = {
      gone: `选项“${choice}”已经没有了`,
      elsewhere: `选项“${choice}”已不在对话的这个位置`,
      'closed-choice': `选项“${choice}”在这里不能选了`,
      'no-timer': '这里不再计时',
      'already-ended': '对话在这之前就结束了',
      'not-in-practice': '这里不能退回上一步',
    };
    return `从第 ${from} 个选择起失效（共 ${count} 个）：${why[reason]}。`;
  },
  renamed: (from, to) => `节点“${from}”已改名为“${to}”。`,
  landed: (from, to) => `同样的选择，现在走到“${to}”，而不是“${from}”。`,
  entryLost: '这次预览开始的节点已经没有了，或在那种状态下进不去了；对话从头开始。',
  dismiss: '知道了',
  mark: (node) => `从“${node}”开始的预览：不存档，不计分`,
  markWord: '预览',
  endPreview: '结束预览',
  title: '从任意处进入',
  scenario: '情景',
  search: '按节点 id 或台词查找',
  nodes: '节点',
  passing: '直接往下走',
  noNodes: '没有符合的节点。',
  state: '到达时的状态',
  people: '人物',
  present: '在场',
  climate: '合作意愿',
  heat: '火气',
  talk: '对话',
  intensity: '投入程度',
  step: '已完成步骤',
  facts: '信息',
  flags: '标记',
  visits: '此前到过节点的次数',
  chosen: '此前选过的选项',
  fromNow: '照现在的状态',
  fromStart: '照开场的状态',
  enter: '从这里进入',
  way: '走最短的路过去',
  close: '关闭',
  pick: '请先选一个节点。',
  noWay: { unknown: '没有这个节点。', none: '怎么走都到不了这个节点。', bound: '在限定范围内没找到路，也许有更长的路。' },
  wayTaken: (node, choices) =>
    choices.length === 0 ? `对话就从“${node}”开始。` : `经过 ${choices.length} 个选择到“${node}”：${choices.join('、')}。`,
  problem: (problem) => {
    switch (problem.code) {
      case 'unknown-node':
        return `没有节点“${problem.name}”。`;
      case 'unknown-person':
        return `这里没有叫“${problem.name}”的人。`;
      case 'unknown-fact':
        return `没有信息“${problem.name}”。`;
      case 'unknown-flag':
        return `没有标记“${problem.name}”。`;
      case 'unknown-choice':
        return `没有选项“${problem.name}”。`;
      case 'unknown-pane':
        return `“${problem.value}”不是“${problem.name}”可以处的窗格。`;
      case 'out-of-range':
        return `${problem.name}：请填 ${problem.min} 到 ${problem.max} 之间的整数。`;
      case 'no-open-option':
        return `在这种状态下，“${problem.name}”没有任何话可说。`;
      case 'endless':
        return `在这种状态下，对话从“${problem.name}”起会一直兜圈子。`;
    }
  },
};

export const PREVIEW: Readonly<Record<Locale, PreviewTexts>> = { 'zh-CN': ZH, en: EN };
