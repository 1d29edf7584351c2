// The settings as a page of their own. It leads back to the page it was opened from.
import type { OverlayModel } from '../../ports.ts';
import { labelled, textButton } from '../base/controls.ts';
import { h } from '../base/dom.ts';
import type { Emit, ScreenPart } from '../base/screen.ts';
import { bindTexts } from '../base/texts.ts';
import { createPageHead } from './page-head.ts';
import { createSettingsForm } from './settings-form.ts';

export function createSettingsScreen(emit: Emit, back: () => 'title' | 'map' | 'board'): ScreenPart<OverlayModel> {
  const texts = bindTexts();
  const head = createPageHead(texts, emit, 'settings');
  const heading = labelled(texts, 'h1', 'settings.title', { tabindex: -1 });
  const form = createSettingsForm('page', 'h2', emit);
  const leave = textButton(texts, { key: 'nav.back', icon: 'chevron-left', onClick: () => emit({ type: 'go', screen: back() }) });
  return {
    root: h(
      'div',
      { class: 'screen page settings-screen', 'data-part': 'settings' },
      head.root,
      h('main', { class: 'page-main narrow' }, heading, form.root, h('p', { class: 'page-foot' }, leave)),
    ),
    update(model) {
      texts.apply(model.settings.locale);
      head.update(model.settings);
      form.update(model.settings, model.team.me !== null);
    },
    enter: () => heading.focus({ preventScroll: true }),
  };
}
