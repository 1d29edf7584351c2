// Where the things of a scene stand and how text fits on the whiteboard: decided here, drawn by prop-view.ts.
import type { Prop } from '../../core/scenario/model.ts';
import type { PropKind } from '../../core/scenario/terms.ts';
import type { Composition, PropsArt } from './rooms.ts';

export interface PlacedProp {
  readonly prop: Prop;
  /** `back`: behind the people; `front`: on the table before them. */
  readonly layer: 'back' | 'front';
  /** Lower middle and size in logical pixels of the room. */
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** What is too large for a table. */
const ON_FLOOR: ReadonlySet<PropKind> = new Set(['pallet', 'whiteboard']);
/** Of the gap between the player and the next person, so much may be filled by what stands behind them. */
const GAP_SHARE = 0.86;
const LEAST_SCALE = 0.62;
/** Upright, the board hangs so much lower and to the left, logical pixels: what is written on it clears a bubble of three lines and the last one's hair. */
const LOWER = 52;
const ASIDE = 44;

/**
 * `gap`: between the heads of the player and the next person, logical pixels; what stands behind people goes there. A pallet and a
 * board share it: the board moves up and back.
 */
export function placeProps(
  frame: Composition,
  art: PropsArt,
  props: readonly Prop[],
  gap: { readonly middle: number; readonly width: number },
): readonly PlacedProp[] {
  const { spots } = frame;
  let taken = 0;
  return props.flatMap((prop): PlacedProp[] => {
    const size = art.sizes[prop.kind];
    if (!ON_FLOOR.has(prop.kind)) {
      const spot = spots.table[taken];
      taken += 1;
      return spot === undefined ? [] : [{ prop, layer: 'front', ...spot, w: size.w * spots.scale, h: size.h * spots.scale }];
    }
    const spot = prop.kind === 'pallet' ? spots.floor : spots.board;
    // Upright, people stand too close to see anything between them: the board hangs over their heads instead.
    const free = frame.width > frame.height;
    const scale = free ? Math.max(LEAST_SCALE, Math.min(1, (gap.width * GAP_SHARE) / size.w)) : 1;
    const hung = !free && prop.kind === 'whiteboard';
    const x = free ? gap.middle : spot.x - (hung ? ASIDE : 0);
    const y = spot.y + (hung ? LOWER : 0);
    return [{ prop, layer: 'back', x, y, w: size.w * scale, h: size.h * scale }];
  });
}

export interface Fitted {
  readonly lines: readonly string[];
  /** Of the letters, in the unit of the box. */
  readonly size: number;
}

const LARGEST = 34;
const SMALLEST = 11;
/** Lines as they were written are worth this much of the size. */
const UNBROKEN = 0.7;
/** Until the narrowest width is known to a thousandth. */
const HALVINGS = 10;
/** Height of a line over the size of its letters. */
export const LINE_HEIGHT = 1.32;

/** Places where a line may end: between words, and after every Chinese character, never before a mark that closes. */
const piecesOf = (line: string): readonly string[] =>
  line.match(/[\u3000-\u9fff\uff00-\uffef][，。、！？；：）》”’…]*|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/gu) ?? [];

function wrap(text: string, width: number, measure: (text: string) => number): readonly string[] | null {
  const lines: string[] = [];
  for (const written of text.trim().split('\n')) {
    let line = '';
    for (const piece of piecesOf(written.trim())) {
      if (line !== '' && measure((line + piece).trimEnd()) > width) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += piece;
      if (measure(line.trimEnd()) > width) return null;
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** The same number of lines, all about as long: no word is left over for the last one. */
function balance(text: string, width: number, measure: (text: string) => number): readonly string[] {
  return text
    .trim()
    .split('\n')
    .flatMap((written) => {
      let lines = wrap(written, width, measure) ?? [written];
      let [tooNarrow, enough] = [0, width];
      for (let step = 0; step < HALVINGS; step += 1) {
        const middle = (tooNarrow + enough) / 2;
        const narrower = wrap(written, middle, measure);
        if (narrower !== null && narrower.length <= lines.length) [lines, enough] = [narrower, middle];
        else tooNarrow = middle;
      }
      return lines;
    });
}

/** The largest letters with which all of it fits; of a text that is too long the smallest, and what then still fits. `measure` at size 1. */
export function fitText(text: string, box: { readonly w: number; readonly h: number }, measure: (text: string) => number): Fitted {
  const written = text.trim().split('\n').length;
  for (let size = LARGEST; size >= SMALLEST; size -= 1) {
    const lines = wrap(text, box.w, (part) => measure(part) * size);
    if (lines === null || lines.length * size * LINE_HEIGHT > box.h) continue;
    // One thought a line reads better than larger letters with a word left over.
    for (let smaller = size - 1; smaller >= Math.max(SMALLEST, size * UNBROKEN); smaller -= 1) {
      const whole = wrap(text, box.w, (part) => measure(part) * smaller);
      if (lines.length > written && whole?.length === written) return { lines: whole, size: smaller };
    }
    return { lines: balance(text, box.w, (part) => measure(part) * size), size };
  }
  const room = Math.floor(box.h / (SMALLEST * LINE_HEIGHT));
  const lines = wrap(text, box.w, (part) => measure(part) * SMALLEST) ?? [text.trim().slice(0, Math.floor(box.w / SMALLEST))];
  return { lines: lines.length <= room ? lines : [...lines.slice(0, room - 1), `${lines[room - 1] ?? ''}…`], size: SMALLEST };
}
