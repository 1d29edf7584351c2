// What became of the play, in sentences.
import type { Locale } from '../../core/scenario/terms.ts';
import { PREVIEW } from '../../locale/preview.ts';
import type { MovedNote } from './take-news.ts';

export function movedSentences({ title, moved, restored }: MovedNote, locale: Locale): readonly string[] {
  const texts = PREVIEW[locale];
  const head = texts.reloaded(title[locale]);
  if (!moved) return [head, texts.entryLost];
  const { kept, loss, renamed, landed } = moved;
  return [
    head,
    texts.kept(kept),
    ...(restored ? [texts.restored] : []),
    ...(loss ? [texts.lost(loss.from, loss.count, loss.reason, loss.choice)] : []),
    ...renamed.map(({ from, to }) => texts.renamed(from, to)),
    ...(landed ? [texts.landed(landed.from, landed.to)] : []),
  ];
}
