// Serves dist/ as `npm start` does, on a free port, for the time of the tests.
import path from 'node:path';
import { buildServer } from '../../src/server/app.ts';

async function serve(): Promise<() => Promise<void>> {
  const app = await buildServer(path.resolve(import.meta.dirname, '../../dist'));
  process.env['GAME_URL'] = await app.listen({ host: '127.0.0.1', port: 0 });
  return () => app.close();
}

export default serve;
