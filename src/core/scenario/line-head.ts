// The head of a line: `who (feeling, posture, acting)`, all optional and in any order; `(thinks)` makes it an inner thought.
import type { Code } from './diagnostic.ts';
import type { LineKind } from './model.ts';
import { naming, suggest } from './suggest.ts';
import { ACTING, type Acting, FEELINGS, type Feeling, POSTURES, type Posture } from './terms.ts';

export const NARRATOR = 'narrator';
const THINKS = 'thinks';

/** UTF-16 units. */
const MAX_LENGTH = 200;

export interface HeadIssue {
  readonly code: Code;
  /** Offsets in the head. */
  readonly from: number;
  readonly to: number;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface LineHead {
  readonly who: string;
  /** Offset behind the name; it starts at 0. */
  readonly whoEnd: number;
  readonly kind: LineKind;
  readonly feeling?: Feeling;
  readonly posture?: Posture;
  /** In the order written; each word once. */
  readonly acting?: readonly Acting[];
  readonly issues: readonly HeadIssue[];
}

// Full-width parentheses and commas are as welcome: Chinese keyboards type them.
const HEAD = /^(\s*[^\s()（）]*\s*)(?:[(（]([^()（）]*)[)）])?\s*$/u;

const isFeeling = (word: string): word is Feeling => (FEELINGS as readonly string[]).includes(word);
const isPosture = (word: string): word is Posture => (POSTURES as readonly string[]).includes(word);
const isActing = (word: string): word is Acting => (ACTING as readonly string[]).includes(word);
/** What can happen while nobody speaks. */
const UNSPOKEN: Acting = 'long-silence';

/** `named` false: the head of the player's own words, `(calm, open-hand)` without a name. */
export function parseLineHead(text: string, named: boolean): LineHead {
  // `as: calm, open-hand` without parentheses is clear enough.
  const bare = !named && !/[()（）]/u.test(text);
  const match = text.length > MAX_LENGTH ? null : bare ? [text, '', text] : HEAD.exec(text);
  if (match === null) {
    const whole: HeadIssue = { code: 'wrong-type', from: 0, to: text.length, params: { expected: 'head', found: 'text' } };
    return { who: '', whoEnd: 0, kind: 'say', issues: [whole] };
  }
  const name = match[1] ?? '';
  const who = name.trim();
  const offset = bare ? 0 : name.length + 1;
  const found: { kind: LineKind; feeling?: Feeling; posture?: Posture; acting?: Acting[] } = { kind: who === NARRATOR ? 'narrate' : 'say' };
  const issues: HeadIssue[] = [];
  for (const tag of (match[2] ?? '').matchAll(/[^,，、]+/gu)) {
    const word = tag[0].trim();
    if (word === '') continue;
    const from = offset + tag.index + tag[0].indexOf(word);
    const at = { from, to: from + word.length };
    const does = isActing(word) && (who !== NARRATOR || word === UNSPOKEN);
    if (does) found.acting = [...(found.acting ?? []).filter((one) => one !== word), word];
    else if (who === NARRATOR) issues.push({ code: 'wrong-type', ...at, params: { expected: 'narrator', found: 'text' } });
    else if (word === THINKS && named) found.kind = 'think';
    else if (isFeeling(word) && found.feeling === undefined) found.feeling = word;
    else if (isPosture(word) && found.posture === undefined) found.posture = word;
    else issues.push({ ...at, ...unknownTag(word, found) });
  }
  const lead = name.length - name.trimStart().length;
  return { who, whoEnd: lead + who.length, ...found, issues };
}

/** A wrong word is taken for the kind it resembles most; else for the first of feeling, posture and acting that is missing. */
function unknownTag(word: string, found: Pick<LineHead, 'feeling' | 'posture'>): { code: Code; params: HeadIssue['params'] } {
  const meant = suggest(word, [...FEELINGS, THINKS, ...POSTURES, ...ACTING]);
  const kind =
    meant === undefined
      ? found.feeling === undefined
        ? 'feeling'
        : found.posture === undefined
          ? 'posture'
          : 'acting'
      : isActing(meant)
        ? 'acting'
        : isPosture(meant)
          ? 'posture'
          : 'feeling';
  if (kind === 'acting') return { code: 'unknown-acting', params: { ...naming(word, ACTING), known: ACTING.join(', ') } };
  return kind === 'posture'
    ? { code: 'unknown-posture', params: { ...naming(word, POSTURES), known: POSTURES.join(', ') } }
    : { code: 'unknown-feeling', params: { ...naming(word, [...FEELINGS, THINKS]), known: FEELINGS.join(', ') } };
}
