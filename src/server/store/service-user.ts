// PostgreSQL refuses to run as root: a root server hands it to a user of its own. Everybody else runs it himself.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Null: the user who runs this process. */
export type ServiceUser = { readonly uid: number; readonly gid: number } | null;

const NAME = 'postgres';
const NOBODY = { uid: 65534, gid: 65534 };

function numberOf(flag: '-u' | '-g'): number | null {
  const found = spawnSync('id', [flag, NAME], { encoding: 'utf8' });
  const number = Number.parseInt(found.stdout, 10);
  return found.status === 0 && Number.isInteger(number) ? number : null;
}

function known(): ServiceUser {
  const [uid, gid] = [numberOf('-u'), numberOf('-g')];
  return uid === null || gid === null ? null : { uid, gid };
}

/** As root: the user `postgres`, made if there is none. Throws a sentence where that is not possible. */
export function serviceUser(): ServiceUser {
  if (process.getuid?.() !== 0) return null;
  const before = known();
  if (before) return before;
  spawnSync('groupadd', ['--system', NAME]);
  spawnSync('useradd', ['--system', '--no-create-home', '--gid', NAME, NAME]);
  const made = known();
  if (!made) throw new Error(`PostgreSQL does not run as root, and a user "${NAME}" could not be made; start as another user`);
  return made;
}

/** Can that user enter the folder, or run the file? A home of root is closed to everybody else. */
export function canReach(file: string, user: ServiceUser): boolean {
  return user === null || spawnSync('test', ['-x', file], { ...user, cwd: '/' }).status === 0;
}

/** `wished`, or where that lies in a home that is closed to the user of the database, a folder of its own beside the system's data. */
export function reachableFolder(wished: string): string {
  if (process.getuid?.() !== 0) return wished;
  let there = wished;
  while (!existsSync(there)) there = path.dirname(there);
  // Whatever the user's name: a folder that lets nobody in lets him not in.
  if (canReach(there, known() ?? NOBODY)) return wished;
  return path.join('/var/lib', `common-ground-${createHash('sha256').update(wished).digest('hex').slice(0, 8)}`);
}
