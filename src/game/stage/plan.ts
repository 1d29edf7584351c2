// What is shown when the talk opens and after each decision. Decides everything, knows nothing of Phaser.
import type { Cue, DialogueView, ShownSetting } from '../../core/dialogue/view.ts';
import { type CastMember, YOU } from '../../core/scenario/model.ts';
import { type Hour, STANCES, type Weather } from '../../core/scenario/terms.ts';
import { feltAs, type Impression, impressionOf, originOf, tellingLine } from './impression.ts';
import { restPose } from './mood.ts';
import type { Mark, Person, Pose, StageStep, Tableau } from './steps.ts';

/** A jump of heat that shows. */
const HEAT_JUMP = 12;
/** A jump of climate that makes somebody nod. */
const CLIMATE_RISE = 4;

const personIn =
  ({ onScreen = [] }: DialogueView) =>
  (member: CastMember): Person => ({ who: member.id, figure: member.figure, ...(onScreen.includes(member.id) ? { onScreen: true } : {}) });

const restPoses = (view: DialogueView): Record<string, Pose> =>
  Object.fromEntries(view.present.map((member) => [member.id, restPose(view, member)]));

const skyOf = ({ time, weather }: DialogueView): { readonly hour?: Hour; readonly weather?: Weather } => ({
  ...(time === undefined ? {} : { hour: time }),
  ...(weather === undefined ? {} : { weather }),
});

export function planOpen(view: DialogueView): Tableau {
  return {
    place: view.place,
    ...skyOf(view),
    props: view.props,
    people: view.present.map(personIn(view)),
    poses: restPoses(view),
    rung: view.ladder,
  };
}

const find = <T extends Cue['type']>(cues: readonly Cue[], type: T): Extract<Cue, { type: T }>[] =>
  cues.filter((cue): cue is Extract<Cue, { type: T }> => cue.type === type);

/** Who leaves, who comes, who moves up. */
function planComings(before: DialogueView, view: DialogueView): StageStep[] {
  const was = new Set(before.present.map((member) => member.id));
  const is = new Set(view.present.map((member) => member.id));
  const steps: StageStep[] = before.present
    .filter((member) => !is.has(member.id))
    .map((member) => ({ type: 'leave', at: 0, who: member.id }));
  const start = steps.length > 0 ? 300 : 0;
  const order = (of: DialogueView): string => JSON.stringify(of.present.map(personIn(of)));
  if (order(before) !== order(view)) steps.push({ type: 'arrange', at: start, people: view.present.map(personIn(view)) });
  for (const member of view.present) {
    if (!was.has(member.id)) steps.push({ type: 'enter', at: start + 150, person: personIn(view)(member), pose: restPose(view, member) });
  }
  return steps;
}

/** Counterparts answer a choice with their bodies before they answer with words. */
function planReactions(view: DialogueView, cues: readonly Cue[]): StageStep[] {
  const chosen = find(cues, 'chose')[0];
  if (chosen === undefined || feltAs(chosen) === 'neutral') return [];
  const touched = (who: string): boolean => {
    const rise = find(cues, 'climate').find((cue) => cue.who === who);
    if (chosen.class === 'destructive') return rise === undefined || rise.to <= rise.from;
    return rise !== undefined && rise.to - rise.from >= CLIMATE_RISE;
  };
  return view.counterparts
    .filter((one) => view.present.some((member) => member.id === one.id) && touched(one.id))
    .map((one) => ({ type: 'gesture', at: 300, who: one.id, gesture: chosen.class === 'destructive' ? 'flinch' : 'nod' }));
}

/** One sign per person, the weightiest. */
function planMarks(view: DialogueView, cues: readonly Cue[]): StageStep[] {
  const marks = new Map<string, Mark>();
  const put = (who: string, mark: Mark): void => {
    if (view.present.some((member) => member.id === who)) marks.set(who, mark);
  };
  for (const cue of find(cues, 'heat')) if (cue.to - cue.from >= HEAT_JUMP) put(cue.who, 'spark');
  for (const cue of find(cues, 'stance')) {
    const better = STANCES.indexOf(cue.to) > STANCES.indexOf(cue.from);
    put(cue.who, better ? 'warmth' : 'storm');
  }
  for (const cue of find(cues, 'fact-opened')) if (cue.by === 'asked' || cue.by === 'volunteered') put(YOU, 'exclamation');
  for (const cue of find(cues, 'misstatement-discovered')) put(cue.who, 'exclamation');
  return [...marks].map(([who, mark]) => ({ type: 'mark', at: 450, who, mark }));
}

/** Facts that no line will tell. */
function planCards(view: DialogueView, impression: Impression): StageStep[] {
  const untold = impression.facts.filter((fact) => tellingLine(view, impression, fact) === null);
  return untold.map(({ fact, by }, index) => ({ type: 'card', at: 500 + index * 380, fact, from: originOf(view, by) }));
}

/** A climb of the ladder is a blow, the harder the higher it goes at once. */
const planJolt = ({ climb }: Impression): StageStep[] =>
  climb > 0 ? [{ type: 'jolt', at: 0, strength: Math.min(1, 0.3 + 0.2 * climb) }] : [];

/** The camera moves once per decision, at its most important turn. */
function planPush(view: DialogueView, cues: readonly Cue[]): StageStep[] {
  const onStage = (who: string): string | null => (view.present.some((member) => member.id === who) ? who : null);
  const lie = find(cues, 'misstatement-discovered')[0];
  const stance = find(cues, 'stance')[0];
  const fact = find(cues, 'fact-opened')[0];
  if (lie !== undefined) return [{ type: 'push', at: 200, who: onStage(lie.who) }];
  if (stance !== undefined) return [{ type: 'push', at: 200, who: onStage(stance.who) }];
  if (find(cues, 'ladder').length > 0) return [{ type: 'push', at: 200, who: null }];
  if (fact === undefined) return [];
  const origin = originOf(view, fact.by);
  return [{ type: 'push', at: 200, who: origin === 'between' ? null : origin.who }];
}

/** The talk as it stands while a line is said elsewhere, or before others, than where it has come to. */
export function viewIn(view: DialogueView, setting: ShownSetting | undefined): DialogueView {
  if (setting === undefined) return view;
  const { time: _, weather: __, onScreen: ___, ...rest } = view;
  return { ...rest, ...setting };
}

/** Another room, other things, people who come and go. */
export function planArrival(before: DialogueView, view: DialogueView): StageStep[] {
  const steps: StageStep[] = [];
  const moved = before.place !== view.place || before.time !== view.time || before.weather !== view.weather;
  if (JSON.stringify(before.props) !== JSON.stringify(view.props)) steps.push({ type: 'props', at: 0, props: view.props });
  if (moved) steps.push({ type: 'room', at: 0, place: view.place, ...skyOf(view) });
  steps.push(...planComings(before, view));
  const stayed = view.present.filter((member) => before.present.some((one) => one.id === member.id));
  return [...steps, ...stayed.map((member): StageStep => ({ type: 'pose', at: 120, who: member.id, pose: restPose(view, member) }))];
}

export function planStage(before: DialogueView, view: DialogueView, cues: readonly Cue[]): StageStep[] {
  const steps = planArrival(before, view);
  const impression = impressionOf(cues);
  if (before.ladder !== view.ladder) steps.push({ type: 'light', at: 0, rung: view.ladder });
  // Going back restores; it is not an event between the people.
  if (!cues.some((cue) => cue.type === 'went-back')) {
    steps.push(...planReactions(view, cues), ...planMarks(view, cues), ...planCards(view, impression));
    steps.push(...planJolt(impression), ...planPush(view, cues));
  }
  return steps.sort((a, b) => a.at - b.at);
}
