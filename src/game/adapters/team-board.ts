// What the board shows, and keeping it so: asked anew at every change that the service tells of, and from time to time
// where it cannot tell.
import type { BoardWish, Season, ShownBoard, TeamBoard } from '../team-ports.ts';
import type { Service } from './service-client.ts';

/** The part of EventSource that is used. */
export interface Events {
  readonly readyState: number;
  onopen: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  addEventListener(type: string, listener: () => void): void;
  close(): void;
}

export interface TeamBoardOptions {
  readonly service: Service;
  /** Null: the browser has none. */
  readonly events: ((address: string) => Events) | null;
  readonly onChange: () => void;
  readonly onSignedOut: () => void;
}

export interface BoardWatch {
  readonly state: TeamBoard;
  wish(wish: BoardWish): void;
  /** Asks for the same again, at once. */
  again(): void;
  look(on: boolean, scenario: string | null): void;
}

/** Without events, and beside a connection that broke, in ms. */
const ASK_EVERY = 10_000;
/** Changes closer together are asked for once, in ms. */
const PAUSE = 300;
/** Boards that are sums of others are computed anew after this, in ms: then the last change is in them. */
const COMPUTED = 2500;
const CLOSED = 2;

const OVERALL: BoardWish = { of: 'people', scope: { kind: 'overall' }, window: 'all', view: 'top', cursor: null };

const runningOf = (seasons: readonly Season[]): Season | undefined => seasons.find(({ state }) => state === 'running');

function firstWish(scenario: string | null, seasons: readonly Season[]): BoardWish {
  const season = runningOf(seasons);
  if (scenario !== null) return { ...OVERALL, scope: { kind: 'scenario', scenario } };
  return season ? { ...OVERALL, scope: { kind: 'season', season: season.season } } : OVERALL;
}

export function openTeamBoard({ service, events, onChange, onSignedOut }: TeamBoardOptions): BoardWatch {
  let state: TeamBoard = { wish: OVERALL, shown: null, seasons: [], problem: null, asking: false, live: false };
  let looking = false;
  /** The number of the latest question: an answer to an earlier one is void. */
  let latest = 0;
  let stream: { readonly board: string; readonly source: Events } | null = null;
  const timers = new Map<'soon' | 'computed' | 'poll', ReturnType<typeof setTimeout>>();

  function later(name: 'soon' | 'computed' | 'poll', ms: number, work: () => void): void {
    const before = timers.get(name);
    // What is asked for already need not be put off.
    if (before && name === 'soon') return;
    clearTimeout(before);
    timers.set(
      name,
      setTimeout(() => {
        timers.delete(name);
        work();
      }, ms),
    );
  }

  function show(change: Partial<TeamBoard>): void {
    state = { ...state, ...change };
    onChange();
  }

  function endStream(): void {
    stream?.source.close();
    stream = null;
  }

  function changed(): void {
    later('soon', PAUSE, () => void ask());
    const { of, scope } = state.wish;
    if (of === 'teams' || scope.kind !== 'scenario') later('computed', COMPUTED, () => void ask());
  }

  function follow(board: string): void {
    if (!events || stream?.board === board) return;
    endStream();
    const source = events(service.streamOf(board));
    stream = { board, source };
    const mine = (): boolean => looking && stream?.source === source;
    // The service says something at once: what is shown was asked for a moment ago.
    let first = true;
    source.addEventListener('board', () => {
      if (mine() && !first) changed();
      first = false;
    });
    source.onopen = () => {
      if (mine()) show({ live: true });
    };
    source.onerror = () => {
      if (!mine()) return;
      // After a break something may have been missed.
      first = false;
      if (source.readyState === CLOSED) endStream();
      show({ live: false });
      later('poll', ASK_EVERY, () => void ask());
    };
  }

  /** A board on which nobody stands has no number yet: the one over all tells of its first run too. */
  async function followBoard(shown: ShownBoard): Promise<void> {
    if (!events) return;
    if (shown.page.board !== null) return follow(shown.page.board);
    const overall = await service.board(OVERALL);
    if (looking && overall.is === 'answer' && overall.answer.page.board !== null) follow(overall.answer.page.board);
  }

  async function ask(): Promise<void> {
    latest += 1;
    const mine = latest;
    show({ asking: true });
    const reply = await service.board(state.wish);
    if (mine !== latest || !looking) return;
    if (reply.is === 'answer') {
      show({ shown: reply.answer, problem: null, asking: false });
      await followBoard(reply.answer);
    } else if (reply.is === 'refused') {
      if (reply.status === 401) onSignedOut();
      show({ shown: null, problem: reply.code, asking: false });
    } else show({ problem: 'away', asking: false, live: false });
    if (!stream) later('poll', ASK_EVERY, () => void ask());
  }

  async function open(scenario: string | null): Promise<void> {
    latest += 1;
    const mine = latest;
    show({ asking: true, problem: null });
    const reply = await service.seasons();
    if (mine !== latest || !looking) return;
    const seasons = reply.is === 'answer' ? reply.answer.seasons : state.seasons;
    const wish = state.shown && scenario === null ? { ...state.wish, cursor: null } : firstWish(scenario, seasons);
    show({ seasons, wish });
    await ask();
  }

  return {
    get state() {
      return state;
    },
    wish(wish) {
      show({ wish, problem: null });
      void ask();
    },
    again: () => void ask(),
    look(on, scenario) {
      looking = on;
      if (on) {
        void open(scenario);
        return;
      }
      endStream();
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      state = { ...state, asking: false, live: false };
    },
  };
}
