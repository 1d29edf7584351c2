// What is kept of the player, on a page of its own: a new notice is accepted here before anything more is sent, and here he
// takes his data along or has it removed.
import '../styles/purpose.css';
import { uiText } from '../../../locale/ui.ts';
import { labelled, textButton } from '../base/controls.ts';
import { h, icon, setAttribute, setShown, setText } from '../base/dom.ts';
import type { Emit, ModelOf, ScreenPart } from '../base/screen.ts';
import { bindTexts } from '../base/texts.ts';
import { doorText } from '../board/door-form.ts';
import { languageButton } from '../menu/language-button.ts';

export function createPurposeScreen(emit: Emit): ScreenPart<ModelOf<'purpose'>> {
  const texts = bindTexts();
  const language = languageButton(emit);
  const heading = h('h1', { tabindex: -1 });
  const lead = h('p', { class: 'purpose-lead' });
  const text = h('p', { class: 'purpose-words' });
  const busy = h('p', { class: 'small', role: 'status' });
  const trouble = h('p', { class: 'door-message', role: 'alert' });
  const accept = textButton(texts, {
    key: 'purpose.accept',
    icon: 'check',
    class: 'primary big',
    attributes: { 'data-accept': true },
    onClick: () => emit({ type: 'accept-purpose' }),
  });
  const close = (): void => emit({ type: 'show-purpose', on: false });
  const later = textButton(texts, { key: 'purpose.later', attributes: { 'data-later': true }, onClick: close });
  const back = textButton(texts, { key: 'purpose.back', icon: 'chevron-left', class: 'primary', onClick: close });
  const signOut = textButton(texts, {
    key: 'team.signOut',
    icon: 'door-open',
    class: 'quiet',
    attributes: { 'data-sign-out': true },
    onClick: () => emit({ type: 'sign-out' }),
  });
  const take = h('a', { class: 'button small', href: '/v1/me/export', download: 'common-ground.json', 'data-export': true });
  const erase = textButton(texts, {
    key: 'purpose.erase',
    class: 'small',
    attributes: { 'data-erase': true },
    onClick: () => ask(true),
  });
  const yes = textButton(texts, {
    key: 'purpose.eraseYes',
    class: 'small danger',
    attributes: { 'data-erase-yes': true },
    onClick: () => emit({ type: 'erase-me' }),
  });
  const no = textButton(texts, { key: 'purpose.eraseNo', class: 'small', onClick: () => ask(false) });
  const question = h(
    'div',
    { class: 'purpose-question', role: 'group' },
    labelled(texts, 'p', 'purpose.eraseAsk'),
    h('p', { class: 'purpose-keys' }, no, yes),
  );
  const mine = h(
    'section',
    { class: 'purpose-mine' },
    labelled(texts, 'h2', 'purpose.mine'),
    labelled(texts, 'p', 'purpose.mineText'),
    h('p', { class: 'purpose-keys' }, take, erase),
    question,
  );
  const doors = h('p', { class: 'purpose-keys' }, accept, back, later, signOut);
  setShown(question, false);

  function ask(on: boolean): void {
    setShown(question, on);
    setShown(erase, !on);
    (on ? no : erase).focus();
  }

  return {
    root: h(
      'div',
      { class: 'screen page purpose-screen', 'data-part': 'purpose' },
      h('div', { class: 'purpose-head' }, language.root),
      h('main', { class: 'page-main' }, h('article', { class: 'block purpose-page' }, heading, lead, text, busy, trouble, doors, mine)),
    ),
    update({ purpose, team, settings }) {
      const { locale } = settings;
      const { accepted, erased, code } = purpose;
      texts.apply(locale);
      language.update(settings);
      setText(heading, uiText(locale, erased ? 'purpose.erased' : accepted ? 'purpose.title' : 'purpose.changed'));
      setText(
        lead,
        uiText(locale, erased ? 'purpose.erasedText' : accepted ? 'purpose.choice' : 'purpose.changedText', {
          organisation: team.me?.organisation ?? '',
        }),
      );
      setText(text, purpose.text?.[locale] ?? '');
      setShown(text, !erased && purpose.text !== null);
      setText(busy, purpose.busy || (purpose.text === null && code === null && !erased) ? uiText(locale, 'door.busy') : '');
      setText(trouble, code === null || purpose.busy ? '' : doorText(locale, code));
      setShown(trouble, trouble.textContent !== '');
      for (const key of [accept, later]) setShown(key, !accepted && !erased);
      setAttribute(accept, 'aria-disabled', purpose.text === null || purpose.busy ? 'true' : undefined);
      setShown(back, accepted || erased);
      setShown(signOut, !erased);
      setShown(mine, !erased);
      take.replaceChildren(icon('save'), uiText(locale, 'purpose.export'));
    },
    enter: () => heading.focus({ preventScroll: true }),
    leave() {
      setShown(question, false);
      setShown(erase, true);
    },
  };
}
