// `backup <file>` and `restore <file>`: everything the service keeps, as one file. The server may go on running during a
// backup; it is found by the folder of its data, or by DATABASE_URL.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Locale } from '../core/scenario/terms.ts';
import { parseSettings } from '../server/settings.ts';
import { backup, type Restored, restore } from '../server/store/backup.ts';
import type { StoreAddress } from '../server/store/connect.ts';
import { embeddedAddress, startEmbedded } from '../server/store/embedded.ts';
import { migrate, outsideAddress } from '../server/store/migrate.ts';
import { type Command, type Io, localeOf, UsageError } from './io.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

function fileIn(args: readonly string[], io: Io): { readonly file: string; readonly locale: Locale } {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { lang: { type: 'string' } } });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('Name one file.');
  return { file: path.resolve(file), locale: localeOf(values.lang, io.env) };
}

type Reached = { readonly ok: true; readonly address: StoreAddress; stop(): Promise<void> } | { readonly ok: false; readonly why: string };

/** The database of a running server too, where `shared`; else it must be ours alone. */
export async function reach(io: Io, shared: boolean): Promise<Reached> {
  const { databaseUrl, dataFolder } = parseSettings(io.env, root, true);
  if (databaseUrl !== null) return { ok: true, address: await outsideAddress(databaseUrl), stop: async () => {} };
  const running = shared ? embeddedAddress(dataFolder) : null;
  if (running) return { ok: true, address: running, stop: async () => {} };
  const embedded = await startEmbedded(dataFolder);
  if (embedded.ok) return { ok: true, address: embedded.address, stop: () => embedded.stop() };
  return { ok: false, why: embedded.code === 'held' ? `${dataFolder}: ${embedded.pid}` : embedded.detail };
}

const WORDS = {
  'zh-CN': {
    away: '数据库不可用',
    there: '已有这个文件',
    saved: '已备份',
    back: '已恢复',
    rows: '行',
    'not-a-backup': '这不是备份文件',
    damaged: '文件已损坏，没有写入任何内容',
    'other-version': '备份来自另一个版本，没有写入任何内容',
    'not-empty': '数据库里已经有人了：只能恢复到空的数据库（先换一个 DATA_DIR）',
    unreadable: '读不到这个文件',
  },
  en: {
    away: 'The database cannot be reached',
    there: 'There is such a file already',
    saved: 'Saved',
    back: 'Restored',
    rows: 'rows',
    'not-a-backup': 'This is not a backup',
    damaged: 'The file is damaged; nothing was written',
    'other-version': 'The backup is of another version; nothing was written',
    'not-empty': 'There are people in the database already: only an empty one is restored to (name another DATA_DIR)',
    unreadable: 'The file cannot be read',
  },
} as const satisfies Record<
  Locale,
  Record<'away' | 'there' | 'saved' | 'back' | 'rows' | Extract<Restored, { ok: false }>['code'], string>
>;

export const backupCommand: Command = async (args, io) => {
  const { file, locale } = fileIn(args, io);
  const words = WORDS[locale];
  if (existsSync(file)) {
    io.stderr.write(`${words.there}: ${file}\n`);
    return 1;
  }
  const reached = await reach(io, true);
  if (!reached.ok) {
    io.stderr.write(`${words.away}: ${reached.why}\n`);
    return 1;
  }
  try {
    await migrate(reached.address);
    const { rows } = await backup(reached.address, file);
    io.stdout.write(`${words.saved}: ${file} (${rows} ${words.rows})\n`);
    return 0;
  } finally {
    await reached.stop();
  }
};

export const restoreCommand: Command = async (args, io) => {
  const { file, locale } = fileIn(args, io);
  const words = WORDS[locale];
  const reached = await reach(io, false);
  if (!reached.ok) {
    io.stderr.write(`${words.away}: ${reached.why}\n`);
    return 1;
  }
  try {
    const restored = await restore(reached.address, file);
    if (restored.ok) io.stdout.write(`${words.back}: ${file} (${restored.rows} ${words.rows})\n`);
    else io.stderr.write(`${words[restored.code]}: ${file}\n`);
    return restored.ok ? 0 : 1;
  } finally {
    await reached.stop();
  }
};
