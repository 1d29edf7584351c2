// The runs of the organisation: looked through, hidden or flagged, judged again, taken along as a file.
import { type PlainKey, uiText } from '../../../locale/ui.ts';
import { labelled, textButton } from '../base/controls.ts';
import { h, icon, setAttribute, setShown, setText } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';
import type { RunEntry } from './answers.ts';
import { askKnown, createFilters, type Known } from './filters.ts';
import { codeOf, createPage, type OfficePage, type PageBody } from './page.ts';
import { versionName } from './pieces.ts';
import { createRescoreBox } from './rescore-box.ts';
import { type RunAct, type RunContext, runEntry } from './run-entry.ts';
import type { OfficeSection } from './section.ts';

interface RunPage {
  readonly runs: readonly RunEntry[];
  readonly next: string | null;
}

function createRuns(page: OfficePage, texts: Texts): PageBody {
  let known: Known | null = null;
  let shown: RunPage | null = null;
  let query = new URLSearchParams();
  /** Cursors of the pages before this one; the first has none. */
  let before: readonly (string | null)[] = [];
  let cursor: string | null = null;
  const filters = createFilters(texts, page, {
    id: 'run-filters',
    kind: 'runs',
    onShow: () => {
      const next = filters.query();
      if (!next) return;
      query = next;
      before = [];
      cursor = null;
      void show().then(() => heading.focus());
    },
  });
  const link = (key: PlainKey, ending: 'csv' | 'json'): HTMLAnchorElement =>
    h('a', { class: 'button small', download: true, 'data-export': ending }, icon('save'), labelled(texts, 'span', key));
  const csv = link('runs.csv', 'csv');
  const json = link('runs.json', 'json');
  const heading = labelled(texts, 'h2', 'runs.heading', { tabindex: -1 });
  const empty = labelled(texts, 'p', 'runs.empty');
  const list = h('ul', { class: 'entries' });
  const newer = textButton(texts, { key: 'runs.newer', class: 'small', icon: 'chevron-left', onClick: () => turn(-1) });
  const older = textButton(texts, { key: 'runs.older', class: 'small trail', icon: 'chevron-right', onClick: () => turn(1) });
  const count = h('span', { class: 'small' });
  const pager = h('nav', { class: 'keys pager' }, newer, count, older);
  texts.attribute(pager, 'aria-label', 'runs.pages');
  const rescore = createRescoreBox(texts, page, () => void show());

  /** By all that they show: what has not changed stays, with whatever is open in it. */
  let entries = new Map<string, HTMLElement>();

  function turn(by: 1 | -1): void {
    if (by === 1) {
      before = [...before, cursor];
      cursor = shown?.next ?? null;
    } else {
      cursor = before.at(-1) ?? null;
      before = before.slice(0, -1);
    }
    void show().then(() => heading.focus());
  }

  function context(): RunContext {
    const { locale, cards } = page;
    return {
      locale,
      zone: known?.zone ?? 'UTC',
      nameOf: ({ scenario, hash }) => {
        const version = known?.versions.find((each) => each.hash === hash) ?? known?.versions.find((each) => each.scenario === scenario);
        return version ? versionName(cards, version, locale) : scenario;
      },
      onAct: (run, act) => void review(run, act),
    };
  }

  async function review({ attempt }: RunEntry, act: RunAct): Promise<void> {
    const reply = await page.send<Pick<RunEntry, 'flags' | 'hidden'>>('POST', `/v1/runs/${attempt}/${act.is}`, act.body);
    const code = codeOf(reply);
    if (reply.is === 'answer' && shown) {
      const { flags, hidden } = reply.answer;
      shown = { ...shown, runs: shown.runs.map((run) => (run.attempt === attempt ? { ...run, flags, hidden } : run)) };
      draw();
      page.done(act.is === 'hide' ? (hidden ? 'runs.hidden.done' : 'runs.shown.done') : 'runs.flagged.done');
    } else page.tell(code);
    list.querySelector<HTMLElement>(`[data-run="${attempt}"]`)?.focus({ preventScroll: true });
  }

  function draw(): void {
    filters.draw();
    rescore.draw();
    drawRuns();
  }

  function drawRuns(): void {
    // A file has the plays that are shown; it is of all pages.
    setAttribute(csv, 'href', `/v1/export.csv?${query}`);
    setAttribute(json, 'href', `/v1/export.json?${query}`);
    setShown(empty, shown !== null && shown.runs.length === 0);
    setShown(newer, before.length > 0);
    setShown(older, shown !== null && shown.next !== null);
    setText(count, shown ? uiText(page.locale, 'runs.page', { n: before.length + 1 }) : '');
    setShown(pager, before.length > 0 || (shown?.next ?? null) !== null);
    const each = context();
    const now = new Map<string, HTMLElement>();
    for (const run of shown?.runs ?? []) {
      const key = JSON.stringify([run, each.locale, each.zone, each.nameOf(run)]);
      now.set(key, entries.get(key) ?? runEntry(run, each));
    }
    entries = now;
    const items = [...now.values()];
    if (items.length !== list.children.length || items.some((item, k) => item !== list.children[k])) list.replaceChildren(...items);
  }

  async function show(): Promise<void> {
    const asked = new URLSearchParams(query);
    if (cursor !== null) asked.set('cursor', cursor);
    page.tell(null);
    const found = await page.get<RunPage>(`/v1/runs?${asked}`);
    if (!found) return;
    shown = found;
    drawRuns();
  }

  return {
    root: h(
      'div',
      { class: 'office-page' },
      h(
        'section',
        { class: 'door' },
        heading,
        labelled(texts, 'p', 'runs.text'),
        filters.root,
        h('div', { class: 'keys' }, csv, json, labelled(texts, 'span', 'runs.exportText', { class: 'small' })),
        empty,
        list,
        pager,
      ),
      rescore.root,
    ),
    draw,
    async load() {
      const found = await askKnown(page);
      if (!found) return;
      known = found;
      filters.set(found);
      rescore.set(found.versions);
      await show();
    },
  };
}

export const runSection: OfficeSection = {
  id: 'runs',
  role: 'trainer',
  title: 'runs.title',
  icon: 'list',
  create: (texts) => createPage(texts, createRuns),
};
