// One line of ink in the making: text comes in pieces, glue joins lines, a tag may name the speaker.
import { keep } from './ledger.ts';
import { found, give, type Reader, speakerOf } from './reader.ts';
import type { OriginId, Say, Step } from './story.ts';

export interface Flow {
  readonly reader: Reader;
  /** Container that the line stands in. */
  path: string;
  steps: Step[];
  /** Text before a sequence, its variants, and text behind it. */
  text: string;
  variants: { readonly texts: readonly string[]; readonly order: NonNullable<Say['order']> } | null;
  after: string;
  glued: boolean;
  /** The next text belongs to the line before. */
  joins: boolean;
  /** Inside a line: what follows has the same speaker. */
  midLine: boolean;
  speaker: string | undefined;
  /** By a tag, for this line. */
  tagged: string | undefined;
  /** What the player said to come here: ink repeats it, a choice of ours is spoken anyway. */
  readonly echo: string | undefined;
  /** True as long as nothing was said. */
  first: boolean;
}

export const openFlow = (reader: Reader, path: string, echo?: string): Flow => ({
  reader,
  path,
  steps: [],
  text: '',
  variants: null,
  after: '',
  glued: false,
  joins: false,
  midLine: false,
  speaker: undefined,
  tagged: undefined,
  echo,
  first: true,
});

export function addText(flow: Flow, text: string): void {
  if (text.trim() !== '') flow.glued = false;
  if (flow.variants === null) flow.text += text;
  else flow.after += text;
}

/** False if the line has variants already. */
export function addVariants(flow: Flow, texts: readonly string[], order: NonNullable<Say['order']>): boolean {
  if (flow.variants !== null) return false;
  flow.variants = { texts, order };
  return true;
}

/** Ends a piece of text; the line itself goes on. */
export function flushText(flow: Flow): void {
  const { reader } = flow;
  // Used up, the words around the sequence still stand.
  const runsOut = flow.variants?.order === 'once' && `${flow.text}${flow.after}`.trim() !== '';
  const variants = runsOut && flow.variants ? { texts: [...flow.variants.texts, ''], order: 'first' as const } : flow.variants;
  const whole = (variants?.texts ?? ['']).map((text) => `${flow.text}${text}${flow.after}`.replace(/\s+/gu, ' ').trim());
  flow.text = '';
  flow.after = '';
  flow.variants = null;
  if (whole.every((text) => text === '')) return;
  const [lead = ''] = whole;
  if (flow.first && flow.echo !== undefined && !variants && lead === flow.echo) {
    flow.first = false;
    return;
  }
  flow.first = false;
  const spoken = whole.map((text) => (flow.midLine ? { who: flow.speaker, text } : speakerOf(text)));
  const [one] = spoken;
  const same = spoken.every(({ who }) => who === one?.who);
  const who = flow.tagged ?? (same ? one?.who : undefined);
  flow.speaker = who;
  flow.midLine = true;
  const origin: OriginId = found(reader, 'line', { path: flow.path }, whole.join(' | '));
  const last = flow.steps.at(-1);
  if (flow.joins && last?.is === 'say' && last.texts.length === 1 && whole.length === 1) {
    flow.joins = false;
    keep(reader.ledger, origin);
    flow.steps[flow.steps.length - 1] = { ...last, texts: [`${last.texts[0]} ${lead}`] };
    return;
  }
  flow.joins = false;
  const texts = same ? spoken.map(({ text }) => text) : whole;
  flow.steps.push({ is: 'say', ...(who === undefined ? {} : { who }), texts, ...(variants ? { order: variants.order } : {}), origin });
}

export function endLine(flow: Flow): void {
  if (flow.glued) return;
  flushText(flow);
  flow.midLine = false;
  flow.speaker = undefined;
  flow.tagged = undefined;
}

/** `<>`: the line before goes on, and the next end of line is none. */
export function addGlue(flow: Flow): void {
  flow.glued = true;
  if (flow.text !== '' || flow.variants !== null) return;
  const last = flow.steps.at(-1);
  if (last?.is !== 'say' || last.texts.length !== 1 || flow.midLine) return;
  flow.midLine = true;
  flow.joins = true;
  flow.speaker = last.who;
}

/** A tag behind or above a line. */
export function addTag(flow: Flow, tag: string): void {
  const speaker = /^speaker\s*:\s*(.+)$/i.exec(tag.trim())?.[1]?.trim();
  const place = { path: flow.path };
  if (speaker === undefined) {
    flow.steps.push({ is: 'note', text: `# ${tag.trim()}`, origin: found(flow.reader, 'other', place, `# ${tag.trim()}`) });
    return;
  }
  flow.tagged = speaker;
  if (speaker === '') give(flow.reader, 'other', place, tag, 'malformed');
}
