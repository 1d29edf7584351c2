// The read-aloud standard: what is said in one breath. A line or an option that is longer is skimmed, not heard.
import { LOCALES, type Locale } from '../terms.ts';
import { unitsOf } from '../text-size.ts';
import type { Lint } from './rule.ts';
import { placedTexts } from './text-spots.ts';

/** Characters and words of about fifteen seconds of speech. */
const LONGEST: Readonly<Record<Locale, number>> = { 'zh-CN': 60, en: 35 };

export const lintTextTooLong: Lint = (scope) => {
  for (const { text, kind, spotIn } of placedTexts(scope, scope.draft.scenario)) {
    for (const language of LOCALES) {
      // A missing translation shows the other language; that one is counted.
      if (language !== LOCALES[0] && text[language] === text[LOCALES[0]]) continue;
      const units = unitsOf(text[language], language);
      const limit = LONGEST[language];
      if (units > limit) scope.report('text-too-long', spotIn(language), { kind, language, units, limit });
    }
  }
};
