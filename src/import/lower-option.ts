// An option of a story → a choice: what is said and set at once stays in it, whatever follows becomes a node.
import { keep } from './ledger.ts';
import {
  canContinue,
  type Flow,
  firstThatHolds,
  newPlace,
  openNode,
  type Pending,
  type Runner,
  type Scope,
  targetOf,
  theEnd,
} from './lower-scope.ts';
import { claim, slugOf } from './names.ts';
import { addChange, type PlanChoice, reads } from './plan.ts';
import type { Step } from './story.ts';

type Opened = Pick<PlanChoice, 'reply' | 'set' | 'notes'>;

/** False if the step does not fit into a choice. */
function takeIn(scope: Scope, opened: Opened, step: Step): boolean {
  switch (step.is) {
    case 'say':
      keep(scope.ledger, step.origin);
      opened.reply.push({ say: step });
      return true;
    case 'note':
      keep(scope.ledger, step.origin);
      opened.notes.push(step.text);
      return true;
    case 'set':
      // A reply sees the flags after the choice.
      if (opened.reply.some(({ test }) => reads(test, new Set([step.change.variable])))) return false;
      keep(scope.ledger, step.origin);
      addChange(opened.set, step.change);
      return true;
    case 'if':
      if (step.branches.length > 4 || !step.branches.every(({ steps }) => steps.every(({ is }) => is === 'say'))) return false;
      for (const { branch, test } of firstThatHolds(scope, step.branches)) {
        for (const each of branch.steps) {
          if (each.is !== 'say') continue;
          keep(scope.ledger, each.origin);
          opened.reply.push({ say: each, ...(test ? { test } : {}) });
        }
      }
      return true;
    default:
      return false;
  }
}

/** Where the option leads once everything that fits into the choice is taken in. */
function takeSteps(scope: Scope, opened: Opened, steps: readonly Step[]): { readonly to: string } | { readonly rest: readonly Step[] } {
  let rest = steps;
  for (;;) {
    const [step, ...others] = rest;
    if (step === undefined) return { rest };
    if (step.is === 'end') return { to: theEnd(scope) };
    if (step.is === 'go') {
      const next = canContinue(scope, step.to);
      if (next === null) return { to: targetOf(scope, step.to, step.origin) };
      keep(scope.ledger, step.origin);
      keep(scope.ledger, next.origin);
      scope.placed.add(next.name);
      rest = next.steps;
    } else if (takeIn(scope, opened, step)) rest = others;
    else return { rest };
  }
}

/** `after`: where options go on that lead nowhere; null: the talk ends with them. */
export function lowerOption(
  scope: Scope,
  { option, test }: Pending,
  runner: Runner,
  after: string | null,
): { readonly choice: PlanChoice; readonly back: boolean } {
  keep(scope.ledger, option.origin);
  if (option.testOrigin !== undefined) keep(scope.ledger, option.testOrigin);
  const id = claim(scope.choices, slugOf(option.id ?? option.text, 'option'));
  const opened: Opened = { reply: [], set: [], notes: [] };
  const choice: PlanChoice = {
    id,
    say: option.text.trim() === '' ? null : option.text,
    origin: option.origin,
    once: option.once,
    fallback: option.fallback ?? false,
    ...(test ? { test } : {}),
    ...opened,
    to: [],
  };
  const way = takeSteps(scope, opened, option.steps);
  if ('to' in way) return { choice: { ...choice, to: [{ to: way.to }] }, back: false };
  if (way.rest.length === 0) return { choice: { ...choice, to: [{ to: after ?? theEnd(scope) }] }, back: after !== null };
  const place = newPlace(scope, id);
  const flow: Flow = { node: openNode(scope, place), pending: [] };
  scope.depth++;
  const back = runner.run(scope, flow, way.rest) && runner.finish(scope, flow, after);
  scope.depth--;
  return { choice: { ...choice, to: [{ to: place }] }, back };
}
