// Every concept of the course with its explanation; the compiler holds the list complete.
import type { Concept } from '../core/scenario/terms.ts';
import { COMMUNICATION_CODEX } from './codex-communication.ts';
import { CONFLICT_CODEX } from './codex-conflict.ts';
import type { CodexEntry } from './codex-entry.ts';

export const CODEX: Readonly<Record<Concept, CodexEntry>> = { ...COMMUNICATION_CODEX, ...CONFLICT_CODEX };
