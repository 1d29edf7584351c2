// Node runs no TypeScript by itself, tsx does.
import { register } from 'tsx/esm/api';

register();
await import('./examine-task.ts');
