// The speech bubble. It is for the eye alone: the live region says each line once, the history keeps it.
import type { ShownLine } from '../../../core/dialogue/view.ts';
import { type CastMember, YOU } from '../../../core/scenario/model.ts';
import type { Locale } from '../../../core/scenario/terms.ts';
import { thinkerText } from '../../../locale/ui.ts';
import type { ActorAnchor } from '../../stage-port.ts';
import { h, icon, s, setAttribute, setShown, setText, setVariable } from '../base/dom.ts';
import { type BubbleRoom, bubbleWidth, narratorGap, placeBubble, tailPath } from './place-bubble.ts';

export interface Bubble {
  readonly root: HTMLElement;
  draw(line: ShownLine | null, shown: number, glyphs: readonly string[], cast: readonly CastMember[], locale: Locale): void;
  /** More follows on a click. */
  setMore(on: boolean): void;
  place(room: BubbleRoom, anchors: readonly ActorAnchor[]): void;
}

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
  const root = h(
    'div',
    { class: 'bubble', 'aria-hidden': 'true', hidden: true },
    tail,
    name,
    h('div', { class: 'bubble-scroll' }, text),
    more,
  );
  let speaker: string | undefined;
  let kind: ShownLine['kind'] = 'say';

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
      setText(typed, glyphs.slice(0, shown).join(''));
      setText(rest, glyphs.slice(shown).join(''));
    },
    setMore: (on) => more.classList.toggle('is-on', on),
    place(room, anchors) {
      if (root.hidden) return;
      const anchor = anchors.find((each) => each.who === speaker) ?? null;
      const width = bubbleWidth(room, anchor, anchors);
      setVariable(root, '--free', width === null ? '100vw' : `${width}px`);
      // Above the heads there is width enough and little height.
      root.toggleAttribute('data-above', anchor !== null && width === null && !room.narrow);
      let size = { w: root.offsetWidth, h: root.offsetHeight };
      const gap = kind === 'narrate' ? narratorGap(size, room, anchors) : null;
      if (gap) {
        setVariable(root, '--free', `${gap.width}px`);
        size = { w: root.offsetWidth, h: root.offsetHeight };
      }
      const place = placeBubble(size, room, anchor, anchors, kind === 'narrate');
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
