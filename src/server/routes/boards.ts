// Boards: found by what they are about, then read by their number.
import { Type } from 'typebox';
import type { BoardKey, BoardRow } from '../boards/board.ts';
import { decodeCursor } from '../boards/cursor.ts';
import { askBoard, freshBoard } from '../boards/find.ts';
import { hiddenFrom, nothing, type Seen, seenPage, seenTarget, seenTeams } from '../boards/seen.ts';
import { trendOf } from '../boards/trend.ts';
import { openAroundDesk } from './around-desk.ts';
import {
  type App,
  answers,
  asPlayer,
  closedObject,
  credentialOf,
  fail,
  hashText,
  idText,
  integerOrNull,
  numberText,
  refusal,
  type Service,
  textOrNull,
  timeText,
  uuid,
} from './door.ts';

const row = closedObject({
  rank: Type.Integer(),
  name: Type.String(),
  score: Type.Integer(),
  at: Type.String(),
  you: Type.Boolean(),
});
export const boardPage = closedObject({
  /** Null: nobody stands on it yet. */
  board: textOrNull,
  starts: textOrNull,
  ends: textOrNull,
  players: Type.Integer(),
  closed: Type.Boolean(),
  provisional: Type.Boolean(),
  rows: Type.Array(row),
  next: textOrNull,
  previous: textOrNull,
  /** Why there are no rows: `no-ranking`, `teams-only`, `few-players`; null otherwise. */
  hidden: textOrNull,
});
const boardParams = closedObject({ board: numberText });
const window = Type.Optional(Type.Enum(['all', 'day', 'week', 'month']));
const measure = Type.Optional(Type.Enum(['score', 'lift']));
const flag = closedObject({
  team: Type.String(),
  name: Type.String(),
  members: Type.Integer(),
  participation: Type.Number(),
  value: Type.Number(),
  rank: integerOrNull,
  you: Type.Boolean(),
});
const point = closedObject({
  attempt: Type.String(),
  scenario: Type.String(),
  hash: Type.String(),
  number: Type.Integer(),
  score: Type.Integer(),
  verdict: Type.String(),
  ending: Type.String(),
  ranked: Type.Boolean(),
  flags: Type.Array(Type.String()),
  finishedAt: Type.String(),
});

function shown(key: BoardKey, board: BoardRow | null, { rows, players, next, previous, hidden }: Seen) {
  return {
    board: board?.board ?? null,
    starts: key.starts?.toISOString() ?? null,
    ends: key.ends?.toISOString() ?? null,
    closed: board?.closed ?? false,
    provisional: board?.provisional ?? false,
    players,
    rows: [...rows],
    next,
    previous,
    hidden,
  };
}

export function boardRoutes(app: App, service: Service): void {
  const desk = openAroundDesk(service);
  app.get(
    '/v1/boards',
    {
      schema: {
        summary: 'The board of a scenario, a season, or over all, from the top',
        querystring: closedObject({
          kind: Type.Enum(['scenario', 'season', 'overall']),
          scenario: Type.Optional(idText),
          hash: Type.Optional(hashText),
          season: Type.Optional(uuid),
          window,
          measure,
          at: Type.Optional(timeText),
        }),
        response: answers(boardPage),
      },
    },
    async (request, reply) => {
      const { at, window: of = 'all', measure: by = 'score', ...rest } = request.query;
      const question = { ...rest, window: of, measure: by, ...(at === undefined ? {} : { at: new Date(at) }) };
      const done = await asPlayer(service, request, {}, async (tx, who, now) => {
        const found = await askBoard(tx, who, question, now);
        if (!found.ok) return found;
        const seen = found.board ? await seenPage(tx, who, found.board.board, 'top') : nothing(hiddenFrom(who));
        return { ok: true, shown: shown(found.key, found.board, seen) };
      });
      return done.ok ? done.shown : fail(reply, done);
    },
  );
  app.get(
    '/v1/boards/:board/top',
    {
      schema: {
        summary: 'From the top, or from a cursor',
        params: boardParams,
        querystring: closedObject({ cursor: Type.Optional(Type.String({ maxLength: 200 })) }),
        response: answers(boardPage),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, {}, async (tx, who, now) => {
        const board = await freshBoard(tx, who.tenant, request.params.board, now);
        if (!board) return refusal(404, 'unknown-board');
        const { cursor: text } = request.query;
        const cursor = text === undefined ? null : decodeCursor(who.cursorKey, text);
        if (text !== undefined && cursor?.board !== board.board) return refusal(422, 'bad-cursor');
        return { ok: true, shown: shown(board, board, await seenPage(tx, who, board.board, 'top', cursor)) };
      });
      return done.ok ? done.shown : fail(reply, done);
    },
  );
  for (const [name, summary] of [
    ['around', 'Around me'],
    ['team', 'My team'],
  ] as const)
    app.get(
      `/v1/boards/:board/${name}`,
      { schema: { summary, params: boardParams, response: answers(boardPage) } },
      async (request, reply) => {
        const credential = name === 'around' ? credentialOf(service, request) : null;
        const looked = credential && (await desk.ask(credential, request.params.board));
        if (looked) return shown(looked.board, looked.board, looked.seen);
        const done = await asPlayer(service, request, {}, async (tx, who, now) => {
          const board = await freshBoard(tx, who.tenant, request.params.board, now);
          return board
            ? { ok: true, shown: shown(board, board, await seenPage(tx, who, board.board, name)) }
            : refusal(404, 'unknown-board');
        });
        return done.ok ? done.shown : fail(reply, done);
      },
    );
  app.get(
    '/v1/boards/:board/target',
    {
      schema: {
        summary: 'The nearest better score that somebody reached',
        params: boardParams,
        response: answers(
          closedObject({
            target: Type.Union([closedObject({ score: Type.Integer(), points: Type.Integer(), rank: Type.Integer() }), Type.Null()]),
          }),
        ),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, {}, async (tx, who, now) => {
        const board = await freshBoard(tx, who.tenant, request.params.board, now);
        return board ? { ok: true, target: await seenTarget(tx, who, board.board) } : refusal(404, 'unknown-board');
      });
      return done.ok ? { target: done.target } : fail(reply, done);
    },
  );
  app.get(
    '/v1/teams/board',
    {
      schema: {
        summary: 'Teams by a season, or over all',
        querystring: closedObject({ season: Type.Optional(uuid) }),
        response: answers(closedObject({ teams: Type.Array(flag) })),
      },
    },
    async (request, reply) => {
      const { season } = request.query;
      const done = await asPlayer(service, request, {}, async (tx, who, now) => {
        const kind = season === undefined ? 'overall' : 'season';
        const found = await askBoard(tx, who, { kind, window: 'all', measure: 'score', ...(season === undefined ? {} : { season }) }, now);
        if (!found.ok) return found;
        return { ok: true, teams: found.board ? await seenTeams(tx, who, found.board.board) : [] };
      });
      return done.ok ? { teams: [...done.teams] } : fail(reply, done);
    },
  );
  app.get(
    '/v1/me/trend',
    {
      schema: {
        summary: 'My runs in order of time',
        querystring: closedObject({ scenario: Type.Optional(idText) }),
        response: answers(closedObject({ runs: Type.Array(point) })),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, {}, async (tx, { tenant, player }) => ({
        ok: true,
        runs: await trendOf(tx, tenant, player, request.query.scenario ?? null),
      }));
      return done.ok ? { runs: done.runs.map((one) => ({ ...one, flags: [...one.flags] })) } : fail(reply, done);
    },
  );
}
