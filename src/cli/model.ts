// `model`: every constant and table of CDS-1.
import { parseArgs } from 'node:util';
import { CDS, FIT, TEMPER } from '../core/conflict/constants.ts';
import { MOVES } from '../core/scenario/moves.ts';
import {
  AGREEMENTS,
  CONCEPTS,
  CUES,
  LADDER,
  MODES,
  PANES,
  SOURCES,
  STANCES,
  STEPS,
  TEMPERAMENTS,
  VERDICTS,
} from '../core/scenario/terms.ts';
import type { Command } from './io.ts';

export const model: Command = async (args, io) => {
  const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } } });
  const all = {
    cds: CDS.version,
    constants: CDS,
    fit: FIT,
    temperament: TEMPER,
    moves: MOVES,
    vocabularies: {
      cues: CUES,
      modes: MODES,
      steps: STEPS,
      stances: STANCES,
      ladder: LADDER,
      panes: PANES,
      sources: SOURCES,
      temperaments: TEMPERAMENTS,
      agreements: AGREEMENTS,
      verdicts: VERDICTS,
      concepts: CONCEPTS,
    },
  };
  if (values.json) {
    io.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
    return 0;
  }
  const modes = MODES.join('  ');
  const fit = CUES.map((cue) => `${cue.padEnd(24)}${MODES.map((mode) => String(FIT[cue][mode]).padEnd(mode.length + 2)).join('')}`);
  io.stdout.write(`CDS-${CDS.version}\n\n${''.padEnd(24)}${modes}\n${fit.join('\n')}\n\n`);
  for (const [id, move] of Object.entries(MOVES)) {
    const { goal, issue, listen, step } = move as { goal?: number; issue?: number; listen?: number; step?: string };
    const number = (value: number | undefined): string => (value === undefined ? '·' : String(value)).padStart(4);
    io.stdout.write(
      `${id.padEnd(24)}${move.family.padEnd(10)}${number(goal)}${number(issue)}${number(listen)}  ${move.mode.padEnd(15)}${step ?? ''}\n`,
    );
  }
  return 0;
};
