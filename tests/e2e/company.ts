// The game as `npm start` serves it, with its boards on a database of its own, and a clock that the test sets: plays that are
// faster than anybody reads are not ranked.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { buildServer } from '../../src/server/app.ts';
import { openService } from '../../src/server/opening.ts';
import type { Service } from '../../src/server/routes/door.ts';
import { parseSettings } from '../../src/server/settings.ts';
import { peopleIn, shippedIn } from '../../src/server/shipped.ts';
import { started, temporaryFolder } from '../server/postgres.ts';

export interface Company {
  readonly url: string;
  readonly setupToken: string;
  readonly service: Service;
  /** Moves the service's clock on, in ms. */
  readonly pass: (ms: number) => void;
  close(): Promise<void>;
}

export async function openCompany(): Promise<Company> {
  const folder = temporaryFolder();
  const embedded = await started(folder);
  const dist = path.resolve(import.meta.dirname, '../../dist');
  let passed = 0;
  const opened = await openService(parseSettings({ DATABASE_URL: embedded.address.admin }, folder, true), {
    shipped: shippedIn(dist),
    people: peopleIn(dist),
    onError: () => {},
    now: () => new Date(Date.now() + passed),
  });
  if (!opened.ok || opened.setupToken === null) throw new Error(JSON.stringify(opened));
  const app = await buildServer(dist, { service: opened.service });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    setupToken: opened.setupToken,
    service: opened.service,
    pass: (ms) => {
      passed += ms;
    },
    async close() {
      await app.close();
      await opened.close();
      await embedded.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
