// Names of the closed vocabularies in both languages: the course's own terms. The compiler holds them complete.
import type { DecisionClass } from '../core/dialogue/view.ts';
import type {
  Agreement,
  ConflictSource,
  Department,
  Feeling,
  FlowKind,
  Locale,
  Mode,
  Pane,
  Relation,
  Rung,
  Situation,
  Stance,
  Step,
  Temperament,
  Text,
  Verdict,
} from '../core/scenario/terms.ts';

const both = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

export const MODE_NAMES: Readonly<Record<Mode, Text>> = {
  competing: both('竞争', 'competing'),
  collaborating: both('合作', 'collaborating'),
  avoiding: both('退避', 'avoiding'),
  accommodating: both('让步', 'accommodating'),
  compromising: both('妥协', 'compromising'),
};

/** What the moment asks for. */
export const SITUATION_NAMES: Readonly<Record<Situation, Text>> = {
  'both-vital': both('双方的需求都要紧，有时间谈', 'both needs matter and there is time to talk'),
  'deadline-equal-power': both('时间紧，双方势均力敌', 'a deadline, and neither side is stronger'),
  'emergency-or-duty': both('紧急情况或职责所在', 'an emergency or a plain duty'),
  'they-are-right': both('对方有理，或对他更要紧', 'they are right, or it matters more to them'),
  trivial: both('小事一桩', 'a small matter'),
  'cool-down': both('情绪上头，事实不全', 'tempers are up and facts are missing'),
  exploited: both('合作的诚意正被人利用', 'your good will is being exploited'),
};

export const STEP_NAMES: Readonly<Record<Step, Text>> = {
  sincerity: both('表达合作的诚意', 'show you mean to cooperate'),
  'invite-view': both('请对方表达意见', 'ask for their view'),
  'common-ground': both('归纳共同点', 'sum up common ground'),
  differences: both('就不同点表达意见', 'address the differences'),
  agreement: both('达成互惠的协议', 'reach a reciprocal agreement'),
};

export const STANCE_NAMES: Readonly<Record<Stance, Text>> = {
  closed: both('封闭', 'closed'),
  guarded: both('戒备', 'guarded'),
  open: both('开放', 'open'),
};

/** The course's five precursors, and the calm before them. */
export const RUNG_NAMES: Readonly<Record<Rung, Text>> = {
  calm: both('平静', 'calm'),
  unease: both('不安', 'unease'),
  incident: both('偶发事件', 'incident'),
  misunderstanding: both('误解', 'misunderstanding'),
  tension: both('紧张', 'tension'),
  crisis: both('危机', 'crisis'),
};

/** Johari window, from the player's side. */
export const PANE_NAMES: Readonly<Record<Pane, Text>> = {
  open: both('公开', 'open'),
  blind: both('盲点', 'blind'),
  hidden: both('隐藏', 'hidden'),
  unknown: both('未知', 'unknown'),
};

export const VERDICT_NAMES: Readonly<Record<Verdict, Text>> = {
  constructive: both('建设性冲突', 'Constructive'),
  settled: both('谈拢了', 'Settled'),
  'smoothed-over': both('表面和气', 'Smoothed over'),
  escalated: both('破坏性冲突', 'Escalated'),
  'broken-off': both('谈崩了', 'Broken off'),
};

/** One sentence on what the verdict means; the debrief opens with it. */
export const VERDICT_TEXTS: Readonly<Record<Verdict, Text>> = {
  constructive: both(
    '争的是事，人没有走远：事实摆上了桌面，双方的需求都有了着落。',
    'You argued about the matter and kept the people: the facts are on the table and both needs have an answer.',
  ),
  settled: both(
    '有了一个结果，大家能往下走；下面还压着没说开的东西。',
    'There is a result and work can go on; some of what lies beneath was left alone.',
  ),
  'smoothed-over': both(
    '话说得和气，问题还在原地，过几天会换个样子回来。',
    'It sounded friendly, but the problem stands where it stood and will be back in other clothes.',
  ),
  escalated: both(
    '争的变成了人：嗓门高了，信息少了，下次见面会更难开口。',
    'It turned from the matter to the people: louder voices, fewer facts, and a harder next meeting.',
  ),
  'broken-off': both(
    '谈话断了，门关上了，事情要由别人来收拾。',
    'The talk broke, the door is shut, and somebody else will have to pick up the pieces.',
  ),
};

/** In the place of the sentence for *broken off* where nobody left: what was said turned out to be untrue. */
export const TRUST_BROKEN: Text = both(
  '说过的话被拆穿了，往后谁也不敢再照着你的话办事；什么也没谈成。',
  'What you said turned out not to be so. Nobody will build on your word for a while, and nothing was agreed.',
);

export type AxisName = 'g' | 'l' | 'i' | 'x';
/** The four axes of constructive against destructive conflict, with their two poles. */
export const AXIS_NAMES: Readonly<Record<AxisName, { readonly name: Text; readonly low: Text; readonly high: Text }>> = {
  g: { name: both('目标', 'Goal'), low: both('只求自己赢', 'winning'), high: both('共同的目标', 'the shared goal') },
  l: { name: both('倾听', 'Listening'), low: both('不愿听', 'unwilling'), high: both('乐于了解', 'willing') },
  i: { name: both('对事', 'Issue'), low: both('人身攻击', 'the person'), high: both('以问题为中心', 'the problem') },
  x: { name: both('信息', 'Information'), low: both('越谈越少', 'shrinks'), high: both('越谈越多', 'grows') },
};

export const CLASS_NAMES: Readonly<Record<DecisionClass, Text>> = {
  constructive: both('建设性', 'constructive'),
  neutral: both('中性', 'neutral'),
  destructive: both('破坏性', 'destructive'),
};

export const SOURCE_NAMES: Readonly<Record<ConflictSource, Text>> = {
  'values-and-interests': both('价值观和利益的冲突', 'values and interests'),
  'needs-and-goals': both('目标需求的差异', 'different needs and goals'),
  'scarce-resources': both('为有限资源而竞争', 'competition for scarce resources'),
  'perception-gap': both('认知差距', 'perception gap'),
  'unclear-duty': both('职责不清', 'unclear duty'),
  'faulty-information': both('信息误差', 'faulty information'),
  'role-confusion': both('角色混淆', 'role confusion'),
  'unfair-handling': both('处事不公', 'unfair handling'),
  'leadership-bias': both('领导偏差', 'leadership bias'),
  'personal-background': both('个人的素质和经历', 'personal background'),
  'behaviour-style': both('行为风格不同', 'style of behaviour'),
  'the-work-itself': both('工作本身所具有的冲突性', 'the work itself'),
};

export const DEPARTMENT_NAMES: Readonly<Record<Department, Text>> = {
  sales: both('销售部', 'Sales'),
  finance: both('财务部', 'Finance'),
  production: both('生产部', 'Production'),
  warehouse: both('仓储部', 'Warehouse'),
  purchasing: both('采购部', 'Purchasing'),
  quality: both('质量部', 'Quality'),
  rnd: both('研发部', 'R&D'),
  hr: both('人力资源部', 'HR'),
  it: both('信息部', 'IT'),
  'customer-service': both('客服部', 'Customer Service'),
  management: both('管理层', 'Management'),
};

export const RELATION_NAMES: Readonly<Record<Relation, Text>> = {
  up: both('上级', 'your superior'),
  down: both('下级', 'reports to you'),
  peer: both('平级', 'your peer'),
};

export const FLOW_NAMES: Readonly<Record<FlowKind, Text>> = {
  information: both('信息流', 'information'),
  service: both('服务流', 'services'),
  goods: both('物流', 'goods'),
};

export const AGREEMENT_NAMES: Readonly<Record<Agreement, Text>> = {
  none: both('没有协议', 'no agreement'),
  imposed: both('一方压下来的', 'imposed by one side'),
  compromise: both('各让一步', 'a compromise'),
  integrative: both('双赢', 'win-win'),
};

export const TEMPERAMENT_NAMES: Readonly<Record<Temperament, Text>> = {
  driver: both('果断型', 'driver'),
  analytical: both('分析型', 'analytical'),
  expressive: both('表达型', 'expressive'),
  amiable: both('亲和型', 'amiable'),
};

export const FEELING_NAMES: Readonly<Record<Feeling, Text>> = {
  calm: both('平静', 'calm'),
  pleased: both('高兴', 'pleased'),
  laughing: both('大笑', 'laughing'),
  confused: both('困惑', 'confused'),
  worried: both('担心', 'worried'),
  annoyed: both('不耐烦', 'annoyed'),
  stern: both('严肃', 'stern'),
  angry: both('生气', 'angry'),
  furious: both('暴怒', 'furious'),
  sad: both('难过', 'sad'),
  tired: both('疲惫', 'tired'),
  cold: both('冷淡', 'cold'),
  panicked: both('慌张', 'panicked'),
  determined: both('坚定', 'determined'),
};

/** A sentence's list: “A、B和C”, “A, B and C”. */
export function joinNames(locale: Locale, names: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
}
