// The server as a process of its own, as `npm start` runs it, over a built game of one page.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Playable } from '../../src/server/runs/versions.ts';

export interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly printed: string;
  /** Of the administrator's link; empty where there is one already. */
  readonly setupToken: string;
  readonly errors: () => string;
  /** Null: it ended by a signal. */
  readonly ended: Promise<number | null>;
}

const SERVER = path.resolve(import.meta.dirname, '../../src/server/main.ts');

/** Returns its root. */
export function newProject(folder: string, shipped: readonly Playable[]): string {
  const root = path.join(folder, 'project');
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  writeFileSync(path.join(root, 'dist/index.html'), '<title>the game</title>');
  writeFileSync(path.join(root, 'dist/scenarios.json'), JSON.stringify(shipped));
  return root;
}

export function startServer(root: string, env: Readonly<Record<string, string>>): Promise<Started> {
  const program = `const { serve } = await import(${JSON.stringify(SERVER)}); await serve(${JSON.stringify(root)});`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return new Promise((resolve, reject) => {
    let [printed, errors] = ['', ''];
    child.stderr.on('data', (bytes: Buffer) => {
      errors = (errors + bytes.toString()).slice(-20_000);
    });
    child.stdout.on('data', (bytes: Buffer) => {
      printed += bytes.toString();
      const [, url] = /求同: (\S+)\/\n/.exec(printed) ?? [];
      if (!url) return;
      // The lines about data and administrator come with it or right after.
      setTimeout(() => {
        const [, setupToken = ''] = /#setup=(\S+)/.exec(printed) ?? [];
        resolve({ child, url, printed, setupToken, errors: () => errors, ended });
      }, 50);
    });
    void ended.then((code) => reject(new Error(`ended with ${code}: ${errors}`)));
  });
}
