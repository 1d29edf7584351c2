// The codex, second half: conflict. Terms are the course's, explanations our own.
import { type CodexEntry, codexEntry } from './codex-entry.ts';

export const CONFLICT_CODEX = {
  'constructive-vs-destructive': codexEntry(
    '建设性冲突与破坏性冲突',
    'constructive versus destructive conflict',
    '看四样：为共同目标还是为自己赢，愿不愿意听，对事还是对人，信息越谈越多还是越少。吵不吵不是关键，这四样往哪边走才是。',
    'Look at four things: the shared goal or winning, willing to listen or not, the issue or the person, information growing or shrinking. Loudness is not the point; the direction of these four is.',
  ),
  'conflict-sources': codexEntry(
    '冲突的来源',
    'sources of conflict',
    '利益、目标、资源、认知、职责、信息、角色、公平、领导、经历、风格、工作本身，冲突有十二种来处。认错了来处，办法就用错了地方。',
    'Interests, goals, resources, perception, duty, information, roles, fairness, leadership, background, style, the work itself: conflict has twelve sources. Mistake the source and the remedy lands in the wrong place.',
  ),
  'conflict-causes': codexEntry(
    '沟通、结构、个人',
    'communication, structure, person',
    '冲突的原因分三类：话没说通，组织这样安排，人就是这样的人。结构造成的问题，换谁来坐那把椅子都会吵。',
    'Causes come in three families: how people talk, how the organisation is built, who they are. If the cause is structure, anyone sitting in that chair would quarrel.',
  ),
  'conflict-level': codexEntry(
    '冲突水平与绩效',
    'conflict level and performance',
    '冲突太少，部门冷漠迟钝；太多，就分裂混乱；适度的时候最有生气。能往上加的是对事的争论，对人的火气从来没有好处。',
    'Too little conflict and a department goes numb, too much and it splits; in between it is alive. What may rise is the argument about the matter; heat against persons never helps.',
  ),
  precursors: codexEntry(
    '冲突的前兆',
    'precursors of conflict',
    '不安、偶发事件、误解、紧张、危机，冲突是一级一级上来的。在“不安”的时候问一句，胜过在“危机”的时候开十个会。',
    'Unease, incident, misunderstanding, tension, crisis: conflict climbs step by step. One question at “unease” does more than ten meetings at “crisis”.',
  ),
  'five-modes': codexEntry(
    '五种冲突处理模式',
    'five conflict modes',
    '自我坚持和与人合作，两条轴分出竞争、合作、退避、让步、妥协五种方式。每个人都有顺手的一种，难的是换着用。',
    'Self-assertion and cooperation span five modes: competing, collaborating, avoiding, accommodating, compromising. Everyone has a favourite; the art is to change.',
  ),
  'mode-fit': codexEntry(
    '使用时机',
    'when each mode fits',
    '紧急关头可以竞争，小事可以退避，自己错了就让步，势均力敌又赶时间就妥协，双方都要紧时才值得花工夫合作。没有哪种方式永远对，每一种都有代价。',
    'Compete in an emergency, avoid a trifle, accommodate when you are wrong, compromise when time is short and power equal, collaborate when both needs matter. No mode is always right and each has its price.',
  ),
  'five-steps': codexEntry(
    '冲突处理的流程',
    'the five steps',
    '表达合作的诚意，请对方表达意见，归纳共同点，就不同点表达意见，达成互惠的协议。跳过前两步直接谈方案，对方听见的只是压力。',
    'Show you mean to cooperate, ask for their view, sum up common ground, address the differences, reach a reciprocal agreement. Skip the first two and your proposal sounds like pressure.',
  ),
  'win-win': codexEntry(
    '双赢策略',
    'win-win',
    '相互尊重，先找共同的基础，多给几种选择，少说“但是”“不行”，必要时深呼吸。方案要让双方回去都说得出口。',
    'Respect each other, start from common ground, put several options on the table, drop “but” and “can’t”, take a deep breath. A good solution is one both sides can defend at home.',
  ),
  'resolution-principles': codexEntry(
    '冲突解决的原则',
    'principles of resolution',
    '同理心、适度的坚持、妥善处理负面情绪、拿出诚意。手里始终拿着两个问题：我需要的是什么，他需要的是什么。',
    'Empathy, measured persistence, care with bad feelings, sincerity. Keep two questions in hand: what do I need, and what do they need?',
  ),
  mediation: codexEntry(
    '调节冲突的技巧',
    'mediation',
    '晓以大义、交换立场、折衷调和、创造轻松气氛、冷却降温、给双方下台阶。调解的人不评对错，只让两边重新说得上话。',
    'Appeal to the larger cause, swap positions, split the difference, lighten the air, cool down, give both a way down. A mediator does not judge; a mediator gets the two talking again.',
  ),
  'lasting-improvement': codexEntry(
    '跨部门沟通的有效提升',
    'lasting improvement',
    '一次谈好靠技巧，次次谈好靠共识、做法、支持、能力和执行。把这次的办法写成两边都认的规矩，下个月就不用再吵。',
    'One good talk takes skill; lasting ones take consensus, a pattern, support, ability and follow-through. Turn what worked today into a rule both sides own, and next month needs no quarrel.',
  ),
  'good-principles': codexEntry(
    '良好沟通的原则',
    'principles of good communication',
    '说得清楚具体，理由讲得耐心，多问少说教，有心结就坦诚谈，错了就道歉，不合理的要求就指出矛盾。每一条都是小事，合起来就是别人愿不愿意再跟你谈。',
    'Be clear and concrete, give reasons patiently, ask instead of preaching, speak openly about grudges, apologise when wrong, show the contradiction in an unreasonable demand. Each is small; together they decide whether people will talk to you again.',
  ),
} as const satisfies Record<string, CodexEntry>;
