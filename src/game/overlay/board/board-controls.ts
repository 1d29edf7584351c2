// Which board: people, teams or lift; over all, of a season or of one conflict; since when; from the top or around me.
import type { Locale } from '../../../core/scenario/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import type { ScenarioCard } from '../../ports.ts';
import type { BoardOf, BoardScope, BoardWindow, BoardWish, Season } from '../../team-ports.ts';
import { labelled } from '../base/controls.ts';
import { h, setAttribute, setShown, setText, syncList } from '../base/dom.ts';
import { createSegments } from '../base/segments.ts';
import type { Texts } from '../base/texts.ts';
import { cardName } from './card-name.ts';

export interface BoardControls {
  readonly root: HTMLElement;
  update(wish: BoardWish, seasons: readonly Season[], cards: readonly ScenarioCard[], locale: Locale): void;
}

const textOf = (scope: BoardScope): string =>
  scope.kind === 'overall' ? 'overall' : scope.kind === 'season' ? `season ${scope.season}` : `scenario ${scope.scenario}`;

function scopeOf(value: string): BoardScope {
  const [kind, ...rest] = value.split(' ');
  const name = rest.join(' ');
  if (kind === 'season') return { kind, season: name };
  return kind === 'scenario' ? { kind, scenario: name } : { kind: 'overall' };
}

/** How a scope is called. */
export function scopeName(scope: BoardScope, seasons: readonly Season[], cards: readonly ScenarioCard[], locale: Locale): string {
  if (scope.kind === 'season') return seasons.find(({ season }) => season === scope.season)?.name ?? '';
  if (scope.kind === 'scenario') return cardName(cards, scope.scenario, locale);
  return uiText(locale, 'board.where.overall');
}

export function createBoardControls(texts: Texts, onWish: (wish: BoardWish) => void): BoardControls {
  let now: BoardWish | null = null;
  const change = (part: Partial<BoardWish>): void => {
    if (now) onWish({ ...now, cursor: null, ...part });
  };
  const of = createSegments<BoardOf>(texts, {
    name: 'board-of',
    values: ['people', 'teams', 'lift'],
    legend: 'board.of',
    labelOf: (value) => `board.of.${value}`,
    // Teams have boards of seasons and over all.
    onPick: (value) =>
      change(value === 'teams' && now?.scope.kind === 'scenario' ? { of: value, scope: { kind: 'overall' } } : { of: value }),
  });
  const span = createSegments<BoardWindow>(texts, {
    name: 'board-window',
    values: ['all', 'day', 'week', 'month'],
    legend: 'board.window',
    labelOf: (value) => `board.window.${value}`,
    onPick: (value) => change({ window: value }),
  });
  const view = createSegments<'top' | 'around'>(texts, {
    name: 'board-view',
    values: ['top', 'around'],
    legend: 'board.view',
    labelOf: (value) => `board.view.${value}`,
    onPick: (value) => change({ view: value }),
  });
  const where = h('select', { id: 'board-where', class: 'field', 'data-where': true });
  const bySeason = texts.attribute(h('optgroup'), 'label', 'board.where.seasons');
  const byScenario = texts.attribute(h('optgroup'), 'label', 'board.where.scenarios');
  where.append(labelled(texts, 'option', 'board.where.overall', { value: 'overall' }), bySeason, byScenario);
  where.addEventListener('change', () => change({ scope: scopeOf(where.value) }));
  const label = labelled(texts, 'label', 'board.where', { for: where.id, class: 'visually-hidden' });
  const lower = h('div', { class: 'board-row' }, span.root, view.root);
  const root = h(
    'div',
    { class: 'board-controls' },
    h('div', { class: 'board-row' }, of.root, h('p', { class: 'board-where' }, label, where)),
    lower,
  );

  return {
    root,
    update(wish, seasons, cards, locale) {
      now = wish;
      of.update(wish.of);
      span.update(wish.window);
      view.update(wish.view);
      setShown(span.root, wish.of === 'people' && wish.scope.kind !== 'season');
      setShown(view.root, wish.of !== 'teams');
      setShown(lower, wish.of !== 'teams');
      syncList(
        bySeason,
        seasons,
        ({ season }) => season,
        ({ season }) => h('option', { value: `season ${season}` }),
        (option, { name }) => setText(option, name),
      );
      setShown(bySeason, seasons.length > 0);
      // Warm-ups are not ranked: they have no board.
      const ranked = wish.of === 'teams' ? [] : cards.filter((card) => card.ranked);
      syncList(
        byScenario,
        ranked,
        ({ id }) => id,
        ({ id }) => h('option', { value: `scenario ${id}` }),
        (option, { id }) => setText(option, cardName(cards, id, locale)),
      );
      setShown(byScenario, ranked.length > 0);
      where.value = textOf(wish.scope);
      setAttribute(root, 'data-of', wish.of);
    },
  };
}
