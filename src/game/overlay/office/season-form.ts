// Making a season, or changing it: everything while it is planned; name, end and versions while it runs.
import { uiText } from '../../../locale/ui.ts';
import type { CurrentVersion } from '../../office-ports.ts';
import { labelled, textButton } from '../base/controls.ts';
import { h, setShown, setText } from '../base/dom.ts';
import { createSegments } from '../base/segments.ts';
import type { Texts } from '../base/texts.ts';
import type { SeasonEntry } from './answers.ts';
import { codeOf, codeText, type OfficePage } from './page.ts';
import { fieldRow, tickRow } from './pieces.ts';
import { createScenarioPicker } from './scenario-picker.ts';
import { momentOf, wallTime } from './zoned-time.ts';

export interface SeasonForm {
  readonly root: HTMLElement;
  /** Null: a new one. */
  open(season: SeasonEntry | null, versions: readonly CurrentVersion[], zone: string): void;
  draw(): void;
}

type Policy = SeasonEntry['policy'];

/** What was written, against what it was: only what differs is asked for. Times as the fields hold them. */
export interface WrittenSeason {
  readonly name: string;
  readonly starts: string;
  readonly ends: string;
  readonly policy: Policy;
  readonly offline: boolean;
  readonly versions: readonly string[];
}

/** The body of the request, or the field that is missing. */
export function seasonBody(
  written: WrittenSeason,
  before: WrittenSeason | null,
  zone: string,
): { readonly body: object } | { readonly missing: 'name' | 'starts' | 'ends' | 'versions' } {
  const { name, versions, policy, offline } = written;
  const [starts, ends] = [momentOf(written.starts, zone), momentOf(written.ends, zone)];
  if (name === '') return { missing: 'name' };
  if (starts === null) return { missing: 'starts' };
  if (ends === null) return { missing: 'ends' };
  if (versions.length === 0) return { missing: 'versions' };
  const all = { name, starts, ends, policy, offline, versions };
  if (!before) return { body: all };
  // A moment finer than its field must not move because somebody renamed the season.
  const differs = (key: keyof WrittenSeason): boolean => JSON.stringify(written[key]) !== JSON.stringify(before[key]);
  return { body: Object.fromEntries(Object.entries(all).filter(([key]) => differs(key as keyof WrittenSeason))) };
}

const AT_FIELD: Readonly<Record<string, 'ends' | 'versions'>> = {
  'ends-before-start': 'ends',
  'unknown-version': 'versions',
  'same-scenario-twice': 'versions',
};

export function createSeasonForm(texts: Texts, page: OfficePage, onEnd: (saved: boolean) => void): SeasonForm {
  let season: SeasonEntry | null = null;
  let before: WrittenSeason | null = null;
  let zone = 'UTC';
  let policy: Policy = 'first';
  let busy = false;
  const title = h('h2', { tabindex: -1 });
  const name = fieldRow(
    texts,
    'seasons.name',
    h('input', { type: 'text', id: 'season-name', class: 'field', maxlength: 40, autocomplete: 'off' }),
  );
  const starts = fieldRow(texts, 'seasons.starts', h('input', { type: 'datetime-local', id: 'season-starts', class: 'field' }));
  const ends = fieldRow(texts, 'seasons.ends', h('input', { type: 'datetime-local', id: 'season-ends', class: 'field' }));
  const zoned = h('p', { class: 'small' });
  const offline = tickRow(texts, 'season-offline', 'seasons.offline', 'seasons.offlineHint');
  const which = createSegments<Policy>(texts, {
    name: 'season-policy',
    values: ['first', 'best-of-three'],
    legend: 'seasons.policy',
    labelOf: (value) => `seasons.policy.${value}`,
    onPick: (value) => {
      policy = value;
      which.update(value);
    },
  });
  const policyRow = h(
    'div',
    { class: 'setting policy-row' },
    labelled(texts, 'span', 'seasons.policy', { class: 'policy-name', 'aria-hidden': 'true' }),
    which.root,
  );
  const picker = createScenarioPicker(texts, page);
  const message = h('p', { class: 'door-message', role: 'alert', hidden: true });
  const save = textButton(texts, { key: 'seasons.save', icon: 'check', class: 'primary', onClick: () => undefined });
  save.type = 'submit';
  const form = h(
    'form',
    { class: 'door-form season-form', novalidate: true, id: 'season-form' },
    name.root,
    h('div', { class: 'two-fields' }, starts.root, ends.root),
    zoned,
    policyRow,
    offline.root,
    picker.root,
    message,
    h('p', { class: 'keys' }, save, textButton(texts, { key: 'desk.cancel', class: 'quiet', onClick: () => onEnd(false) })),
  );

  const written = (): WrittenSeason => ({
    name: name.input.value.trim(),
    starts: starts.input.value,
    ends: ends.input.value,
    policy,
    offline: offline.input.checked,
    versions: picker.hashes(),
  });
  const fields = { name: name.tell, starts: starts.tell, ends: ends.tell, versions: picker.tell };
  const focusOf = { name: name.input, starts: starts.input, ends: ends.input, versions: picker.root };

  function tell(field: keyof typeof fields | null, text: string): void {
    for (const clear of Object.values(fields)) clear('');
    setText(message, field === null ? text : '');
    setShown(message, field === null && text !== '');
    if (field === null) return;
    fields[field](text);
    focusOf[field].focus();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });

  async function send(): Promise<void> {
    if (busy) return;
    tell(null, '');
    const asked = seasonBody(written(), before, zone);
    if ('missing' in asked)
      return tell(
        asked.missing,
        uiText(
          page.locale,
          asked.missing === 'versions' ? 'seasons.noScenario' : asked.missing === 'name' ? 'door.empty' : 'seasons.noTime',
        ),
      );
    busy = true;
    const reply = season
      ? await page.send('PATCH', `/v1/seasons/${season.season}`, asked.body)
      : await page.send('POST', '/v1/seasons', asked.body);
    busy = false;
    const code = codeOf(reply);
    if (code === null) return onEnd(true);
    tell(AT_FIELD[code] ?? (code === 'invalid' ? 'name' : null), codeText(page.locale, code));
  }

  function draw(): void {
    setText(title, uiText(page.locale, season ? 'seasons.edit' : 'seasons.new'));
    setText(zoned, uiText(page.locale, 'desk.zone', { zone }));
    picker.draw();
  }

  return {
    root: h('section', { class: 'door', 'data-season-form': true }, title, form),
    open(one, versions, timeZone) {
      season = one;
      zone = timeZone;
      policy = one?.policy ?? 'first';
      which.update(policy);
      name.input.value = one?.name ?? '';
      starts.input.value = one ? wallTime(one.starts, zone) : '';
      ends.input.value = one ? wallTime(one.ends, zone) : '';
      offline.input.checked = one?.offline ?? false;
      const running = one?.state === 'running';
      starts.input.disabled = running;
      offline.input.disabled = running;
      for (const input of which.root.querySelectorAll('input')) input.disabled = running;
      picker.set(one?.scenarios ?? [], versions, running);
      before = one ? written() : null;
      tell(null, '');
      draw();
      title.focus();
    },
    draw,
  };
}
