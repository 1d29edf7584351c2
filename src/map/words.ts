// Words of the map that nothing else of the product needs.
import type { Text } from '../core/scenario/terms.ts';

const both = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

export const MAP_WORDS = {
  start: both('从这里开始', 'starts here'),
  otherwise: both('否则', 'otherwise'),
  unreachable: both('走不到这里', 'cannot be reached'),
  never: both('没有一种走法到这里', 'no play ends here'),
  crisis: both('危机时强行到此', 'forced by a crisis'),
  plays: both('种走法', 'plays'),
  nodes: both('个场景', 'nodes'),
  choices: both('个选项', 'choices'),
  endings: both('个结局', 'endings'),
  exact: both('精确计算', 'exact'),
  estimated: both('抽样估计', 'estimated'),
  atRandom: both(
    '百分比：每步随机选一个能选的选项时，到达该结局的概率',
    'Percentages: how likely an ending is when every step takes an open option at random',
  ),
  best: both('得分最高的走法', 'best path'),
  way: both('选项', 'choice'),
  closable: both('有条件或只能选一次的选项', 'choice that may be closed'),
  noLabels: both('图太大：选项的文字在鼠标提示里', 'A large map: the words of the choices are in the tooltips'),
  unexplored: both('未能逐一走完', 'could not be played through'),
  map: both('剧本地图', 'map of the scenario'),
  revise: both('需要修改', 'revise'),
  widths: both(
    '箭头粗细和百分比：遇到该选项的人里，选了它的比例',
    'Width of an arrow, and its percentage: how many of those who were offered the option took it',
  ),
  figures: both(
    'p：选对最佳选项的比例；D：得分最高四分之一与最低四分之一之差。⚑ 虚线框：D 低于 0.20',
    'p: share that took the best option; D: top quarter of scores minus bottom quarter. ⚑ and a broken frame: D below 0.20',
  ),
  people: both('人的首次成绩', 'people, each with the first play that counts'),
  bestIs: both('得分最高的走法：', 'Best path: '),
} as const;
