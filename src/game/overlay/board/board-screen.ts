// Results: those of the company where there is a service, those of this device always.
import { uiText } from '../../../locale/ui.ts';
import { labelled, textButton } from '../base/controls.ts';
import { h, icon, setShown, setText } from '../base/dom.ts';
import type { Emit, ModelOf, ScreenPart } from '../base/screen.ts';
import { createSegments } from '../base/segments.ts';
import { bindTexts } from '../base/texts.ts';
import { createPageHead } from '../menu/page-head.ts';
import { createDeviceBoard } from './device-board.ts';
import { createDoors } from './doors.ts';
import { createRankBoard } from './rank-board.ts';
import { createRunsList } from './runs-list.ts';

type Source = 'company' | 'device';

export function createBoardScreen(emit: Emit): ScreenPart<ModelOf<'board'>> {
  const texts = bindTexts();
  const head = createPageHead(texts, emit, 'board');
  const heading = h('h1', { tabindex: -1 });
  let model: ModelOf<'board'> | null = null;
  let source: Source = 'company';
  /** Who was shown last; undefined: the page has just been opened. */
  let before: string | null | undefined;
  const sources = createSegments<Source>(texts, {
    name: 'board-source',
    values: ['company', 'device'],
    legend: 'team.source',
    labelOf: (value) => `team.source.${value}`,
    onPick(value) {
      source = value;
      if (model) draw(model);
    },
  });
  const who = h('p', { class: 'board-who' }, icon('user'), h('span'));
  const signOut = textButton(texts, {
    key: 'team.signOut',
    icon: 'door-open',
    class: 'small quiet',
    onClick: () => emit({ type: 'sign-out' }),
  });
  const office = textButton(texts, {
    key: 'office.title',
    icon: 'book-open',
    class: 'small',
    attributes: { 'data-office': true },
    onClick: () => emit({ type: 'go', screen: 'office' }),
  });
  const mine = textButton(texts, {
    key: 'purpose.mine',
    icon: 'lock',
    class: 'small quiet',
    attributes: { 'data-my-data': true },
    onClick: () => emit({ type: 'show-purpose', on: true }),
  });
  const identity = h('div', { class: 'board-identity' }, who, office, mine, signOut);
  const held = h(
    'p',
    { class: 'board-problem', role: 'status', 'data-held': true },
    icon('lock'),
    labelled(texts, 'span', 'purpose.waits'),
    textButton(texts, { key: 'purpose.read', class: 'small', onClick: () => emit({ type: 'show-purpose', on: true }) }),
  );
  const away = h(
    'p',
    { class: 'board-problem', role: 'status', 'data-away': true },
    icon('clock'),
    labelled(texts, 'span', 'team.away'),
    textButton(texts, { key: 'team.again', icon: 'rotate-ccw', class: 'small', onClick: () => emit({ type: 'ask-again' }) }),
  );
  const runs = createRunsList(texts, emit);
  const doors = createDoors(texts, emit);
  const ranks = createRankBoard(texts, emit);
  const device = createDeviceBoard(texts);
  const company = h('div', { class: 'company-board' }, away, held, runs.root, doors.entry, ranks.root, doors.teams, doors.devices);

  function draw(now: ModelOf<'board'>): void {
    const { team, settings, cards, board } = now;
    const { locale } = settings;
    const { phase, me } = team;
    const there = phase === 'open' || me !== null || (team.door.link !== null && phase !== 'none');
    const isCompany = there && source === 'company';
    setText(heading, uiText(locale, isCompany ? 'team.title' : 'board.title'));
    setShown(sources.root, there);
    sources.update(source);
    setShown(company, isCompany);
    setShown(device.root, !isCompany);
    setShown(identity, isCompany && me !== null);
    setShown(office, me !== null && me.role !== 'player');
    if (me) setText(who.lastElementChild as Element, uiText(locale, 'team.as', me));
    setShown(mine, team.purpose !== null);
    setShown(held, team.purpose !== null && !team.purpose.accepted);
    runs.update(team, cards, locale);
    doors.update(team, locale);
    const showsRanks = me !== null && (phase !== 'away' || board.shown !== null);
    setShown(ranks.root, showsRanks);
    // A board that cannot be refreshed says so itself.
    setShown(away, phase === 'away' && !(showsRanks && board.problem !== null));
    if (me !== null) ranks.update(board, cards, settings);
    device.update(now);
    // The form that had the focus is gone.
    const player = me?.player ?? null;
    if (before !== undefined && before !== player) heading.focus({ preventScroll: true });
    before = player;
  }

  return {
    root: h(
      'div',
      { class: 'screen page board-screen', 'data-part': 'board' },
      head.root,
      h('main', { class: 'page-main' }, h('div', { class: 'board-head' }, heading, sources.root), identity, company, device.root),
    ),
    update(now) {
      model = now;
      texts.apply(now.settings.locale);
      head.update(now.settings);
      draw(now);
    },
    enter() {
      ranks.run(true);
      heading.focus({ preventScroll: true });
    },
    leave() {
      before = undefined;
      ranks.run(false);
      doors.clear();
      source = 'company';
    },
  };
}
