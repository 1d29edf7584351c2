// To the organisation's provider and back. These are addresses that a browser goes to, so they answer with where to go next.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { meterAddress } from '../people/limits.ts';
import { departToProvider, returnFromProvider } from '../people/oidc.ts';
import {
  type App,
  answers,
  asPlayer,
  closedObject,
  type Failure,
  fail,
  giveCookie,
  noBody,
  refusal,
  type Service,
  tooMany,
} from './door.ts';

/** As long as the way to the provider and back may take, in seconds. */
const FLOW_AGE = 600;

const flowCookie = ({ secure }: Service): string => (secure ? '__Host-oidc' : 'oidc');

/** The game reads why from the address. */
const home = (reply: FastifyReply, { code }: Pick<Failure, 'code'>): FastifyReply => reply.redirect(`/#sign-in=${code}`, 303);

export function oidcRoutes(app: App, service: Service): void {
  const { store, now, secure } = service;
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  const none = refusal(404, 'no-provider');

  async function metered(request: FastifyRequest): Promise<Failure | null> {
    const over = await meterAddress(service, 'oidc', request.ip, now());
    return over && tooMany(over);
  }

  app.get(
    '/v1/oidc',
    { schema: { summary: 'Whether there is a provider', response: answers(closedObject({ provider: Type.Boolean() })) } },
    async () => ({
      provider: service.oidc !== null,
    }),
  );
  app.get('/v1/oidc/start', { schema: { summary: 'To the provider' } }, async (request, reply) => {
    const { oidc } = service;
    if (!oidc) return fail(reply, none);
    const refused = await metered(request);
    if (refused) return home(reply, refused);
    const gone = await departToProvider(store, oidc, null, now());
    if (!gone.ok) return home(reply, gone);
    return reply.setCookie(flowCookie(service), gone.flow, { ...cookie, maxAge: FLOW_AGE }).redirect(gone.location, 303);
  });
  app.post(
    '/v1/oidc/link',
    {
      schema: {
        summary: 'Where to go so that the provider knows me as who I am here',
        body: noBody,
        response: answers(closedObject({ location: Type.String() })),
      },
    },
    async (request, reply) => {
      const who = await asPlayer(service, request, { limit: 'device' }, async (_tx, { tenant, player }) => ({ ok: true, tenant, player }));
      if (!who.ok) return fail(reply, who);
      const { oidc } = service;
      if (!oidc) return fail(reply, none);
      const gone = await departToProvider(store, oidc, who, now());
      if (!gone.ok) return fail(reply, gone);
      reply.setCookie(flowCookie(service), gone.flow, { ...cookie, maxAge: FLOW_AGE });
      return { location: gone.location };
    },
  );
  app.get('/v1/oidc/callback', { schema: { summary: 'Back from the provider' } }, async (request, reply) => {
    const { oidc } = service;
    if (!oidc) return fail(reply, none);
    const refused = await metered(request);
    if (refused) return home(reply, refused);
    const flow = request.cookies[flowCookie(service)] ?? '';
    reply.clearCookie(flowCookie(service), cookie);
    const query = request.url.slice(request.url.indexOf('?') + 1);
    const came = await returnFromProvider(store, oidc, { query, flow }, now());
    if (!came.ok) return home(reply, came);
    giveCookie(service, reply, came.session);
    return reply.redirect('/', 303);
  });
}
