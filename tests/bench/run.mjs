#!/usr/bin/env node
// `npm run bench`: installs and builds what is missing or stale, then measures. Plain Node.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildStale } from '../../src/cli/build.mjs';
import { installMissing } from '../../src/cli/install.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

installMissing(root);
// With a build of its own, or for the engines alone, dist/ is not looked at.
const needsBuild = !process.argv.some((argument) => argument.startsWith('--dist') || argument === 'engines' || argument === 'exploration');
if (needsBuild && !buildStale(root)) process.exit(1);
const { register } = await import('tsx/esm/api');
register();
await import('./bench.ts');
