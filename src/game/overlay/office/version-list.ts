// The scenarios that the organisation's trainers have uploaded, and taking one back.
import type { Locale } from '../../../core/scenario/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import type { CurrentVersion } from '../../office-ports.ts';
import { labelled, textButton } from '../base/controls.ts';
import { h, setShown, setText, syncList } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';

export interface VersionList {
  readonly root: HTMLElement;
  update(versions: readonly CurrentVersion[] | null, problem: string, locale: Locale): void;
}

export interface VersionDoors {
  readonly onRetire: (hash: string) => void;
  /** From now on its players play it live, or from its file. */
  readonly onLive: (hash: string, on: boolean) => void;
}

interface Row {
  readonly root: HTMLElement;
  update(version: CurrentVersion, locale: Locale): void;
}

function createRow(texts: Texts, hash: string, { onRetire, onLive }: VersionDoors): Row {
  const title = h('h3');
  const about = h('p', { class: 'small' });
  const live = h('input', {
    type: 'checkbox',
    class: 'check',
    id: `live-${hash}`,
    'aria-describedby': `live-text-${hash}`,
    'data-live-switch': true,
  });
  live.addEventListener('change', () => onLive(hash, live.checked));
  const liveLine = h(
    'p',
    { class: 'version-live' },
    live,
    h(
      'span',
      {},
      labelled(texts, 'label', 'versions.live', { for: live.id }),
      ' ',
      labelled(texts, 'span', 'versions.liveText', { class: 'small', id: `live-text-${hash}` }),
    ),
  );
  const sure = h('p', { class: 'version-sure' });
  const retire = textButton(texts, {
    key: 'versions.retire',
    class: 'small',
    attributes: { 'data-retire': true },
    onClick: () => ask(true),
  });
  const yes = textButton(texts, { key: 'versions.yes', class: 'small danger', onClick: () => onRetire(hash) });
  const no = textButton(texts, { key: 'versions.no', class: 'small quiet', onClick: () => ask(false) });
  const question = h('div', { class: 'version-question', role: 'group' }, sure, h('p', { class: 'version-keys' }, yes, no));

  function ask(on: boolean): void {
    setShown(question, on);
    setShown(retire, !on);
    (on ? no : retire).focus();
  }

  setShown(question, false);
  return {
    root: h('li', { class: 'version' }, h('div', { class: 'version-words' }, title, about, liveLine), retire, question),
    update({ title: name, ranked, createdAt, live: isLive }, locale) {
      live.checked = isLive;
      const date = new Date(createdAt).toLocaleDateString(locale, { year: 'numeric', month: 'long', day: 'numeric' });
      setText(title, name[locale]);
      const standing = uiText(locale, ranked ? 'versions.ranked' : 'versions.unranked');
      setText(about, `${standing} · ${uiText(locale, 'versions.since', { date })}`);
      setText(sure, uiText(locale, 'versions.sure', { title: name[locale] }));
    },
  };
}

export function createVersionList(texts: Texts, on: VersionDoors): VersionList {
  const list = h('ul', { class: 'versions' });
  const empty = labelled(texts, 'p', 'versions.empty');
  const trouble = h('p', { class: 'door-message', role: 'alert' });
  const rows = new Map<string, Row>();
  return {
    root: h('section', { class: 'door' }, labelled(texts, 'h2', 'versions.heading'), trouble, empty, list),
    update(versions, problem, locale) {
      setText(trouble, problem);
      setShown(trouble, problem !== '');
      setShown(empty, versions !== null && versions.length === 0);
      syncList(
        list,
        versions ?? [],
        ({ hash }) => hash,
        ({ hash }) => {
          const row = createRow(texts, hash, on);
          rows.set(hash, row);
          return row.root;
        },
        (_, version) => rows.get(version.hash)?.update(version, locale),
      );
    },
  };
}
