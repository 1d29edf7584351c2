// What trainers and administrators do with teams, people and settings. Every act is recorded.
import { Type } from 'typebox';
import { auditPage } from '../people/audit.ts';
import { erasePlayer } from '../people/erase.ts';
import { invite } from '../people/invites.ts';
import { changeMember, memberPage } from '../people/members.ts';
import { publishNotice } from '../people/notice.ts';
import { changeSettings, settingsOf } from '../people/settings.ts';
import { createTeam, removeTeam, renameTeam, rotateCode, teamsOf } from '../people/teams.ts';
import {
  type App,
  answers,
  asPlayer,
  closedObject,
  fail,
  nameText,
  noBody,
  done as nothingMore,
  numberText,
  refusal,
  type Service,
  textOrNull,
  uuid,
} from './door.ts';
import { bothLanguages } from './privacy.ts';

const role = Type.Union([Type.Literal('player'), Type.Literal('trainer'), Type.Literal('admin')]);
const teamCode = closedObject({ team: Type.String(), code: Type.String(), expires: Type.String() });
const teamParams = closedObject({ team: uuid });
const playerParams = closedObject({ player: numberText });
const rules = {
  ranking: Type.Boolean(),
  people: Type.Union([Type.Literal('all'), Type.Literal('team'), Type.Literal('none')]),
  neighboursOnly: Type.Boolean(),
  names: Type.Union([Type.Literal('pseudonym'), Type.Literal('nickname'), Type.Literal('none')]),
  smallestGroup: Type.Integer({ minimum: 1, maximum: 100 }),
  offline: Type.Boolean(),
  notice: Type.Boolean(),
  name: nameText,
  timeZone: Type.String({ minLength: 1, maxLength: 60 }),
};
const settings = closedObject({ ...rules, name: Type.String() });

function teamRoutes(app: App, service: Service): void {
  app.get(
    '/v1/teams',
    {
      schema: {
        summary: 'Teams, their size, and until when their codes are good',
        response: answers(
          closedObject({
            teams: Type.Array(
              closedObject({ team: Type.String(), name: Type.String(), members: Type.Integer(), codeExpires: Type.String() }),
            ),
          }),
        ),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, { role: 'trainer' }, async (tx, { tenant }) => ({
        ok: true,
        teams: await teamsOf(tx, tenant),
      }));
      return done.ok ? { teams: [...done.teams] } : fail(reply, done);
    },
  );
  app.post(
    '/v1/teams',
    {
      schema: { summary: 'Make a team; its code is shown this once', body: closedObject({ name: nameText }), response: answers(teamCode) },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, { role: 'trainer' }, async (tx, who, at) => ({
        ok: true,
        code: await createTeam(tx, who, request.body.name, at),
      }));
      return done.ok ? done.code : fail(reply, done);
    },
  );
  app.post(
    '/v1/teams/:team/code',
    {
      schema: {
        summary: 'A new code for a team; the old one ends',
        params: teamParams,
        body: noBody,
        response: answers(teamCode),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, { role: 'trainer' }, async (tx, who, at) => {
        const code = await rotateCode(tx, who, request.params.team, at);
        return code ? { ok: true, code } : refusal(404, 'unknown-team');
      });
      return done.ok ? done.code : fail(reply, done);
    },
  );
  app.patch(
    '/v1/teams/:team',
    {
      schema: { summary: 'Rename a team', params: teamParams, body: closedObject({ name: nameText }), response: answers(nothingMore) },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, { role: 'trainer' }, async (tx, who, at) =>
        (await renameTeam(tx, who, request.params.team, request.body.name, at)) ? { ok: true } : refusal(404, 'unknown-team'),
      );
      return done.ok ? {} : fail(reply, done);
    },
  );
  app.delete(
    '/v1/teams/:team',
    {
      schema: {
        summary: 'Remove a team; its members stay, without one',
        params: teamParams,
        body: noBody,
        response: answers(nothingMore),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, { role: 'admin' }, async (tx, who, at) =>
        (await removeTeam(tx, who, request.params.team, at)) ? { ok: true } : refusal(404, 'unknown-team'),
      );
      return done.ok ? {} : fail(reply, done);
    },
  );
}

function memberRoutes(app: App, service: Service): void {
  app.get(
    '/v1/people',
    {
      schema: {
        summary: 'Who is in the organisation, in order of their coming',
        querystring: closedObject({ after: Type.Optional(numberText) }),
        response: answers(
          closedObject({
            people: Type.Array(
              closedObject({
                player: Type.String(),
                nickname: Type.String(),
                pseudonym: Type.String(),
                role,
                team: textOrNull,
                joinedAt: Type.String(),
              }),
            ),
          }),
        ),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, { role: 'admin' }, async (tx, { tenant }) => ({
        ok: true,
        people: await memberPage(tx, tenant, request.query.after ?? null),
      }));
      return done.ok ? { people: [...done.people] } : fail(reply, done);
    },
  );
  app.patch(
    '/v1/people/:player',
    {
      schema: {
        summary: 'Give a role or a team',
        params: playerParams,
        body: closedObject({ role: Type.Optional(role), team: Type.Optional(Type.Union([uuid, Type.Null()])) }),
        response: answers(nothingMore),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, { role: 'admin' }, (tx, who, at) =>
        changeMember(tx, who, request.params.player, request.body, at),
      );
      return done.ok ? {} : fail(reply, done);
    },
  );
  app.delete(
    '/v1/people/:player',
    {
      schema: {
        summary: 'Remove everything that is kept of somebody, for him',
        params: playerParams,
        body: noBody,
        response: answers(nothingMore),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, { role: 'admin' }, async (tx, who, at) => {
        const erased = await erasePlayer(tx, who, request.params.player, at);
        return erased.ok ? { ...erased, tenant: who.tenant } : erased;
      });
      if (!done.ok) return fail(reply, done);
      service.announcer.note(done.tenant, done.boards);
      return {};
    },
  );
  app.post(
    '/v1/invites',
    {
      schema: {
        summary: 'A link for a trainer or an administrator: good once',
        body: closedObject({ role: Type.Union([Type.Literal('trainer'), Type.Literal('admin')]) }),
        response: answers(closedObject({ token: Type.String(), role, expires: Type.String() })),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, { role: 'admin' }, async (tx, who, at) => ({
        ok: true,
        invite: await invite(tx, who, request.body.role, at),
      }));
      return done.ok ? done.invite : fail(reply, done);
    },
  );
}

export function officeRoutes(app: App, service: Service): void {
  teamRoutes(app, service);
  memberRoutes(app, service);
  app.get('/v1/settings', { schema: { summary: 'Of the organisation', response: answers(settings) } }, async (request, reply) => {
    const done = await asPlayer(service, request, { role: 'trainer' }, async (tx, { tenant }) => ({
      ok: true,
      settings: await settingsOf(tx, tenant),
    }));
    return done.ok ? done.settings : fail(reply, done);
  });
  app.patch(
    '/v1/settings',
    {
      schema: {
        summary: 'What boards show, and how the organisation is called',
        body: Type.Partial(closedObject(rules), { additionalProperties: false }),
        response: answers(settings),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, { role: 'admin' }, (tx, who, at) => changeSettings(tx, who, request.body, at));
      return done.ok ? done.settings : fail(reply, done);
    },
  );
  app.put(
    '/v1/notice',
    {
      schema: {
        summary: 'A notice of the organisation’s own; everybody is asked anew',
        body: closedObject({ text: bothLanguages }),
        response: answers(closedObject({ version: Type.String() })),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, { role: 'admin' }, async (tx, who, at) => ({
        ok: true,
        version: (await publishNotice(tx, who, request.body.text, at)).version,
      }));
      return done.ok ? { version: done.version } : fail(reply, done);
    },
  );
  app.get(
    '/v1/audit',
    {
      schema: {
        summary: 'What trainers and administrators did, the latest first',
        querystring: closedObject({ before: Type.Optional(numberText) }),
        response: answers(
          closedObject({
            rows: Type.Array(
              closedObject({
                id: Type.String(),
                at: Type.String(),
                actor: textOrNull,
                action: Type.String(),
                subject: Type.String(),
                detail: Type.Unknown(),
              }),
            ),
          }),
        ),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, { role: 'admin' }, async (tx, { tenant }) => ({
        ok: true,
        rows: await auditPage(tx, tenant, request.query.before ?? null),
      }));
      return done.ok ? { rows: [...done.rows] } : fail(reply, done);
    },
  );
}
