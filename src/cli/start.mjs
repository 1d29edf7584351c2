#!/usr/bin/env node
// `npm start`: install what is missing, build what is stale, serve. Nothing but Node is needed before. Requests leave much
// behind that is soon forgotten: with 64 MB for the young, a fifth more of them are answered (`npm run bench -- service`).
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildStale } from './build.mjs';
import { installMissing } from './install.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

installMissing(root);
if (!buildStale(root)) {
  process.stderr.write('The build failed; see above.\n');
  process.exit(1);
}
// The server is TypeScript: tsx, installed by now, lets this Node load it.
const { register } = await import('tsx/esm/api');
register();
const { serve } = await import('../server/main.ts');
try {
  await serve(root);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
