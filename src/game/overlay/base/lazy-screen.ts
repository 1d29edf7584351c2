// A screen whose code is fetched when it is first opened.
import { uiText } from '../../../locale/ui.ts';
import type { OverlayModel } from '../../ports.ts';
import { h } from './dom.ts';
import type { ScreenPart } from './screen.ts';

export function createLazyScreen<M extends OverlayModel>(load: () => Promise<ScreenPart<M>>): ScreenPart<M> {
  const root = h('div', { class: 'lazy-screen' });
  let part: ScreenPart<M> | null = null;
  let model: M | null = null;
  let on = false;

  function fetchPart(): void {
    load().then(
      (made) => {
        part = made;
        root.replaceChildren(made.root);
        if (model) made.update(model);
        if (on) made.enter?.();
      },
      () => {
        const locale = model?.settings.locale ?? 'en';
        const again = h('button', { type: 'button', class: 'button' }, uiText(locale, 'team.again'));
        again.addEventListener('click', fetchPart);
        root.replaceChildren(
          h(
            'div',
            { class: 'screen page' },
            h('main', { class: 'page-main', role: 'alert' }, h('p', {}, uiText(locale, 'office.loadFailed')), again),
          ),
        );
      },
    );
  }

  fetchPart();
  return {
    root,
    update(next) {
      model = next;
      part?.update(next);
    },
    enter() {
      on = true;
      part?.enter?.();
    },
    leave() {
      on = false;
      part?.leave?.();
    },
  };
}
