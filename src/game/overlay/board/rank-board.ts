// The board itself: where I stand, the table, its pages, and what is shown instead where there is none.
import { type PlainKey, uiText } from '../../../locale/ui.ts';
import type { ScenarioCard, Settings } from '../../ports.ts';
import type { BoardWish, ShownBoard, TeamBoard } from '../../team-ports.ts';
import { labelled, textButton } from '../base/controls.ts';
import { h, icon, setAttribute, setShown, setText } from '../base/dom.ts';
import type { Emit } from '../base/screen.ts';
import type { Texts } from '../base/texts.ts';
import { createBoardControls, scopeName } from './board-controls.ts';
import { createPeopleTable, createTeamTable } from './board-tables.ts';
import { createStanding } from './standing.ts';

export interface RankBoard {
  readonly root: HTMLElement;
  update(board: TeamBoard, cards: readonly ScenarioCard[], settings: Settings): void;
  run(on: boolean): void;
}

/** What the numbers of a board are. */
function explanationOf({ of, scope }: BoardWish): readonly PlainKey[] {
  if (of === 'teams') return ['board.of.teams.text'];
  if (of === 'lift') return ['board.of.lift.text'];
  if (scope.kind === 'season') return ['board.of.season.text'];
  return [scope.kind === 'overall' ? 'board.overall.text' : 'board.of.people.text'];
}

export function createRankBoard(texts: Texts, emit: Emit): RankBoard {
  let now: TeamBoard | null = null;
  const ask = (wish: BoardWish): void => emit({ type: 'ask-board', wish });
  const turn = (cursor: string | null): void => {
    if (now) ask({ ...now.wish, view: 'top', cursor });
  };
  const controls = createBoardControls(texts, ask);
  const standing = createStanding(texts);
  const people = createPeopleTable(texts);
  const teams = createTeamTable(texts);
  const explanation = h('p', { class: 'board-explained' });
  const notes = h('p', { class: 'small board-notes' });
  const live = h('p', { class: 'board-live' }, h('span', { class: 'live-dot', 'aria-hidden': 'true' }), h('span'));
  const empty = h('p', { class: 'empty board-empty' });
  const skeleton = h('div', { class: 'board-skeleton', 'aria-hidden': 'true' }, ...Array.from({ length: 6 }, () => h('span')));
  const loading = labelled(texts, 'p', 'board.loading', { class: 'small', role: 'status' });
  const problem = h('p', { class: 'board-problem', role: 'alert' }, icon('triangle-alert'), h('span'));
  const again = textButton(texts, { key: 'team.again', icon: 'rotate-ccw', class: 'small', onClick: () => emit({ type: 'ask-again' }) });
  problem.append(again);
  const previous = textButton(texts, {
    key: 'board.previous',
    icon: 'chevron-left',
    class: 'small',
    onClick: () => turn(now?.shown?.page.previous ?? null),
  });
  const top = textButton(texts, { key: 'board.toTop', icon: 'trophy', class: 'small', onClick: () => turn(null) });
  const next = textButton(texts, {
    key: 'board.next',
    icon: 'chevron-right',
    class: 'small trail',
    onClick: () => turn(now?.shown?.page.next ?? null),
  });
  const pager = h('p', { class: 'board-pager' }, previous, top, next);
  const panel = h('div', { class: 'board-panel' }, skeleton, people.root, teams.root, empty, pager);
  const root = h(
    'section',
    { class: 'rank-board', 'data-board': true },
    controls.root,
    standing.root,
    h('div', { class: 'board-line' }, explanation, live),
    problem,
    loading,
    panel,
    notes,
  );

  function drawTables(shown: ShownBoard, cards: readonly ScenarioCard[], locale: Settings['locale'], seasons: TeamBoard['seasons']): void {
    const { wish, page } = shown;
    const isTeams = wish.of === 'teams';
    const where = scopeName(wish.scope, seasons, cards, locale);
    const what = uiText(locale, `board.of.${wish.of}`);
    setShown(people.root, !isTeams && page.rows.length > 0);
    setShown(teams.root, isTeams && shown.teams.length > 0);
    if (isTeams) teams.update(shown, uiText(locale, 'board.captionTeams', { where }), locale);
    else people.update(shown, uiText(locale, 'board.caption', { what, where, n: page.players }), locale);
    const none = isTeams ? shown.teams.length === 0 : page.rows.length === 0;
    setShown(empty, none);
    const rule = page.hidden === null ? null : (`board.hidden.${page.hidden}` as const);
    setText(empty, uiText(locale, rule ?? (isTeams ? 'board.noTeams' : 'board.nobody')));
    setShown(previous, page.previous !== null);
    setShown(next, page.next !== null);
    setShown(top, page.previous !== null);
    setShown(pager, !isTeams && (page.previous !== null || page.next !== null));
    const remarks = [
      ...(page.closed ? [uiText(locale, 'board.closed')] : []),
      ...(page.provisional ? [uiText(locale, 'board.provisional')] : []),
    ];
    setText(notes, remarks.join(locale === 'en' ? ' ' : ''));
    setShown(notes, remarks.length > 0);
  }

  return {
    root,
    update(board, cards, { locale }) {
      now = board;
      const { wish, shown, seasons, asking } = board;
      controls.update(wish, seasons, cards, locale);
      standing.update(board, locale);
      setText(
        explanation,
        explanationOf(wish)
          .map((key) => uiText(locale, key as never))
          .join(' '),
      );
      // The rows of before stay while the next are on their way: nothing jumps.
      const old = shown !== null && shown.wish !== wish;
      setAttribute(panel, 'aria-busy', asking ? 'true' : undefined);
      setAttribute(panel, 'data-old', old && asking);
      setShown(skeleton, shown === null && board.problem === null);
      setShown(loading, shown === null && board.problem === null);
      setShown(problem, board.problem !== null);
      const words = board.problem === 'away' ? uiText(locale, 'team.away') : uiText(locale, 'board.problem', { code: board.problem ?? '' });
      setText(problem.children[1] as Element, words);
      setShown(live, shown !== null);
      setAttribute(live, 'data-live', board.live);
      setText(live.lastElementChild as Element, uiText(locale, board.live ? 'board.live' : 'board.polled'));
      if (shown) drawTables(shown, cards, locale, seasons);
      else for (const each of [people.root, teams.root, empty, pager, notes]) setShown(each, false);
    },
    run: standing.run,
  };
}
