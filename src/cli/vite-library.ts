// The folder of scenarios while it is being written: every file as it lies there, with its mistakes, and of a broken file
// the last version that could be played.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic, Span } from '../core/scenario/diagnostic.ts';
import type { Scenario } from '../core/scenario/model.ts';
import { parsePeople, parseScenario } from '../core/scenario/parse.ts';
import type { SharedPeople } from '../core/scenario/resolve-scope.ts';

export interface ScenarioFile {
  readonly file: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The last version without errors; null if there was none since the server started. */
  readonly good: Scenario | null;
  /** `good` is what the file says now. */
  readonly fresh: boolean;
  readonly testSpans: readonly Span[];
}

export interface PeopleFile {
  readonly file: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Library {
  readonly folder: string;
  readonly scenarios: () => readonly ScenarioFile[];
  readonly people: () => PeopleFile;
  /** Reads again what a change of these files touches (all of them without an argument); gives the scenarios whose content is new. */
  refresh(changed?: readonly string[]): readonly ScenarioFile[];
}

export const isScenarioSource = (folder: string, file: string): boolean => /\.ya?ml$/.test(file) && file.startsWith(folder + path.sep);

/** Null: gone, perhaps only for a moment, or not to be read. */
function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

export function openLibrary(folder: string): Library {
  const castFile = path.join(folder, 'shared/cast.yaml');
  const shelf = new Map<string, ScenarioFile>();
  let people: PeopleFile = { file: castFile, text: '', diagnostics: [] };
  let shared: SharedPeople = {};

  const filesInFolder = (): readonly string[] =>
    namesIn(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => path.join(folder, name));

  function readCast(): void {
    const text = readText(castFile) ?? '';
    const parsed = parsePeople(text);
    people = { file: castFile, text, diagnostics: parsed.diagnostics };
    // Half-written, it would make every scenario lack its people.
    if (!parsed.diagnostics.some(({ severity }) => severity === 'error')) shared = parsed.people;
  }

  function readScenario(file: string): ScenarioFile | null {
    const text = readText(file);
    if (text === null) {
      shelf.delete(file);
      return null;
    }
    const { scenario, diagnostics, testSpans } = parseScenario(text, { shared, file });
    const good = scenario ?? shelf.get(file)?.good ?? null;
    const next = { file, text, diagnostics, good, fresh: scenario !== null, testSpans };
    shelf.set(file, next);
    return next;
  }

  /** Scenario files that a change of `changed` can touch: itself, or whatever may use a shared file. */
  function touchedBy(changed: readonly string[], all: readonly string[]): readonly string[] {
    if (changed.some((file) => path.dirname(file) !== folder)) return all;
    return all.filter((file) => changed.includes(file) || !shelf.has(file));
  }

  return {
    folder,
    scenarios: () => [...shelf.values()].sort((a, b) => (a.file < b.file ? -1 : 1)),
    people: () => people,
    refresh(changed) {
      const all = filesInFolder();
      for (const file of shelf.keys()) if (!all.includes(file)) shelf.delete(file);
      if (!changed || changed.some((file) => path.dirname(file) !== folder)) readCast();
      return (changed ? touchedBy(changed, all) : all).flatMap((file) => {
        const before = shelf.get(file)?.good?.hash;
        const now = readScenario(file);
        return now?.fresh && now.good?.hash !== before ? [now] : [];
      });
    },
  };
}
