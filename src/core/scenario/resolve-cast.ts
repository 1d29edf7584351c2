// The cast: what the scenario says of a person lies over what the shared cast says.
import { readFigure } from './figure.ts';
import { type CastMember, YOU } from './model.ts';
import { given, readText, refer, type Scope, type SharedPeople } from './resolve-scope.ts';
import type { Loose, ScenarioSource } from './source.ts';
import { naming } from './suggest.ts';
import type { Spot } from './yaml-tree.ts';

type CastSource = Loose<ScenarioSource['cast']>;
type MemberSource = NonNullable<CastSource[string]>;

const NEEDED = ['name', 'role', 'figure', 'voice', 'department', 'temperament'] as const;

function readMember(scope: Scope, id: string, source: MemberSource, shared: SharedPeople, at: Spot): CastMember {
  const base = source.is !== undefined && Object.hasOwn(shared, source.is) ? shared[source.is] : undefined;
  const known = source.is === undefined || base !== undefined;
  if (source.is !== undefined && base === undefined) {
    scope.report('unknown-person', { in: source, key: 'is' }, naming(source.is, Object.keys(shared)));
  }
  for (const key of NEEDED) {
    if (known && source[key] === undefined && base?.[key] === undefined) scope.report('missing-key', { ...at, part: 'key' }, { key });
  }
  const text = (key: 'name' | 'role') => (source[key] === undefined ? base?.[key] : readText(scope, source[key], { in: source, key }));
  const empty = { 'zh-CN': '', en: '' };
  const drawn = source.figure === undefined ? base : readFigure(scope.report, source.figure, { in: source, key: 'figure' });
  return {
    id,
    figure: drawn?.figure ?? '',
    ...given('look', drawn?.look),
    voice: source.voice ?? base?.voice ?? '',
    name: text('name') ?? empty,
    role: text('role') ?? empty,
    department: source.department ?? base?.department ?? 'management',
    relation: id === YOU ? 'peer' : (source.relation ?? 'peer'),
    temperament: source.temperament ?? base?.temperament ?? 'amiable',
  };
}

export interface ResolvedCast {
  /** The player first. */
  readonly cast: readonly CastMember[];
  readonly present: readonly string[];
}

export function readCast(scope: Scope, source: CastSource, shared: SharedPeople): ResolvedCast {
  const members = Object.entries(source).flatMap(([id, member]) => {
    if (member === undefined) return [];
    const at: Spot = { in: source, key: id };
    const read = readMember(scope, id, member, shared, at);
    scope.spots.set(read, { ...at, part: 'key' });
    return [{ read, present: member.present !== false || id === YOU }];
  });
  members.sort((a, b) => Number(b.read.id === YOU) - Number(a.read.id === YOU));
  return { cast: members.map(({ read }) => read), present: members.filter(({ present }) => present).map(({ read }) => read.id) };
}

type FlowSource = Loose<ScenarioSource['flow']>;

export function readFlow(scope: Scope, source: FlowSource | undefined) {
  if (source?.supplier !== undefined) refer(scope, 'cast', source.supplier, { in: source, key: 'supplier' });
  if (source?.customer !== undefined) refer(scope, 'cast', source.customer, { in: source, key: 'customer' });
  return { kind: source?.kind ?? 'information', supplier: source?.supplier ?? YOU, customer: source?.customer ?? YOU } as const;
}

type MoodSource = Loose<NonNullable<ScenarioSource['mood']>>;

/** CDS-1 starts from climate 0, heat 20 and intensity 40 where the scenario says nothing. */
export function readMood(scope: Scope, source: MoodSource | undefined, cast: readonly CastMember[]) {
  const of: Record<string, { climate: number; heat: number }> = {};
  const own = (source ?? {}) as Readonly<Record<string, { climate?: number; heat?: number } | number | undefined>>;
  for (const { id } of cast) {
    if (id === YOU) continue;
    const entry = own[id];
    const temper = typeof entry === 'object' ? entry : {};
    of[id] = { climate: temper.climate ?? source?.climate ?? 0, heat: temper.heat ?? source?.heat ?? 20 };
  }
  for (const key of Object.keys(own)) {
    if (key === 'climate' || key === 'heat' || key === 'intensity') continue;
    refer(scope, 'counterpart', key, { in: source ?? {}, key, part: 'key' });
  }
  return { intensity: source?.intensity ?? 40, of };
}

type NeedsSource = Loose<NonNullable<ScenarioSource['needs']>>;

export function readNeeds(scope: Scope, source: NeedsSource | undefined) {
  const needs: Record<string, ReturnType<typeof readText>> = {};
  for (const [id, text] of Object.entries(source ?? {})) {
    if (source === undefined || text === undefined) continue;
    refer(scope, 'cast', id, { in: source, key: id, part: 'key' });
    needs[id] = readText(scope, text, { in: source, key: id });
  }
  return needs;
}
