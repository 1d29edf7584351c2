// What happens to a talk when a choice is taken and when a node is entered. Pure; the machine calls these as its
// guards and actions, the plain reducer calls them directly.
import { decide, settle } from '../conflict/decide.ts';
import type { ConflictState } from '../conflict/state.ts';
import { worstOf } from '../conflict/state.ts';
import { discover, openPanes, volunteered } from '../conflict/window.ts';
import type { Branch, Choice, Ending, FlagChange, Line, Node } from '../scenario/model.ts';
import { YOU } from '../scenario/model.ts';
import { holds } from './holds.ts';
import { get, type Plot } from './plot.ts';
import { type Said, type Setting, settingOf, type Talk } from './talk.ts';

export function isOpen(choice: Choice, talk: Talk): boolean {
  return !(choice.once && talk.chosen.includes(choice.id)) && holds(choice.when, talk);
}

function changeFlags(
  plot: Plot,
  flags: Readonly<Record<string, number>>,
  changes: readonly FlagChange[],
): Readonly<Record<string, number>> {
  if (changes.length === 0) return flags;
  const next = { ...flags };
  for (const { flag, op, value } of changes) {
    const range = plot.scenario.flags.find((one) => one.id === flag);
    if (!range) throw new Error(`the scenario lacks flag "${flag}"`);
    const wanted = op === 'set' ? value : (next[flag] ?? 0) + value;
    next[flag] = Math.min(range.max, Math.max(range.min, wanted));
  }
  return next;
}

function sayAll(lines: readonly Line[], talk: Talk, visit: number): readonly Said[] {
  const setting = settingOf(talk);
  return lines.filter((line) => holds(line.when, talk)).map((line) => ({ line: line.id, visit, setting }));
}

/** One choice taken: where it leads, and the talk once that place has been entered. */
export interface Taken {
  readonly target: string;
  readonly talk: Talk;
}

/** Takes `choice`, which must be open. */
export function takeChoice(plot: Plot, talk: Talk, choice: Choice, timedOut: boolean): Taken {
  const after = computeChoice(plot, talk, choice, timedOut);
  const target = targetOf(plot, choice, after);
  return { target, talk: enterPlace(plot, after, target) };
}

/** The talk after `choice`, before any place is entered: what replies and branches are asked with. */
export function computeChoice(plot: Plot, talk: Talk, choice: Choice, timedOut: boolean): Talk {
  const node = get(plot.homes, choice.id);
  const { state, decision } = decide(plot.scenario, talk.conflict, choice, node.cue, talk.present);
  const after: Talk = {
    ...talk,
    conflict: state,
    flags: changeFlags(plot, talk.flags, choice.set),
    chosen: talk.chosen.includes(choice.id) ? talk.chosen : [...talk.chosen, choice.id],
    trail: [],
    last: { node: node.id, choice: choice.id, decision, timedOut, setting: settingOf(talk) },
    said: [],
    volunteered: [],
    cameOut: decision.discovered,
  };
  const reply = choice.reply.find((one) => holds(one.when, after));
  return reply ? { ...after, said: sayAll(reply.lines, after, talk.visits[node.id] ?? 1) } : after;
}

/** The node or ending that a choice leads to, given the talk after it. */
function targetOf(plot: Plot, choice: Choice, after: Talk): string {
  const forced = plot.scenario.breakOff;
  if (forced && worstOf(after.conflict.counterparts).ladder === 'crisis') return forced;
  return branchOf(choice.to, after);
}

export function branchOf(branches: readonly Branch[], talk: Talk): string {
  const branch = branches.find((one) => holds(one.when, talk));
  if (!branch) throw new Error('no branch holds and there is no fallback');
  return branch.to;
}

function meet(conflict: ConflictState, who: readonly string[]): ConflictState {
  const fresh = who.filter((id) => conflict.counterparts[id]?.met === false);
  if (fresh.length === 0) return conflict;
  const counterparts = { ...conflict.counterparts };
  for (const id of fresh) {
    const one = counterparts[id];
    if (one) counterparts[id] = { ...one, met: true };
  }
  return { ...conflict, counterparts };
}

/** People come and go, and the talk moves. What lay on the table of another room stays behind. */
function arrive(talk: Talk, to: Node | Ending): Setting {
  const { enter = [], leave = [], place = talk.place, time = talk.time, weather = talk.weather } = to;
  const stayed = talk.present.filter((who) => who === YOU || !leave.includes(who));
  const props = 'props' in to ? to.props : undefined;
  const present = [...stayed, ...enter.filter((who) => !stayed.includes(who))];
  const shown = ('onScreen' in to ? to.onScreen : undefined) ?? [];
  // Whoever then walks in is there in the flesh.
  const onScreen = present.filter((who) => shown.includes(who) || (talk.onScreen.includes(who) && !enter.includes(who)));
  return {
    present,
    onScreen,
    place,
    ...(time === undefined ? {} : { time }),
    ...(weather === undefined ? {} : { weather }),
    props: props ?? (place === talk.place ? talk.props : []),
  };
}

/** People come and go, facts are volunteered, flags change, then the node speaks. */
function enterNode(plot: Plot, talk: Talk, node: Node): Talk {
  const setting = arrive(talk, node);
  const { present } = setting;
  const met = meet(talk.conflict, present);
  const told = volunteered(plot.scenario, met, node.volunteers, present);
  const out = discover({ ...met, panes: openPanes(met.panes, told) });
  const visit = (talk.visits[node.id] ?? 0) + 1;
  const entered: Talk = {
    ...talk,
    conflict: out.found.length > 0 ? settle(out.state) : out.state,
    ...setting,
    flags: changeFlags(plot, talk.flags, node.set),
    visits: { ...talk.visits, [node.id]: visit },
    trail: [...talk.trail, node.id],
    volunteered: [...talk.volunteered, ...told],
    cameOut: [...talk.cameOut, ...out.found],
  };
  return { ...entered, said: [...talk.said, ...sayAll(node.lines, entered, visit)] };
}

/** Whoever has the last word is there, said to come or not. They count as met no more than before. */
function enterEnding(talk: Talk, ending: Ending): Talk {
  const speakers = ending.lines.flatMap(({ kind, who, when }) => (kind === 'say' && who !== undefined && holds(when, talk) ? [who] : []));
  const setting = arrive(talk, ending);
  const entered = { ...talk, ...setting, present: [...new Set([...setting.present, ...speakers])] };
  return { ...entered, trail: [...talk.trail, ending.id], said: [...talk.said, ...sayAll(ending.lines, entered, 1)] };
}

/** Node or ending `id` is entered. */
export function enterPlace(plot: Plot, talk: Talk, id: string): Talk {
  const ending = plot.endings.get(id);
  return ending ? enterEnding(talk, ending) : enterNode(plot, talk, get(plot.nodes, id));
}
