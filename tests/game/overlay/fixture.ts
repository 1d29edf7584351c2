// A small talk for the overlay, with made-up texts.
import type { DialogueView, ShownLine } from '../../../src/core/dialogue/view.ts';
import type { Debrief, DecisionReport } from '../../../src/core/run/debrief-types.ts';
import type { CastMember, Scenario } from '../../../src/core/scenario/model.ts';
import type { Text } from '../../../src/core/scenario/terms.ts';
import { noTeam } from '../../../src/game/adapters/team.ts';
import type { OverlayModel, ScenarioCard, SceneModel, Settings } from '../../../src/game/ports.ts';

const t = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

export const settings: Settings = {
  locale: 'en',
  playerName: 'Mei',
  playerFigure: '',
  textSpeed: 'instant',
  autoAdvance: false,
  skipRead: false,
  reducedMotion: false,
  largeText: false,
  timers: 'on',
  music: 0.5,
  effects: 0.5,
  voices: 0.5,
  muted: false,
  theme: 'light',
  mode: 'practice',
  autoSend: false,
};

const person = (id: string, zh: string, en: string, department: CastMember['department']): CastMember => ({
  id,
  figure: id,
  voice: id,
  name: t(zh, en),
  role: t('职员', 'clerk'),
  department,
  relation: 'peer',
  temperament: 'amiable',
});

const cast: readonly CastMember[] = [person('you', '梅', 'Mei', 'sales'), person('lin', '林静', 'Lin Jing', 'finance')];

export const scenario: Scenario = {
  id: 'invoices',
  hash: 'h',
  title: t('发票', 'Invoices'),
  summary: t('退单', 'Returned papers'),
  minutes: 5,
  ranked: true,
  teaches: ['johari'],
  sources: ['faulty-information'],
  place: 'finance-office',
  flow: { kind: 'information', supplier: 'you', customer: 'lin' },
  briefing: { situation: t('单子退了。', 'It came back.'), goal: t('开出来。', 'Get it out.') },
  cast,
  present: ['you', 'lin'],
  facts: [
    { id: 'known', knownBy: ['you', 'lin'], text: t('都知道', 'both know') },
    { id: 'mine', knownBy: ['you'], text: t('只有我知道', 'only I know') },
    { id: 'theirs', knownBy: ['lin'], text: t('她的秘密', 'her secret') },
    { id: 'nobody', knownBy: [], text: t('没人知道', 'nobody knows') },
  ],
  flags: [],
  needs: { you: t('日期', 'a date'), lin: t('数据', 'figures') },
  mood: { intensity: 40, of: {} },
  start: 'a',
  nodes: [],
  endings: [
    {
      id: 'done',
      agreement: 'integrative',
      breakOff: false,
      needs: { you: 2, lin: 1 },
      chain: 2,
      title: t('成了', 'Done'),
      text: t('好了。', 'Good.'),
      lines: [],
    },
  ],
  tests: [],
};

export const lines: readonly ShownLine[] = [
  { id: 'l1', kind: 'say', who: 'lin', text: t('又是你们。', 'You again.') },
  { id: 'l2', kind: 'narrate', text: t('很安静。', 'It is quiet.') },
];

export function viewOf(change: Partial<DialogueView> = {}): DialogueView {
  return {
    scenario: scenario.id,
    node: 'a',
    place: 'finance-office',
    props: [],
    present: cast,
    lines,
    choices: [
      { id: 'ask', say: t('哪天关账？', 'When do you close?'), open: true },
      { id: 'look', say: t('一起查。', 'Let us look.'), open: false, closed: t('还不知道', 'not known yet') },
    ],
    climate: -10,
    heat: 30,
    stance: 'guarded',
    ladder: 'unease',
    intensity: 40,
    step: 1,
    counterparts: [{ id: 'lin', climate: -10, heat: 30, stance: 'guarded', ladder: 'unease' }],
    facts: [
      { id: 'known', pane: 'open', text: t('都知道', 'both know') },
      { id: 'mine', pane: 'hidden', text: t('只有我知道', 'only I know') },
      { id: 'theirs', pane: 'blind', text: t('她的秘密', 'her secret') },
      { id: 'nobody', pane: 'unknown', text: t('没人知道', 'nobody knows') },
    ],
    decisions: 0,
    ...change,
  };
}

export function sceneOf(view: DialogueView, change: Partial<SceneModel> = {}): SceneModel {
  return { view, scenario, history: [], read: 0, mode: 'practice', canGoBack: false, known: new Set(), ...change };
}

const card: ScenarioCard = {
  id: scenario.id,
  hash: 'h',
  title: scenario.title,
  summary: scenario.summary,
  minutes: 5,
  ranked: true,
  place: scenario.place,
  teaches: scenario.teaches,
  cast: cast.map(({ id, figure, name, department }) => ({ id, figure, name, department })),
  chairs: [],
};

export const base = { settings, notices: [], cards: [card], saves: [], results: [], team: noTeam.state } as const;

export function sceneModel(scene: SceneModel, change: Partial<Settings> = {}, instant = false): OverlayModel {
  return { ...base, settings: { ...settings, ...change }, instant, screen: 'scene', scene, cues: [] };
}

const decision = (number: number, change: Partial<DecisionReport> = {}): DecisionReport => ({
  number,
  node: 'a',
  choice: 'ask',
  say: t('哪天关账？', 'When do you close?'),
  move: 'ask-open',
  concept: 'johari',
  why: t('问了才知道。', 'Ask and you know.'),
  g: null,
  l: 1,
  i: 1,
  x: 1,
  mode: 'collaborating',
  cue: 'both-vital',
  fit: 4,
  class: 'constructive',
  step: 'invite-view',
  stepCounted: true,
  opened: ['theirs'],
  climate: 12,
  heat: 20,
  intensity: 46,
  stance: 'guarded',
  ladder: 'unease',
  timedOut: false,
  better: null,
  ...change,
});

export const debrief: Debrief = {
  scenario: scenario.id,
  hash: 'h',
  ending: scenario.endings[0] as Scenario['endings'][number],
  verdict: 'constructive',
  breach: null,
  score: 866,
  raw: 78.4,
  anchors: { max: 86.2, random: 28.1, min: 4, exact: true },
  terms: { process: 0.8, outcome: 0.9, fit: 0.5, steps: 0.6, band: 1 },
  axes: { g: null, l: 1, i: 0.5, x: -0.5 },
  climate: 40,
  heat: 10,
  intensity: 50,
  stance: 'open',
  ladder: 'calm',
  panes: { known: 'open', mine: 'hidden', theirs: 'open', nobody: 'unknown' },
  start: { climate: -10, heat: 30, intensity: 40 },
  decisions: [
    decision(1),
    decision(2, {
      class: 'destructive',
      better: { choice: 'look', say: t('一起查。', 'Let us look.'), why: t('更好。', 'It helps.') },
      climate: 40,
      heat: 10,
      intensity: 50,
    }),
  ],
  stepsBack: 0,
};
