// Of which plays a page tells: conflict and version, season or flag, team, and days by the organisation's clocks.
import type { Text } from '../../../core/scenario/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import { textButton } from '../base/controls.ts';
import { h, setText } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';
import type { Organisation, SeasonEntry, TeamEntry } from './answers.ts';
import type { OfficePage } from './page.ts';
import { fieldRow, type Option, setOptions, versionName } from './pieces.ts';
import { flagText, KNOWN_FLAGS } from './run-words.ts';
import { spanOf } from './zoned-time.ts';

export interface KnownVersion {
  readonly scenario: string;
  readonly hash: string;
  readonly title: Text;
  readonly current: boolean;
}

export interface Known {
  readonly versions: readonly KnownVersion[];
  readonly seasons: readonly SeasonEntry[];
  readonly teams: readonly TeamEntry[];
  readonly zone: string;
}

/** Those of now and those that were played, and what else is in a season. */
export function versionsIn(played: readonly KnownVersion[], seasons: readonly SeasonEntry[]): readonly KnownVersion[] {
  const found = new Map(played.map((each) => [each.hash, each]));
  for (const { scenarios } of seasons)
    for (const each of scenarios) if (!found.has(each.hash)) found.set(each.hash, { ...each, current: false });
  return [...found.values()];
}

export async function askKnown(page: OfficePage): Promise<Known | null> {
  const [all, found, teams, settings] = await Promise.all([
    page.get<{ readonly versions: readonly KnownVersion[] }>('/v1/versions'),
    page.get<{ readonly seasons: readonly SeasonEntry[] }>('/v1/seasons'),
    page.get<{ readonly teams: readonly TeamEntry[] }>('/v1/teams'),
    page.get<Organisation>('/v1/settings'),
  ]);
  if (!all || !found || !teams || !settings) return null;
  const { seasons } = found;
  return { versions: versionsIn(all.versions, seasons), seasons, teams: teams.teams, zone: settings.timeZone };
}

export interface Filters {
  readonly root: HTMLElement;
  set(known: Known): void;
  /** Null: a day is none. */
  query(): URLSearchParams | null;
  /** Of the version that is chosen. */
  hash(): string;
  draw(): void;
}

export interface FilterOptions {
  readonly id: string;
  /** Of a cohort one conflict is chosen and perhaps a season; of runs perhaps a conflict, and perhaps a flag. */
  readonly kind: 'cohort' | 'runs';
  readonly onShow: () => void;
}

export function createFilters(texts: Texts, page: OfficePage, { id, kind, onShow }: FilterOptions): Filters {
  let known: Known = { versions: [], seasons: [], teams: [], zone: 'UTC' };
  const select = (name: string) => h('select', { id: `${id}-${name}`, class: 'field' });
  const date = (name: string) => h('input', { type: 'date', id: `${id}-${name}`, class: 'field' });
  const season = fieldRow(texts, 'filter.season', select('season'));
  const version = fieldRow(texts, 'filter.scenario', select('version'));
  const team = fieldRow(texts, 'filter.team', select('team'));
  const flag = fieldRow(texts, 'filter.flag', select('flag'));
  const from = fieldRow(texts, 'filter.from', date('from'));
  const to = fieldRow(texts, 'filter.to', date('to'));
  const zoned = h('p', { class: 'small' });
  const show = textButton(texts, { key: 'filter.show', icon: 'eye', class: 'primary', onClick: () => undefined });
  show.type = 'submit';
  const rows = kind === 'cohort' ? [season, version, team] : [version, team, flag];
  const form = h(
    'form',
    { class: 'filters', id, novalidate: true },
    ...rows.map(({ root }) => root),
    from.root,
    to.root,
    h('div', { class: 'filters-foot' }, show, zoned),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    onShow();
  });
  season.input.addEventListener('change', drawVersions);

  function drawVersions(): void {
    const { locale, cards } = page;
    const chosen = known.seasons.find((each) => each.season === season.input.value);
    const offered = kind === 'cohort' && chosen ? chosen.scenarios : known.versions;
    const options = offered.map((each): Option => {
      const name = versionName(cards, each, locale);
      return {
        value: each.hash,
        text: each.current ? name : uiText(locale, 'filter.oldVersion', { title: name, hash: each.hash.slice(0, 6) }),
      };
    });
    setOptions(version.input, kind === 'runs' ? [{ value: '', text: uiText(locale, 'filter.every') }, ...options] : options);
  }

  function draw(): void {
    const { locale } = page;
    const all = { value: '', text: uiText(locale, 'filter.every') };
    setOptions(season.input, [
      { value: '', text: uiText(locale, 'filter.noSeason') },
      ...known.seasons.map((each) => ({ value: each.season, text: each.name })),
    ]);
    setOptions(team.input, [all, ...known.teams.map((each) => ({ value: each.team, text: each.name }))]);
    setOptions(flag.input, [all, ...KNOWN_FLAGS.map((value) => ({ value, text: flagText(locale, value) }))]);
    setText(zoned, uiText(locale, 'filter.zone', { zone: known.zone }));
    drawVersions();
  }

  return {
    root: form,
    set(now) {
      known = now;
      draw();
    },
    query() {
      from.tell('');
      const span = spanOf(from.input.value, to.input.value, known.zone);
      if (!span) {
        from.tell(uiText(page.locale, 'seasons.noTime'));
        from.input.focus();
        return null;
      }
      const chosen = kind === 'cohort' ? { season: season.input.value } : { flag: flag.input.value };
      const asked = { hash: version.input.value, team: team.input.value, ...chosen, ...span };
      return new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
    },
    hash: () => version.input.value,
    draw,
  };
}
