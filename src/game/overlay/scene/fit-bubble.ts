// How large a bubble is: no wider than its words, no higher than the room above the heads. It becomes wider, then its letters smaller; what
// is longer still is turned like pages.
import { setVariable } from '../base/dom.ts';

export interface BubbleParts {
  readonly root: HTMLElement;
  readonly scroll: HTMLElement;
  readonly text: HTMLElement;
  /** What the text consists of. */
  readonly spans: readonly HTMLElement[];
  readonly name: HTMLElement;
}

export interface BubbleLimit {
  /** Null: as the style sheet says. */
  readonly width: number | null;
  /** Of the whole bubble; null where it stands beside the heads. */
  readonly height: number | null;
  /** Whether a text that is still too high is shown in parts. */
  readonly paged: boolean;
}

/** A part of a text is never less: one line at a time is not reading. */
const LEAST_ROWS = 2;
/** Lines are measured in fractions of a pixel. */
const SLACK = 1;

/** The steps by which it becomes lower, each added to the one before: more width, smaller letters. */
const LOWER = ['data-wide', 'data-tight'] as const;

/** Words stand in lines of about the same length: the bubble is drawn close around them. */
function drawClose({ root, text, spans }: BubbleParts): void {
  const rects = spans.flatMap((span) => [...span.getClientRects()]).filter((rect) => rect.width > 0);
  if (rects.length === 0) return;
  // While it pops up, it is drawn smaller than it is.
  const shrunk = root.getBoundingClientRect().width / root.offsetWidth || 1;
  const widest = Math.max(...rects.map((rect) => rect.right)) - Math.min(...rects.map((rect) => rect.left));
  setVariable(text, '--text', `${Math.ceil(widest / shrunk) + SLACK}px`);
}

export function fitBubble(parts: BubbleParts, { width, height, paged }: BubbleLimit): void {
  const { root, scroll, text, name } = parts;
  for (const step of LOWER) root.removeAttribute(step);
  root.removeAttribute('data-paged');
  scroll.style.removeProperty('--high');
  text.style.removeProperty('--text');
  setVariable(root, '--free', width === null ? '100vw' : `${width}px`);
  // A name tag is never cut, however short the answer is.
  setVariable(root, '--name', `${name.hidden ? 0 : name.scrollWidth}px`);
  if (height !== null) {
    for (const step of LOWER) if (root.offsetHeight > height) root.setAttribute(step, '');
    const over = root.offsetHeight - height;
    if (paged && over > 0) {
      const line = Number.parseFloat(getComputedStyle(text).lineHeight);
      const rows = Math.max(LEAST_ROWS, Math.floor((scroll.offsetHeight - over) / line));
      root.setAttribute('data-paged', '');
      setVariable(scroll, '--high', `${rows * line}px`);
    }
  }
  drawClose(parts);
}

/** Whether there is text below what is seen. */
export const hasMore = ({ root, scroll }: BubbleParts): boolean =>
  root.hasAttribute('data-paged') && scroll.scrollTop + scroll.clientHeight < scroll.scrollHeight - SLACK;

/** The next part, in whole lines. */
export const turnPage = ({ scroll }: Pick<BubbleParts, 'scroll'>): void =>
  scroll.scrollBy({ top: scroll.clientHeight, behavior: 'instant' });

/** What is being written stays in sight. */
export function follow({ root, scroll }: BubbleParts, written: HTMLElement): void {
  if (!root.hasAttribute('data-paged')) return;
  const below = written.getBoundingClientRect().bottom - scroll.getBoundingClientRect().bottom;
  if (below > SLACK) turnPage({ scroll });
}
