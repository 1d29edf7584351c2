// The preview's corner over the stage: its door, the mistakes, what the last save moved, and the mark of a play that began
// in the middle. Small while there is nothing to say.
import type { Locale } from '../../core/scenario/terms.ts';
import { PREVIEW } from '../../locale/preview.ts';
import { h, icon, setAttribute, setShown, setText } from '../overlay/base/dom.ts';
import type { FileReport } from '../preview-news.ts';
import { countOf, mistakeCards } from './mistake-list.ts';
import { movedSentences } from './moved-sentences.ts';
import { keepPlaced } from './place-dock.ts';
import type { MovedNote } from './take-news.ts';

export interface DockModel {
  readonly locale: Locale;
  readonly reports: readonly FileReport[];
  readonly note: MovedNote | null;
  /** Node where the play on screen began, if that was in the middle. */
  readonly entry: string | null;
}

export interface DockActions {
  readonly onOpen: () => void;
  readonly onDismiss: () => void;
  readonly onEndPreview: () => void;
}

export interface Dock {
  readonly root: HTMLElement;
  update(model: DockModel): void;
}

export function createDock({ onOpen, onDismiss, onEndPreview }: DockActions): Dock {
  let shown: DockModel | null = null;
  let folded = false;
  let failed = false;
  const button = (attributes: Record<string, string | boolean>, onClick: () => void): HTMLButtonElement => {
    const made = h('button', { type: 'button', ...attributes });
    made.addEventListener('click', onClick);
    return made;
  };
  const door = button({ class: 'dock-key', 'data-preview-open': true, 'aria-haspopup': 'dialog', title: 'Ctrl+Shift+P' }, onOpen);
  const doorText = h('span');
  door.append(icon('settings'), doorText);
  const fold = button({ class: 'dock-key is-mistakes', 'data-preview-fold': true, 'aria-controls': 'preview-mistakes' }, () => {
    folded = !folded;
    draw();
  });
  const foldText = h('span');
  fold.append(icon('triangle-alert'), foldText);
  const list = h('ol', { class: 'mistakes' });
  const good = h('p', { class: 'dock-quiet' });
  const editorFailed = h('p', { class: 'dock-quiet', role: 'alert', hidden: true });
  // The list scrolls: it must be reachable by keyboard.
  const body = h('div', { id: 'preview-mistakes', class: 'dock-body', tabindex: 0, role: 'group' }, list, editorFailed, good);
  const sentences = h('div', { class: 'moved-words' });
  const dismiss = button({ class: 'dock-key', 'data-preview-dismiss': true }, onDismiss);
  const note = h('div', { class: 'moved' }, sentences, dismiss);
  const markText = h('p');
  const end = button({ class: 'dock-key', 'data-preview-end': true }, onEndPreview);
  const mark = h('div', { class: 'mark-plate' }, markText, end);
  const tint = h('div', { class: 'mark-tint', 'aria-hidden': 'true' });
  /** Polite, and there from the beginning, or its first words would not be heard. */
  const live = h('p', { class: 'visually-hidden', role: 'status' });
  const corner = h(
    'section',
    { class: 'preview-dock', 'data-preview-panel': true },
    h('div', { class: 'dock-row' }, door, fold),
    mark,
    note,
    body,
    live,
  );
  const root = h('div', { class: 'preview' }, tint, corner);
  const place = keepPlaced(corner);

  function draw(): void {
    if (!shown) return;
    const { locale, reports, note: moved, entry } = shown;
    const texts = PREVIEW[locale];
    const [errors, others] = [countOf(reports, 'error'), countOf(reports, 'warning', 'info')];
    setAttribute(corner, 'aria-label', texts.region);
    setText(doorText, texts.open);
    setShown(fold, errors + others > 0);
    setAttribute(fold, 'data-tone', errors > 0 ? 'error' : 'warning');
    setText(foldText, texts.count(errors, others));
    setAttribute(fold, 'aria-expanded', String(!folded));
    setAttribute(fold, 'title', folded ? texts.unfold : texts.fold);
    setShown(body, errors + others > 0 && !folded);
    setAttribute(body, 'aria-label', texts.count(errors, others));
    setText(good, texts.lastGood);
    setShown(good, errors > 0);
    setText(editorFailed, texts.noEditor);
    setShown(editorFailed, failed);
    setShown(note, moved !== null);
    setText(dismiss, texts.dismiss);
    setShown(mark, entry !== null);
    setText(markText, entry === null ? '' : texts.mark(entry));
    setText(end, texts.endPreview);
    setShown(tint, entry !== null);
    setAttribute(tint, 'data-word', texts.markWord);
    place();
  }

  const onFailure = (): void => {
    failed = true;
    draw();
  };

  /** What is new, in one breath. */
  function announce(before: DockModel | null, { locale, reports, note: moved }: DockModel): void {
    const texts = PREVIEW[locale];
    const said: string[] = [];
    if (moved && moved !== before?.note) said.push(...movedSentences(moved, locale));
    if (before && reports !== before.reports) {
      const count = texts.count(countOf(reports, 'error'), countOf(reports, 'warning', 'info'));
      if (count !== '') said.push(count);
      else if (before.reports.length > 0) said.push(texts.mended);
    }
    if (said.length > 0) setText(live, said.join(' '));
  }

  return {
    root,
    update(model) {
      const before = shown;
      shown = model;
      if (before?.reports !== model.reports || before.locale !== model.locale) {
        // What comes to be opens the list or folds it; while it stands, however often it is told, the author's own fold does.
        const [errors, remarks] = [countOf(model.reports, 'error'), countOf(model.reports, 'warning', 'info')];
        const stood = before ? [countOf(before.reports, 'error'), countOf(before.reports, 'warning', 'info')] : [0, 0];
        if (errors > 0 && stood[0] === 0) folded = false;
        else if (errors === 0 && (stood[0] !== 0 || stood[1] === 0)) folded = remarks > 0;
        failed = false;
        list.replaceChildren(...mistakeCards(model.reports, model.locale, onFailure));
      }
      if (before?.note !== model.note || before?.locale !== model.locale)
        sentences.replaceChildren(...(model.note ? movedSentences(model.note, model.locale).map((each) => h('p', {}, each)) : []));
      announce(before, model);
      draw();
    },
  };
}
