// All tables in one compressed file, as they were at one moment, and back. The embedded PostgreSQL has no pg_dump; rows go
// as JSON lines, one after the other, so that size does not matter.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import type { StoreAddress } from './connect.ts';
import { LATEST, migrate } from './migrate.ts';

const FORMAT = 'common-ground-backup-1';
/** In this order back: nothing refers to what is not there yet. `bucket` is counted anew by the trigger on `entry`. */
const TABLES = [
  'org',
  'door',
  'scenario_version',
  'team',
  'player',
  'session',
  'device_code',
  'invite',
  'attempt',
  'run',
  'season',
  'season_scenario',
  'board',
  'entry',
  'audit',
  'notice',
  'month_summary',
];
const CHUNK = 1000;

export interface BackupCounts {
  readonly rows: number;
  readonly tables: Readonly<Record<string, number>>;
}

async function* linesOf(client: pg.Client, counts: Record<string, number>): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const head = `${JSON.stringify({ format: FORMAT, migration: LATEST })}\n`;
  hash.update(head);
  yield head;
  for (const table of TABLES) {
    counts[table] = 0;
    await client.query(`declare c no scroll cursor for select to_jsonb(t)::text as row from ${table} t`);
    for (;;) {
      const { rows } = await client.query<{ row: string }>(`fetch ${CHUNK} from c`);
      if (rows.length === 0) break;
      counts[table] += rows.length;
      const text = rows.map(({ row }) => `${table} ${row}\n`).join('');
      hash.update(text);
      yield text;
    }
    await client.query('close c');
  }
  yield `end ${JSON.stringify({ tables: counts, sha256: hash.digest('hex') })}\n`;
}

const sum = (tables: Readonly<Record<string, number>>): number => Object.values(tables).reduce((all, one) => all + one, 0);

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Players go on playing meanwhile: what is written is one moment. The file appears when it is complete. */
export function backup({ admin }: StoreAddress, file: string): Promise<BackupCounts> {
  return connected(admin, async (client) => {
    await client.query('begin isolation level repeatable read read only');
    // An owner without the rights of a superuser would see nothing: better an error than an empty file.
    await client.query('set local row_security = off');
    const tables: Record<string, number> = {};
    const part = `${file}.part`;
    try {
      await pipeline(Readable.from(linesOf(client, tables)), createGzip(), createWriteStream(part, { mode: 0o600 }));
    } catch (error) {
      rmSync(part, { force: true });
      throw error;
    }
    await client.query('commit');
    renameSync(part, file);
    return { rows: sum(tables), tables };
  });
}

export type Restored =
  | ({ readonly ok: true } & BackupCounts)
  | { readonly ok: false; readonly code: 'not-a-backup' | 'damaged' | 'other-version' | 'not-empty' | 'unreadable' };

type Refusal = Extract<Restored, { ok: false }>;

/** Every line of the file, unpacked; a gzip that is cut off or damaged ends with an error. */
async function* readLines(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip();
  // Its error comes out of the reading below.
  const fed = pipeline(createReadStream(file), unpacked).catch((error: unknown) => error);
  let rest = '';
  for await (const text of unpacked.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() as string;
    yield* lines;
  }
  const failure = await fed;
  if (failure) throw failure;
}

/** Reads the whole file before anything is written. */
async function check(file: string): Promise<Refusal | null> {
  const hash = createHash('sha256');
  const tables: Record<string, number> = {};
  let [first, ended] = [true, false];
  try {
    for await (const line of readLines(file)) {
      if (first) {
        first = false;
        const head = JSON.parse(line) as { format?: unknown; migration?: unknown };
        if (head.format !== FORMAT) return { ok: false, code: 'not-a-backup' };
        if (head.migration !== LATEST) return { ok: false, code: 'other-version' };
      } else if (line.startsWith('end ')) {
        const said = JSON.parse(line.slice(4)) as { tables: Record<string, number>; sha256: string };
        ended = said.sha256 === hash.digest('hex') && Object.entries(said.tables).every(([name, n]) => (tables[name] ?? 0) === n);
        break;
      } else {
        const table = line.slice(0, line.indexOf(' '));
        tables[table] = (tables[table] ?? 0) + 1;
      }
      hash.update(`${line}\n`);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { ok: false, code: 'unreadable' };
    return { ok: false, code: first ? 'not-a-backup' : 'damaged' };
  }
  return first ? { ok: false, code: 'not-a-backup' } : ended ? null : { ok: false, code: 'damaged' };
}

async function writeRows(client: pg.Client, table: string, rows: readonly string[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query(`insert into ${table} overriding system value select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
    `[${rows.join(',')}]`,
  ]);
}

/** Into a database without organisations alone: nothing is ever overwritten. All or nothing. */
export async function restore(address: StoreAddress, file: string): Promise<Restored> {
  const refused = await check(file);
  if (refused) return refused;
  await migrate(address);
  return connected(address.admin, async (client) => {
    await client.query('begin');
    await client.query('set local row_security = off');
    const { rows: full } = await client.query(`select 1 from player limit 1`);
    if (full.length > 0) return { ok: false, code: 'not-empty' };
    await client.query(`truncate ${[...TABLES, 'bucket'].filter((name) => name !== 'audit').join(', ')}`);
    const tables: Record<string, number> = Object.fromEntries(TABLES.map((name) => [name, 0]));
    let [table, waiting]: [string, string[]] = ['', []];
    for await (const line of readLines(file)) {
      const name = line.slice(0, line.indexOf(' '));
      if (!TABLES.includes(name)) continue;
      if (name !== table || waiting.length >= CHUNK) {
        await writeRows(client, table, waiting);
        [table, waiting] = [name, []];
      }
      tables[name] = (tables[name] ?? 0) + 1;
      waiting.push(line.slice(name.length + 1));
    }
    await writeRows(client, table, waiting);
    for (const [of, column] of [
      ['player', 'player'],
      ['board', 'board'],
      ['audit', 'id'],
    ])
      await client.query(
        `select setval(pg_get_serial_sequence('${of}', '${column}'), (select coalesce(max(${column}), 0) + 1 from ${of}), false)`,
      );
    await client.query('commit');
    return { ok: true, rows: sum(tables), tables };
  });
}
