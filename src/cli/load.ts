// Scenario files from disk, with the shared cast that lies beside them.
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Diagnostic } from '../core/scenario/diagnostic.ts';
import { type ParsedScenario, parsePeople, parseScenario } from '../core/scenario/parse.ts';
import type { SharedPeople } from '../core/scenario/resolve-scope.ts';
import type { ExploreSource } from './explored.ts';
import { UsageError } from './io.ts';

const SHARED = path.join('shared', 'cast.yaml');
/** A file longer than this is not read whole; the parser refuses it by its length all the same. */
const READ_LIMIT = 16_000_000;

export interface LoadedFile {
  /** As the user named it, or relative to what he named. */
  readonly file: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Absent for a file of people. */
  readonly parsed?: ParsedScenario;
  /** Files that it includes: a change of one of them changes it. */
  readonly inputs?: readonly string[];
}

async function kindOf(file: string): Promise<'file' | 'folder'> {
  const found = await stat(file).catch(() => null);
  if (found === null) throw new UsageError(`There is no file or folder "${file}".`);
  return found.isDirectory() ? 'folder' : 'file';
}

async function readText(file: string): Promise<string> {
  const { size } = await stat(file);
  if (size > READ_LIMIT) return ' '.repeat(READ_LIMIT);
  return readFile(file, 'utf8');
}

/** Files of the named files and folders, in order, each once; of a folder those whose name matches. */
export async function filesOf(paths: readonly string[], wanted = /\.ya?ml$/): Promise<readonly string[]> {
  const files = new Set<string>();
  for (const named of paths) {
    if ((await kindOf(named)) === 'file') {
      files.add(named);
      continue;
    }
    const inside = await readdir(named, { recursive: true });
    for (const name of inside.filter((each) => wanted.test(each)).sort()) files.add(path.join(named, name));
  }
  return [...files];
}

function isPeopleFile(file: string, text: string): boolean {
  return path.normalize(file).endsWith(SHARED) || /^cast:\s*\d/m.test(text.slice(0, 400));
}

export const castBeside = (scenarioFile: string): string => path.join(path.dirname(scenarioFile), SHARED);

/** The people of `shared/cast.yaml` beside a scenario; nobody if there is no such file. */
export async function loadPeople(scenarioFile: string): Promise<SharedPeople> {
  const text = await readText(castBeside(scenarioFile)).catch(() => null);
  return text === null ? {} : parsePeople(text).people;
}

/** Throws a UsageError where the name is not that of a readable file. */
export async function loadFile(file: string): Promise<LoadedFile> {
  if ((await kindOf(file)) === 'folder') throw new UsageError(`"${file}" is a folder; name a file.`);
  const text = await readText(file).catch((error: unknown) => {
    throw new UsageError(`"${file}" cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (isPeopleFile(file, text)) return { file, text, diagnostics: parsePeople(text).diagnostics };
  const parsed = parseScenario(text, { shared: await loadPeople(file), file });
  return { file, text, diagnostics: parsed.diagnostics, parsed };
}

/** The scenarios of a file, each with what its exploration needs to know of the text. */
export function sourcesOf({ parsed, text }: LoadedFile): readonly ExploreSource[] {
  return parsed?.scenario ? [{ scenario: parsed.scenario, text, spanOf: parsed.spanOf }] : [];
}
