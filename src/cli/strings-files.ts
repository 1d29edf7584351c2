// The files of texts on disk: a scenario, what scenarios include, the shared people, and the locks beside them.
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LOCALES, type Locale } from '../core/scenario/terms.ts';
import { type Lock, lockPath, parseLock, printLock } from '../core/strings/lock.ts';
import type { FileKind } from '../core/strings/written.ts';
import { filesOf, type LoadedFile, loadFile } from './load.ts';

/** Replaced whole or not at all: whoever reads meanwhile sees the old or the new. */
export async function replaceFile(named: string, text: string): Promise<void> {
  const file = await realpath(named).catch(() => named);
  const mode = await stat(file).then(
    (found) => found.mode,
    () => null,
  );
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    await writeFile(beside, text, { flag: 'wx' });
    if (mode !== null) await chmod(beside, mode);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

const lockFile = (file: string, to: Locale): string => path.join(path.dirname(file), lockPath(file, to));

/** Null: the file was never exported. */
export async function readLock(file: string, to: Locale): Promise<Lock | 'damaged' | null> {
  const text = await readFile(lockFile(file, to), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  return text === null ? null : (parseLock(text) ?? 'damaged');
}

export async function writeLock(file: string, to: Locale, lock: Lock, before: Lock | null): Promise<void> {
  const text = printLock(lock, to);
  if (before !== null && printLock(before, to) === text) return;
  await mkdir(path.dirname(lockFile(file, to)), { recursive: true });
  await replaceFile(lockFile(file, to), text);
}

/** The folder that the names in a table start from. */
export async function homeOf(named: string): Promise<string> {
  if ((await stat(named).catch(() => null))?.isDirectory()) return named;
  const folder = path.dirname(path.resolve(named));
  return path.basename(folder) === 'shared' ? path.dirname(folder) : folder;
}

export const nameBelow = (home: string, file: string): string =>
  path.relative(path.resolve(home), path.resolve(file)).split(path.sep).join('/');

export const isSound = ({ diagnostics }: LoadedFile): boolean => !diagnostics.some(({ severity }) => severity === 'error');

export async function loadFiles(named: string): Promise<readonly LoadedFile[]> {
  const loaded: LoadedFile[] = [];
  for (const file of await filesOf([named])) loaded.push(await loadFile(file));
  return loaded;
}

/** Into which language a file is translated if nobody says so. Plain strings of shared people are Chinese. */
export const targetOf = (language: Locale, kind: FileKind): Locale =>
  kind === 'people' ? 'en' : (LOCALES.find((locale) => locale !== language) ?? language);
