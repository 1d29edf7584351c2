// Text for a drawing: how wide it will be, where it is cut, and never markup.
import { displayWidth } from '../core/scenario/display-width.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Tab and line feed are the only control characters that XML 1.0 takes as they are. */
const isForbidden = (sign: string): boolean => /[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(sign) && sign !== '\t' && sign !== '\n';

/** Author text into XML: no markup, and nothing that XML forbids. */
export function escapeXml(text: string): string {
  return [...text].map((sign) => (isForbidden(sign) ? '' : (ESCAPES[sign] ?? sign))).join('');
}

/** In em, a little more than the widest face of the font stack needs: a box too wide is better than a text cut. */
function widthOfSign(sign: string): number {
  const columns = displayWidth(sign);
  if (columns === 0) return 0;
  if (columns === 2) return 1.02;
  if (/[“”‘’…—–]/.test(sign)) return 1;
  if (/[iljI.,:;'|!()[\] ]/.test(sign)) return 0.36;
  if (/[ftr"-]/.test(sign)) return 0.43;
  if (/[mwMW%@]/.test(sign)) return 0.95;
  if (/[A-Z0-9]/.test(sign)) return 0.7;
  return 0.61;
}

export function textWidth(text: string, size: number, bold = false): number {
  let em = 0;
  for (const sign of text) em += widthOfSign(sign);
  return em * size * (bold ? 1.07 : 1);
}

/** At most `width` wide, with an ellipsis where it was cut. */
export function shorten(text: string, width: number, size: number, bold = false): string {
  if (textWidth(text, size, bold) <= width) return text;
  let short = '';
  for (const sign of text) {
    if (textWidth(`${short}${sign}…`, size, bold) > width) break;
    short += sign;
  }
  return `${short.trimEnd()}…`;
}

/** Lines of at most `width`; what does not fit into `most` lines is cut. Chinese breaks anywhere but before a mark, Latin between words. */
export function wrapText(text: string, width: number, size: number, most: number, bold = false): readonly string[] {
  const pieces =
    text
      .replace(/\s+/g, ' ')
      .trim()
      .match(/[\u2e80-\uffef][，。！？、；：”’）》…]*|[^\s\u2e80-\uffef]+ ?|\s/gu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const [k, piece] of pieces.entries()) {
    if (line !== '' && textWidth((line + piece).trimEnd(), size, bold) > width) {
      if (lines.length === most - 1) return [...lines, shorten(line + pieces.slice(k).join(''), width, size, bold)];
      lines.push(shorten(line.trimEnd(), width, size, bold));
      line = '';
    }
    line += piece;
  }
  return [...lines, shorten(line.trimEnd(), width, size, bold)];
}
