// What trainers and administrators did, the latest first.
import type { Locale } from '../../../core/scenario/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import { labelled, textButton } from '../base/controls.ts';
import { h, setShown } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';
import type { AuditRow } from './answers.ts';
import type { OfficePage } from './page.ts';
import { hourText } from './pieces.ts';

export interface AuditList {
  readonly root: HTMLElement;
  setZone(zone: string): void;
  load(): Promise<void>;
  draw(): void;
}

const ACTIONS = [
  'set-up',
  'team-made',
  'team-renamed',
  'team-removed',
  'code-rotated',
  'invited',
  'invitation-accepted',
  'role-changed',
  'team-changed',
  'settings-changed',
  'notice-changed',
  'erased',
  'detail-removed',
  'scenario-uploaded',
  'scenario-retired',
  'season-made',
  'season-changed',
  'season-closed',
  'season-removed',
  'run-hidden',
  'run-shown',
  'run-flagged',
  'run-unflagged',
  'rescore-begun',
  'rescored',
  'exported',
] as const;
/** As many as the service tells at once. */
const PAGE = 100;
/** Of an id that no person reads to its end. */
const SHORT = 8;

const actionText = (locale: Locale, action: string): string =>
  (ACTIONS as readonly string[]).includes(action) ? uiText(locale, `audit.${action as (typeof ACTIONS)[number]}`) : action;

export function createAuditList(texts: Texts, page: OfficePage): AuditList {
  let rows: readonly AuditRow[] = [];
  let more = false;
  let zone = 'UTC';
  const body = h('tbody', {});
  const table = h(
    'table',
    { class: 'plain-table audit' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        ...(['audit.when', 'audit.who', 'audit.what', 'audit.about'] as const).map((key) => labelled(texts, 'th', key, { scope: 'col' })),
      ),
    ),
    body,
  );
  const further = textButton(texts, { key: 'audit.more', class: 'small', onClick: () => void next() });

  function draw(): void {
    const { locale } = page;
    body.replaceChildren(
      ...rows.map(({ at, actor, action, subject }) =>
        h(
          'tr',
          { 'data-action': action },
          h('td', {}, hourText(locale, at, zone)),
          h(
            'td',
            {},
            actor === null
              ? uiText(locale, 'audit.clock')
              : actor === page.me?.player
                ? uiText(locale, 'board.you')
                : uiText(locale, 'audit.player', { n: actor }),
          ),
          h('td', {}, actionText(locale, action)),
          h('td', { class: 'small', title: subject }, subject.length > SHORT * 2 ? `${subject.slice(0, SHORT)}…` : subject),
        ),
      ),
    );
    setShown(further, more);
  }

  async function ask(before: string | undefined): Promise<readonly AuditRow[] | null> {
    const found = await page.get<{ readonly rows: readonly AuditRow[] }>(`/v1/audit${before ? `?before=${before}` : ''}`);
    if (found) more = found.rows.length === PAGE;
    return found?.rows ?? null;
  }

  async function next(): Promise<void> {
    const found = await ask(rows.at(-1)?.id);
    rows = [...rows, ...(found ?? [])];
    draw();
  }

  return {
    root: h(
      'section',
      { class: 'door' },
      labelled(texts, 'h2', 'audit.heading'),
      labelled(texts, 'p', 'audit.text'),
      h('div', { class: 'audit-scroll', tabindex: 0, role: 'group' }, table),
      further,
    ),
    setZone(now) {
      zone = now;
    },
    async load() {
      const found = await ask(undefined);
      if (!found) return;
      rows = found;
      draw();
    },
    draw,
  };
}
