// `anchors`: what a scenario can score at all, and what naive players get.
import { parseArgs } from 'node:util';
import { explore } from '../core/analysis/explore.ts';
import { naiveScores } from '../core/analysis/policies.ts';
import { type Command, UsageError } from './io.ts';
import { loadFile } from './load.ts';

export const anchors: Command = async (args, io) => {
  const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: 'boolean' } } });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('anchors needs one scenario file.');
  const scenario = (await loadFile(file)).parsed?.scenario;
  if (!scenario) {
    io.stderr.write(`${file} has mistakes: see check.\n`);
    return 1;
  }
  const found = explore(scenario);
  const all = { scenario: scenario.id, hash: scenario.hash, ...found, naive: naiveScores(scenario, found.raw) };
  if (values.json) io.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
  else {
    const per = (probability: number): string => `${(100 * probability).toFixed(1)} %`;
    io.stdout.write(
      [
        `${scenario.id}: ${found.states} states, ${found.plays} plays of ${found.depth.min} to ${found.depth.max} decisions${found.exact ? '' : ' (estimated: too large)'}`,
        `R ${found.raw.min.toFixed(1)} … ${found.raw.max.toFixed(1)}, at random ${found.raw.random.toFixed(1)}`,
        `endings   ${Object.entries(found.endings)
          .map(([id, end]) => `${id} ${per(end.probability)}`)
          .join(', ')}`,
        `verdicts  ${Object.entries(found.verdicts)
          .map(([id, share]) => `${id} ${per(share)}`)
          .join(', ')}`,
        `naive     ${Object.entries(all.naive)
          .map(([id, score]) => `${id} ${score ?? 'never ends'}`)
          .join(', ')}`,
        `best      ${found.best.join(',')}`,
        '',
      ].join('\n'),
    );
  }
  return 0;
};
