// What a cohort did, as numbers and as a map.
import { Type } from 'typebox';
import { rankedVersions } from '../runs/versions.ts';
import { analyse, type CohortQuestion, openCohort } from '../trainers/cohort.ts';
import { drawCohort } from '../trainers/study.ts';
import {
  type App,
  answers,
  asPlayer,
  closedObject,
  errorSchema,
  fail,
  hashText,
  idText,
  refusal,
  type Service,
  timeText,
  uuid,
} from './door.ts';

const question = {
  scenario: Type.Optional(idText),
  hash: Type.Optional(hashText),
  season: Type.Optional(uuid),
  team: Type.Optional(uuid),
  from: Type.Optional(timeText),
  to: Type.Optional(timeText),
};
const numberOrNull = Type.Union([Type.Number(), Type.Null()]);
const text = closedObject({ 'zh-CN': Type.String(), en: Type.String() });
const counted = { n: Type.Integer(), share: Type.Number() };
const figures = { top: numberOrNull, bottom: numberOrNull, discrimination: numberOrNull };

const cohort = closedObject({
  scenario: Type.String(),
  hash: Type.String(),
  title: text,
  members: Type.Integer(),
  /** Each counts once: with the first of his ranked, unhidden plays that are asked for. */
  players: Type.Integer(),
  attempts: Type.Integer(),
  unfinished: Type.Integer(),
  runs: Type.Integer(),
  scores: closedObject({
    mean: Type.Number(),
    median: Type.Number(),
    min: Type.Integer(),
    max: Type.Integer(),
    buckets: Type.Array(closedObject({ from: Type.Integer(), to: Type.Integer(), n: Type.Integer() })),
  }),
  verdicts: Type.Array(closedObject({ verdict: Type.String(), ...counted })),
  endings: Type.Array(closedObject({ ending: Type.String(), title: text, ...counted })),
  teams: Type.Array(
    closedObject({
      team: Type.String(),
      name: Type.String(),
      members: Type.Integer(),
      /** Null: fewer than the smallest group that the organisation tells of. */
      players: Type.Union([Type.Integer(), Type.Null()]),
      mean: numberOrNull,
    }),
  ),
  /** By what the best option of a decision is known: `explored`, or `scores` of those who took it. */
  best: Type.Enum(['explored', 'scores']),
  choices: Type.Array(
    closedObject({
      node: Type.String(),
      choice: Type.String(),
      text,
      offered: Type.Integer(),
      taken: Type.Integer(),
      share: numberOrNull,
      ...figures,
    }),
  ),
  decisions: Type.Array(
    closedObject({
      node: Type.String(),
      offered: Type.Integer(),
      difficulty: numberOrNull,
      discrimination: numberOrNull,
      revise: Type.Boolean(),
    }),
  ),
});

type Asked = { readonly [K in keyof CohortQuestion]: CohortQuestion[K] extends Date | undefined ? string : CohortQuestion[K] };

export const timesIn = <T extends { readonly from?: string; readonly to?: string }>({ from, to, ...rest }: T) => ({
  ...rest,
  ...(from === undefined ? {} : { from: new Date(from) }),
  ...(to === undefined ? {} : { to: new Date(to) }),
});

/** The picture carries its own style, and nothing else. */
const PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

export function cohortRoutes(app: App, service: Service): void {
  const opened = (request: Parameters<typeof asPlayer>[1], asked: Asked) =>
    asPlayer(service, request, { role: 'trainer' }, async (tx, who) => {
      const open = await openCohort(tx, who, timesIn(asked) as CohortQuestion);
      return open.ok ? { ...open, tenant: who.tenant } : open;
    });
  app.get(
    '/v1/versions',
    {
      schema: {
        summary: 'Ranked scenario versions of now, and older ones that were played',
        response: answers(
          closedObject({
            versions: Type.Array(closedObject({ scenario: Type.String(), hash: Type.String(), title: text, current: Type.Boolean() })),
          }),
        ),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, { role: 'trainer' }, async (tx, { tenant }) => ({
        ok: true,
        versions: await rankedVersions(tx, tenant),
      }));
      return done.ok ? { versions: [...done.versions] } : fail(reply, done);
    },
  );
  app.get(
    '/v1/cohort',
    {
      schema: {
        summary: 'Who played a scenario version, how well, and what was chosen by whom',
        querystring: closedObject(question),
        response: answers(cohort),
      },
    },
    async (request, reply) => {
      const open = await opened(request, request.query as Asked);
      if (!open.ok) return fail(reply, open);
      const { cohort: found } = await analyse(service.store, open.tenant, open);
      const { n: _, ...scores } = found.scores;
      return {
        ...found,
        scores: { ...scores, buckets: [...scores.buckets] },
        verdicts: [...found.verdicts],
        endings: [...found.endings],
        teams: [...found.teams],
        choices: [...found.choices],
        decisions: [...found.decisions],
      };
    },
  );
  app.get(
    '/v1/cohort/map',
    {
      schema: {
        summary: 'The map of the scenario, with what the cohort chose as widths of its arrows',
        querystring: closedObject({ ...question, lang: Type.Optional(Type.Enum(['zh-CN', 'en'])) }),
        response: {
          200: { description: 'A picture', content: { 'image/svg+xml': { schema: Type.String() } } },
          '4xx': errorSchema,
          503: errorSchema,
        },
      },
    },
    async (request, reply) => {
      const { lang = 'zh-CN', ...asked } = request.query;
      const open = await opened(request, asked as Asked);
      if (!open.ok) return fail(reply, open);
      const { cohort: found, studied } = await analyse(service.store, open.tenant, open);
      const svg = await drawCohort(open.version.content, studied, lang as 'zh-CN' | 'en', {
        plays: found.players,
        shares: Object.fromEntries(found.choices.map(({ choice, share }) => [choice, share])),
        decisions: Object.fromEntries(found.decisions.map(({ node, ...rest }) => [node, rest])),
      });
      if (svg === null) return fail(reply, { ...refusal(503, 'not-drawn'), retryAfter: 10 });
      return reply.type('image/svg+xml').header('content-security-policy', PICTURE_POLICY).send(svg);
    },
  );
}
