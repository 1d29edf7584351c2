// Which of several texts is meant by words typed by hand.

/** Quotes, dashes and spaces are what people and programs type differently. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[‘’]/g, "'")
    .replace(/[“”「」]/g, '"')
    .replaceAll('…', '...')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Those whose words are `text`; else those whose words begin with it. */
export function fitting<T>(text: string, all: readonly T[], wordsOf: (one: T) => string): readonly T[] {
  const wanted = plain(text);
  if (wanted === '') return [];
  const words = all.map((one) => plain(wordsOf(one)));
  const exact = all.filter((_, k) => words[k] === wanted);
  return exact.length > 0 ? exact : all.filter((_, k) => words[k]?.startsWith(wanted));
}

function pairsOf(text: string): ReadonlySet<string> {
  const letters = [...plain(text).toLowerCase()];
  return new Set(letters.slice(1).map((letter, k) => `${letters[k]}${letter}`));
}

/** The one that shares most pairs of neighbouring letters with `text` (Dice); undefined if none shares a third. */
export function nearestOf<T>(text: string, all: readonly T[], wordsOf: (one: T) => string): T | undefined {
  const wanted = pairsOf(text);
  let best: T | undefined;
  let most = 1 / 3;
  for (const one of all) {
    const pairs = pairsOf(wordsOf(one));
    let shared = 0;
    for (const pair of wanted) if (pairs.has(pair)) shared++;
    // Of the shorter one: half a sentence is still near to the whole.
    const likeness = shared / Math.max(1, Math.min(wanted.size, pairs.size));
    if (likeness > most) [best, most] = [one, likeness];
  }
  return best;
}
