// Explores one file after the other beside the main thread. Node runs no TypeScript by itself, tsx does.
import { register } from 'tsx/esm/api';

register();
await import('./explore-task.ts');
