// Follows the flow of compiled ink from a place until it leaves, and writes down what happens as steps.
import { branchesAt, isSequence, sequenceOf } from './ink-blocks.ts';
import { type InkContainer, type InkItem, isContainer, isObject, keyOf, type Pointer, resolve, stringAt } from './ink-container.ts';
import { addGlue, addTag, addText, addVariants, endLine, type Flow, flushText, openFlow } from './ink-flow.ts';
import { isTextPart, type Label } from './ink-labels.ts';
import { type Evaluation, evaluate, openEvaluation, pop, printLogic } from './ink-stack.ts';
import { lose } from './ledger.ts';
import type { Logic } from './logic.ts';
import { changeOf, testOf } from './logic-test.ts';
import { found, give, type Reader, sizeOf, unknownTest } from './reader.ts';
import type { IfBranch, OriginId, Step, Test } from './story.ts';

/** Items a file of the largest size may have, each walked about once; a broken one may run in circles. */
const MAX_STEPS = 2_000_000;
/** Branches inside each other. */
const MAX_BRANCHES = 100;

/** Shared by all walks of a file. */
export interface InkBudget {
  steps: number;
  branches: number;
}

export interface InkWalk {
  readonly budget: InkBudget;
  readonly reader: Reader;
  readonly labels: ReadonlyMap<string, Label>;
  /** Name of the passage. */
  readonly here: string;
}

/** What is open at the moment: a string of an evaluation, a tag. */
interface Hand {
  at: InkContainer;
  index: number;
  readonly evaluation: Evaluation;
  text: string | null;
  tag: string | null;
  ended: boolean;
}

const CHOICE = { condition: 1, start: 2, choiceOnly: 4, fallback: 8, once: 16 } as const;
/** Tests in one condition. */
const MAX_TESTS = 8;

const nameAt =
  (walk: InkWalk, at: InkContainer) =>
  (path: string): string | null => {
    const pointer = resolve(path, at);
    return pointer ? (walk.labels.get(keyOf(pointer))?.name ?? null) : null;
  };

function asTest(walk: InkWalk, flow: Flow, logic: Logic): { readonly test: Test; readonly origin: OriginId } {
  const source = printLogic(logic);
  const origin = found(walk.reader, 'condition', { path: flow.path }, source);
  const test = testOf(logic, walk.here);
  return { origin, test: test && sizeOf(test) <= MAX_TESTS ? test : unknownTest(walk.reader, origin, source) };
}

function put(flow: Flow, hand: Hand, text: string): void {
  if (hand.tag !== null) hand.tag += text;
  else if (hand.text !== null) hand.text += text;
  else addText(flow, text);
}

/** The words of a choice that stand in a container of their own. */
function partText(walk: InkWalk, flow: Flow, part: InkContainer): string {
  let text = '';
  for (const item of part.content) {
    if (typeof item === 'string' && item.startsWith('^')) text += item.slice(1);
    else if (isContainer(item)) give(walk.reader, 'other', { path: item.path }, flow.path, 'text-varies');
  }
  return text;
}

function print(walk: InkWalk, flow: Flow, hand: Hand) {
  const logic = pop(hand.evaluation);
  if (logic.is === 'value') return put(flow, hand, String(logic.value));
  const shown = `{${printLogic(logic)}}`;
  give(walk.reader, 'other', { path: flow.path }, shown, hand.evaluation.odd ?? 'printed-value');
  hand.evaluation.odd = null;
  put(flow, hand, shown);
}

/** Signs of the format. False: it is none. */
function takeSign(walk: InkWalk, flow: Flow, hand: Hand, sign: string): boolean {
  const { reader } = walk;
  const place = { path: flow.path };
  if (sign.startsWith('^') && sign.length > 0 && sign !== '^') put(flow, hand, sign.slice(1));
  else if (sign === '\n') {
    if (hand.text !== null || hand.tag !== null) put(flow, hand, ' ');
    else endLine(flow);
  } else if (sign === 'str') hand.text = '';
  else if (sign === '/str') {
    hand.evaluation.stack.push({ is: 'value', value: hand.text ?? '' });
    hand.text = null;
  } else if (sign === '#') hand.tag = '';
  else if (sign === '/#') {
    addTag(flow, hand.tag ?? '');
    hand.tag = null;
  } else if (sign === '<>') addGlue(flow);
  else if (sign === 'out') print(walk, flow, hand);
  else if (sign === 'pop') {
    pop(hand.evaluation);
    if (hand.evaluation.odd) give(reader, 'other', place, '~ …', hand.evaluation.odd);
    hand.evaluation.odd = null;
  } else if (sign === 'thread') {
    const to = stringAt(hand.at.content[hand.index + 1], '->') ?? '';
    give(reader, 'link', place, `<- ${to}`, 'thread');
    hand.index++;
  } else if (sign === 'done' || sign === 'end' || sign === '->->' || sign === '~ret') {
    flushText(flow);
    if (sign === 'end') flow.steps.push({ is: 'end' });
    if (sign === '->->') give(reader, 'link', place, '->->', 'tunnel');
    hand.ended = true;
  } else return ['ev', '/ev', 'nop', '^'].includes(sign);
  return true;
}

function takeChoice(walk: InkWalk, flow: Flow, hand: Hand, path: string, flags: number): void {
  const { evaluation, at } = hand;
  const condition = flags & CHOICE.condition ? asTest(walk, flow, pop(evaluation)) : null;
  const words = (flag: number): string => {
    if (!(flags & flag)) return '';
    const logic = pop(evaluation);
    return logic.is === 'value' ? String(logic.value) : '';
  };
  const only = words(CHOICE.choiceOnly);
  const text = `${words(CHOICE.start)}${only}`.replace(/\s+/gu, ' ').trim();
  const pointer = resolve(path, at);
  const label = pointer ? walk.labels.get(keyOf(pointer)) : undefined;
  const origin = found(walk.reader, 'link', { path: flow.path }, `* ${text}`);
  if (label && text !== '') label.echo = text;
  if (!label) lose(walk.reader.ledger, origin, 'no-such-passage');
  flushText(flow);
  const steps: readonly Step[] = label ? [{ is: 'go', to: label.name, origin }] : [];
  const asked = condition ? { test: condition.test, testOrigin: condition.origin } : {};
  const once = (flags & CHOICE.once) !== 0;
  const fallback = (flags & CHOICE.fallback) !== 0;
  flow.steps.push({ is: 'option', text, once: once && !fallback, fallback, ...asked, steps, origin });
}

function takeAssignment(walk: InkWalk, flow: Flow, hand: Hand, name: string): void {
  const logic = pop(hand.evaluation);
  if (/^\$/.test(name)) return;
  flushText(flow);
  const origin = found(walk.reader, 'assignment', { path: flow.path }, `~ ${name} = ${printLogic(logic)}`);
  const change = changeOf(name, logic);
  if (change === null) lose(walk.reader.ledger, origin, hand.evaluation.odd ?? 'value');
  else flow.steps.push({ is: 'set', change, origin });
  hand.evaluation.odd = null;
}

/** Where the flow goes on by itself, or null where it left. */
function takeDivert(walk: InkWalk, flow: Flow, hand: Hand, item: InkItem, path: string, stop: string | null): Pointer | null {
  const next: Pointer = { at: hand.at, index: hand.index + 1 };
  if (isObject(item) && item['var'] === true) {
    give(walk.reader, 'link', { path: flow.path }, `-> ${path}`, 'unknown-construct');
    return null;
  }
  const pointer = resolve(path, hand.at);
  if (pointer && isTextPart(pointer)) {
    put(flow, hand, partText(walk, flow, pointer.at));
    return next;
  }
  if (pointer && keyOf(pointer) === stop) {
    flushText(flow);
    return null;
  }
  const label = pointer ? walk.labels.get(keyOf(pointer)) : undefined;
  if (pointer && !label) return pointer;
  const conditional = isObject(item) && item['c'] === true;
  const asked = conditional ? asTest(walk, flow, pop(hand.evaluation)) : null;
  flushText(flow);
  const go: Step = { is: 'go', to: label?.name ?? path, origin: found(walk.reader, 'link', { path: flow.path }, `-> ${path}`) };
  flow.steps.push(asked ? { is: 'if', branches: [{ ...asked, steps: [go] }] } : go);
  return asked ? next : null;
}

/** Runs of branches become one condition; the flow comes together again behind them. */
function takeBranches(walk: InkWalk, flow: Flow, hand: Hand) {
  const { branches, end } = branchesAt(hand.at, hand.index, hand.evaluation, nameAt(walk, hand.at));
  hand.index = end - 1;
  if (hand.text !== null || hand.tag !== null) return give(walk.reader, 'other', { path: flow.path }, '{…}', 'text-varies');
  flushText(flow);
  const stop = keyOf({ at: hand.at, index: end });
  const made: IfBranch[] = [];
  let midLine = flow.midLine;
  for (const { logic, body } of branches) {
    const asked = logic ? asTest(walk, flow, logic) : { test: null, origin: null };
    const inner: Flow = { ...openFlow(walk.reader, body.path), midLine: flow.midLine, speaker: flow.speaker, first: false };
    walk.budget.branches++;
    walkInk(walk, inner, { at: body, index: 0 }, stop);
    walk.budget.branches--;
    flushText(inner);
    midLine &&= inner.midLine;
    made.push({ ...asked, steps: inner.steps });
  }
  flow.midLine = midLine;
  flow.first = false;
  flow.steps.push({ is: 'if', branches: made });
}

function takeSequence(walk: InkWalk, flow: Flow, hand: Hand, container: InkContainer) {
  const sequence = sequenceOf(container);
  if (sequence.texts !== null && hand.text === null && hand.tag === null && addVariants(flow, sequence.texts, sequence.order)) return;
  give(walk.reader, 'other', { path: container.path }, sequence.texts?.join(' | ') ?? '{…|…}', 'text-varies');
  const [first] = sequence.parts;
  if (!first) return;
  if (sequence.texts !== null) return put(flow, hand, sequence.texts[0] ?? '');
  walk.budget.branches++;
  walkInk(walk, flow, { at: first, index: 0 }, keyOf({ at: container, index: container.content.indexOf('nop') }));
  walk.budget.branches--;
}

/** `stop`: the place where a branch joins its flow again. */
export function walkInk(walk: InkWalk, flow: Flow, start: Pointer, stop: string | null): void {
  const hand: Hand = { ...start, evaluation: openEvaluation(), text: null, tag: null, ended: false };
  for (let begun = false; !hand.ended; begun = true) {
    const { at, index } = hand;
    if (++walk.budget.steps > MAX_STEPS || walk.budget.branches > MAX_BRANCHES) {
      give(walk.reader, 'other', { path: at.path }, at.path, 'malformed');
      return;
    }
    const key = keyOf(hand);
    if (begun && key === stop) return;
    const label = begun && index < at.content.length ? walk.labels.get(key) : undefined;
    if (label) {
      flushText(flow);
      flow.steps.push({ is: 'go', to: label.name, origin: found(walk.reader, 'link', { path: flow.path }, `-> ${label.name}`) });
      return;
    }
    if (index >= at.content.length) {
      if (at.parent === null || at.index < 0) return;
      Object.assign(hand, { at: at.parent, index: at.index + 1 });
      continue;
    }
    flow.path = at.path;
    const item = at.content[index] as InkItem;
    if (isContainer(item)) {
      if (isSequence(item)) takeSequence(walk, flow, hand, item);
      else if (branchesAt(at, index, openEvaluation(), () => null).branches.length > 0) takeBranches(walk, flow, hand);
      else {
        Object.assign(hand, { at: item, index: 0 });
        continue;
      }
      hand.index++;
      continue;
    }
    const divert = stringAt(item, '->');
    if (divert !== undefined) {
      const next = takeDivert(walk, flow, hand, item, divert, stop);
      if (next === null) return;
      Object.assign(hand, next);
      continue;
    }
    takeOther(walk, flow, hand, item);
    hand.index++;
  }
}

function takeOther(walk: InkWalk, flow: Flow, hand: Hand, item: InkItem): void {
  if (typeof item === 'string' && takeSign(walk, flow, hand, item)) return;
  const tunnel = stringAt(item, '->t->');
  const choice = stringAt(item, '*');
  const assigned = stringAt(item, 'VAR=') ?? stringAt(item, 'temp=');
  const tag = stringAt(item, '#');
  if (tunnel !== undefined) give(walk.reader, 'link', { path: flow.path }, `-> ${tunnel} ->`, 'tunnel');
  else if (choice !== undefined && isObject(item)) takeChoice(walk, flow, hand, choice, Number(item['flg'] ?? 0));
  else if (assigned !== undefined) takeAssignment(walk, flow, hand, assigned);
  else if (tag !== undefined) addTag(flow, tag);
  else if (!evaluate(hand.evaluation, item, nameAt(walk, hand.at)))
    give(walk.reader, 'other', { path: flow.path }, JSON.stringify(item) ?? '', 'unknown-construct');
}
