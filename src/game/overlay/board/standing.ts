// Where I stand, what is next, and how long the season still runs.
import type { Locale } from '../../../core/scenario/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import type { Season, TeamBoard } from '../../team-ports.ts';
import { labelled } from '../base/controls.ts';
import { h, icon, setAttribute, setShown, setText } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The two largest units, as one says it: days and hours, hours and minutes, minutes and seconds. */
export function leftText(locale: Locale, ms: number): string {
  const left = Math.max(0, ms);
  const parts = [
    { key: 'board.days', n: Math.floor(left / DAY) },
    { key: 'board.hours', n: Math.floor((left % DAY) / HOUR) },
    { key: 'board.minutes', n: Math.floor((left % HOUR) / MINUTE) },
    { key: 'board.seconds', n: Math.floor((left % MINUTE) / SECOND) },
  ] as const;
  const from = Math.min(parts.findIndex(({ n }) => n > 0) < 0 ? 3 : parts.findIndex(({ n }) => n > 0), parts.length - 1);
  const shown = parts.slice(from, from + 2).filter(({ n }, k) => k === 0 || n > 0);
  return shown.map(({ key, n }) => uiText(locale, key, { n })).join(' ');
}

export interface Standing {
  readonly root: HTMLElement;
  update(board: TeamBoard, locale: Locale): void;
  /** The clock of the countdown runs only while it is seen. */
  run(on: boolean): void;
}

export function createStanding(texts: Texts, now: () => number = Date.now): Standing {
  const rank = h('b', { class: 'standing-rank', 'aria-hidden': 'true' });
  const place = h('p', { class: 'standing-place' });
  const target = h('p', { class: 'standing-target' }, icon('target'), h('span'));
  const mine = h(
    'section',
    { class: 'standing', 'data-standing': true },
    rank,
    h('div', { role: 'status' }, labelled(texts, 'p', 'board.place', { class: 'small' }), place, target),
  );
  const name = h('b', { class: 'season-name' });
  const left = h('time', { class: 'season-left', 'data-countdown': true });
  const policy = h('span', { class: 'small' });
  const season = h('section', { class: 'season' }, icon('clock'), h('div', {}, name, left, policy));
  let shown: { season: Season; locale: Locale } | null = null;
  let timer: ReturnType<typeof setInterval> | null = null;

  function tick(): void {
    if (!shown) return;
    const { season: of, locale } = shown;
    const ms = Date.parse(of.ends) - now();
    const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(of.ends));
    setAttribute(left, 'datetime', of.ends);
    setText(
      left,
      of.state !== 'running' || ms <= 0
        ? uiText(locale, 'board.season.ended', { date })
        : uiText(locale, 'board.season.ends', { time: leftText(locale, ms) }),
    );
  }

  const root = h('div', { class: 'standings' }, mine, season);
  return {
    root,
    update({ shown: board, wish, seasons }, locale) {
      const { scope } = wish;
      const found = scope.kind === 'season' ? seasons.find((each) => each.season === scope.season) : undefined;
      shown = found ? { season: found, locale } : null;
      setShown(season, found !== undefined);
      if (found) {
        setText(name, found.name);
        setText(policy, uiText(locale, found.policy === 'first' ? 'board.season.first' : 'board.season.best'));
        tick();
      }
      const people = board && board.wish.of !== 'teams' ? board : null;
      setShown(mine, people !== null);
      setShown(root, people !== null || found !== undefined);
      if (!people) return;
      const { mine: row, page, target: next } = people;
      const lift = people.wish.of === 'lift';
      setText(rank, row ? String(row.rank) : '–');
      const values = { rank: row?.rank ?? 0, players: page.players, score: row?.score ?? 0 };
      setText(place, row ? uiText(locale, lift ? 'board.placeLift' : 'board.placeOf', values) : uiText(locale, 'board.placeNone'));
      const hint = next
        ? uiText(locale, 'board.target', { points: next.points, rank: next.rank })
        : uiText(locale, row ? 'board.leader' : 'board.placeNoneHint');
      setText(target.lastElementChild as Element, hint);
      setAttribute(mine, 'data-on', row !== null);
    },
    run(on) {
      if (timer) clearInterval(timer);
      timer = on ? setInterval(tick, SECOND) : null;
      if (on) tick();
    },
  };
}
