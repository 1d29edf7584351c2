// Judging the runs of a version again.
import { uiText } from '../../../locale/ui.ts';
import { labelled } from '../base/controls.ts';
import { h, setShown, setText } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';
import type { KnownVersion } from './filters.ts';
import { codeOf, codeText, type OfficePage } from './page.ts';
import { fieldRow, setOptions, sureKey, tickRow, versionName } from './pieces.ts';

export interface RescoreBox {
  readonly root: HTMLElement;
  set(versions: readonly KnownVersion[]): void;
  draw(): void;
}

/** Thousands of runs are played again; what is done by then is done for good. In ms. */
const PATIENCE = 600_000;

export function createRescoreBox(texts: Texts, page: OfficePage, onDone: () => void): RescoreBox {
  let versions: readonly KnownVersion[] = [];
  const which = fieldRow(texts, 'rescore.version', h('select', { id: 'rescore-version', class: 'field' }));
  const by = fieldRow(texts, 'rescore.by', h('select', { id: 'rescore-by', class: 'field' }));
  const closed = tickRow(texts, 'rescore-closed', 'runs.closedSeasons');
  const place = h('div', {});
  const answer = h('p', { role: 'status', class: 'rescore-answer', 'data-rescored': true });
  which.input.addEventListener('change', () => drawBy());

  const nameOf = (version: KnownVersion): string => {
    const title = versionName(page.cards, version, page.locale);
    return version.current ? title : uiText(page.locale, 'filter.oldVersion', { title, hash: version.hash.slice(0, 6) });
  };

  function drawBy(): void {
    const chosen = versions.find(({ hash }) => hash === which.input.value);
    const others = versions.filter(({ scenario, hash }) => scenario === chosen?.scenario && hash !== chosen.hash);
    setOptions(by.input, [
      { value: '', text: uiText(page.locale, 'rescore.same') },
      ...others.map((each) => ({ value: each.hash, text: nameOf(each) })),
    ]);
    setShown(by.root, others.length > 0);
  }

  function draw(): void {
    const { locale } = page;
    setOptions(
      which.input,
      versions.map((each) => ({ value: each.hash, text: nameOf(each) })),
    );
    drawBy();
    place.replaceChildren(
      sureKey(locale, {
        button: uiText(locale, 'rescore.go'),
        sure: uiText(locale, 'rescore.sure'),
        yes: uiText(locale, 'rescore.yes'),
        class: '',
        attributes: { 'data-rescore': true },
        onYes: () => void go(),
      }),
    );
  }

  async function go(): Promise<void> {
    const { locale } = page;
    draw();
    setText(answer, uiText(locale, 'rescore.waits'));
    place.querySelector('button')?.focus();
    const body = { hash: which.input.value, closedSeasons: closed.input.checked, ...(by.input.value === '' ? {} : { by: by.input.value }) };
    const reply = await page.send<{ readonly runs: number; readonly changed: number; readonly refused: number }>(
      'POST',
      '/v1/rescore',
      body,
      PATIENCE,
    );
    const code = codeOf(reply);
    setText(answer, reply.is === 'answer' ? uiText(page.locale, 'rescore.done', { ...reply.answer }) : codeText(page.locale, code ?? ''));
    if (reply.is === 'answer') onDone();
  }

  return {
    root: h(
      'section',
      { class: 'door' },
      labelled(texts, 'h2', 'rescore.heading'),
      labelled(texts, 'p', 'rescore.text'),
      h('div', { class: 'filters' }, which.root, by.root),
      closed.root,
      place,
      answer,
    ),
    set(now) {
      versions = now;
      draw();
    },
    draw,
  };
}
