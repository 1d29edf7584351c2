// A script played: every expectation that did not come true. Stops where something cannot be said, since nothing
// after it would mean anything.
import { scoreMeets } from '../conflict/score-meets.ts';
import type { DialogueMachine } from '../dialogue/machine.ts';
import type { DialogueView, ShownChoice } from '../dialogue/view.ts';
import type { Span } from '../scenario/diagnostic.ts';
import type { Scenario } from '../scenario/model.ts';
import { naming } from '../scenario/suggest.ts';
import { advance, canAdvance, endingOf, startRun, viewOfRun } from './advance.ts';
import { debriefOf } from './debrief.ts';
import type { Anchors } from './debrief-types.ts';
import type { Run } from './run.ts';
import type { Script, ScriptMistake, ScriptStep } from './script.ts';
import { fitting, nearestOf } from './words.ts';

export interface ScriptFailure {
  /** The instruction: `say`, `ladder`, `ending` … */
  readonly what: string;
  readonly expected: string;
  /** Free of language, but for words of the scenario. */
  readonly actual: string;
  readonly span: Span;
  /** Words of the open option that is nearest to what could not be said. */
  readonly near?: string;
  /** Ids of what could be said instead. */
  readonly open?: readonly string[];
}

export interface PlayedScript {
  readonly choose: readonly string[];
  readonly failures: readonly ScriptFailure[];
  /** Where the talk stood when the script ended. */
  readonly run: Run;
}

/** Names that the scenario does not have. */
export function checkScript(script: Script, scenario: Scenario): readonly ScriptMistake[] {
  const known = {
    choice: scenario.nodes.flatMap((node) => node.choices.map(({ id }) => id)),
    person: scenario.cast.map(({ id }) => id),
    fact: scenario.facts.map(({ id }) => id),
    ending: scenario.endings.map(({ id }) => id),
  };
  const sets = Object.fromEntries(Object.entries(known).map(([kind, ids]) => [kind, new Set(ids)]));
  return script.names.flatMap(({ kind, name, span }): ScriptMistake[] => {
    if (sets[kind]?.has(name)) return [];
    // A scenario has dozens of choices: those are too many for a list.
    const options = kind === 'choice' ? '' : known[kind].join(', ');
    return [{ code: 'unknown-name', span, params: { kind, ...naming(name, known[kind]), options } }];
  });
}

type Failure = Omit<ScriptFailure, 'span'>;
const fail = (what: string, expected: string, actual: string): Failure => ({ what, expected, actual });

function optionSaid(script: Script, open: readonly ShownChoice[], text: string): ShownChoice | Failure {
  const words = (option: ShownChoice): string => option.say[script.language];
  const found = fitting(text, open, words);
  if (found.length === 1 && found[0]) return found[0];
  const near = nearestOf(text, open, words);
  return {
    ...fail('say', text, found.length === 0 ? 'not-offered' : 'ambiguous'),
    ...(near && found.length === 0 ? { near: words(near) } : {}),
    open: (found.length === 0 ? open : found).map(({ id }) => id),
  };
}

function faceFailure(view: DialogueView, who: string, feeling: string): Failure | null {
  const line = view.lines.findLast((one) => one.who === who && one.feeling !== undefined);
  return line?.feeling === feeling ? null : fail(who, feeling, line?.feeling ?? 'silent');
}

function expectationFailure(
  machine: DialogueMachine,
  run: Run,
  script: Script,
  step: ScriptStep & { do: 'expect' },
  anchors: () => Anchors,
): Failure | null {
  const view = viewOfRun(machine, run);
  const differs = (what: string, expected: string, actual: string): Failure | null =>
    expected === actual ? null : fail(what, expected, actual);
  switch (step.what) {
    case 'face':
      return faceFailure(view, step.who, step.feeling);
    case 'ladder':
    case 'stance': {
      const { who, what } = step;
      if (who === undefined) return differs(what, step.value, view[what]);
      const met = view.counterparts.find(({ id }) => id === who);
      return differs(`${what} of ${who}`, step.value, met?.[what] ?? 'not-met');
    }
    case 'fact':
      return differs(`fact ${step.fact}`, step.value, view.facts.find(({ id }) => id === step.fact)?.pane ?? 'unknown');
    case 'line': {
      const said = fitting(step.text, view.lines, (line) => line.text[script.language]);
      if (said.length > 0) return null;
      const near = nearestOf(step.text, view.lines, (line) => line.text[script.language]);
      return { ...fail('line', step.text, 'not-said'), ...(near ? { near: near.text[script.language] } : {}) };
    }
    case 'ending':
      return differs('ending', step.ending, endingOf(machine, run) ?? 'no-ending-yet');
    case 'verdict':
    case 'score': {
      const expected = step.what === 'verdict' ? step.value : `${step.op} ${step.value}`;
      if (endingOf(machine, run) === null) return fail(step.what, expected, 'no-ending-yet');
      if (step.what === 'verdict')
        return differs('verdict', expected, debriefOf(machine, run, { max: 100, random: 0, min: 0, exact: true }).verdict);
      const { score } = debriefOf(machine, run, anchors());
      return scoreMeets(score, expected) === true ? null : fail('score', expected, String(score));
    }
  }
}

/** `anchors` is asked only if a score is expected. The names must have been checked. */
export function playScript(machine: DialogueMachine, script: Script, anchors: () => Anchors): PlayedScript {
  let [run] = startRun(machine, { seed: script.seed, mode: 'coach' });
  const choose: string[] = [];
  const failures: ScriptFailure[] = [];
  for (const step of script.steps) {
    const note = (failure: Failure | null): void => {
      if (failure) failures.push({ ...failure, span: step.span });
    };
    if (step.do === 'expect') {
      note(expectationFailure(machine, run, script, step, anchors));
      continue;
    }
    const { choices, timer } = viewOfRun(machine, run);
    const open = choices.filter((one) => one.open);
    if (step.do === 'closed' || step.do === 'hidden') {
      const shown = choices.find(({ id }) => id === step.choice);
      const actual = shown === undefined ? 'hidden' : shown.open ? 'open' : 'closed';
      note(actual === step.do ? null : fail('choice', `${step.choice} ${step.do}`, actual));
      continue;
    }
    const over = endingOf(machine, run) !== null;
    let taken: string | null = null;
    if (step.do === 'wait') {
      if (timer) taken = timer.choice;
      else note(fail('wait', 'timer', over ? 'already-ended' : 'no-timer'));
    } else if (over) {
      note(fail(step.do, step.do === 'say' ? step.text : step.choice, 'already-ended'));
    } else if (step.do === 'say') {
      const found = optionSaid(script, open, step.text);
      if ('what' in found) note(found);
      else taken = found.id;
    } else if (open.some(({ id }) => id === step.choice)) {
      taken = step.choice;
    } else {
      const closed = choices.some(({ id }) => id === step.choice);
      note({ ...fail('choose', step.choice, closed ? 'closed' : 'not-offered'), open: open.map(({ id }) => id) });
    }
    if (taken === null) break;
    const event = step.do === 'wait' ? ({ type: 'timeout' } as const) : ({ type: 'choose', choice: taken } as const);
    if (!canAdvance(machine, run, event)) throw new Error(`"${taken}" is shown open and cannot be taken`);
    [run] = advance(machine, run, event);
    choose.push(taken);
  }
  return { choose, failures, run };
}
