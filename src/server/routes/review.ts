// Runs looked through by trainers: hidden, flagged, judged again.

import { Type } from 'typebox';
import { REVIEW_REASONS, type ReviewReason } from '../../core/run/review-reasons.ts';
import { rescore } from '../trainers/rescore.ts';
import { flagRun, hideRun, type Reviewed, type ReviewRefusal } from '../trainers/review.ts';
import { type RunQuestion, runPage } from '../trainers/run-rows.ts';
import { timesIn } from './cohort.ts';
import {
  type App,
  answers,
  asPlayer,
  closedObject,
  fail,
  hashText,
  idText,
  numberText,
  type Service,
  textOrNull,
  timeText,
  uuid,
} from './door.ts';

export const runFilter = {
  scenario: Type.Optional(idText),
  hash: Type.Optional(hashText),
  team: Type.Optional(uuid),
  flag: Type.Optional(Type.String({ pattern: '^[a-z:-]{1,60}$' })),
  /** Bounds of the end, [from, to). */
  from: Type.Optional(timeText),
  to: Type.Optional(timeText),
};
const reason = Type.Enum([...REVIEW_REASONS]);
const closedSeasons = Type.Optional(Type.Boolean());
const runParams = closedObject({ attempt: uuid });
const reviewed = closedObject({ flags: Type.Array(Type.String()), hidden: Type.Boolean() });
const row = closedObject({
  attempt: Type.String(),
  player: textOrNull,
  name: Type.String(),
  team: Type.String(),
  scenario: Type.String(),
  hash: Type.String(),
  number: Type.Integer(),
  score: Type.Integer(),
  raw: Type.Number(),
  verdict: Type.String(),
  ending: Type.String(),
  terms: closedObject({ process: Type.Number(), outcome: Type.Number(), fit: Type.Number(), steps: Type.Number(), band: Type.Number() }),
  flags: Type.Array(Type.String()),
  ranked: Type.Boolean(),
  hidden: Type.Boolean(),
  startedAt: Type.String(),
  finishedAt: Type.String(),
  arrivedAt: Type.String(),
});

export function reviewRoutes(app: App, service: Service): void {
  app.get(
    '/v1/runs',
    {
      schema: {
        summary: 'Runs, the latest to arrive first; people by the name that boards show',
        querystring: closedObject({ ...runFilter, player: Type.Optional(numberText), cursor: Type.Optional(uuid) }),
        response: answers(closedObject({ runs: Type.Array(row), next: textOrNull })),
      },
    },
    async (request, reply) => {
      const { cursor = null, ...question } = request.query;
      const done = await asPlayer(service, request, { role: 'trainer' }, (tx, who) =>
        runPage(tx, who, timesIn(question) as RunQuestion, cursor),
      );
      return done.ok ? { runs: done.runs.map((one) => ({ ...one, flags: [...one.flags] })), next: done.next } : fail(reply, done);
    },
  );
  const act = async (
    request: Parameters<typeof asPlayer>[1],
    reply: Parameters<typeof fail>[0],
    work: (...args: Parameters<Parameters<typeof asPlayer<Reviewed | ReviewRefusal>>[3]>) => Promise<Reviewed | ReviewRefusal>,
  ) => {
    const done = await asPlayer(service, request, { role: 'trainer' }, async (tx, who, now) => {
      const result = await work(tx, who, now);
      return result.ok ? { ...result, tenant: who.tenant } : result;
    });
    if (!done.ok) return fail(reply, done);
    service.announcer.note(done.tenant, done.boards);
    return { flags: [...done.flags], hidden: done.hidden };
  };
  app.post(
    '/v1/runs/:attempt/hide',
    {
      schema: {
        summary: 'Take a run off the boards, or put it back',
        params: runParams,
        body: closedObject({ hidden: Type.Boolean(), reason, closedSeasons }),
        response: answers(reviewed),
      },
    },
    (request, reply) =>
      act(request, reply, (tx, who, now) =>
        hideRun(tx, who, request.params.attempt, request.body as { hidden: boolean; reason: ReviewReason; closedSeasons?: boolean }, now),
      ),
  );
  app.post(
    '/v1/runs/:attempt/flag',
    {
      schema: {
        summary: 'Mark a run; it stays where it stands',
        params: runParams,
        body: closedObject({ flagged: Type.Boolean(), reason }),
        response: answers(reviewed),
      },
    },
    (request, reply) =>
      act(request, reply, (tx, who, now) =>
        flagRun(tx, who, request.params.attempt, request.body as { flagged: boolean; reason: ReviewReason }, now),
      ),
  );
  app.post(
    '/v1/rescore',
    {
      schema: {
        summary: 'Judge runs again, by the rules and anchors of today or by a corrected version; of `scenario` and `hash` one',
        body: closedObject({
          scenario: Type.Optional(idText),
          hash: Type.Optional(hashText),
          /** A corrected version of the same scenario, by which the runs of `hash` are judged. */
          by: Type.Optional(hashText),
          /** Also what closed seasons show. */
          closedSeasons,
        }),
        response: answers(closedObject({ runs: Type.Integer(), changed: Type.Integer(), refused: Type.Integer() })),
      },
    },
    async (request, reply) => {
      const asked = await asPlayer(service, request, { role: 'trainer' }, async (_tx, who, now) => ({ ok: true, who, now }));
      if (!asked.ok || !('who' in asked)) return fail(reply, asked as never);
      const { who, now } = asked;
      const done = await rescore(service.store, who, request.body, now, (boards) => service.announcer.note(who.tenant, boards));
      return done.ok ? { runs: done.runs, changed: done.changed, refused: done.refused } : fail(reply, done);
    },
  );
}
