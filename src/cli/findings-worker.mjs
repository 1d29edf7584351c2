// What takes long of `check --watch`, beside the main thread. Node runs no TypeScript by itself, tsx does.
import { register } from 'tsx/esm/api';

register();
await import('./findings-task.ts');
