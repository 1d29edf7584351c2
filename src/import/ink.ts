// Compiled ink (`.ink.json`): every place of it is walked once, statically; nothing is run.

import { containerOf, type InkContainer, keyOf, stringAt } from './ink-container.ts';
import { flushText, openFlow } from './ink-flow.ts';
import { functionsOf, GLOBALS, labelsOf, START } from './ink-labels.ts';
import { evaluate, openEvaluation, pop, printLogic } from './ink-stack.ts';
import { type InkWalk, walkInk } from './ink-walk.ts';
import { keep, lose } from './ledger.ts';
import { constantOf, fits } from './logic-test.ts';
import { found, give, type Reader, type ReadStory, type Refused } from './reader.ts';
import type { Passage, Story } from './story.ts';
import { MAX_PASSAGES } from './twee.ts';

function readGlobals(reader: Reader, globals: InkContainer): void {
  const evaluation = openEvaluation();
  for (const item of globals.content) {
    const name = stringAt(item, 'VAR=');
    if (name === undefined) {
      if (item === 'str') evaluation.stack.push({ is: 'value', value: '' });
      else evaluate(evaluation, item, () => null);
      continue;
    }
    const logic = pop(evaluation);
    const value = constantOf(logic);
    const origin = found(reader, 'assignment', { path: `VAR ${name}` }, `VAR ${name} = ${printLogic(logic)}`);
    if (value === null || (typeof value === 'number' && !fits(value))) lose(reader.ledger, origin, evaluation.odd ?? 'value');
    else {
      keep(reader.ledger, origin);
      reader.variables.set(name, { initial: value });
    }
    evaluation.odd = null;
  }
}

export const readInk: ReadStory = (reader, source): Story | Refused => {
  const root = containerOf(JSON.parse(source));
  if (root === null) return { refused: 'wrong-format', params: { format: 'ink' } };
  const globals = root.named.get(GLOBALS);
  if (globals) readGlobals(reader, globals);
  const labels = labelsOf(root);
  if (labels.size > MAX_PASSAGES) return { refused: 'too-many-passages', params: { count: labels.size, limit: MAX_PASSAGES } };
  for (const name of functionsOf(root)) give(reader, 'passage', { path: name }, `function ${name}`, 'function');
  const passages: Passage[] = [];
  const budget = { steps: 0, branches: 0 };
  const pending = [...labels.values()];
  // A place that a choice leads to is walked after the choice, which knows what was said.
  for (const label of [...pending.filter(({ soft }) => !soft), ...pending.filter(({ soft }) => soft)]) {
    const path = keyOf(label.pointer);
    const origin = found(reader, 'passage', { path: path || START }, label.name);
    const flow = openFlow(reader, path, label.echo);
    const walk: InkWalk = { budget, reader, labels, here: label.name };
    walkInk(walk, flow, label.pointer, null);
    flushText(flow);
    passages.push({ name: label.name, origin, steps: flow.steps, soft: label.soft });
  }
  const first = passages[0];
  if (!first || passages.every(({ steps }) => steps.length === 0)) return { refused: 'no-passage', params: {} };
  const [only] = first.steps;
  const isKnown = only?.is === 'go' && passages.some(({ name }) => name === only.to);
  if (first.steps.length > 1 || only?.is !== 'go' || !isKnown || only.to === first.name)
    return { title: '', notes: [], start: first.name, passages, variables: reader.variables };
  // The file begins with nothing but a divert: the story begins there.
  keep(reader.ledger, first.origin);
  keep(reader.ledger, only.origin);
  return { title: '', notes: [], start: only.to, passages: passages.slice(1), variables: reader.variables };
};
