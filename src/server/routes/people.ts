// Setting up, joining, signing in on another device, and who I am.
import { Type } from 'typebox';
import { rulesOf } from '../boards/rules.ts';
import { claimDevice, newDeviceCode } from '../people/devices.ts';
import { acceptInvite } from '../people/invites.ts';
import { acceptNotice, noticeOf } from '../people/notice.ts';
import { type Entered, setUp } from '../people/organisation.ts';
import { changeProfile } from '../people/profile.ts';
import { closeOthers, closeSession, type OpenedSession, renewSession, type Who, whoIs } from '../people/sessions.ts';
import { joinTeam } from '../people/teams.ts';
import { type Tx, withTx } from '../store/with-tx.ts';
import {
  type App,
  answers,
  askedBy,
  asPlayer,
  closedObject,
  credentialOf,
  type Failure,
  fail,
  giveCookie,
  guarded,
  nameText,
  noBody,
  done as nothingMore,
  refusal,
  type Service,
  takeCookie,
  versionText,
} from './door.ts';

const entered = closedObject({ csrf: Type.String() });
const role = Type.Union([Type.Literal('player'), Type.Literal('trainer'), Type.Literal('admin')]);
const codeText = Type.String({ minLength: 1, maxLength: 40 });
const linkText = Type.String({ minLength: 1, maxLength: 100 });
/** Version of the notice that was shown and accepted on the way in. */
const notice = Type.Optional(versionText);
export const me = closedObject({
  player: Type.String(),
  nickname: Type.String(),
  /** Under which I stand on boards. */
  pseudonym: Type.String(),
  role,
  team: Type.Union([Type.String(), Type.Null()]),
  organisation: Type.String(),
  timeZone: Type.String(),
  csrf: Type.String(),
  /** What is kept of me and why, by its version; `accepted` false: it must be before I play for a board. */
  notice: closedObject({ version: Type.String(), accepted: Type.Boolean(), required: Type.Boolean() }),
  /** What boards show in this organisation. */
  boards: closedObject({
    ranking: Type.Boolean(),
    people: Type.String(),
    neighboursOnly: Type.Boolean(),
    names: Type.String(),
    smallestGroup: Type.Integer(),
  }),
});

export async function meOf(tx: Tx, who: Who) {
  const { player, nickname, pseudonym, team, organisation, timeZone, csrf } = who;
  const { ranking, people, neighboursOnly, names, smallestGroup, notice: required } = rulesOf(who.settings);
  const { version } = await noticeOf(tx, who.tenant);
  const notice = { version, accepted: who.noticed, required };
  const boards = { ranking, people, neighboursOnly, names, smallestGroup };
  return { player, nickname, pseudonym, role: who.role, team, organisation, timeZone, csrf, notice, boards };
}

/** Who asks; with a new token where his role has changed since he got the old one. */
export async function whoNow(
  service: Service,
  request: Parameters<typeof credentialOf>[1],
  reply: Parameters<typeof giveCookie>[1],
): Promise<{ readonly ok: true; readonly me: Awaited<ReturnType<typeof meOf>> } | Failure> {
  const credential = credentialOf(service, request);
  if (!credential) return refusal(401, 'signed-out');
  const now = service.now();
  let renewed: OpenedSession | null = null;
  const found = await withTx(service.store, credential.tenant, async (tx) => {
    const who = await whoIs(tx, credential, now);
    if (!who) return null;
    renewed = who.stale ? await renewSession(tx, credential, now) : null;
    if (!renewed) return meOf(tx, who);
    // As the new token sees it; its rights are those of the player.
    const { csrf, hash } = renewed;
    const fresh = await whoIs(tx, { tenant: credential.tenant, hash }, now);
    return meOf(tx, { ...(fresh ?? who), csrf });
  });
  if (renewed) giveCookie(service, reply, renewed);
  return found ? { ok: true, me: found } : refusal(401, 'signed-out');
}

export function peopleRoutes(app: App, service: Service): void {
  const { store, now } = service;
  const enter = async (done: Entered | Failure, reply: Parameters<typeof giveCookie>[1], notice?: string) => {
    if (!done.ok) return fail(reply, done);
    // Where it is not the one that holds, `/v1/me` says so, and he is asked again.
    if (notice !== undefined) await withTx(store, done.tenant, (tx) => acceptNotice(tx, done.tenant, done.player, notice, now()));
    giveCookie(service, reply, done.session);
    return { csrf: done.session.csrf };
  };
  app.post(
    '/v1/setup',
    {
      schema: {
        summary: 'Set up the organisation by the link that the first start printed',
        body: closedObject({
          token: linkText,
          organisation: nameText,
          nickname: nameText,
          timeZone: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
          notice,
        }),
        response: answers(entered),
      },
    },
    async (request, reply) =>
      enter(await guarded(service, request, 'join', () => setUp(store, request.body, now())), reply, request.body.notice),
  );
  app.post(
    '/v1/join',
    {
      schema: {
        summary: 'Join a team by its code, as somebody new',
        body: closedObject({ code: codeText, nickname: nameText, notice }),
        response: answers(entered),
      },
    },
    async (request, reply) =>
      enter(await guarded(service, request, 'join', () => joinTeam(store, request.body, null, now())), reply, request.body.notice),
  );
  app.post(
    '/v1/me/team',
    {
      schema: {
        summary: 'Come over to a team by its code, as who I am',
        body: closedObject({ code: codeText }),
        response: answers(entered),
      },
    },
    async (request, reply) => {
      const who = await askedBy(service, request);
      if (!who.ok) return fail(reply, who);
      const { asked } = who;
      if (!asked) return fail(reply, refusal(401, 'signed-out'));
      const wish = { code: request.body.code, nickname: null };
      return enter(await guarded(service, request, 'join', () => joinTeam(store, wish, asked, now())), reply);
    },
  );
  app.post(
    '/v1/invites/accept',
    {
      schema: {
        summary: 'Become a trainer or an administrator by a link',
        body: closedObject({ token: linkText, nickname: nameText, notice }),
        response: answers(entered),
      },
    },
    async (request, reply) => {
      const who = await askedBy(service, request);
      if (!who.ok) return fail(reply, who);
      return enter(
        await guarded(service, request, 'join', () => acceptInvite(store, request.body, who.asked, now())),
        reply,
        request.body.notice,
      );
    },
  );
  app.post(
    '/v1/devices',
    {
      schema: {
        summary: 'A code for a second device: good once, for ten minutes',
        body: noBody,
        response: answers(closedObject({ code: Type.String(), expires: Type.String() })),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, { limit: 'device' }, async (tx, who, at) => ({
        ok: true,
        code: await newDeviceCode(tx, who, at),
      }));
      return done.ok ? done.code : fail(reply, done);
    },
  );
  app.post(
    '/v1/devices/claim',
    { schema: { summary: 'Sign in by the code from another device', body: closedObject({ code: codeText }), response: answers(entered) } },
    async (request, reply) => enter(await guarded(service, request, 'claim', () => claimDevice(store, request.body.code, now())), reply),
  );
  app.delete(
    '/v1/devices',
    { schema: { summary: 'Sign out every other device', body: noBody, response: answers(nothingMore) } },
    async (request, reply) => {
      const credential = credentialOf(service, request);
      const done = await asPlayer(service, request, { limit: 'profile' }, async (tx, { player }) => {
        if (credential) await closeOthers(tx, credential, player);
        return { ok: true };
      });
      return done.ok ? {} : fail(reply, done);
    },
  );
  app.get('/v1/me', { schema: { summary: 'Who I am', response: answers(me) } }, async (request, reply) => {
    const done = await whoNow(service, request, reply);
    return done.ok ? done.me : fail(reply, done);
  });
  app.patch(
    '/v1/me',
    {
      schema: {
        summary: 'Call myself otherwise, or get another pseudonym',
        body: closedObject({ nickname: Type.Optional(nameText), newPseudonym: Type.Optional(Type.Literal(true)) }),
        response: answers(closedObject({ nickname: Type.String(), pseudonym: Type.String() })),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, { limit: 'profile' }, async (tx, who) => ({
        ok: true,
        profile: await changeProfile(tx, who, request.body),
      }));
      return done.ok ? done.profile : fail(reply, done);
    },
  );
  app.post(
    '/v1/logout',
    { schema: { summary: 'Sign this device out', body: noBody, response: answers(nothingMore) } },
    async (request, reply) => {
      const credential = credentialOf(service, request);
      const done = await asPlayer(service, request, {}, async (tx) => {
        if (credential) await closeSession(tx, credential);
        return { ok: true };
      });
      if (!done.ok) return fail(reply, done);
      takeCookie(service, reply);
      return {};
    },
  );
}
