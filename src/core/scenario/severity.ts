// How bad each mistake is. An error keeps the scenario from being played; a warning does not; an info is worth a look.
import type { Code, Severity } from './diagnostic.ts';

const WARNINGS: ReadonlySet<Code> = new Set<Code>([
  'missing-translation',
  'unused-fact',
  'unused-flag',
  'unused-cast',
  'condition-constant',
  'unreachable-reply',
  'unreachable-branch',
  'twin-options',
  'no-volunteer',
  'text-too-long',
  'option-length',
  'unreachable-choice',
  'endless-loop',
  'longest-is-best',
  'no-repair',
  'narrow-range',
  'too-few-endings',
  'naive-player',
  'not-explored',
  'always-mode',
  'unused-scene',
  'todo-left',
  'stale-translation',
]);

/** Nothing to mend, but worth a look. */
const INFOS: ReadonlySet<Code> = new Set<Code>(['reading-level', 'dominated-option', 'never-on-best-play']);

export function severityOf(code: Code): Severity {
  return WARNINGS.has(code) ? 'warning' : INFOS.has(code) ? 'info' : 'error';
}
