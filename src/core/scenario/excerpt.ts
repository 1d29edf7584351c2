// The line a diagnostic points at, with carets below it.
import type { Span } from './diagnostic.ts';
import { displayWidth } from './display-width.ts';

export interface Excerpt {
  /** The source line with tabs made into single spaces, cut to a window around the span if it is very long. */
  readonly source: string;
  /** Spaces, then one caret per display column of the span. */
  readonly carets: string;
}

/** UTF-16 units shown of a line. */
const WINDOW = 160;

export function excerptOf(lines: readonly string[], span: Span): Excerpt {
  const whole = (lines[span.line - 1] ?? '').replaceAll('\t', ' ').replace(/\r$/, '');
  const from = span.column - 1;
  const to = span.endLine === span.line ? span.endColumn - 1 : whole.length;
  const cut = whole.length <= WINDOW ? 0 : Math.max(0, Math.min(from - 40, whole.length - WINDOW));
  const shown = whole.slice(cut, cut + WINDOW);
  const head = cut > 0 ? '…' : '';
  const source = `${head}${shown}${cut + WINDOW < whole.length ? '…' : ''}`;
  const marked = shown.slice(from - cut, Math.max(from, to) - cut);
  const indent = displayWidth(head) + displayWidth(shown.slice(0, from - cut));
  return { source, carets: ' '.repeat(indent) + '^'.repeat(Math.max(1, displayWidth(marked))) };
}
