// One option that is much longer than its siblings looks like the answer that the author prefers.
import { LOCALES, type Locale } from '../terms.ts';
import { unitsOf } from '../text-size.ts';
import type { Lint } from './rule.ts';
import { placedOptions } from './text-spots.ts';

const TIMES = 1.5;
/** Among very short options a few words make no pattern. */
const SHORTEST_MEAN: Readonly<Record<Locale, number>> = { 'zh-CN': 12, en: 8 };

export const lintOptionLength: Lint = (scope) => {
  for (const node of scope.draft.scenario.nodes) {
    if (node.choices.length < 2) continue;
    const options = placedOptions(scope, node);
    for (const language of LOCALES) {
      const lengths = options.map(({ text }) => unitsOf(text[language], language));
      const sum = lengths.reduce((total, units) => total + units, 0);
      for (const [index, option] of options.entries()) {
        const units = lengths[index] ?? 0;
        const mean = (sum - units) / (options.length - 1);
        if (mean < SHORTEST_MEAN[language] || units <= TIMES * mean) continue;
        const name = node.choices[index]?.id ?? '';
        scope.report('option-length', option.spotIn(language), { name, language, units, mean: Math.round(mean) });
      }
    }
  }
};
