// Bundles a part of the bench and runs it in a bare Node: no TypeScript loader takes part of the time or the memory.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { build } from 'vite';

const CACHE = 'node_modules/.cache/common-ground/bench';

export async function bundle(root: string, name: string): Promise<string> {
  const outDir = path.join(root, CACHE, name);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    // Conditions `development` of libraries would add checks that the game does not ship.
    ssr: { noExternal: true },
    build: { ssr: path.join(root, `tests/bench/${name}.ts`), outDir, emptyOutDir: true, minify: true, target: 'node20' },
  });
  return path.join(outDir, `${name}.js`);
}

export function runNode(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_ENV: 'production' } });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      output += part;
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`the measured process ended with ${code}`))));
  });
}
