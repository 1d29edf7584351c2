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
]);
const INFOS: ReadonlySet<Code> = new Set<Code>(['reading-level']);

export function severityOf(code: Code): Severity {
  return WARNINGS.has(code) ? 'warning' : INFOS.has(code) ? 'info' : 'error';
}
