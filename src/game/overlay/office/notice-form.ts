// The notice of the purpose: what is accepted today, and publishing one of the organisation's own.
import type { Text } from '../../../core/scenario/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import { labelled } from '../base/controls.ts';
import { h } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';
import { codeOf, codeText, type OfficePage } from './page.ts';
import { fieldRow, sureKey } from './pieces.ts';

export interface NoticeForm {
  readonly root: HTMLElement;
  load(): Promise<void>;
}

const LONGEST = 4000;

export function createNoticeForm(texts: Texts, page: OfficePage): NoticeForm {
  const area = (id: string) => h('textarea', { id, class: 'field notice-field', rows: 5, maxlength: LONGEST });
  const zh = fieldRow(texts, 'org.noticeZh', area('notice-zh'));
  const en = fieldRow(texts, 'org.noticeEn', area('notice-en'));
  zh.input.lang = 'zh-CN';
  en.input.lang = 'en';
  const place = h('div', {});

  texts.also((locale) =>
    place.replaceChildren(
      sureKey(locale, {
        button: uiText(locale, 'org.publish'),
        sure: uiText(locale, 'org.publishSure'),
        yes: uiText(locale, 'org.publishYes'),
        class: '',
        onYes: () => void publish(),
      }),
    ),
  );

  async function publish(): Promise<void> {
    for (const row of [zh, en]) row.tell(row.input.value.trim() === '' ? uiText(page.locale, 'door.empty') : '');
    const empty = [zh, en].find(({ input }) => input.value.trim() === '');
    if (empty) return empty.input.focus();
    const code = codeOf(await page.send('PUT', '/v1/notice', { text: { 'zh-CN': zh.input.value.trim(), en: en.input.value.trim() } }));
    if (code === null) page.done('org.published');
    else zh.tell(codeText(page.locale, code));
  }

  return {
    root: h(
      'section',
      { class: 'door' },
      labelled(texts, 'h2', 'org.noticeHeading'),
      labelled(texts, 'p', 'org.noticeText'),
      h('div', { class: 'door-form' }, zh.root, en.root, place),
    ),
    async load() {
      const found = await page.get<{ readonly text: Text }>('/v1/notice');
      if (!found) return;
      zh.input.value = found.text['zh-CN'];
      en.input.value = found.text.en;
    },
  };
}
