// The map of a conflict with what the cohort chose: small on the page, and large with zoom.
import { uiText } from '../../../locale/ui.ts';
import { labelled, textButton } from '../base/controls.ts';
import { createPanel } from '../base/dialog.ts';
import { h, setAttribute, setShown, setText, setVariable } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';
import type { CohortFigures } from './answers.ts';
import type { OfficePage } from './page.ts';

export interface CohortMap {
  readonly root: HTMLElement;
  update(cohort: CohortFigures, query: URLSearchParams): void;
}

const ZOOMS = [1, 1.5, 2, 3, 4, 6] as const;
/** Of the map's width to begin with, in px. */
const READABLE = 1000;

export function createCohortMap(texts: Texts, page: OfficePage): CohortMap {
  let zoom = 0;
  const small = h('img', { class: 'map-small', 'data-cohort-map': true });
  const large = h('img', { class: 'map-large' });
  const opener = texts.attribute(h('button', { type: 'button', class: 'map-opener' }, small), 'title', 'cohort.mapOpen');
  const state = h('p', { role: 'status' });
  const again = textButton(texts, { key: 'team.again', class: 'small', onClick: () => load() });
  const said = h('span', { class: 'small', role: 'status' });
  const step = (by: 1 | -1): void => {
    zoom = Math.max(0, Math.min(ZOOMS.length - 1, zoom + by));
    drawZoom();
  };
  const out = textButton(texts, { key: 'cohort.zoomOut', class: 'small', onClick: () => step(-1) });
  const into = textButton(texts, { key: 'cohort.zoomIn', class: 'small', attributes: { 'data-larger': true }, onClick: () => step(1) });
  const paper = texts.attribute(h('div', { class: 'map-paper', tabindex: 0, role: 'region' }, large), 'aria-label', 'cohort.map.heading');
  const panel = createPanel(
    texts,
    { id: 'cohort-map', title: 'cohort.map.heading', class: 'map-panel' },
    h('div', { class: 'keys' }, out, into, said),
    paper,
  );
  opener.addEventListener('click', () => {
    panel.open();
    // On a phone the whole map would be a stripe.
    zoom = ZOOMS.findIndex((factor) => paper.clientWidth * factor >= READABLE);
    if (zoom < 0) zoom = ZOOMS.length - 1;
    drawZoom();
    paper.scrollTo?.({ left: (paper.scrollWidth - paper.clientWidth) / 2 });
  });
  let src = '';

  function drawZoom(): void {
    const factor = ZOOMS[zoom] ?? 1;
    setVariable(large, '--zoom', factor);
    setText(said, `${factor * 100} %`);
    setAttribute(out, 'aria-disabled', zoom === 0 ? 'true' : undefined);
    setAttribute(into, 'aria-disabled', zoom === ZOOMS.length - 1 ? 'true' : undefined);
  }

  function load(): void {
    setShown(again, false);
    setShown(opener, false);
    setShown(state, true);
    setText(state, uiText(page.locale, 'cohort.mapWaits'));
    small.removeAttribute('src');
    small.src = src;
  }
  small.addEventListener('load', () => {
    setShown(state, false);
    setShown(opener, true);
    large.src = small.src;
  });
  small.addEventListener('error', () => {
    setText(state, uiText(page.locale, 'cohort.mapFailed'));
    setShown(state, true);
    setShown(again, true);
  });

  return {
    root: h(
      'section',
      { class: 'door' },
      labelled(texts, 'h2', 'cohort.map.heading'),
      labelled(texts, 'p', 'cohort.mapText'),
      state,
      again,
      opener,
      panel.root,
    ),
    update({ title, players }, query) {
      const { locale } = page;
      const alt = uiText(locale, 'cohort.mapAlt', { title: title[locale], n: players });
      for (const img of [small, large]) img.alt = alt;
      const asked = new URLSearchParams(query);
      asked.set('lang', locale);
      const next = `/v1/cohort/map?${asked}`;
      if (next === src) return;
      src = next;
      load();
    },
  };
}
