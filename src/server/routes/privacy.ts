// What is kept of me: told, accepted, taken along, removed.
import { Type } from 'typebox';
import { erasePlayer } from '../people/erase.ts';
import { exportOf } from '../people/export.ts';
import { acceptNotice, noticeOf } from '../people/notice.ts';
import {
  type App,
  answers,
  asPlayer,
  closedObject,
  fail,
  noBody,
  done as nothingMore,
  refusal,
  type Service,
  takeCookie,
  versionText,
} from './door.ts';

export const bothLanguages = closedObject({
  'zh-CN': Type.String({ minLength: 1, maxLength: 4000, pattern: '^[^\\u0000]*$' }),
  en: Type.String({ minLength: 1, maxLength: 4000, pattern: '^[^\\u0000]*$' }),
});

export function privacyRoutes(app: App, service: Service): void {
  app.get(
    '/v1/notice',
    {
      schema: {
        summary: 'What is kept of players, and why',
        response: answers(closedObject({ version: Type.String(), text: bothLanguages, accepted: Type.Boolean() })),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, {}, async (tx, { tenant, noticed }) => ({
        ok: true,
        notice: { ...(await noticeOf(tx, tenant)), accepted: noticed },
      }));
      return done.ok ? done.notice : fail(reply, done);
    },
  );
  app.post(
    '/v1/notice',
    {
      schema: {
        summary: 'Accept the notice that was shown, by its version',
        body: closedObject({ version: versionText }),
        response: answers(nothingMore),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, { limit: 'profile' }, async (tx, { tenant, player }, now) =>
        (await acceptNotice(tx, tenant, player, request.body.version, now)) ? { ok: true } : refusal(409, 'other-notice'),
      );
      return done.ok ? {} : fail(reply, done);
    },
  );
  app.get('/v1/me/export', { schema: { summary: 'Everything that is kept of me, as JSON' } }, async (request, reply) => {
    const done = await asPlayer(service, request, { limit: 'export' }, async (tx, { tenant, player }, now) => ({
      ok: true,
      all: await exportOf(tx, tenant, player, now),
    }));
    if (!done.ok) return fail(reply, done);
    return reply.header('content-disposition', 'attachment; filename="common-ground.json"').send(done.all);
  });
  app.delete(
    '/v1/me',
    { schema: { summary: 'Remove everything that is kept of me, at once and for good', body: noBody, response: answers(nothingMore) } },
    async (request, reply) => {
      const done = await asPlayer(service, request, {}, async (tx, who, now) => {
        const erased = await erasePlayer(tx, who, who.player, now);
        return erased.ok ? { ...erased, tenant: who.tenant } : erased;
      });
      if (!done.ok) return fail(reply, done);
      service.announcer.note(done.tenant, done.boards);
      takeCookie(service, reply);
      return {};
    },
  );
}
