// The closed vocabularies of the format. Names are the course's terms (see concept ids); the order is the
// order in which they are shown.

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
/** Author text in every language of the product; a valid scenario has them all. Never HTML. */
export type Text = Readonly<Record<Locale, string>>;

export const FEELINGS = [
  'calm',
  'pleased',
  'laughing',
  'confused',
  'worried',
  'annoyed',
  'stern',
  'angry',
  'furious',
  'sad',
  'tired',
  'cold',
  'panicked',
  'determined',
] as const;
export type Feeling = (typeof FEELINGS)[number];

export const POSTURES = ['neutral', 'open-hand', 'arms-crossed', 'pointing', 'turned-away', 'phone', 'laptop', 'paper'] as const;
export type Posture = (typeof POSTURES)[number];

/** What a person does with the body while a line is said. */
export const ACTING = [
  'leans-in',
  'steps-back',
  'turns-away',
  'looks-down',
  'nods',
  'shakes-head',
  'sighs',
  'laughs-along',
  'slams-folder',
  'long-silence',
] as const;
export type Acting = (typeof ACTING)[number];

export const MODES = ['competing', 'collaborating', 'avoiding', 'accommodating', 'compromising'] as const;
export type Mode = (typeof MODES)[number];

/** What a node asks for: which mode fits is a table of CDS-1. */
export const CUES = [
  'both-vital',
  'deadline-equal-power',
  'emergency-or-duty',
  'they-are-right',
  'trivial',
  'cool-down',
  'exploited',
] as const;
export type Situation = (typeof CUES)[number];

export const STEPS = ['sincerity', 'invite-view', 'common-ground', 'differences', 'agreement'] as const;
export type Step = (typeof STEPS)[number];

export const STANCES = ['closed', 'guarded', 'open'] as const;
export type Stance = (typeof STANCES)[number];

export const LADDER = ['calm', 'unease', 'incident', 'misunderstanding', 'tension', 'crisis'] as const;
export type Rung = (typeof LADDER)[number];

export const PANES = ['open', 'blind', 'hidden', 'unknown'] as const;
/** Johari window seen from the player: known by both / only by them / only by the player / by nobody. */
export type Pane = (typeof PANES)[number];

export const SOURCES = [
  'values-and-interests',
  'needs-and-goals',
  'scarce-resources',
  'perception-gap',
  'unclear-duty',
  'faulty-information',
  'role-confusion',
  'unfair-handling',
  'leadership-bias',
  'personal-background',
  'behaviour-style',
  'the-work-itself',
] as const;
/** The course's twelve sources of conflict. */
export type ConflictSource = (typeof SOURCES)[number];

export const TEMPERAMENTS = ['driver', 'analytical', 'expressive', 'amiable'] as const;
export type Temperament = (typeof TEMPERAMENTS)[number];

export const RELATIONS = ['up', 'down', 'peer'] as const;
export type Relation = (typeof RELATIONS)[number];

export const DEPARTMENTS = [
  'sales',
  'finance',
  'production',
  'warehouse',
  'purchasing',
  'quality',
  'rnd',
  'hr',
  'it',
  'customer-service',
  'management',
] as const;
export type Department = (typeof DEPARTMENTS)[number];

export const FLOWS = ['information', 'service', 'goods'] as const;
export type FlowKind = (typeof FLOWS)[number];

export const PLACES = [
  'meeting-room',
  'open-office',
  'finance-office',
  'warehouse-dock',
  'production-line',
  'managers-office',
  'pantry',
  'corridor',
  'lobby',
  'lab',
  'video-call',
  'evening-office',
] as const;
export type Place = (typeof PLACES)[number];

/** Light outside and in. */
export const HOURS = ['day', 'evening', 'night'] as const;
export type Hour = (typeof HOURS)[number];

/** What is seen through the windows. */
export const WEATHERS = ['clear', 'cloudy', 'rain', 'sleet', 'snow'] as const;
export type Weather = (typeof WEATHERS)[number];

/** Things that matter in a scene and are drawn. */
export const PROPS = ['invoice', 'pallet', 'phone', 'drawing', 'defective-part', 'whiteboard'] as const;
export type PropKind = (typeof PROPS)[number];

export const AGREEMENTS = ['none', 'imposed', 'compromise', 'integrative'] as const;
export type Agreement = (typeof AGREEMENTS)[number];

export const VERDICTS = ['broken-off', 'escalated', 'constructive', 'smoothed-over', 'settled'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Every concept of the course, in its order. */
export const CONCEPTS = [
  'internal-customer',
  'customer-kinds',
  'internal-supply-chain',
  'customer-value',
  'service-awareness',
  'baton-handover',
  'renewal',
  'comm-purposes',
  'effective-comm',
  'glue-lubricant-catalyst',
  'comm-functions',
  'listening-levels',
  'listening-elements',
  'feedback',
  'bad-meeting-signs',
  'differences',
  'escalation-chain',
  'fair-respect-honest',
  'upward-barriers',
  'downward-barriers',
  'peer-comm',
  'ally-not-enemy',
  'comm-barriers',
  'expression-barriers',
  'listening-barriers',
  'false-assumptions',
  'johari',
  'constructive-vs-destructive',
  'conflict-sources',
  'conflict-causes',
  'conflict-level',
  'precursors',
  'five-modes',
  'mode-fit',
  'five-steps',
  'win-win',
  'resolution-principles',
  'mediation',
  'lasting-improvement',
  'good-principles',
] as const;
export type Concept = (typeof CONCEPTS)[number];
