// The line to the service in a live talk: that an answer is on its way, or cannot get through, and trying once more.
import { labelled, textButton } from '../base/controls.ts';
import { h, icon, setShown } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';

export interface LinkBox {
  readonly root: HTMLElement;
  update(line: 'asking' | 'lost' | null): void;
}

/** An answer that comes sooner is not worth a word, in ms. */
const PATIENCE = 600;

export function createLinkBox(texts: Texts, onAgain: () => void): LinkBox {
  const asking = labelled(texts, 'p', 'link.asking', { class: 'link-asking' });
  const again = textButton(texts, {
    key: 'link.again',
    icon: 'rotate-ccw',
    class: 'small',
    attributes: { 'data-try-line': true },
    onClick: onAgain,
  });
  const lost = h(
    'div',
    { class: 'link-lost', 'data-lost': true },
    icon('triangle-alert'),
    h('div', {}, labelled(texts, 'b', 'link.lost'), labelled(texts, 'p', 'link.lostText')),
    again,
  );
  // The region stays: what appears in it is read out.
  const root = h('div', { class: 'link-box', role: 'status' }, asking, lost);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: 'asking' | 'lost' | null = null;
  setShown(asking, false);
  setShown(lost, false);
  return {
    root,
    update(line) {
      if (line === shown) return;
      const before = shown;
      shown = line;
      clearTimeout(timer);
      if (line === 'asking' && before === null) timer = setTimeout(() => setShown(asking, true), PATIENCE);
      // While it tries again the box stays: it would flicker.
      else if (line !== 'asking') setShown(asking, false);
      if (line !== 'asking') setShown(lost, line === 'lost');
    },
  };
}
