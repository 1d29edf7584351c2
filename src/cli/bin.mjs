#!/usr/bin/env node
// The program of the `bin` field: Node runs no TypeScript by itself, tsx does.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2), process);
