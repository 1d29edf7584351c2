// `npm run dev` over a copy of the scenarios: tests write into the copy, never into the repository.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');

export interface DevServer {
  readonly url: string;
  /** Absolute path of a file of the copy. */
  pathOf(file: string): string;
  /** Replaces the first place where `from` stands, as an editor saves it. */
  edit(file: string, from: string, to: string): void;
  /** The file as it was shipped. */
  restore(file: string): void;
  close(): Promise<void>;
}

export async function openDevServer(): Promise<DevServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'common-ground-'));
  cpSync(path.join(root, 'scenarios'), folder, { recursive: true });
  process.env['SCENARIOS'] = folder;
  // Another test in this process may have built for production; then no page would be one of development.
  process.env['NODE_ENV'] = 'development';
  // Two servers that begin at once must not bundle libraries into one folder.
  const caches = path.join(root, 'node_modules/.cache/common-ground');
  mkdirSync(caches, { recursive: true });
  const cacheDir = mkdtempSync(path.join(caches, 'preview-'));
  const server = await createServer({
    root,
    cacheDir,
    configFile: path.join(root, 'vite.config.ts'),
    logLevel: 'silent',
    server: { host: '127.0.0.1', port: 0 },
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the server has no address');
  const pathOf = (file: string): string => path.join(folder, file);
  return {
    url,
    pathOf,
    edit(file, from, to) {
      const text = readFileSync(pathOf(file), 'utf8');
      if (!text.includes(from)) throw new Error(`${file} does not contain ${JSON.stringify(from)}`);
      writeFileSync(
        pathOf(file),
        text.replace(from, () => to),
      );
    },
    restore: (file) => cpSync(path.join(root, 'scenarios', file), pathOf(file)),
    async close() {
      await server.close();
      for (const each of [folder, cacheDir]) rmSync(each, { recursive: true, force: true });
    },
  };
}
