// Whether there are boards here, and who this device is signed in as. It never fails for want of a session, so that a page
// may ask at every start; the build holds a file of this address that says no, for places that only serve files.
import { Type } from 'typebox';
import { whoIs } from '../people/sessions.ts';
import { withTx } from '../store/with-tx.ts';
import { type App, answers, credentialOf, type Service } from './door.ts';
import { me } from './people.ts';

const session = Type.Object({
  service: Type.Boolean(),
  /** Null: nobody has joined on this device. */
  me: Type.Union([me, Type.Null()]),
});

/** `service` null: the game alone is served. */
export function sessionRoutes(app: App, service: Service | null): void {
  app.get(
    '/v1/session',
    { schema: { summary: 'Whether there are boards here, and who I am', response: answers(session) } },
    async (request) => {
      const credential = service && credentialOf(service, request);
      if (!service || !credential) return { service: service !== null, me: null };
      const who = await withTx(service.store, credential.tenant, (tx) => whoIs(tx, credential, service.now()));
      if (!who) return { service: true, me: null };
      const { player, nickname, pseudonym, role, team, organisation, timeZone, csrf } = who;
      return { service: true, me: { player, nickname, pseudonym, role, team, organisation, timeZone, csrf } };
    },
  );
}
