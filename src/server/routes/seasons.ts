// Seasons: seen by everybody, made and changed by trainers.
import { Type } from 'typebox';
import { listSeasons } from '../boards/list-seasons.ts';
import type { NewSeason } from '../boards/seasons.ts';
import { RANK } from '../people/sessions.ts';
import { changeSeason, endSeason, makeSeason, removeSeason, type SeasonChange } from '../trainers/season-editor.ts';
import {
  type App,
  answers,
  asPlayer,
  closedObject,
  fail,
  hashText,
  nameText,
  noBody,
  done as nothingMore,
  type Service,
  timeText,
  uuid,
} from './door.ts';

const MOST_SCENARIOS = 50;

const policy = Type.Enum(['first', 'best-of-three']);
const seasonRow = closedObject({
  season: Type.String(),
  name: Type.String(),
  starts: Type.String(),
  ends: Type.String(),
  policy: Type.String(),
  /** Runs played offline count. */
  offline: Type.Boolean(),
  state: Type.Enum(['planned', 'running', 'over', 'closed']),
  scenarios: Type.Array(
    closedObject({
      scenario: Type.String(),
      hash: Type.String(),
      title: Type.Unknown(),
      /** It is the version that players get now. */
      current: Type.Boolean(),
    }),
  ),
});
const written = {
  name: nameText,
  starts: timeText,
  ends: timeText,
  policy,
  offline: Type.Boolean(),
  /** Hashes of scenario versions, in order. */
  versions: Type.Array(hashText, { minItems: 1, maxItems: MOST_SCENARIOS }),
};
const seasonParams = closedObject({ season: uuid });
const made = closedObject({ season: Type.String() });

type Written = { readonly [K in keyof NewSeason]?: NewSeason[K] extends Date ? string : NewSeason[K] };

const read = ({ starts, ends, ...rest }: Written): SeasonChange => ({
  ...rest,
  ...(starts === undefined ? {} : { starts: new Date(starts) }),
  ...(ends === undefined ? {} : { ends: new Date(ends) }),
});

export function seasonRoutes(app: App, service: Service): void {
  app.get(
    '/v1/seasons',
    {
      schema: {
        summary: 'Seasons with their scenarios, the one that ends last first; planned ones for trainers alone',
        response: answers(closedObject({ seasons: Type.Array(seasonRow) })),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, {}, async (tx, { tenant, role }, now) => ({
        ok: true,
        seasons: await listSeasons(tx, tenant, { planned: RANK[role] >= RANK.trainer }, now),
      }));
      return done.ok ? { seasons: done.seasons.map((one) => ({ ...one, scenarios: [...one.scenarios] })) } : fail(reply, done);
    },
  );
  app.post(
    '/v1/seasons',
    {
      schema: {
        summary: 'Plan a season: each scenario by its version',
        body: closedObject({ ...written, offline: Type.Optional(Type.Boolean()) }),
        response: answers(made),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, { role: 'trainer' }, (tx, who, now) =>
        makeSeason(tx, who, read(request.body as Written) as NewSeason, now),
      );
      return done.ok ? { season: done.season } : fail(reply, done);
    },
  );
  app.patch(
    '/v1/seasons/:season',
    {
      schema: {
        summary: 'Change a season: all of it while it is planned; name, end and versions of its scenarios while it runs',
        params: seasonParams,
        body: Type.Partial(closedObject(written), { additionalProperties: false }),
        response: answers(made),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, { role: 'trainer' }, async (tx, who, now) => {
        const changed = await changeSeason(tx, who, request.params.season, read(request.body as Written), now);
        return changed.ok ? { ...changed, tenant: who.tenant } : changed;
      });
      if (!done.ok) return fail(reply, done);
      service.announcer.note(done.tenant, done.boards);
      return { season: done.season };
    },
  );
  app.post(
    '/v1/seasons/:season/close',
    {
      schema: {
        summary: 'End a season now; what was played until now counts, and nothing changes any more',
        params: seasonParams,
        body: noBody,
        response: answers(nothingMore),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, { role: 'trainer' }, async (tx, who, now) => {
        const ended = await endSeason(tx, who, request.params.season, now);
        return ended.ok ? { ...ended, tenant: who.tenant } : ended;
      });
      if (!done.ok) return fail(reply, done);
      service.announcer.note(done.tenant, done.boards);
      return {};
    },
  );
  app.delete(
    '/v1/seasons/:season',
    { schema: { summary: 'Remove a season that has not begun', params: seasonParams, body: noBody, response: answers(nothingMore) } },
    async (request, reply) => {
      const done = await asPlayer(service, request, { role: 'trainer' }, (tx, who, now) =>
        removeSeason(tx, who, request.params.season, now),
      );
      return done.ok ? {} : fail(reply, done);
    },
  );
}
