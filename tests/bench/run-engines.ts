// Bundles the two engines and lets them play in a bare Node.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { build } from 'vite';
import type { EngineJob, EngineReport } from './engines.ts';

const CACHE = 'node_modules/.cache/common-ground/bench';

async function bundle(root: string): Promise<string> {
  const outDir = path.join(root, CACHE);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    // Conditions `development` of libraries would add checks that the game does not ship.
    ssr: { noExternal: true },
    build: { ssr: path.join(root, 'tests/bench/engines.ts'), outDir, emptyOutDir: true, minify: true, target: 'node20' },
  });
  return path.join(outDir, 'engines.js');
}

function runNode(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_ENV: 'production' } });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      output += part;
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`the engines ended with ${code}`))));
  });
}

export async function runEngines(root: string, ids: readonly string[], rounds: number): Promise<readonly EngineReport[]> {
  const file = await bundle(root);
  const job: EngineJob = {
    people: path.join(root, 'scenarios/shared/cast.yaml'),
    scenarios: ids.map((id) => ({ id, file: path.join(root, `scenarios/${id}.yaml`) })),
    rounds,
  };
  return JSON.parse(await runNode([file, JSON.stringify(job)])) as readonly EngineReport[];
}
