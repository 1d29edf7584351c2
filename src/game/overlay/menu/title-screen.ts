// The first page: the company at dusk, who you are, and a door.
import { uiText } from '../../../locale/ui.ts';
import type { OverlayModel } from '../../ports.ts';
import { titleArt } from '../base/art-urls.ts';
import { labelled, textButton } from '../base/controls.ts';
import { h, icon, setShown, setText } from '../base/dom.ts';
import type { Emit, ScreenPart } from '../base/screen.ts';
import { bindTexts } from '../base/texts.ts';
import { languageButton } from './language-button.ts';

/** Longer ones would break name tags and board. */
const LONGEST_NAME = 24;

function backdrop(): HTMLElement {
  const { wide, upright } = titleArt;
  const picture = h('picture', { class: 'title-art', 'aria-hidden': 'true' });
  if (upright !== null) picture.append(h('source', { srcset: upright, media: '(max-aspect-ratio: 4/5)' }));
  if (wide !== null) picture.append(h('img', { src: wide, alt: '', decoding: 'async', fetchpriority: 'high' }));
  return picture;
}

export function createTitleScreen(emit: Emit): ScreenPart<OverlayModel> {
  const texts = bindTexts();
  const input = h('input', { id: 'player-name', type: 'text', maxlength: LONGEST_NAME, autocomplete: 'nickname', class: 'field' });
  texts.attribute(input, 'placeholder', 'title.nameHint');
  const language = languageButton(emit);
  const continueDetail = h('span', { class: 'button-detail' });
  const resume = textButton(texts, { key: 'title.continue', icon: 'play', class: 'big', onClick: () => resumeNewest() });
  resume.append(continueDetail);
  const start = h(
    'button',
    { type: 'submit', class: 'button big primary', 'data-start': true },
    labelled(texts, 'span', 'title.start'),
    icon('chevron-right'),
  );

  let newest: string | undefined;
  const resumeNewest = (): void => {
    storeName();
    emit(newest === undefined ? { type: 'resume' } : { type: 'resume', scenario: newest });
  };
  let stored = '';
  const storeName = (): void => {
    const playerName = input.value.trim();
    if (playerName === stored) return;
    stored = playerName;
    emit({ type: 'settings', change: { playerName } });
  };
  input.addEventListener('change', storeName);

  const form = h(
    'form',
    { class: 'title-form' },
    h('p', { class: 'title-name' }, labelled(texts, 'label', 'title.name', { for: 'player-name' }), input),
    h('div', { class: 'title-doors' }, start, resume),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    storeName();
    emit({ type: 'start' });
  });

  const root = h(
    'main',
    { class: 'screen title-screen', 'data-part': 'title' },
    backdrop(),
    h(
      'div',
      { class: 'title-front' },
      labelled(texts, 'h1', 'product.name', { class: 'title-mark' }),
      labelled(texts, 'p', 'product.claim', { class: 'title-claim' }),
      form,
      h(
        'div',
        { class: 'title-more' },
        language.root,
        textButton(texts, { key: 'nav.board', icon: 'trophy', class: 'quiet', onClick: () => emit({ type: 'go', screen: 'board' }) }),
        textButton(texts, {
          key: 'nav.settings',
          icon: 'settings',
          class: 'quiet',
          onClick: () => emit({ type: 'go', screen: 'settings' }),
        }),
      ),
      labelled(texts, 'p', 'title.formative', { class: 'title-note' }),
    ),
  );

  return {
    root,
    update(model) {
      const { locale, playerName } = model.settings;
      texts.apply(locale);
      language.update(model.settings);
      stored = playerName;
      if (document.activeElement !== input && input.value !== playerName) input.value = playerName;
      const save = [...model.saves].sort((a, b) => b.at - a.at)[0];
      const card = model.cards.find((each) => each.id === save?.scenario);
      newest = save?.scenario;
      setShown(resume, save !== undefined);
      if (save && card) setText(continueDetail, uiText(locale, 'title.continueDetail', { title: card.title[locale], n: save.decisions }));
    },
  };
}
