// Client of the routes that the game uses. Every call ends in bounded time with an answer, a refusal by its code, or
// `away`: then nobody knows whether it arrived.

import type { LiveStanding, LiveStep } from '../../core/run/live.ts';
import type { PlayMode, RunEvent } from '../../core/run/run.ts';
import type { Text } from '../../core/scenario/terms.ts';
import { PURPOSE } from '../../locale/purpose.ts';
import type { LiveBegun, LiveTicket } from '../live-ports.ts';
import type { Asking, CurrentVersion, Method, Reply } from '../office-ports.ts';
import type { BoardPage, BoardWish, Me, Season, SentAnswer, ShownBoard, TeamRow } from '../team-ports.ts';

export interface AttemptBody {
  readonly scenario: string;
  readonly hash: string;
  readonly mode: PlayMode;
}

interface Times {
  readonly startedAt: string;
  readonly finishedAt: string;
}

export interface RunBody extends LiveTicket {
  readonly log: readonly RunEvent[];
  readonly offline?: Times;
}

export interface OfflineBody extends AttemptBody, Times {
  readonly clientAttempt: string;
  readonly seed: number;
  readonly log: readonly RunEvent[];
}

/** `service` false: only files are served here. */
export interface Session {
  readonly service: boolean;
  readonly me: Me | null;
  readonly notice: SessionNotice | null;
}

export interface SessionNotice {
  readonly version: string;
  readonly accepted: boolean;
  readonly required: boolean;
}

export interface Service {
  session(): Promise<Reply<Session>>;
  setUp(body: { token: string; organisation: string; nickname: string; timeZone: string }): Promise<Reply<unknown>>;
  join(body: { code: string; nickname: string }): Promise<Reply<unknown>>;
  /** Comes over to another team. */
  move(code: string): Promise<Reply<unknown>>;
  acceptInvite(body: { token: string; nickname: string }): Promise<Reply<unknown>>;
  claimDevice(code: string): Promise<Reply<unknown>>;
  deviceCode(): Promise<Reply<{ readonly code: string }>>;
  provider(): Promise<Reply<{ readonly provider: boolean }>>;
  notice(): Promise<Reply<{ readonly version: string; readonly text: Text }>>;
  acceptNotice(version: string): Promise<Reply<unknown>>;
  /** Everything that is kept of me. */
  erase(): Promise<Reply<unknown>>;
  signOut(): Promise<Reply<unknown>>;
  makeTeam(name: string): Promise<Reply<{ readonly code: string }>>;
  startAttempt(body: AttemptBody): Promise<Reply<LiveBegun>>;
  choose(attempt: string, index: number, event: RunEvent): Promise<Reply<LiveStep>>;
  standing(attempt: string): Promise<Reply<LiveStanding>>;
  sendRun(body: RunBody): Promise<Reply<SentAnswer>>;
  sendOffline(body: OfflineBody): Promise<Reply<SentAnswer>>;
  seasons(): Promise<Reply<{ readonly seasons: readonly Season[] }>>;
  board(wish: BoardWish): Promise<Reply<ShownBoard>>;
  scenarios(): Promise<Reply<{ readonly scenarios: readonly CurrentVersion[] }>>;
  /** `playable` null: it is played live. */
  scenario(hash: string): Promise<Reply<{ readonly playable: unknown; readonly outline?: unknown }>>;
  /** Whatever the office asks. */
  ask<T>(method: Method, path: string, asking?: Asking): Promise<Reply<T>>;
  /** Address of the events that tell of changes. */
  streamOf(board: string): string;
}

export interface ServiceOptions {
  /** Ends without a slash; empty: where the page came from. */
  readonly base?: string;
  readonly fetch?: typeof fetch;
  /** How long a call may take, in ms. */
  readonly patience?: number;
}

const PATIENCE = 10_000;
/** A busy service that does not say for how long, in ms. */
const BUSY = 5000;

const EMPTY: BoardPage = { board: null, players: 0, closed: false, provisional: false, rows: [], next: null, previous: null, hidden: null };
/** The notice that stands beside the door: who comes in by it has accepted it. */
const NOTICE = `standard-${PURPOSE.version}`;

function codeIn(body: unknown): string | null {
  const error = typeof body === 'object' && body !== null ? (body as { error?: unknown }).error : null;
  const code = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : null;
  return typeof code === 'string' ? code : null;
}

/** What a refusal holds besides its code. */
function besides(body: unknown): { readonly more?: object } {
  const { error: _, ...more } = body as { readonly error: unknown };
  return Object.keys(more).length > 0 ? { more } : {};
}

async function replyOf<T>(response: Response): Promise<Reply<T>> {
  let body: unknown;
  try {
    body = await response.json();
  } catch (error) {
    // It broke off, or did not come in time.
    if (!(error instanceof SyntaxError)) throw error;
    // A page of some proxy or of another server.
    return { is: 'away', after: 0, odd: response.status < 500 };
  }
  if (response.ok) return { is: 'answer', answer: body as T };
  const code = codeIn(body);
  const { status } = response;
  if (code !== null && status < 500 && status !== 429 && status !== 408) return { is: 'refused', status, code, ...besides(body) };
  const seconds = Number(response.headers.get('retry-after') ?? '');
  return { is: 'away', after: seconds > 0 ? seconds * 1000 : status === 429 ? BUSY : 0 };
}

const isPath = (text: string): string => encodeURIComponent(text);

/** Teams are compared by a season or over all; lift and seasons have no shorter windows. */
function questionOf({ of, scope, window }: BoardWish): string {
  const query = new URLSearchParams({ measure: of === 'lift' ? 'lift' : 'score' });
  const plain = of === 'teams' && scope.kind === 'scenario' ? ({ kind: 'overall' } as const) : scope;
  query.set('kind', plain.kind);
  if (plain.kind === 'season') query.set('season', plain.season);
  if (plain.kind === 'scenario') query.set('scenario', plain.scenario);
  if (of === 'people' && plain.kind !== 'season') query.set('window', window);
  return `/v1/boards?${query}`;
}

export function openService({ base = '', fetch: ask = fetch.bind(globalThis), patience = PATIENCE }: ServiceOptions = {}): Service {
  let csrf = '';
  /** Whose token it is. */
  let player: string | null = null;

  async function call<T>(method: Method, path: string, body?: unknown, { type, patience: ms = patience }: Asking = {}): Promise<Reply<T>> {
    // Not AbortSignal.timeout: the answer's body must come in time too, and the timer go with it.
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), ms);
    const headers: Record<string, string> = { accept: 'application/json' };
    const text = typeof body === 'string' || body instanceof Blob;
    const writes = method !== 'GET';
    if (writes) Object.assign(headers, { 'content-type': text ? (type ?? 'application/yaml') : 'application/json', 'x-csrf-token': csrf });
    const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store', redirect: 'error', signal: giveUp.signal };
    if (writes) init.body = text ? body : JSON.stringify(body ?? {});
    try {
      return await replyOf<T>(await ask(base + path, init));
    } catch {
      return { is: 'away', after: 0 };
    } finally {
      clearTimeout(timer);
    }
  }

  async function session(): Promise<Reply<Session>> {
    const reply = await call<{ service?: boolean; me?: (Me & { csrf: string; notice?: SessionNotice }) | null }>('GET', '/v1/session');
    // Older than the route, or another server that serves the files.
    if (reply.is === 'away' ? reply.odd : reply.is === 'refused' && reply.status === 404)
      return { is: 'answer', answer: { service: false, me: null, notice: null } };
    if (reply.is !== 'answer') return reply;
    const { service = false, me = null } = reply.answer;
    csrf = me?.csrf ?? '';
    player = me?.player ?? null;
    if (!me) return { is: 'answer', answer: { service, me: null, notice: null } };
    const { nickname, pseudonym, role, organisation, notice = null } = me;
    return { is: 'answer', answer: { service, me: { player: me.player, nickname, pseudonym, role, organisation }, notice } };
  }

  /** A token that another tab has replaced is fetched anew, once. */
  async function write<T>(path: string, body: unknown, method: Method = 'POST', asking: Asking = {}): Promise<Reply<T>> {
    const reply = await call<T>(method, path, body, asking);
    if (reply.is !== 'refused' || reply.code !== 'wrong-csrf') return reply;
    const before = player;
    const again = await session();
    const who = again.is === 'answer' ? (again.answer.me?.player ?? null) : null;
    // Somebody else may have joined in another tab: it is not his.
    return who !== null && (before === null || before === who) ? call<T>(method, path, body, asking) : reply;
  }

  async function board(wish: BoardWish): Promise<Reply<ShownBoard>> {
    const found = await call<BoardPage>('GET', questionOf(wish));
    if (found.is !== 'answer') return found;
    const { board: id } = found.answer;
    const shown = (page: BoardPage, more: Partial<ShownBoard> = {}): Reply<ShownBoard> => ({
      is: 'answer',
      answer: { wish, page, mine: null, target: null, teams: [], ...more },
    });
    if (wish.of === 'teams') {
      const season = wish.scope.kind === 'season' ? `?season=${isPath(wish.scope.season)}` : '';
      const teams = await call<{ teams: readonly TeamRow[] }>('GET', `/v1/teams/board${season}`);
      return teams.is === 'answer' ? shown({ ...found.answer, rows: [] }, { teams: teams.answer.teams }) : teams;
    }
    if (id === null) return shown({ ...EMPTY, closed: found.answer.closed, hidden: found.answer.hidden });
    const [around, target, paged] = await Promise.all([
      call<BoardPage>('GET', `/v1/boards/${id}/around`),
      call<{ target: ShownBoard['target'] }>('GET', `/v1/boards/${id}/target`),
      wish.cursor === null ? found : call<BoardPage>('GET', `/v1/boards/${id}/top?cursor=${isPath(wish.cursor)}`),
    ]);
    if (around.is !== 'answer') return around;
    if (target.is !== 'answer') return target;
    if (paged.is !== 'answer') return paged;
    const mine = around.answer.rows.find(({ you }) => you) ?? null;
    // Who is not on the board has nobody around him.
    const page = wish.view === 'around' && wish.cursor === null && mine ? around.answer : paged.answer;
    return shown(page, { mine, target: target.answer.target });
  }

  return {
    session,
    setUp: (body) => call('POST', '/v1/setup', { ...body, notice: NOTICE }),
    join: (body) => call('POST', '/v1/join', { ...body, notice: NOTICE }),
    move: (code) => write('/v1/me/team', { code }),
    acceptInvite: (body) => write('/v1/invites/accept', { ...body, notice: NOTICE }),
    claimDevice: (code) => call('POST', '/v1/devices/claim', { code }),
    deviceCode: () => write('/v1/devices', {}),
    provider: () => call('GET', '/v1/oidc'),
    notice: () => call('GET', '/v1/notice'),
    acceptNotice: (version) => write('/v1/notice', { version }),
    erase: () => write('/v1/me', {}, 'DELETE'),
    signOut: () => write('/v1/logout', {}),
    makeTeam: (name) => write('/v1/teams', { name }),
    startAttempt: (body) => write('/v1/attempts', body),
    choose: (attempt, index, event) => write(`/v1/attempts/${isPath(attempt)}/choices`, { index, event }),
    standing: (attempt) => call('GET', `/v1/attempts/${isPath(attempt)}`),
    sendRun: (body) => write('/v1/runs', body),
    sendOffline: (body) => write('/v1/runs/offline', body),
    seasons: () => call('GET', '/v1/seasons'),
    scenarios: () => call('GET', '/v1/scenarios'),
    scenario: (hash) => call('GET', `/v1/scenarios/${isPath(hash)}`),
    ask: (method, path, asking = {}) =>
      method === 'GET' ? call(method, path, undefined, asking) : write(path, asking.body, method, asking),
    board,
    streamOf: (id) => `${base}/v1/boards/${isPath(id)}/stream`,
  };
}
