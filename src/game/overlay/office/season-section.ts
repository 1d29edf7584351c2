// The seasons of the organisation: planned, changed, closed.
import { uiText } from '../../../locale/ui.ts';
import type { CurrentVersion } from '../../office-ports.ts';
import { labelled, textButton } from '../base/controls.ts';
import { h, icon, setShown } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';
import type { IconName } from '../icons.ts';
import type { Organisation, SeasonEntry } from './answers.ts';
import { codeOf, createPage, type OfficePage, type PageBody } from './page.ts';
import { hourText, plainButton, rankedOf, sureKey, versionName } from './pieces.ts';
import { createSeasonForm } from './season-form.ts';
import type { OfficeSection } from './section.ts';

const STATE_ICONS: Readonly<Record<SeasonEntry['state'], IconName>> = { planned: 'clock', running: 'play', over: 'pause', closed: 'lock' };

function createSeasons(page: OfficePage, texts: Texts): PageBody {
  let seasons: readonly SeasonEntry[] | null = null;
  let versions: readonly CurrentVersion[] = [];
  let zone = 'UTC';
  const list = h('ul', { class: 'entries' });
  const empty = labelled(texts, 'p', 'seasons.empty');
  const make = textButton(texts, {
    key: 'seasons.make',
    icon: 'clock',
    class: 'primary',
    onClick: () => edit(null),
    attributes: { 'data-new-season': true },
  });
  const form = createSeasonForm(texts, page, (saved) => {
    setShown(form.root, false);
    setShown(make, true);
    make.focus();
    if (saved) void load().then(() => page.done('seasons.saved'));
  });
  setShown(form.root, false);
  // Not before it is known what a season can be made of.
  setShown(make, false);

  function edit(season: SeasonEntry | null): void {
    page.tell(null);
    setShown(form.root, true);
    setShown(make, false);
    form.open(season, versions, zone);
    form.root.scrollIntoView?.({ block: 'start' });
  }

  async function act(method: 'POST' | 'DELETE', path: string, done: 'seasons.closedNow' | 'seasons.removed'): Promise<void> {
    const code = codeOf(await page.send(method, path));
    await load();
    if (code === null) page.done(done);
    else page.tell(code);
    make.focus();
  }

  function entry(season: SeasonEntry): HTMLElement {
    const { locale } = page;
    const { state, name, starts, ends, policy, offline } = season;
    const open = state === 'planned' || state === 'running';
    return h(
      'li',
      { class: 'entry', 'data-season': season.season, 'data-state': state },
      h(
        'div',
        { class: 'entry-head' },
        h('h3', {}, name),
        h('span', { class: `chip chip-${state}` }, icon(STATE_ICONS[state]), uiText(locale, `seasons.state.${state}`)),
      ),
      h('p', {}, uiText(locale, 'seasons.span', { from: hourText(locale, starts, zone), to: hourText(locale, ends, zone) })),
      h(
        'p',
        { class: 'small' },
        `${uiText(locale, `seasons.policy.${policy}`)} · ${uiText(locale, offline ? 'seasons.offlineYes' : 'seasons.offlineNo')}`,
      ),
      h(
        'ol',
        { class: 'entry-scenarios' },
        ...season.scenarios.map((each) =>
          h(
            'li',
            {},
            versionName(page.cards, each, locale),
            each.current ? null : h('span', { class: 'small' }, ` ${uiText(locale, 'seasons.old')}`),
          ),
        ),
      ),
      h(
        'div',
        { class: 'keys' },
        open
          ? plainButton(uiText(locale, 'seasons.change'), () => edit(season), {
              'data-change': true,
              'aria-label': `${uiText(locale, 'seasons.change')}: ${name}`,
            })
          : null,
        state === 'running' || state === 'over'
          ? sureKey(locale, {
              button: uiText(locale, 'seasons.close'),
              sure: uiText(locale, 'seasons.closeSure', { name }),
              yes: uiText(locale, 'seasons.closeYes'),
              onYes: () => void act('POST', `/v1/seasons/${season.season}/close`, 'seasons.closedNow'),
            })
          : null,
        state === 'planned'
          ? sureKey(locale, {
              button: uiText(locale, 'seasons.remove'),
              sure: uiText(locale, 'seasons.removeSure', { name }),
              yes: uiText(locale, 'seasons.removeYes'),
              onYes: () => void act('DELETE', `/v1/seasons/${season.season}`, 'seasons.removed'),
            })
          : null,
      ),
    );
  }

  function draw(): void {
    form.draw();
    setShown(empty, seasons !== null && seasons.length === 0);
    setShown(make, seasons !== null && form.root.hasAttribute('hidden'));
    list.replaceChildren(...(seasons ?? []).map(entry));
  }

  async function load(): Promise<void> {
    const [found, all, settings] = await Promise.all([
      page.get<{ readonly seasons: readonly SeasonEntry[] }>('/v1/seasons'),
      page.get<{ readonly scenarios: readonly CurrentVersion[] }>('/v1/scenarios'),
      page.get<Organisation>('/v1/settings'),
    ]);
    if (!found || !all || !settings) return;
    seasons = found.seasons;
    versions = rankedOf(all.scenarios);
    zone = settings.timeZone;
    draw();
  }

  return {
    root: h(
      'div',
      { class: 'office-page' },
      form.root,
      h('section', { class: 'door' }, labelled(texts, 'h2', 'seasons.heading'), empty, list, make),
    ),
    draw,
    load,
  };
}

export const seasonSection: OfficeSection = {
  id: 'seasons',
  role: 'trainer',
  title: 'seasons.title',
  icon: 'clock',
  create: (texts) => createPage(texts, createSeasons),
};
