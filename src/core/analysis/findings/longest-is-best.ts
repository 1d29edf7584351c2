// The best answer is recognised by its length: within nodes, longer options lose less.
import type { Choice } from '../../scenario/model.ts';
import { LOCALES, type Locale } from '../../scenario/terms.ts';
import { lengthOf } from '../policies.ts';
import type { WalkedFinding } from './finding.ts';

/** A correlation beyond this is a give-away; the shipped scenarios lie between −0.3 and 0.3. */
const LIMIT = 0.5;
/** With fewer nodes than this it says nothing. */
const FEWEST_NODES = 5;

/** Pearson's r of two lists of deviations from their means. */
function correlation(pairs: readonly (readonly [number, number])[]): number {
  let [xy, xx, yy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xy += x * y;
    xx += x * x;
    yy += y * y;
  }
  return xx === 0 || yy === 0 ? 0 : xy / Math.sqrt(xx * yy);
}

/** Length and worth of a node's options, each as deviation from the node's mean, lengths relative to it. */
function deviations(options: readonly { choice: Choice; loss: number }[], locale: Locale): readonly (readonly [number, number])[] {
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const length = mean(options.map(({ choice }) => lengthOf(choice, locale)));
  const loss = mean(options.map((one) => one.loss));
  return options.map((one) => [lengthOf(one.choice, locale) / length - 1, loss - one.loss] as const);
}

export const findLongestIsBest: WalkedFinding = ({ study, worths, report }) => {
  const nodes = study.table.places
    .map(({ choices }) =>
      choices.flatMap(({ choice, index }) => (worths[index]?.reach ? [{ choice, loss: worths[index]?.loss ?? 0 }] : [])),
    )
    .filter((options) => options.length > 1);
  if (nodes.length < FEWEST_NODES) return;
  for (const locale of LOCALES) {
    const r = correlation(nodes.flatMap((options) => deviations(options, locale)));
    if (Math.abs(r) > LIMIT)
      report('longest-is-best', undefined, { language: locale, r: Number(r.toFixed(2)), which: r > 0 ? 'longest' : 'shortest' });
  }
};
