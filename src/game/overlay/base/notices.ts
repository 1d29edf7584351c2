// Notices of the game, each until it is dismissed. Warnings and errors interrupt, information waits its turn.
import type { Locale } from '../../../core/scenario/terms.ts';
import { noticeText, uiText } from '../../../locale/ui.ts';
import type { Notice } from '../../ports.ts';
import type { IconName } from '../icons.ts';
import { h, icon, setAttribute, setText, syncList } from './dom.ts';

const ICONS: Readonly<Record<Notice['level'], IconName>> = { info: 'info', warning: 'triangle-alert', error: 'triangle-alert' };

const keyOf = (notice: Notice): string => JSON.stringify([notice.level, notice.key, notice.params ?? {}]);

export interface NoticeList {
  readonly root: HTMLElement;
  update(notices: readonly Notice[], locale: Locale): void;
}

export function createNoticeList(): NoticeList {
  const root = h('div', { class: 'notices', role: 'region' });
  const dismissed = new Set<string>();
  let latest: readonly Notice[] = [];
  let language: Locale = 'en';

  function draw(): void {
    setAttribute(root, 'aria-label', uiText(language, 'notice.region'));
    syncList(
      root,
      latest.filter((notice) => !dismissed.has(keyOf(notice))),
      keyOf,
      (notice) => {
        const close = h('button', { type: 'button', class: 'button small' }, h('span'));
        close.addEventListener('click', () => {
          dismissed.add(keyOf(notice));
          draw();
        });
        return h(
          'div',
          { class: `notice is-${notice.level}`, role: notice.level === 'info' ? 'status' : 'alert' },
          icon(ICONS[notice.level]),
          h('p'),
          close,
        );
      },
      (element, notice) => {
        setText(element.querySelector('p') as Element, noticeText(language, notice.key, notice.params));
        setText(element.querySelector('button > span') as Element, uiText(language, 'notice.dismiss'));
      },
    );
  }

  return {
    root,
    update(notices, locale) {
      // One that the game has withdrawn may come again later.
      const standing = new Set(notices.map(keyOf));
      for (const key of dismissed) if (!standing.has(key)) dismissed.delete(key);
      latest = notices;
      language = locale;
      draw();
    },
  };
}
