// Which conflicts a season has, and in which order; of one that runs, only their versions can be others.
import type { Locale, Text } from '../../../core/scenario/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import type { CurrentVersion } from '../../office-ports.ts';
import { labelled, textButton } from '../base/controls.ts';
import { h, setAttribute, setShown, setText } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';
import type { OfficePage } from './page.ts';
import { plainButton, setOptions, versionName } from './pieces.ts';

export interface Picked {
  readonly scenario: string;
  readonly hash: string;
  readonly title: Text;
}

export interface ScenarioPicker {
  readonly root: HTMLElement;
  readonly hashes: () => readonly string[];
  /** `fixed`: neither others nor another order. */
  set(picked: readonly Picked[], offered: readonly CurrentVersion[], fixed: boolean): void;
  tell(text: string): void;
  draw(): void;
}

/** The list with the item at `at` moved by `by`; as it was where that is not possible. */
export function moved<T>(items: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const to = at + by;
  const item = items[at];
  if (item === undefined || to < 0 || to >= items.length) return items;
  const rest = items.filter((_, k) => k !== at);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

export function createScenarioPicker(texts: Texts, page: OfficePage): ScenarioPicker {
  let picked: readonly Picked[] = [];
  let offered: readonly CurrentVersion[] = [];
  let fixed = false;
  const list = h('ol', { class: 'picked' });
  const select = h('select', { id: 'season-add', class: 'field' });
  const add = textButton(texts, {
    key: 'seasons.add',
    class: 'small',
    onClick: () => take(offered.filter(({ hash }) => hash === select.value)),
  });
  const all = textButton(texts, { key: 'seasons.addAll', class: 'small quiet', onClick: () => take(rest()) });
  const adding = h(
    'div',
    { class: 'picker-add' },
    labelled(texts, 'label', 'seasons.addLabel', { for: select.id, class: 'visually-hidden' }),
    select,
    add,
    all,
  );
  const wrong = h('p', { class: 'field-wrong', id: 'season-scenarios-wrong', hidden: true });
  const spoken = h('p', { class: 'visually-hidden', role: 'status' });
  const note = labelled(texts, 'p', 'seasons.fixed', { class: 'small' });
  const root = h(
    'fieldset',
    { class: 'picker', tabindex: -1, 'aria-describedby': wrong.id },
    labelled(texts, 'legend', 'seasons.scenarios'),
    note,
    list,
    adding,
    wrong,
    spoken,
  );

  const rest = (): readonly CurrentVersion[] => offered.filter((each) => !picked.some(({ scenario }) => scenario === each.scenario));
  const nameOf = (each: Picked): string => versionName(page.cards, each, page.locale);

  function take(more: readonly CurrentVersion[]): void {
    picked = [...picked, ...more.map(({ scenario, hash, title }) => ({ scenario, hash, title }))];
    tell('');
    draw();
    if (rest().length > 0) select.focus();
    else list.querySelector<HTMLElement>('li:last-child button')?.focus();
  }

  function move(at: number, by: -1 | 1): void {
    const item = picked[at];
    picked = moved(picked, at, by);
    draw();
    const keys = list.children[at + by]?.querySelectorAll<HTMLElement>('.key:not([aria-disabled])');
    (by < 0 ? keys?.[0] : keys?.[Math.min(1, keys.length - 1)])?.focus();
    if (item) setText(spoken, uiText(page.locale, 'seasons.movedTo', { title: nameOf(item), at: at + by + 1, of: picked.length }));
  }

  function row(each: Picked, at: number, locale: Locale): HTMLElement {
    const current = offered.find(({ scenario }) => scenario === each.scenario);
    const old = current !== undefined && current.hash !== each.hash;
    const key = (text: string, sign: 'up' | 'down' | 'out', possible: boolean, onClick: () => void): HTMLElement => {
      const button = plainButton('', onClick, {
        class: `key turn-${sign}`,
        icon: sign === 'out' ? 'x' : 'chevron-down',
        'aria-label': text,
        title: text,
        ...(possible ? {} : { 'aria-disabled': 'true' }),
      });
      button.lastElementChild?.remove();
      button.classList.remove('button');
      return button;
    };
    const title = nameOf(each);
    return h(
      'li',
      {},
      h(
        'span',
        { class: 'picked-title' },
        title,
        old || !current ? h('span', { class: 'small picked-old' }, uiText(locale, current ? 'seasons.old' : 'seasons.gone')) : null,
      ),
      h(
        'span',
        { class: 'picked-keys' },
        old
          ? plainButton(uiText(locale, 'seasons.takeCurrent'), () => {
              picked = picked.map((one) => (one === each && current ? { ...one, hash: current.hash } : one));
              draw();
              root.focus();
            })
          : null,
        ...(fixed
          ? []
          : [
              key(uiText(locale, 'seasons.up', { title }), 'up', at > 0, () => at > 0 && move(at, -1)),
              key(uiText(locale, 'seasons.down', { title }), 'down', at < picked.length - 1, () => at < picked.length - 1 && move(at, 1)),
              key(uiText(locale, 'seasons.out', { title }), 'out', true, () => {
                picked = picked.filter((one) => one !== each);
                draw();
                select.focus();
              }),
            ]),
      ),
    );
  }

  function draw(): void {
    list.replaceChildren(...picked.map((each, at) => row(each, at, page.locale)));
    setOptions(
      select,
      rest().map((each) => ({ value: each.hash, text: nameOf(each) })),
    );
    setShown(adding, !fixed && rest().length > 0);
    setShown(note, fixed);
  }

  function tell(text: string): void {
    setText(wrong, text);
    setShown(wrong, text !== '');
    setAttribute(root, 'data-wrong', text !== '');
  }

  return {
    root,
    hashes: () => picked.map(({ hash }) => hash),
    set(now, offers, isFixed) {
      picked = now;
      offered = offers;
      fixed = isFixed;
      tell('');
      draw();
    },
    tell,
    draw,
  };
}
