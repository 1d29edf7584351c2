// The save: the head of the log, the log, and a bookmark. Never a snapshot; a save is replayed.
import * as v from 'valibot';
import type { DialogueMachine } from '../dialogue/machine.ts';
import { replay } from './replay.ts';
import { MOST_EVENTS, type PlayMode, type Run, type RunEvent } from './run.ts';

export const SAVE_VERSION = 2;

export interface Save {
  readonly version: typeof SAVE_VERSION;
  readonly scenario: string;
  readonly hash: string;
  readonly seed: number;
  readonly mode: PlayMode;
  readonly log: readonly RunEvent[];
  /** Lines of the current view that were read. */
  readonly read: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const uint32 = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffffff));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const event = v.variant('type', [
  v.strictObject({ type: v.literal('choose'), choice: id }),
  v.strictObject({ type: v.literal('timeout') }),
  v.strictObject({ type: v.literal('back') }),
]);
const saveSchema = v.strictObject({
  version: v.literal(SAVE_VERSION),
  scenario: id,
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  seed: uint32,
  mode: v.picklist(['coach', 'practice', 'assessed']),
  log: v.pipe(v.array(event), v.maxLength(MOST_EVENTS)),
  read: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
  at: v.pipe(v.number(), v.finite()),
});

/** `migrations[n]` turns version n into n + 1. */
const migrations: Readonly<Record<number, (save: Record<string, unknown>) => Record<string, unknown>>> = {
  // Version 1 held the bare ids of the choices and had neither modes nor a bookmark.
  1: (save) => ({
    ...save,
    version: 2,
    mode: 'coach',
    read: 0,
    log: Array.isArray(save['log']) ? save['log'].map((choice: unknown) => ({ type: 'choose', choice })) : save['log'],
  }),
};

export type SaveCode = 'not-a-save' | 'newer-version' | 'damaged';
export type DecodedSave = { readonly ok: true; readonly save: Save } | { readonly ok: false; readonly code: SaveCode };

export function encodeSave(save: Save): string {
  return JSON.stringify(save);
}

/** Reads a save of this or an older version, from the encoded text or an already parsed value. Never throws. */
export function decodeSave(stored: unknown): DecodedSave {
  let value = stored;
  if (typeof value === 'string') {
    try {
      value = JSON.parse(value);
    } catch {
      return { ok: false, code: 'not-a-save' };
    }
  }
  if (typeof value !== 'object' || value === null || !('version' in value) || typeof value.version !== 'number')
    return { ok: false, code: 'not-a-save' };
  if (value.version > SAVE_VERSION) return { ok: false, code: 'newer-version' };
  let current = value as Record<string, unknown>;
  for (let version = value.version; version < SAVE_VERSION; version++) {
    const migrate = migrations[version];
    if (!migrate) return { ok: false, code: 'damaged' };
    current = migrate(current);
  }
  const parsed = v.safeParse(saveSchema, current);
  return parsed.success ? { ok: true, save: parsed.output } : { ok: false, code: 'damaged' };
}

export interface RestoreReport {
  /** The scenario's content is not the one that the save was made with. */
  readonly moved: boolean;
  readonly kept: number;
  /** Events that the new version does not allow where they stood. */
  readonly lost: readonly RunEvent[];
}

/**
 * The run of a save, on this machine's version of the scenario. Of another version, every event that is legal where it
 * stands is taken by its id; from the first that is not, the rest is lost and reported, for what follows it was said in
 * another situation.
 */
export function restore(machine: DialogueMachine, save: Save): { readonly run: Run; readonly report: RestoreReport } {
  const result = replay(machine, save, save.log);
  const moved = save.hash !== machine.plot.scenario.hash;
  if (result.ok) return { run: result.run, report: { moved, kept: save.log.length, lost: [] } };
  return { run: result.run, report: { moved, kept: result.illegalAt, lost: save.log.slice(result.illegalAt) } };
}

/** The save of a run. `at` comes from the clock of whoever stores it. */
export function saveOf(run: Omit<Run, 'snapshots'>, read: number, at: number): Save {
  const { scenario, hash, seed, mode, log } = run;
  return { version: SAVE_VERSION, scenario, hash, seed, mode, log, read, at };
}
