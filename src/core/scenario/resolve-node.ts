// Nodes and choices, with the defaults of the move catalogue filled in.
import { parseLineHead } from './line-head.ts';
import { countLines } from './line-number.ts';
import type { Branch, Choice, FlagChange, Node, Prop } from './model.ts';
import { moveOf } from './moves.ts';
import { readLines, readReplies } from './resolve-line.ts';
import { given, isRecord, readCondition, readIds, readText, refer, type Scope } from './resolve-scope.ts';
import type { Loose, ScenarioSource } from './source.ts';
import type { PropKind } from './terms.ts';
import type { Spot } from './yaml-tree.ts';

type NodeSource = Loose<ScenarioSource['nodes'][string]>;
type ChoiceSource = NonNullable<NonNullable<NodeSource['choices']>[number]>;

interface BranchSource {
  readonly when?: string;
  readonly to?: string;
  readonly call?: string;
  readonly return?: string;
}

/** A branch that will lead to the scene's copy. */
function readCall(scope: Scope, source: BranchSource, site: string): Branch | null {
  const { call, return: back } = source;
  if (call === undefined || back === undefined) return null;
  refer(scope, 'target', back, { in: source, key: 'return' });
  const branch: Branch = { ...given('when', whenOf(scope, source)), to: '' };
  const at: Spot = { in: source, key: 'call' };
  scope.spots.set(branch, at);
  scope.calls.set(branch, { scene: call, back, site, at });
  return branch;
}

/** A wrong condition is still one: the part must not pass for one without. */
function whenOf(scope: Scope, source: { readonly when?: string | undefined }) {
  return readCondition(scope, source) ?? (source.when === undefined ? undefined : ({ is: 'or', of: [] } as const));
}

/** `site`: the id of the choice or node that the branches belong to. */
function readBranches(scope: Scope, container: { readonly to?: unknown }, site: string): readonly Branch[] {
  const source = container.to;
  if (source === undefined) return [];
  if (isRecord(source)) {
    const branch = readCall(scope, source, site);
    return branch === null ? [] : [branch];
  }
  if (typeof source === 'string') {
    refer(scope, 'target', source, { in: container, key: 'to' });
    const branch = { to: source };
    scope.spots.set(branch, { in: container, key: 'to' });
    return [branch];
  }
  return (source as readonly (BranchSource | undefined)[]).flatMap((item) => {
    if (item?.to === undefined) {
      const branch = item === undefined ? null : readCall(scope, item, site);
      return branch === null ? [] : [branch];
    }
    refer(scope, 'target', item.to, { in: item, key: 'to' });
    const branch: Branch = { ...given('when', whenOf(scope, item)), to: item.to };
    scope.spots.set(branch, { in: item, key: 'to' });
    return [branch];
  });
}

/** A sign in front adds; a plain number sets; a switch is set to 0 or 1. */
function readChanges(scope: Scope, source: Readonly<Record<string, number | boolean | undefined>> | undefined): readonly FlagChange[] {
  if (source === undefined) return [];
  return Object.entries(source).flatMap(([flag, value]) => {
    if (value === undefined) return [];
    refer(scope, 'flag', flag, { in: source, key: flag, part: 'key' });
    if (typeof value === 'boolean') return [{ flag, op: 'set', value: value ? 1 : 0 } as const];
    const signed = /^[+-]/.test(scope.sourceOf(source, flag) ?? '');
    return [{ flag, op: signed ? 'add' : 'set', value } as const];
  });
}

/** The choice's own tag, else the move's default; `none` takes it away. */
function tagOf(own: number | 'none' | undefined, byMove: number | undefined): number | undefined {
  return own === 'none' ? undefined : (own ?? byMove);
}

function readChoice(scope: Scope, source: ChoiceSource, node: string): Choice | null {
  if (source.id === undefined) return null;
  const move = source.move ?? 'ask-closed';
  const byMove = moveOf(move);
  const head = parseLineHead(source.as ?? '', false);
  for (const { code, from, to, params } of head.issues) scope.report(code, { in: source, key: 'as', from, to }, params);
  if (source.as !== undefined && head.who !== '') refer(scope, 'cast', head.who, { in: source, key: 'as', from: 0, to: head.whoEnd });
  const say: Spot = { in: source, key: 'say' };
  const step = source.step === 'none' ? undefined : (source.step ?? byMove.step);
  const choice: Choice = {
    id: source.id,
    say: readText(scope, source.say, say),
    ...given('feeling', head.feeling),
    ...given('posture', head.posture),
    ...given('acting', head.acting),
    move,
    ...given('goal', tagOf(source.goal, byMove.goal)),
    ...given('issue', tagOf(source.issue, byMove.issue)),
    ...given('listen', tagOf(source.listen, byMove.listen)),
    mode: source.mode ?? byMove.mode,
    ...given('step', step),
    ...given('names', source.names),
    shares: readIds(scope, source, 'shares', 'fact'),
    asks: readIds(scope, source, 'asks', 'fact'),
    finds: readIds(scope, source, 'finds', 'fact'),
    withholds: readIds(scope, source, 'withholds', 'fact'),
    misstates: readIds(scope, source, 'misstates', 'fact'),
    addresses: readIds(scope, source, 'addresses', 'counterpart'),
    ...given('when', whenOf(scope, source)),
    ...given('closed', source.closed === undefined ? undefined : readText(scope, source.closed, { in: source, key: 'closed' })),
    once: source.once ?? false,
    set: readChanges(scope, source.set),
    why: readText(scope, source.why, { in: source, key: 'why' }),
    reply: readReplies(scope, source.reply, `${node}.${source.id}`),
    to: readBranches(scope, source, source.id),
  };
  scope.spots.set(choice, { in: source, key: 'id' });
  return choice;
}

/** Each kind lies there once. */
function readProps(scope: Scope, source: NodeSource): readonly Prop[] | undefined {
  const written = source.props;
  if (written === undefined || written === 'none') return written === undefined ? undefined : [];
  const read: Prop[] = [];
  for (const item of Array.isArray(written) ? written : [written]) {
    if (item === undefined) continue;
    const prop: Prop =
      typeof item === 'string'
        ? { kind: item as PropKind }
        : { kind: 'whiteboard', text: readText(scope, item.whiteboard, { in: item, key: 'whiteboard' }) };
    if (!read.some(({ kind }) => kind === prop.kind)) read.push(prop);
  }
  return read;
}

export function readNode(scope: Scope, id: string, source: NodeSource, at: Spot): Node {
  const to = readBranches(scope, source, id);
  const choices = (source.choices ?? []).flatMap((item) => {
    const choice = item === undefined ? null : readChoice(scope, item, id);
    if (item === undefined || choice === null) return [];
    if (item.to !== undefined || to.length === 0) return [choice];
    // A choice without a target goes where its node goes.
    const completed = { ...choice, to };
    scope.spots.set(completed, { in: item, key: 'id' });
    return [completed];
  });
  const { timer } = source;
  if (timer?.choice !== undefined) refer(scope, 'choice', timer.choice, { in: timer, key: 'choice' });
  const onScreen = readIds(scope, source, 'on-screen', 'counterpart');
  const node: Node = {
    id,
    ...given('cue', source.cue),
    ...given('place', source.place),
    ...given('time', source.time),
    ...given('weather', source.weather),
    enter: [...new Set([...readIds(scope, source, 'enter', 'counterpart'), ...onScreen])],
    ...given('onScreen', onScreen.length === 0 ? undefined : onScreen),
    leave: readIds(scope, source, 'leave', 'counterpart'),
    ...given('props', readProps(scope, source)),
    volunteers: readIds(scope, source, 'volunteers', 'fact'),
    set: readChanges(scope, source.set),
    lines: readLines(scope, source.lines, countLines(id, scope.taken)),
    choices,
    to: choices.length > 0 ? [] : to,
    ...given(
      'timer',
      timer?.seconds === undefined || timer.choice === undefined ? undefined : { seconds: timer.seconds, choice: timer.choice },
    ),
    pointOfNoReturn: source['point-of-no-return'] ?? false,
  };
  scope.spots.set(node, at);
  return node;
}
