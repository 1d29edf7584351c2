// A counterpart whose speech is hard to read, or who stands there all the time and hardly speaks.
import { textVolumeOf } from '../text-volume.ts';
import type { Params } from '../yaml-tree.ts';
import { type Lint, spotOf } from './rule.ts';

/** Flesch-Kincaid; newspapers are written for about this grade, and the trainees read a second language. */
const HARDEST_GRADE = 10;
/** Characters of a Chinese sentence, on the mean. */
const LONGEST_SENTENCE = 28;
/** Words from which the English formula means something; it was made for samples of a hundred. */
const SAMPLE = 100;
const FEWEST_SENTENCES = 5;
const SMALLEST_SHARE = 0.1;

export const lintReadingLevel: Lint = (scope) => {
  const { scenario } = scope.draft;
  const gone = new Set(scenario.nodes.flatMap(({ leave }) => leave));
  const members = new Map(scenario.cast.map((member) => [member.id, member]));
  for (const { who, language, units, sentences, share, lines, grade } of textVolumeOf(scenario)) {
    const member = members.get(who);
    if (member === undefined) continue;
    const tell = (params: Params): void => scope.report('reading-level', spotOf(scope, member), { name: who, ...params });
    if (grade !== null && units >= SAMPLE && grade > HARDEST_GRADE) tell({ kind: 'grade', value: grade, limit: HARDEST_GRADE });
    const mean = sentences === 0 ? 0 : units / sentences;
    if (language === 'zh-CN' && sentences >= FEWEST_SENTENCES && mean > LONGEST_SENTENCE)
      tell({ kind: 'sentence', value: Math.round(mean), limit: LONGEST_SENTENCE });
    // Told once, not per language.
    const always = scenario.present.includes(who) && !gone.has(who);
    if (language === 'en' && always && members.size > 2 && share < SMALLEST_SHARE)
      tell({ kind: 'silent', lines, percent: Math.round(share * 100) });
  }
};
