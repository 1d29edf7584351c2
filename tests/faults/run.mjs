#!/usr/bin/env node
// `npm run faults`: installs what is missing, then does the harm. Plain Node.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installMissing } from '../../src/cli/install.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

process.chdir(root);
installMissing(root);
const { register } = await import('tsx/esm/api');
register();
await import('./faults.ts');
