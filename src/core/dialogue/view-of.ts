// Projection: machine snapshot → what can be shown. Languages are picked later, by whoever shows it.

import { worstOf } from '../conflict/state.ts';
import { type CastMember, type Choice, type Line, YOU } from '../scenario/model.ts';
import { moveOf } from '../scenario/moves.ts';
import type { Feeling, Posture, Text } from '../scenario/terms.ts';
import { hashText, randomFrom, shuffle } from './chance.ts';
import { type DialogueMachine, type DialogueSnapshot, placeOf } from './machine.ts';
import { isOpen } from './moves.ts';
import { get, type Plot } from './plot.ts';
import type { Said, Setting, Talk } from './talk.ts';
import type { CounterpartView, DialogueView, ShownChoice, ShownLine } from './view.ts';

/** How the player's figure says a line of that family when the author does not tell. */
const MANNER: Readonly<Record<string, readonly [Feeling, Posture]>> = {
  ask: ['calm', 'open-hand'],
  listen: ['calm', 'neutral'],
  share: ['calm', 'paper'],
  unite: ['pleased', 'open-hand'],
  offer: ['determined', 'open-hand'],
  yield: ['sad', 'neutral'],
  hold: ['determined', 'neutral'],
  press: ['stern', 'pointing'],
  attack: ['angry', 'pointing'],
  withdraw: ['cold', 'turned-away'],
};

/** `visit` counts from 1. Undefined: a `once` line that has used up its texts. */
function variantOf(line: Line, visit: number, seed: number): Text | undefined {
  const count = line.texts.length;
  if (count === 1) return line.texts[0];
  switch (line.order) {
    case 'first':
      return line.texts[Math.min(visit, count) - 1];
    case 'cycle':
      return line.texts[(visit - 1) % count];
    case 'shuffle':
      return line.texts[Math.floor(randomFrom(hashText(`${line.id}#${visit}`, seed))() * count)];
    case 'once':
      return line.texts[visit - 1];
  }
}

function shownLine(plot: Plot, said: Said, seed: number): ShownLine | undefined {
  const line = get(plot.lines, said.line);
  const text = variantOf(line, said.visit, seed);
  if (!text) return undefined;
  return {
    id: line.id,
    kind: line.kind,
    text,
    ...(line.who ? { who: line.who } : {}),
    ...(line.feeling ? { feeling: line.feeling } : {}),
    ...(line.posture ? { posture: line.posture } : {}),
    ...(line.acting ? { acting: line.acting } : {}),
  };
}

function spokenChoice(choice: Choice): ShownLine {
  const [feeling, posture] = MANNER[moveOf(choice.move).family] ?? (['calm', 'neutral'] as const);
  return {
    id: `choice:${choice.id}`,
    kind: 'say',
    who: YOU,
    text: choice.say,
    feeling: choice.feeling ?? feeling,
    posture: choice.posture ?? posture,
    ...(choice.acting ? { acting: choice.acting } : {}),
  };
}

/** In an order that depends on seed, node and visit only. Closed choices without a reason are left out. */
function shownChoices(talk: Talk, choices: readonly Choice[], node: string, seed: number): readonly ShownChoice[] {
  const shown: ShownChoice[] = [];
  for (const choice of choices) {
    const open = isOpen(choice, talk);
    if (open) shown.push({ id: choice.id, say: choice.say, open });
    else if (choice.closed && !talk.chosen.includes(choice.id)) shown.push({ id: choice.id, say: choice.say, open, closed: choice.closed });
  }
  return shuffle(shown, randomFrom(hashText(`${node}#${talk.visits[node] ?? 1}`, seed)));
}

function counterpartViews(talk: Talk): readonly CounterpartView[] {
  return Object.entries(talk.conflict.counterparts)
    .filter(([, one]) => one.met)
    .map(([id, { climate, heat, stance, ladder }]) => ({ id, climate, heat, stance, ladder }));
}

/** What of the setting is to be told with a line: nothing where the talk still stands there. */
function settingShown(plot: Plot, talk: Talk, { present, onScreen, ...setting }: Setting): Pick<ShownLine, 'setting'> {
  const same =
    setting.place === talk.place &&
    setting.time === talk.time &&
    setting.weather === talk.weather &&
    setting.props === talk.props &&
    onScreen.join() === talk.onScreen.join();
  if (same && present.join() === talk.present.join()) return {};
  return { setting: { ...setting, ...(onScreen.length === 0 ? {} : { onScreen }), present: present.map((who) => get(plot.cast, who)) } };
}

/** Before whom a reply is given: whoever answers and only then is said to come in comes in to answer. */
function comeEarly(talk: Talk, { who }: ShownLine, { present }: Setting, early: string[]): Setting['present'] {
  if (who !== undefined && !present.includes(who) && talk.present.includes(who)) early.push(who);
  return [...present, ...early.filter((one) => !present.includes(one))];
}

/** What the snapshot shows under `seed`. */
export function viewOf(machine: DialogueMachine, snapshot: DialogueSnapshot, seed: number): DialogueView {
  const { plot } = machine;
  const talk = snapshot.context;
  const at = placeOf(snapshot);
  const node = plot.nodes.get(at);
  const worst = worstOf(talk.conflict.counterparts);
  const lines: ShownLine[] = [];
  if (talk.last) lines.push({ ...spokenChoice(get(plot.choices, talk.last.choice)), ...settingShown(plot, talk, talk.last.setting) });
  const replies = new Set(talk.last && get(plot.choices, talk.last.choice).reply.flatMap((reply) => reply.lines.map(({ id }) => id)));
  const early: string[] = [];
  for (const said of talk.said) {
    const line = shownLine(plot, said, seed);
    if (!line) continue;
    const present = replies.has(line.id) ? comeEarly(talk, line, said.setting, early) : said.setting.present;
    lines.push({ ...line, ...settingShown(plot, talk, { ...said.setting, present }) });
  }
  // Under the last line the answers stand.
  const last = lines.pop();
  if (last) {
    const { setting: _, ...here } = last;
    lines.push(here);
  }
  // A default that is closed here could not be taken when the time is over.
  const byDefault = node?.timer && plot.choices.get(node.timer.choice);
  const timer = byDefault && isOpen(byDefault, talk) ? node?.timer : undefined;
  return {
    scenario: plot.scenario.id,
    node: at,
    ...(node?.cue ? { cue: node.cue } : {}),
    place: talk.place,
    ...(talk.time === undefined ? {} : { time: talk.time }),
    ...(talk.weather === undefined ? {} : { weather: talk.weather }),
    props: talk.props,
    ...(talk.onScreen.length === 0 ? {} : { onScreen: talk.onScreen }),
    present: talk.present.map((who): CastMember => get(plot.cast, who)),
    lines,
    choices: node ? shownChoices(talk, node.choices, at, seed) : [],
    ...(timer ? { timer } : {}),
    climate: worst.climate,
    heat: worst.heat,
    stance: worst.stance,
    ladder: worst.ladder,
    intensity: talk.conflict.intensity,
    step: talk.conflict.step,
    counterparts: counterpartViews(talk),
    facts: plot.scenario.facts.map(({ id, text }) => ({ id, text, pane: talk.conflict.panes[id] ?? 'unknown' })),
    decisions: talk.conflict.decisions,
    ...(node ? {} : { ending: at }),
  };
}
