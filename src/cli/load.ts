// Scenario files from disk, with the shared cast that lies beside them.
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Diagnostic } from '../core/scenario/diagnostic.ts';
import type { Scenario } from '../core/scenario/model.ts';
import { type ParsedScenario, parseFragment, parsePeople, parseScenario } from '../core/scenario/parse.ts';
import { inReadingOrder } from '../core/scenario/reading-order.ts';
import type { SharedPeople } from '../core/scenario/resolve-scope.ts';
import { MAIN_SEAT } from '../core/scenario/seat.ts';
import { lockPath } from '../core/strings/lock.ts';
import { findStale } from '../core/strings/stale.ts';
import type { ExploreSource } from './explored.ts';
import { filesBelow, isFragment } from './included-files.ts';
import { UsageError } from './io.ts';

const SHARED = path.join('shared', 'cast.yaml');
/** A file longer than this is not read whole; the parser refuses it by its length all the same. */
const READ_LIMIT = 16_000_000;

export interface LoadedFile {
  /** As the user named it, or relative to what he named. */
  readonly file: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Absent for a file of people and for one that others include. */
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
  return parseFile(file, text);
}

/** The same of a text that is not, or not yet, in the file. */
export async function parseFile(file: string, text: string): Promise<LoadedFile> {
  const stale = findStale(text, (to) => filesBelow(path.dirname(file))(lockPath(file, to)) ?? null);
  const all = (found: readonly Diagnostic[]): readonly Diagnostic[] => (stale.length === 0 ? found : inReadingOrder(found, stale));
  if (isPeopleFile(file, text)) return { file, text, diagnostics: all(parsePeople(text).diagnostics) };
  if (isFragment(text)) return { file, text, diagnostics: all(parseFragment(text)) };
  const parsed = parseScenario(text, { shared: await loadPeople(file), file, files: filesBelow(path.dirname(file)) });
  const inputs = parsed.included.map((each) => path.join(path.dirname(file), each.file));
  return { file, text, diagnostics: all(parsed.diagnostics), parsed, inputs };
}

/** A scenario's own chair, or the one named; null while the file has mistakes. Throws a UsageError where there is no such seat. */
export function chairOf({ file, parsed }: LoadedFile, seat: string | undefined): Scenario | null {
  if (!parsed?.scenario) return null;
  if (seat === undefined || seat === MAIN_SEAT) return parsed.scenario;
  const found = parsed.seats.find(({ name }) => name === seat);
  if (found) return found.scenario;
  const known = [MAIN_SEAT, ...parsed.seats.map(({ name }) => name)].join(', ');
  throw new UsageError(`"${file}" has no seat "${seat}", only: ${known}.`);
}

/** The scenarios of a file, each with what its exploration needs to know of the text. */
export function sourcesOf({ parsed, text }: LoadedFile): readonly ExploreSource[] {
  if (!parsed?.scenario) return [];
  const whole = [text, ...parsed.included.map((each) => each.text)].join('\0');
  return [parsed.scenario, ...parsed.seats.map(({ scenario }) => scenario)].map((scenario) => ({
    scenario,
    text: whole,
    placeOf: parsed.placeOf,
  }));
}
