// Files that change below some folders, told soon after the change. Every folder has a watcher of its own and every
// event only means "look again": what changed is read from the disk, so that it does not matter how an editor saves
// (in place, by a rename, by emptying and writing) nor which events a system leaves out.
import { type FSWatcher, watch } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** Text of each file; null: it is gone. */
export type Changes = ReadonlyMap<string, string | null>;

export interface FileWatch {
  close(): void;
}

export interface WatchOptions {
  readonly wanted: RegExp;
  /** Events closer together than this many milliseconds are one. */
  readonly debounce?: number;
}

const DEBOUNCE = 15;
/** An emptied file is about to be written: this long it is given for that. */
const EMPTY_FOR = 80;
/** Looks again without an event, for systems that send none. Stats of some dozen files cost nothing. */
const POLL = 2000;
/** A longer file is not read whole; the parser refuses it by its length all the same. */
const READ_LIMIT = 16_000_000;

interface Seen {
  /** Size, times and number: equal means unchanged. */
  readonly mark: string;
  readonly text: string;
}

/** Resolves when everything is seen for the first time; `onChange` hears of the first state as well. */
export async function watchFiles(
  paths: readonly string[],
  { wanted, debounce = DEBOUNCE }: WatchOptions,
  onChange: (changes: Changes) => void,
): Promise<FileWatch> {
  const watchers = new Map<string, FSWatcher>();
  const seen = new Map<string, Seen>();
  const emptySince = new Map<string, number>();
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let again = false;

  const soon = (wait = debounce): void => {
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(() => void look(), wait);
  };

  const listen = (folder: string): void => {
    if (closed || watchers.has(folder)) return;
    try {
      const watcher = watch(folder, () => soon());
      watchers.set(folder, watcher);
      watcher.on('error', () => {
        watcher.close();
        watchers.delete(folder);
        soon();
      });
    } catch {
      // Gone meanwhile, or no more watchers are to be had: the poll still sees it.
    }
  };

  /** A folder is listened to before it is read, so that nothing falls in between. */
  async function filesBelow(folder: string, found: Set<string>, folders: Set<string>): Promise<void> {
    folders.add(folder);
    listen(folder);
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const place = path.join(folder, entry.name);
      if (entry.isDirectory()) await filesBelow(place, found, folders);
      else if (wanted.test(entry.name)) found.add(place);
    }
  }

  async function readOne(file: string, changes: Map<string, string | null>): Promise<void> {
    const before = seen.get(file);
    const info = await stat(file).catch(() => null);
    if (!info?.isFile()) return;
    const mark = `${info.size} ${info.mtimeMs} ${info.ctimeMs} ${info.ino}`;
    if (before?.mark === mark) return;
    if (info.size === 0 && before !== undefined && before.text !== '') {
      const since = emptySince.get(file) ?? performance.now();
      emptySince.set(file, since);
      if (performance.now() - since < EMPTY_FOR) {
        soon(EMPTY_FOR);
        return;
      }
    }
    emptySince.delete(file);
    const text = info.size > READ_LIMIT ? ' '.repeat(READ_LIMIT) : await readFile(file, 'utf8').catch(() => null);
    if (text === null) return;
    seen.set(file, { mark, text });
    if (before?.text !== text) changes.set(file, text);
  }

  async function lookOnce(): Promise<void> {
    const found = new Set<string>();
    const folders = new Set<string>();
    for (const named of paths) {
      const info = await stat(named).catch(() => null);
      if (info?.isDirectory()) await filesBelow(named, found, folders);
      else {
        // A save by rename replaces the file: its folder hears of that, the file itself would not.
        const folder = path.dirname(named);
        folders.add(folder);
        listen(folder);
        if (info) found.add(named);
      }
    }
    const changes = new Map<string, string | null>();
    for (const file of [...found].sort()) await readOne(file, changes);
    for (const file of [...seen.keys()])
      if (!found.has(file)) {
        seen.delete(file);
        changes.set(file, null);
      }
    for (const [folder, watcher] of watchers)
      if (!folders.has(folder)) {
        watcher.close();
        watchers.delete(folder);
      }
    if (!closed && changes.size > 0) onChange(changes);
  }

  async function look(): Promise<void> {
    if (looking) {
      again = true;
      return looking;
    }
    looking = lookOnce();
    await looking;
    looking = null;
    if (again) {
      again = false;
      soon(0);
    }
  }

  await look();
  const poll = setInterval(() => soon(), POLL);
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      clearInterval(poll);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}
