// The chapter "what teaches what": each concept of the course with the scenarios in which it is met.
import type { Scenario } from '../core/scenario/model.ts';
import { MAIN_SEAT, seatedId } from '../core/scenario/seat.ts';
import { CONCEPTS } from '../core/scenario/terms.ts';
import { CODEX } from '../locale/codex.ts';

/** A second seat belongs to its conflict and stands in no row of its own. */
export function renderConcepts(scenarios: readonly Scenario[]): string {
  const conflicts = scenarios.filter(({ id }) => seatedId(id).seat === MAIN_SEAT);
  const played = CONCEPTS.filter((concept) => conflicts.some(({ teaches }) => teaches.includes(concept)));
  const rows = CONCEPTS.map((concept) => {
    const { 'zh-CN': zh, en } = CODEX[concept].name;
    const where = conflicts.filter(({ teaches }) => teaches.includes(concept)).map(({ id }) => `\`${id}\``);
    return `| \`${concept}\` | ${zh} · ${en} | ${where.join(' ')} |`;
  });
  return [
    `${played.length} of the course's ${CONCEPTS.length} concepts are played in ${conflicts.length} conflicts; the \`teaches\` of a scenario puts it here.`,
    '',
    '| concept | name | scenarios |',
    '|---|---|---|',
    ...rows,
  ].join('\n');
}
