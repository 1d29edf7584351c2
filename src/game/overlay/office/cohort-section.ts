// How a cohort played a conflict: figures, decisions, and the map.
import { uiText } from '../../../locale/ui.ts';
import { labelled } from '../base/controls.ts';
import { h, setShown, setText } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';
import type { CohortFigures } from './answers.ts';
import { decisionsBlock } from './cohort-decisions.ts';
import { figureBlocks } from './cohort-figures.ts';
import { createCohortMap } from './cohort-map.ts';
import { askKnown, createFilters } from './filters.ts';
import { codeOf, codeText, createPage, type OfficePage, type PageBody } from './page.ts';
import { versionName } from './pieces.ts';
import type { OfficeSection } from './section.ts';

/** A large cohort is played again, log by log: in ms. */
const PATIENCE = 120_000;

function createCohort(page: OfficePage, texts: Texts): PageBody {
  let shown: { readonly cohort: CohortFigures; readonly query: URLSearchParams } | null = null;
  /** Why nothing is shown. */
  let code: string | null = null;
  let asked = 0;
  const filters = createFilters(texts, page, { id: 'cohort-filters', kind: 'cohort', onShow: () => void show(true) });
  const none = h('section', { class: 'door', hidden: true, tabindex: -1, 'data-cohort-none': true }, h('p', { class: 'empty-words' }));
  const heading = h('h2', { class: 'visually-hidden', tabindex: -1 });
  const figures = h('div', { class: 'office-page' });
  const decisions = h('div', {});
  const map = createCohortMap(texts, page);
  const results = h('div', { class: 'office-page', 'data-cohort': true, hidden: true }, heading, figures, map.root, decisions);

  function draw(): void {
    filters.draw();
    setShown(none, code !== null && !shown);
    setText(
      none.firstElementChild as Element,
      code === null ? '' : code === 'none' ? uiText(page.locale, 'cohort.noConflicts') : codeText(page.locale, code),
    );
    setShown(results, shown !== null);
    if (!shown) return;
    const { cohort, query } = shown;
    const { locale } = page;
    setText(heading, versionName(page.cards, cohort, locale));
    figures.replaceChildren(...figureBlocks(cohort, locale));
    decisions.replaceChildren(decisionsBlock(cohort, locale));
    map.update(cohort, query);
  }

  /** `wanted`: by the reader, who is led to what came. */
  async function show(wanted: boolean): Promise<void> {
    if (filters.hash() === '') {
      code = 'none';
      return draw();
    }
    const query = filters.query();
    if (!query) return;
    page.tell(null);
    const mine = ++asked;
    const reply = await page.send<CohortFigures>('GET', `/v1/cohort?${query}`, undefined, PATIENCE);
    // Something else was asked for meanwhile.
    if (mine !== asked) return;
    shown = reply.is === 'answer' ? { cohort: reply.answer, query } : null;
    code = codeOf(reply);
    if (shown) page.showsWordsOf(shown.cohort.scenario);
    draw();
    if (!wanted) return;
    (shown ? heading : none).focus();
  }

  return {
    root: h(
      'div',
      { class: 'office-page' },
      h('section', { class: 'door' }, labelled(texts, 'h2', 'cohort.heading'), labelled(texts, 'p', 'cohort.text'), filters.root),
      none,
      results,
    ),
    draw,
    async load() {
      const known = await askKnown(page);
      if (!known) return;
      filters.set(known);
      await show(false);
    },
  };
}

export const cohortSection: OfficeSection = {
  id: 'cohort',
  role: 'trainer',
  title: 'cohort.title',
  icon: 'gauge',
  create: (texts) => createPage(texts, createCohort),
};
