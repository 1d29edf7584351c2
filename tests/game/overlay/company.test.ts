// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { noTeam } from '../../../src/game/adapters/team.ts';
import { refusalText, runWords } from '../../../src/game/overlay/board/run-sentences.ts';
import { leftText } from '../../../src/game/overlay/board/standing.ts';
import { openOverlay } from '../../../src/game/overlay/overlay.ts';
import type { OverlayEvent, OverlayModel, OverlayPort } from '../../../src/game/ports.ts';
import type { BoardPage, Me, PersonRow, RunOnItsWay, ShownBoard, TeamBoard, TeamState } from '../../../src/game/team-ports.ts';
import { base, debrief, scenario, settings } from './fixture.ts';

let root: HTMLElement;
let events: OverlayEvent[];
let overlay: OverlayPort;
beforeEach(() => {
  document.body.replaceChildren();
  root = document.createElement('div');
  document.body.append(root);
  events = [];
  overlay = openOverlay(root, (event) => events.push(event));
});

const shownAll = (selector: string): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>(selector)].filter((each) => !each.closest('[hidden]'));
const textOf = (selector: string): string =>
  shownAll(selector)
    .map((each) => each.textContent ?? '')
    .join('|');

const me: Me = { player: '7', nickname: 'Mei', pseudonym: '#ABCDE', role: 'player', organisation: 'Org' };
const team = (change: Partial<TeamState>): TeamState => ({ ...noTeam.state, phase: 'open', me, ...change });
const run = (state: RunOnItsWay['state']): RunOnItsWay => ({
  id: 'r',
  scenario: scenario.id,
  hash: 'h',
  seed: 1,
  mode: 'coach',
  log: [],
  startedAt: 0,
  finishedAt: 60_000,
  state,
});
const row = (rank: number, change: Partial<PersonRow> = {}): PersonRow => ({
  rank,
  name: `#P${rank}`,
  score: 1000 - rank,
  at: '2026-11-26T02:00:00Z',
  you: false,
  ...change,
});
const page = (rows: readonly PersonRow[], change: Partial<BoardPage> = {}): BoardPage => ({
  board: '1',
  players: 40,
  closed: false,
  provisional: false,
  rows,
  next: null,
  previous: null,
  hidden: null,
  ...change,
});
const { wish } = noTeam.board;
const boardOf = (change: Partial<TeamBoard>): TeamBoard => ({ ...noTeam.board, ...change });
const shownOf = (change: Partial<ShownBoard>): ShownBoard => ({ wish, page: page([]), mine: null, target: null, teams: [], ...change });
const boardModel = (state: TeamState, board: TeamBoard, locale: 'en' | 'zh-CN' = 'en'): OverlayModel => ({
  ...base,
  settings: { ...settings, locale },
  team: state,
  screen: 'board',
  scope: null,
  board,
});

describe('the board', () => {
  test('is that of this device where there is no service', () => {
    overlay.render(boardModel(noTeam.state, noTeam.board));
    expect(textOf('h1')).toBe('Results on this device');
    expect(shownAll('.company-board, .segmented')).toEqual([]);
  });

  test('pins my row where it is not on the page, and says what is next', () => {
    const mine = row(31, { you: true, name: '#ABCDE', score: 500 });
    const shown = shownOf({ page: page([row(1), row(2)], { next: 'c' }), mine, target: { score: 512, points: 12, rank: 30 } });
    overlay.render(boardModel(team({}), boardOf({ shown })));
    expect(textOf('[data-pinned] th')).toBe('#ABCDEyou');
    expect(textOf('[data-standing]')).toContain('Rank 31 of 40 with 500 points');
    expect(textOf('[data-standing]')).toContain('12 more points and you are at rank 30');
    overlay.render(boardModel(team({}), boardOf({ shown: shownOf({ page: page([row(1), { ...mine, rank: 2 }]), mine }) })));
    expect(shownAll('[data-pinned]')).toEqual([]);
    expect(textOf('tr[data-you] th')).toBe('#ABCDEyou');
  });

  test('asks for the next page by its cursor, and for another board from its top', () => {
    const shown = shownOf({ page: page([row(1)], { next: 'abc' }) });
    overlay.render(boardModel(team({}), boardOf({ shown })));
    shownAll('.board-pager button').at(-1)?.click();
    expect(events.at(-1)).toEqual({ type: 'ask-board', wish: { ...wish, cursor: 'abc' } });
    const select = root.querySelector<HTMLSelectElement>('#board-where') as HTMLSelectElement;
    select.value = `scenario ${scenario.id}`;
    select.dispatchEvent(new Event('change'));
    expect(events.at(-1)).toEqual({
      type: 'ask-board',
      wish: { ...wish, scope: { kind: 'scenario', scenario: scenario.id }, cursor: null },
    });
  });

  test('tells the chairs of a conflict apart, each of which is ranked for itself', () => {
    const chair = (seat: string, id: string, role: string) =>
      ({ seat, scenario: id, role: { 'zh-CN': role, en: role }, department: 'sales' }) as const;
    const chairs = [chair('main', 'a', 'rep'), chair('lin', 'a~lin', 'clerk')];
    const cards = ['a', 'a~lin'].map((id) => ({ ...base.cards[0], id, chairs }));
    overlay.render({ ...boardModel(team({}), boardOf({ shown: shownOf({}) })), cards });
    expect(shownAll('#board-where optgroup option').map((each) => each.textContent)).toEqual(['Invoices · rep', 'Invoices · clerk']);
  });

  test('takes people of the same name for different people', () => {
    const shown = shownOf({
      page: page([row(1, { name: '#SAME' }), row(2, { name: '#SAME' }), row(3, { name: '' }), row(4, { name: '' })]),
    });
    overlay.render(boardModel(team({}), boardOf({ shown })));
    expect(shownAll('.ranks tbody tr')).toHaveLength(4);
  });

  test('shows names as text, whatever stands in them', () => {
    const name = '<img src=x onerror=alert(1)>';
    overlay.render(
      boardModel(team({ me: { ...me, organisation: name } }), boardOf({ shown: shownOf({ page: page([row(1, { name })]) }) })),
    );
    expect(root.querySelector('img')).toBeNull();
    expect(textOf('.ranks-name')).toContain(name);
  });

  test('tells loading, emptiness, trouble and a closed board apart', () => {
    overlay.render(boardModel(team({}), boardOf({ asking: true })));
    expect(textOf('[role="status"]')).toContain('Fetching the board');
    overlay.render(boardModel(team({}), boardOf({ shown: shownOf({}) })));
    expect(textOf('.board-empty')).toContain('Nobody stands here yet');
    overlay.render(boardModel(team({}), boardOf({ problem: 'unknown-season' })));
    expect(textOf('[role="alert"]')).toContain('unknown-season');
    overlay.render(boardModel(team({}), boardOf({ shown: shownOf({ page: page([row(1)], { closed: true, provisional: true }) }) })));
    expect(textOf('.board-notes')).toContain('Closed');
    overlay.render(boardModel(team({ phase: 'away' }), boardOf({ shown: shownOf({}), problem: 'away' })));
    expect(textOf('.board-problem')).toContain('cannot be reached');
  });

  test('asks whoever has not joined for a code, names what is missing, and offers it once', () => {
    overlay.render(boardModel(team({ me: null }), noTeam.board));
    const form = root.querySelector('#join') as HTMLFormElement;
    form.requestSubmit();
    expect(textOf('#join [role="alert"]')).toBe('Please fill this in.');
    (root.querySelector('#join-code') as HTMLInputElement).value = ' 7k2m q4tx 9bhd ';
    (root.querySelector('#join-nickname') as HTMLInputElement).value = 'Mei';
    form.requestSubmit();
    expect(events.filter(({ type }) => type === 'join')).toEqual([{ type: 'join', code: '7k2m q4tx 9bhd', nickname: 'Mei' }]);
    const door = { ...noTeam.state.door, busy: true };
    overlay.render(boardModel(team({ me: null, door }), noTeam.board));
    form.requestSubmit();
    expect(events.filter(({ type }) => type === 'join')).toHaveLength(1);
    overlay.render(boardModel(team({ me: null, door: { ...door, busy: false, code: 'unknown-code' } }), noTeam.board, 'zh-CN'));
    expect(textOf('#join [role="alert"]')).toContain('没有团队用这个码');
    expect(root.querySelector('#join-code')?.getAttribute('aria-invalid')).toBe('true');
  });
});

describe('after the debrief', () => {
  const model = (state: TeamState, change: object = {}): OverlayModel =>
    ({
      ...base,
      team: state,
      screen: 'debrief',
      debrief,
      scenario,
      mode: 'coach',
      previousBest: null,
      run: 'r',
      ...change,
    }) as OverlayModel;

  test('nothing is said of a company where there is none', () => {
    overlay.render(model(noTeam.state));
    expect(shownAll('[data-part="send"], [data-to-send]')).toEqual([]);
  });

  test('what will be sent is shown, and sent when asked for, once or from now on', () => {
    overlay.render(model(team({ runs: [run({ is: 'held' })] })));
    expect(shownAll('[data-to-send]')).toHaveLength(1);
    const facts = shownAll('[data-fact]').map((each) => [each.dataset['fact'], each.querySelector('dd')?.textContent]);
    expect(Object.fromEntries(facts)).toMatchObject({ scenario: 'Invoices', mode: 'Coach', as: '#ABCDE', to: 'Org' });
    expect(shownAll('.send-choices li').map((each) => each.textContent)).toEqual(['When do you close?', 'When do you close?']);
    shownAll('[data-send]')[0]?.click();
    (root.querySelector('#send-always') as HTMLInputElement).checked = true;
    shownAll('[data-send]')[0]?.click();
    expect(events.filter(({ type }) => type === 'send-run')).toEqual([
      { type: 'send-run', id: 'r', always: false },
      { type: 'send-run', id: 'r', always: true },
    ]);
    shownAll('[data-drop]')[0]?.click();
    expect(events.at(-1)).toEqual({ type: 'drop-run', id: 'r' });
  });

  test('its state is told in a live region: waiting, offline, sent with rank and previous best, refused', () => {
    const state = (phase: TeamState['phase'], is: RunOnItsWay['state']): string => {
      overlay.render(model(team({ phase, runs: [run(is)] })));
      return textOf('[data-send-state][role="status"]');
    };
    expect(state('open', { is: 'waiting' })).toContain('On its way');
    expect(state('away', { is: 'waiting' })).toContain('sent by itself later');
    const answer = { score: 700, rank: 3, players: 20, previousBest: 600, flags: ['offline'] };
    expect(state('open', { is: 'sent', answer })).toMatch(/Rank 3 of 20.*100 more than your best.*without a connection/);
    expect(state('open', { is: 'sent', answer: { ...answer, rank: null, flags: ['too-fast'] } })).toMatch(/not ranked.*faster/);
    expect(state('open', { is: 'refused', code: 'old-version' })).toContain('has changed since');
    expect(state('open', { is: 'dropped' })).toContain('stays with you');
  });

  test('practice and whoever has not joined are told how it is', () => {
    overlay.render(model(team({}), { mode: 'practice' }));
    expect(textOf('[data-part="send"]')).toContain('Practice stays on this device');
    overlay.render(model(team({ me: null, runs: [run({ is: 'held' })] })));
    shownAll('[data-join]')[0]?.click();
    expect(events.at(-1)).toEqual({ type: 'go', screen: 'board' });
  });
});

describe('sentences', () => {
  test('a link opens its form with the code filled in, for who is out and for who is in', () => {
    const at = (change: Partial<TeamState>, link: TeamState['door']['link']) =>
      overlay.render(
        boardModel(
          team({ ...change, door: { ...noTeam.state.door, link, code: link?.kind === 'sign-in' ? link.secret : null } }),
          noTeam.board,
        ),
      );
    const shown = (selector: string): boolean => document.querySelector(selector)?.closest('[hidden]') === null;
    const code = '7K2M-Q4TX-9BHD';
    at({ me: null }, { kind: 'join', secret: code });
    expect([document.querySelector<HTMLInputElement>('#join-code')?.value, shown('#join'), shown('#move')]).toEqual([code, true, false]);
    at({}, { kind: 'join', secret: code });
    expect([document.querySelector<HTMLInputElement>('#move-code')?.value, shown('#join'), shown('#move')]).toEqual([code, false, true]);
    at({ me: null }, { kind: 'device', secret: code });
    expect([document.querySelector<HTMLInputElement>('#claim-code')?.value, shown('#claim')]).toEqual([code, true]);
    at({ me: null }, { kind: 'invite', secret: 'q'.repeat(43) });
    expect([shown('#accept'), shown('#join'), shown('#setup')]).toEqual([true, false, false]);
    at({ me: null }, { kind: 'sign-in', secret: 'provider-away' });
    expect(document.querySelector('[data-provider] [role=alert]')?.textContent).toContain('cannot be reached');
    at({ me: null }, null);
    expect(shown('[data-provider]')).toBe(false);
    at({ me: null, provider: true }, null);
    expect(document.querySelector('[data-provider] a')?.getAttribute('href')).toBe('/v1/oidc/start');
  });

  test('every code of a refusal has one in both languages, an unknown one names itself', () => {
    for (const code of [
      'old-version',
      'unknown-scenario',
      'played-live-only',
      'not-as-played',
      'impossible-times',
      'foreign-attempt',
      'other-body',
      'unfinished',
      'unknown-choice',
      'closed-choice',
      'no-timer',
      'not-in-practice',
      'already-ended',
    ])
      for (const locale of ['en', 'zh-CN'] as const) expect(refusalText(locale, code)).not.toContain(code);
    expect(refusalText('en', 'brand-new')).toContain('brand-new');
    expect(runWords('en', { is: 'waiting' }, { phase: 'open', sending: true, purpose: null }).title).toBe('Sending…');
    const purpose = { version: 'own-1', text: null, accepted: false, open: false, busy: false, code: null, erased: false };
    expect(runWords('en', { is: 'waiting' }, { phase: 'open', sending: false, purpose }).title).toBe('Waits for the notice');
  });

  test('time left is told in its two largest units', () => {
    const cases = [
      [9 * 86_400_000 + 8 * 3_600_000 + 5, '9 days 8 hours', '9 天 8 小时'],
      [86_400_000, '1 day', '1 天'],
      [3_600_000 + 60_000, '1 hour 1 minute', '1 小时 1 分钟'],
      [61_000, '1 minute 1 second', '1 分钟 1 秒'],
      [999, '0 seconds', '0 秒'],
      [-5, '0 seconds', '0 秒'],
    ] as const;
    for (const [ms, en, zh] of cases) expect([leftText('en', ms), leftText('zh-CN', ms)]).toEqual([en, zh]);
  });
});
