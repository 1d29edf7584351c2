// What just happened, as the difference of two snapshots.
import { classOf } from '../conflict/decide.ts';
import { worstOf } from '../conflict/state.ts';
import { YOU } from '../scenario/model.ts';
import { LADDER } from '../scenario/terms.ts';
import { type DialogueMachine, type DialogueSnapshot, placeOf } from './machine.ts';
import { get } from './plot.ts';
import type { Talk } from './talk.ts';
import type { Cue } from './view.ts';

function meterCues(before: Talk, after: Talk): Cue[] {
  const cues: Cue[] = [];
  for (const [who, now] of Object.entries(after.conflict.counterparts)) {
    const then = before.conflict.counterparts[who];
    if (!then || !now.met) continue;
    if (then.climate !== now.climate) cues.push({ type: 'climate', who, from: then.climate, to: now.climate });
    if (then.heat !== now.heat) cues.push({ type: 'heat', who, from: then.heat, to: now.heat });
    if (then.stance !== now.stance) cues.push({ type: 'stance', who, from: then.stance, to: now.stance });
  }
  const from = worstOf(before.conflict.counterparts).ladder;
  const to = worstOf(after.conflict.counterparts).ladder;
  if (from !== to) cues.push({ type: 'ladder', from, to, up: LADDER.indexOf(to) > LADDER.indexOf(from) });
  return cues;
}

/** Cues of one decision, in the order in which they are played. */
export function cuesBetween(machine: DialogueMachine, before: DialogueSnapshot, after: DialogueSnapshot): readonly Cue[] {
  const [then, now] = [before.context, after.context];
  const cues: Cue[] = [];
  const { last } = now;
  if (last) {
    const { decision } = last;
    cues.push({ type: 'chose', choice: last.choice, mode: get(machine.plot.choices, last.choice).mode, class: classOf(decision) });
    for (const { fact, by } of decision.opened) cues.push({ type: 'fact-opened', fact, by });
    if (decision.stepCounted) cues.push({ type: 'step', step: now.conflict.step });
  }
  for (const { fact, by } of now.volunteered) cues.push({ type: 'fact-opened', fact, by });
  for (const fact of now.cameOut) {
    const knows = machine.plot.scenario.facts.find((one) => one.id === fact)?.knownBy.find((who) => who !== YOU);
    cues.push({ type: 'misstatement-discovered', fact, who: knows ?? now.present.find((who) => who !== YOU) ?? YOU });
  }
  cues.push(...meterCues(then, now));
  for (const who of then.present) if (!now.present.includes(who)) cues.push({ type: 'left', who });
  for (const who of now.present) if (!then.present.includes(who)) cues.push({ type: 'entered', who });
  if (then.place !== now.place) cues.push({ type: 'place', place: now.place });
  const at = placeOf(after);
  if (machine.plot.endings.has(at)) cues.push({ type: 'ended', ending: at });
  return cues;
}
