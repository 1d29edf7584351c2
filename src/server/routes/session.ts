// Whether there are boards here, and who this device is signed in as. It never fails for want of a session, so that a page
// may ask at every start; the build holds a file of this address that says no, for places that only serve files.
import { Type } from 'typebox';
import { type App, answers, closedObject, credentialOf, type Service } from './door.ts';
import { me, whoNow } from './people.ts';

const session = closedObject({
  service: Type.Boolean(),
  /** Null: nobody has joined on this device. */
  me: Type.Union([me, Type.Null()]),
});

/** `service` null: the game alone is served. */
export function sessionRoutes(app: App, service: Service | null): void {
  app.get(
    '/v1/session',
    { schema: { summary: 'Whether there are boards here, and who I am', response: answers(session) } },
    async (request, reply) => {
      if (!service || !credentialOf(service, request)) return { service: service !== null, me: null };
      const done = await whoNow(service, request, reply);
      return { service: true, me: done.ok ? done.me : null };
    },
  );
}
