// The chapter "every move": the catalogue with names and defaults.
import { FAMILIES, MOVE_IDS, moveOf } from '../core/scenario/moves.ts';
import { MOVE_NAMES } from '../locale/move-names.ts';

const signed = (value: number | undefined): string =>
  value === undefined ? '' : value > 0 ? `+${value}` : String(value).replace('-', '−');

export function renderMoves(): string {
  const rows = FAMILIES.flatMap((family) =>
    MOVE_IDS.filter((id) => moveOf(id).family === family).map((id) => {
      const { goal, issue, listen, mode, step, concept } = moveOf(id);
      const { 'zh-CN': zh, en } = MOVE_NAMES[id];
      const tags = [signed(goal), signed(issue), listen ?? '', mode === 'none' ? '' : mode, step ?? ''];
      return `| \`${id}\` | ${zh} · ${en} | ${family} | ${tags.join(' | ')} | ${concept} |`;
    }),
  );
  return [
    'A move gives the defaults of a choice; `goal: -1` beside it overrides one, `goal: none` takes it away. An empty cell says nothing',
    'about its axis. The family decides how people of each temperament take it (`common-ground model`).',
    '',
    '| move | name | family | goal | issue | listen | mode | step | concept |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}
