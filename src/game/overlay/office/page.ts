// What every page of the office does alike: it asks the service, says that it waits or why it was refused, and is drawn anew
// when something came, or the language changed.
import type { Locale } from '../../../core/scenario/terms.ts';
import { type PlainKey, uiText } from '../../../locale/ui.ts';
import type { Method, OfficeDesk, Reply } from '../../office-ports.ts';
import type { ScenarioCard } from '../../ports.ts';
import type { Me } from '../../team-ports.ts';
import { h, setAttribute, setShown, setText } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';
import type { SectionPart } from './section.ts';

const CODES = [
  'away',
  'busy',
  'too-many',
  'signed-out',
  'not-allowed',
  'invalid',
  'unknown-season',
  'unknown-version',
  'season-closed',
  'season-over',
  'season-planned',
  'season-running',
  'ends-before-start',
  'same-scenario-twice',
  'unknown-scenario',
  'unknown-team',
  'unknown-run',
  'group-too-small',
  'not-explored',
  'other-scenario',
  'last-admin',
  'unknown-player',
  'unknown-time-zone',
] as const;
type Code = (typeof CODES)[number];

export function codeText(locale: Locale, code: string): string {
  return (CODES as readonly string[]).includes(code)
    ? uiText(locale, `desk.code.${code as Code}`)
    : uiText(locale, 'desk.code.other', { code });
}

export const codeOf = (reply: Reply<unknown>): string | null =>
  reply.is === 'answer' ? null : reply.is === 'refused' ? reply.code : reply.after > 0 ? 'busy' : 'away';

export interface OfficePage {
  readonly locale: Locale;
  readonly me: Me | null;
  readonly cards: readonly ScenarioCard[];
  /** Null: the page says why. */
  get<T>(path: string): Promise<T | null>;
  /** What is refused is for the caller to tell. `patience`: in ms. */
  send<T>(method: Method, path: string, body?: unknown, patience?: number): Promise<Reply<T>>;
  /** Told above the page, and by voice; null: nothing. */
  tell(code: string | null): void;
  done(key: PlainKey): void;
  /** Words of a conflict come on the page. */
  showsWordsOf(scenario: string): void;
}

export interface PageBody {
  readonly root: HTMLElement;
  draw(): void;
  /** The page comes on, or is tried again. */
  load(): Promise<void>;
}

type Told = { readonly code: string } | { readonly key: PlainKey } | null;

export function createPage(texts: Texts, build: (page: OfficePage, texts: Texts) => PageBody): SectionPart {
  let desk: OfficeDesk | null = null;
  let locale: Locale = 'en';
  let me: Me | null = null;
  let cards: readonly ScenarioCard[] = [];
  let drawn: Locale | null = null;
  let waiting = 0;
  let told: Told = null;
  let slow: ReturnType<typeof setTimeout> | null = null;
  let late = false;

  const words = h('p', { role: 'status', tabindex: -1 });
  const again = h('button', { type: 'button', class: 'button small' });
  again.addEventListener('click', () => void body.load());
  const status = h('div', { class: 'desk-status' }, words, again);

  function say(): void {
    const text = told
      ? 'code' in told
        ? codeText(locale, told.code)
        : uiText(locale, told.key)
      : late
        ? uiText(locale, 'desk.loading')
        : '';
    setText(words, text);
    setText(again, uiText(locale, 'team.again'));
    const failed = told !== null && 'code' in told;
    setAttribute(status, 'data-bad', failed);
    setShown(status, text !== '');
    setShown(again, failed);
  }

  /** A word of waiting only where one waits. */
  function wait(by: 1 | -1): void {
    waiting += by;
    if (waiting > 0 && !slow)
      slow = setTimeout(() => {
        late = true;
        say();
      }, 250);
    if (waiting > 0) return;
    if (slow) clearTimeout(slow);
    slow = null;
    late = false;
    say();
  }

  async function ask<T>(method: Method, path: string, body?: unknown, patience?: number): Promise<Reply<T>> {
    if (!desk) return { is: 'away', after: 0 };
    wait(1);
    try {
      return await desk.ask<T>(method, path, { ...(body === undefined ? {} : { body }), ...(patience ? { patience } : {}) });
    } finally {
      wait(-1);
    }
  }

  function tell(next: Told): void {
    told = next;
    say();
  }

  const page: OfficePage = {
    get locale() {
      return locale;
    },
    get me() {
      return me;
    },
    get cards() {
      return cards;
    },
    async get<T>(path: string) {
      const reply = await ask<T>('GET', path);
      if (reply.is === 'answer') return reply.answer;
      tell({ code: codeOf(reply) ?? '' });
      return null;
    },
    send: ask,
    tell: (code) => tell(code === null ? null : { code }),
    done: (key) => tell({ key }),
    showsWordsOf: (scenario) => desk?.showsWordsOf(scenario),
  };
  const made = build(page, texts);
  const body: PageBody = {
    ...made,
    async load() {
      tell(null);
      await made.load();
    },
  };
  return {
    root: h('div', { class: 'office-page' }, status, made.root),
    update(model) {
      desk = model.desk;
      locale = model.settings.locale;
      me = model.team.me;
      cards = model.cards;
      if (drawn === locale) return;
      drawn = locale;
      say();
      made.draw();
    },
    enter: () => void body.load(),
  };
}
