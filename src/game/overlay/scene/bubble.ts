// The speech bubble. It is for the eye alone: the live region says each line once, the history keeps it.
import type { ShownLine } from '../../../core/dialogue/view.ts';
import { type CastMember, YOU } from '../../../core/scenario/model.ts';
import type { Locale } from '../../../core/scenario/terms.ts';
import { thinkerText } from '../../../locale/ui.ts';
import type { ActorAnchor } from '../../stage-port.ts';
import { h, icon, s, setAttribute, setShown, setText, setVariable } from '../base/dom.ts';
import { type BubbleLimit, fitBubble, follow, hasMore, turnPage } from './fit-bubble.ts';
import { type BubbleRoom, bubbleWidth, heightAbove, hiddenBy, narratorGap, placeBubble, tailPath } from './place-bubble.ts';

export interface Bubble {
  readonly root: HTMLElement;
  draw(line: ShownLine | null, shown: number, glyphs: readonly string[], cast: readonly CastMember[], locale: Locale): void;
  /** More follows on a click. */
  setMore(on: boolean): void;
  /** Whether the line is longer than what is seen of it. */
  hasMore(): boolean;
  turnPage(): void;
  /** Letters have come that are not as wide as those before. */
  refit(): void;
  place(room: BubbleRoom, anchors: readonly ActorAnchor[]): void;
}

/** Heads that rise or sink by less leave the bubble as it is, px. */
const STILL = 10;

export function createBubble(): Bubble {
  const name = h('span', { class: 'bubble-name' });
  const typed = h('span');
  // Laid out but not seen yet: the bubble keeps its size and no word jumps to the next line while it is typed.
  const rest = h('span', { class: 'bubble-rest' });
  const text = h('p', { class: 'bubble-text' }, typed, rest);
  const more = h('span', { class: 'bubble-more' }, icon('chevron-down'));
  const outline = s('path', { class: 'tail-outline' });
  const patch = s('path', { class: 'tail-patch' });
  const dots = s('g', { class: 'tail-dots' }, s('circle', { r: 8 }), s('circle', { r: 5 }));
  const tail = s('svg', { class: 'bubble-tail', 'aria-hidden': 'true' }, outline, patch, dots);
  const scroll = h('div', { class: 'bubble-scroll' }, text);
  const root = h('div', { class: 'bubble', 'aria-hidden': 'true', hidden: true }, tail, name, scroll, more);
  const parts = { root, scroll, text, spans: [typed, rest], name };
  let speaker: string | undefined;
  let kind: ShownLine['kind'] = 'say';
  let words = '';
  let fitted = '';
  let height: number | null = null;
  /** What found no room beside the heads. */
  let crowded = '';

  /** Measuring costs a layout, and heads that breathe must not make the bubble breathe: only what matters fits it anew. */
  const fitTo = (limit: BubbleLimit, room: BubbleRoom): void => {
    const kept = limit.height !== null && height !== null && Math.abs(limit.height - height) < STILL ? height : limit.height;
    const key = JSON.stringify([words, kind, speaker, kept, limit.width, limit.paged, room.width]);
    if (key === fitted) return;
    fitted = key;
    height = kept;
    const before = scroll.scrollTop;
    fitBubble(parts, { ...limit, height: kept });
    scroll.scrollTop = before;
  };

  return {
    root,
    draw(line, shown, glyphs, cast, locale) {
      setShown(root, line !== null);
      if (!line) return;
      speaker = line.kind === 'narrate' ? undefined : line.who;
      kind = line.kind;
      const member = cast.find((each) => each.id === line.who);
      setAttribute(root, 'data-kind', line.kind);
      setAttribute(root, 'data-own', line.who === YOU);
      setAttribute(root, 'data-department', member?.department);
      const plain = member?.name[locale] ?? '';
      setText(name, line.kind === 'think' ? thinkerText(locale, plain) : plain);
      setShown(name, line.kind !== 'narrate' && plain !== '');
      const now = glyphs.join('');
      if (now !== words) scroll.scrollTop = 0;
      words = now;
      setText(typed, glyphs.slice(0, shown).join(''));
      setText(rest, glyphs.slice(shown).join(''));
      if (shown < glyphs.length) follow(parts, typed);
    },
    hasMore: () => hasMore(parts),
    turnPage: () => turnPage(parts),
    refit() {
      fitted = '';
    },
    setMore: (on) => more.classList.toggle('is-on', on),
    place(room, anchors) {
      if (root.hidden) return;
      const anchor = anchors.find((each) => each.who === speaker) ?? null;
      const beside = bubbleWidth(room, anchor, anchors);
      const look = JSON.stringify([words, kind, speaker, beside, room.width, anchors.map(({ who }) => who)]);
      const above = room.narrow || (anchor !== null && (beside === null || look === crowded));
      root.toggleAttribute('data-docked', room.narrow);
      // Above the heads there is width enough and little height.
      root.toggleAttribute('data-above', above && !room.narrow);
      fitTo(
        { width: above ? null : beside, height: above ? heightAbove(room, anchors, kind === 'narrate') : null, paged: room.narrow },
        room,
      );
      let size = { w: root.offsetWidth, h: root.offsetHeight };
      const gap = kind === 'narrate' ? narratorGap(size, room, anchors) : null;
      if (gap) {
        fitTo({ width: gap.width, height: null, paged: false }, room);
        size = { w: root.offsetWidth, h: root.offsetHeight };
      }
      let place = placeBubble(size, room, anchor, anchors, kind === 'narrate');
      if (!above && !gap && hiddenBy({ ...place, ...size }, anchors) > 0) {
        if (anchor !== null) crowded = look;
        root.toggleAttribute('data-above', anchor !== null);
        fitTo({ width: null, height: heightAbove(room, anchors, kind === 'narrate'), paged: false }, room);
        size = { w: root.offsetWidth, h: root.offsetHeight };
        place = placeBubble(size, room, anchor, anchors, kind === 'narrate');
      }
      setVariable(root, '--x', `${Math.round(gap ? gap.middle - size.w / 2 : place.x)}px`);
      setVariable(root, '--y', `${Math.round(place.y)}px`);
      setAttribute(root, 'data-side', anchor?.side ?? 'none');
      tail.toggleAttribute('hidden', place.tail === null);
      if (!place.tail) return;
      const paths = tailPath(place.tail, size);
      const thought = kind === 'think';
      setAttribute(outline, 'd', thought ? '' : paths.outline);
      setAttribute(patch, 'd', thought ? '' : paths.patch);
      setAttribute(dots, 'visibility', thought ? 'visible' : 'hidden');
      const [near, far] = dots.children;
      const footX = place.tail.edge === 'bottom' ? place.tail.at : place.tail.edge === 'right' ? size.w : 0;
      const footY = place.tail.edge === 'bottom' ? size.h : place.tail.at;
      for (const [dot, share] of [
        [near, 0.4],
        [far, 0.95],
      ] as const) {
        if (!dot) continue;
        setAttribute(dot, 'cx', Math.round(footX + (place.tail.tipX - footX) * share));
        setAttribute(dot, 'cy', Math.round(footY + (place.tail.tipY - footY) * share));
      }
    },
  };
}
