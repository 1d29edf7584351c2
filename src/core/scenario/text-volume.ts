// What each counterpart says in all: how much of the dialogue it is, and how hard it is to read.
import { type Line, type Scenario, YOU } from './model.ts';
import { LOCALES, type Locale } from './terms.ts';
import { gradeOf, sentencesOf, unitsOf } from './text-size.ts';

export interface TextVolume {
  readonly who: string;
  readonly language: Locale;
  /** Texts that may be said or thought; each variant of a line counts. */
  readonly lines: number;
  /** Lines among those of all counterparts, 0…1. */
  readonly share: number;
  /** Characters in Chinese, words in English. */
  readonly units: number;
  readonly sentences: number;
  /** Flesch-Kincaid grade of the English, to a tenth; null for Chinese, whose measure is units a sentence. */
  readonly grade: number | null;
}

export function linesOf(scenario: Scenario): readonly Line[] {
  const inNodes = scenario.nodes.flatMap(({ lines, choices }) => [
    ...lines,
    ...choices.flatMap(({ reply }) => reply.flatMap((each) => each.lines)),
  ]);
  return [...inNodes, ...scenario.endings.flatMap(({ lines }) => lines)];
}

/** One entry per counterpart and language, in the order of the cast. */
export function textVolumeOf(scenario: Scenario): readonly TextVolume[] {
  const lines = linesOf(scenario);
  const said = scenario.cast
    .filter(({ id }) => id !== YOU)
    .map(({ id }) => ({ who: id, texts: lines.filter((line) => line.who === id).flatMap((line) => line.texts) }));
  const all = said.reduce((sum, { texts }) => sum + texts.length, 0);
  return said.flatMap(({ who, texts }) =>
    LOCALES.map((language): TextVolume => {
      const own = texts.map((text) => text[language]);
      const sum = (count: (text: string, locale: Locale) => number): number =>
        own.reduce((total, text) => total + count(text, language), 0);
      return {
        who,
        language,
        lines: texts.length,
        share: all === 0 ? 0 : texts.length / all,
        units: sum(unitsOf),
        sentences: sum(sentencesOf),
        grade: language === 'en' ? Math.round(gradeOf(own) * 10) / 10 : null,
      };
    }),
  );
}
