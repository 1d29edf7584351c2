// Explores and draws beside the main thread, which has players to answer. Node runs no TypeScript by itself, tsx does.
import { register } from 'tsx/esm/api';

register();
await import('./study-task.ts');
