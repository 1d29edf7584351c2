// Scenarios to play, attempts, live choices, and runs sent in.
import { Type } from 'typebox';
import { mayPlay } from '../people/notice.ts';
import { startAttempt } from '../runs/attempts.ts';
import { chooseLive, standingOf } from '../runs/live.ts';
import type { RunBody } from '../runs/submission.ts';
import { currentVersions, versionContent } from '../runs/versions.ts';
import {
  type App,
  answers,
  asPlayer,
  closedObject,
  credentialOf,
  csrfOf,
  fail,
  hashText,
  idText,
  integerOrNull,
  refusal,
  type Service,
  timeText,
  uuid,
} from './door.ts';

const MOST_EVENTS = 200;
const seed = Type.Integer({ minimum: 0, maximum: 4294967295 });
const mode = Type.Union([Type.Literal('coach'), Type.Literal('practice'), Type.Literal('assessed')]);
const event = Type.Union([
  closedObject({ type: Type.Literal('choose'), choice: idText }),
  closedObject({ type: Type.Literal('timeout') }),
  closedObject({ type: Type.Literal('back') }),
]);
const log = Type.Array(event, { maxItems: MOST_EVENTS });
/** Parts of the core's own types: passed on as they are. */
const open = Type.Unknown();

const attempt = closedObject({
  attempt: Type.String(),
  nonce: Type.String(),
  scenario: Type.String(),
  hash: Type.String(),
  cds: Type.Integer(),
  seed,
  startedAt: Type.String(),
  number: Type.Integer(),
  live: Type.Boolean(),
  /** The first view of a live play; null otherwise. */
  view: open,
});
/** `cues`: what the choice did; `end`: once the talk is over, its debrief and what that speaks of; else null. */
const step = { view: open, cues: Type.Array(open), index: Type.Integer(), end: open };
const standing = closedObject({
  attempt: Type.String(),
  nonce: Type.String(),
  scenario: Type.String(),
  hash: Type.String(),
  seed,
  mode,
  ...step,
  log,
  /** What was said before the present view, by decisions. */
  past: Type.Array(Type.Array(open)),
});
export const runBody = closedObject({
  attempt: uuid,
  nonce: Type.String({ minLength: 1, maxLength: 64 }),
  log,
  offline: Type.Optional(closedObject({ startedAt: timeText, finishedAt: timeText })),
});
export const runAnswer = closedObject({
  attempt: Type.String(),
  score: Type.Integer(),
  raw: Type.Number(),
  verdict: Type.String(),
  ending: Type.String(),
  terms: closedObject({ process: Type.Number(), outcome: Type.Number(), fit: Type.Number(), steps: Type.Number(), band: Type.Number() }),
  rank: integerOrNull,
  players: Type.Integer(),
  previousBest: integerOrNull,
  flags: Type.Array(Type.String()),
  ranked: Type.Boolean(),
});
const version = closedObject({
  scenario: Type.String(),
  hash: Type.String(),
  cds: Type.Integer(),
  title: open,
  origin: Type.String(),
  ranked: Type.Boolean(),
  live: Type.Boolean(),
  createdAt: Type.String(),
});

export function runRoutes(app: App, service: Service): void {
  app.get(
    '/v1/scenarios',
    {
      schema: {
        summary: 'Scenarios of the organisation as they are now',
        response: answers(closedObject({ scenarios: Type.Array(version) })),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, {}, async (tx, { tenant }) => ({
        ok: true,
        scenarios: await currentVersions(tx, tenant),
      }));
      return done.ok ? { scenarios: [...done.scenarios] } : fail(reply, done);
    },
  );
  app.get(
    '/v1/scenarios/:hash',
    {
      schema: {
        summary: 'A scenario version; `playable` is null where it is played live',
        params: closedObject({ hash: hashText }),
        response: answers(
          closedObject({
            scenario: Type.String(),
            hash: Type.String(),
            live: Type.Boolean(),
            current: Type.Boolean(),
            playable: open,
            /** What the briefing shows of one that is played live; null otherwise. */
            outline: open,
          }),
        ),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, {}, async (tx, { tenant }) => {
        const content = await versionContent(tx, tenant, request.params.hash);
        return content ? { ok: true, content } : refusal(404, 'unknown-scenario');
      });
      return done.ok ? done.content : fail(reply, done);
    },
  );
  app.post(
    '/v1/attempts',
    { schema: { summary: 'Begin an attempt', body: closedObject({ scenario: idText, hash: hashText, mode }), response: answers(attempt) } },
    async (request, reply) => {
      const done = await asPlayer(service, request, { limit: 'attempt' }, async (tx, who, now) =>
        mayPlay(who) ? startAttempt(tx, who, request.body, now) : refusal(403, 'notice-not-accepted'),
      );
      return done.ok ? done.attempt : fail(reply, done);
    },
  );
  app.get(
    '/v1/attempts/:attempt',
    {
      schema: {
        summary: 'Where a live play of mine stands',
        params: closedObject({ attempt: uuid }),
        response: answers(standing),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, {}, (tx, who) => standingOf(tx, who, request.params.attempt));
      return done.ok ? (done.standing as never) : fail(reply, done);
    },
  );
  app.post(
    '/v1/attempts/:attempt/choices',
    {
      schema: {
        summary: 'A choice of a live play',
        params: closedObject({ attempt: uuid }),
        body: closedObject({ index: Type.Integer({ minimum: 0, maximum: MOST_EVENTS - 1 }), event }),
        response: answers(closedObject(step)),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, { limit: 'choice' }, (tx, who) =>
        chooseLive(tx, who, request.params.attempt, request.body),
      );
      return done.ok ? { ...done.step, cues: [...done.step.cues] } : fail(reply, done);
    },
  );
  app.post(
    '/v1/runs',
    {
      schema: {
        summary: 'Send in a run: its log, never a score',
        body: runBody,
        response: answers(runAnswer),
      },
    },
    async (request, reply) => {
      const credential = credentialOf(service, request);
      if (!credential) return fail(reply, refusal(401, 'signed-out'));
      const done = await service.desk.handIn({ credential, csrf: csrfOf(request), body: request.body as RunBody });
      return done.ok ? { ...done.answer, flags: [...done.answer.flags] } : fail(reply, done);
    },
  );
  app.post(
    '/v1/runs/offline',
    {
      schema: {
        summary: 'Send in a run that was played without the server; the device gives its id',
        body: closedObject({
          clientAttempt: uuid,
          scenario: idText,
          hash: hashText,
          seed,
          mode,
          log,
          startedAt: timeText,
          finishedAt: timeText,
        }),
        response: answers(runAnswer),
      },
    },
    async (request, reply) => {
      const credential = credentialOf(service, request);
      if (!credential) return fail(reply, refusal(401, 'signed-out'));
      const { clientAttempt, scenario, hash, startedAt, finishedAt } = request.body;
      const body: RunBody = { attempt: clientAttempt, nonce: '', log: request.body.log, offline: { startedAt, finishedAt } };
      const made = { scenario, hash, seed: request.body.seed, mode: request.body.mode };
      const done = await service.desk.handIn({ credential, csrf: csrfOf(request), body, attempt: made });
      return done.ok ? { ...done.answer, flags: [...done.answer.flags] } : fail(reply, done);
    },
  );
}
