// What every part of the resolver needs: where to report, where to note names and places, and how to read texts and conditions.
import type { Condition } from './condition.ts';
import type { Reference, ReferenceKind } from './draft.ts';
import { parseExpression } from './expression.ts';
import type { Forest } from './forest.ts';
import type { Branch, CastMember } from './model.ts';
import { LOCALES, type Text } from './terms.ts';
import type { Spot } from './yaml-tree.ts';

/** A person of the shared cast; what is absent the scenario must say. */
export type SharedPerson = Partial<Pick<CastMember, 'role' | 'department' | 'temperament' | 'look'>> &
  Pick<CastMember, 'name' | 'figure' | 'voice'>;
export type SharedPeople = Readonly<Record<string, SharedPerson>>;

/** A branch that visits a scene. */
export interface Call {
  readonly scene: string;
  /** Where the talk goes on when the scene returns. */
  readonly back: string;
  /** The choice or node that calls. */
  readonly site: string;
  readonly at: Spot;
}

export interface Scope extends Pick<Forest, 'report' | 'sourceOf' | 'languageIn'> {
  /** The declared ones; absent while it cannot be known which there are. */
  readonly flags: ReadonlySet<string> | undefined;
  /** Numbered names of lines that are written down; a scene has its own. */
  readonly taken: ReadonlySet<string>;
  /** The scene that is being read. */
  readonly scene?: string;
  readonly references: Reference[];
  readonly spots: WeakMap<object, Spot>;
  /** Branches that lead nowhere yet. */
  readonly calls: Map<Branch, Call>;
  /** A part was replaced by another that stands for the same place. */
  readonly moved: (part: object, by: object) => void;
}

export const EMPTY_TEXT: Text = { 'zh-CN': '', en: '' };

type TextScope = Pick<Scope, 'report' | 'languageIn'>;

/** A language that is missing is told, and falls back to the other one. */
export function readText(scope: TextScope, source: unknown, at: Spot): Text {
  if (source === undefined || source === null) return EMPTY_TEXT;
  const written: Partial<Text> = typeof source === 'string' ? { [scope.languageIn(at.in)]: source } : (source as Partial<Text>);
  const missing = LOCALES.filter((locale) => (written[locale] ?? '').trim() === '');
  if (missing.length === LOCALES.length) {
    scope.report(at.key === 'why' ? 'missing-why' : 'wrong-type', at, at.key === 'why' ? {} : { expected: 'text', found: 'nothing' });
    return EMPTY_TEXT;
  }
  for (const language of missing) scope.report('missing-translation', at, { language });
  if (missing.length === 0) return { 'zh-CN': written['zh-CN'] ?? '', en: written.en ?? '' };
  const fallback = LOCALES.map((locale) => written[locale]).find((text) => text !== undefined && text.trim() !== '') ?? '';
  return { 'zh-CN': written['zh-CN']?.trim() ? written['zh-CN'] : fallback, en: written.en?.trim() ? written.en : fallback };
}

export function refer(scope: Pick<Scope, 'references' | 'scene'>, kind: ReferenceKind, name: string, at: Spot, exact = false): void {
  scope.references.push({ kind, name, at, ...given('scene', scope.scene), ...(exact ? { exact } : {}) });
}

const KINDS = { cast: 'counterpart', fact: 'fact', flag: 'flag', node: 'node', choice: 'choice' } as const;

/** Undefined where there is no condition or a wrong one, which is told. */
export function readCondition(scope: Scope, container: { readonly when?: string | undefined }): Condition | undefined {
  const source = container.when;
  if (source === undefined) return undefined;
  const { condition, names, issues } = parseExpression(source, scope.flags);
  for (const { kind, name, from, to } of names) refer(scope, KINDS[kind], name, { in: container, key: 'when', from, to });
  for (const { code, from, to, params } of issues) scope.report(code, { in: container, key: 'when', from, to }, params);
  if (condition === null || condition === undefined) return undefined;
  scope.spots.set(condition, { in: container, key: 'when' });
  return condition;
}

/** One id or a list of them; each is noted as a reference. */
export function readIds<K extends string>(
  scope: Scope,
  container: { readonly [key in K]?: unknown },
  key: K,
  kind?: ReferenceKind,
): readonly string[] {
  const source = container[key];
  if (source === undefined) return [];
  if (typeof source === 'string') {
    if (kind !== undefined) refer(scope, kind, source, { in: container, key });
    return [source];
  }
  const list = source as readonly (string | undefined)[];
  const found: string[] = [];
  list.forEach((name, index) => {
    if (name === undefined || found.includes(name)) return;
    found.push(name);
    if (kind !== undefined) refer(scope, kind, name, { in: list, key: index });
  });
  return found;
}

/** An optional property, absent rather than undefined. */
export function given<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
