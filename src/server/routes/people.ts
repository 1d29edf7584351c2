// Setting up, joining, and who I am.
import { Type } from 'typebox';
import { setUp } from '../people/organisation.ts';
import { closeSession } from '../people/sessions.ts';
import { createTeam, joinTeam, rotateCode } from '../people/teams.ts';
import {
  type App,
  answers,
  asPlayer,
  closedObject,
  credentialOf,
  fail,
  giveCookie,
  nameText,
  refusal,
  type Service,
  takeCookie,
  uuid,
} from './door.ts';

const entered = Type.Object({ csrf: Type.String() });
const teamCode = Type.Object({ team: Type.String(), code: Type.String(), expires: Type.String() });
export const me = Type.Object({
  player: Type.String(),
  nickname: Type.String(),
  /** Under which I stand on boards. */
  pseudonym: Type.String(),
  role: Type.Union([Type.Literal('player'), Type.Literal('trainer'), Type.Literal('admin')]),
  team: Type.Union([Type.String(), Type.Null()]),
  organisation: Type.String(),
  timeZone: Type.String(),
  csrf: Type.String(),
});

export function peopleRoutes(app: App, service: Service): void {
  const { store, now } = service;
  app.post(
    '/v1/setup',
    {
      schema: {
        summary: 'Set up the organisation by the link that the first start printed',
        body: closedObject({
          token: Type.String({ minLength: 1, maxLength: 100 }),
          organisation: nameText,
          nickname: nameText,
          timeZone: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
        }),
        response: answers(entered),
      },
    },
    async (request, reply) => {
      const done = await setUp(store, request.body, now());
      if (!done.ok) return fail(reply, done);
      giveCookie(service, reply, done.session);
      return { csrf: done.session.csrf };
    },
  );
  app.post(
    '/v1/join',
    {
      schema: {
        summary: 'Join a team by its code',
        body: closedObject({ code: Type.String({ minLength: 1, maxLength: 40 }), nickname: nameText }),
        response: answers(entered),
      },
    },
    async (request, reply) => {
      const done = await joinTeam(store, request.body.code, request.body.nickname, now());
      if (!done.ok) return fail(reply, done);
      giveCookie(service, reply, done.session);
      return { csrf: done.session.csrf };
    },
  );
  app.get('/v1/me', { schema: { summary: 'Who I am', response: answers(me) } }, async (request, reply) => {
    const done = await asPlayer(service, request, {}, async (_tx, who) => ({ ok: true, who }));
    if (!done.ok) return fail(reply, done);
    const { player, nickname, pseudonym, role, team, organisation, timeZone, csrf } = done.who;
    return { player, nickname, pseudonym, role, team, organisation, timeZone, csrf };
  });
  app.post('/v1/logout', { schema: { summary: 'Sign this device out', response: answers(Type.Object({})) } }, async (request, reply) => {
    const credential = credentialOf(service, request);
    const done = await asPlayer(service, request, {}, async (tx) => {
      if (credential) await closeSession(tx, credential);
      return { ok: true };
    });
    if (!done.ok) return fail(reply, done);
    takeCookie(service, reply);
    return {};
  });
  app.post(
    '/v1/teams',
    {
      schema: { summary: 'Make a team; its code is shown this once', body: closedObject({ name: nameText }), response: answers(teamCode) },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, { role: 'trainer' }, async (tx, { tenant }, at) => ({
        ok: true,
        code: await createTeam(tx, tenant, request.body.name, at),
      }));
      return done.ok ? done.code : fail(reply, done);
    },
  );
  app.post(
    '/v1/teams/:team/code',
    { schema: { summary: 'A new code for a team; the old one ends', params: closedObject({ team: uuid }), response: answers(teamCode) } },
    async (request, reply) => {
      const done = await asPlayer(service, request, { role: 'trainer' }, async (tx, { tenant }, at) => {
        const code = await rotateCode(tx, tenant, request.params.team, at);
        return code ? { ok: true, code } : refusal(404, 'unknown-team');
      });
      return done.ok ? done.code : fail(reply, done);
    },
  );
}
