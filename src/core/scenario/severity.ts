// How bad each mistake is. An error keeps the scenario from being played; a warning does not.
import type { Code, Severity } from './diagnostic.ts';

const WARNINGS: ReadonlySet<Code> = new Set<Code>(['missing-translation', 'todo-left']);

export function severityOf(code: Code): Severity {
  return WARNINGS.has(code) ? 'warning' : 'error';
}
