// Listens. By itself on this machine only; HOST opens it to others.
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildServer, type ServerOptions } from './app.ts';
import { type NoService, openService } from './opening.ts';
import { parseSettings, type Settings } from './settings.ts';
import { peopleIn, shippedIn } from './shipped.ts';

/** How many ports above the wished one are tried. */
const ATTEMPTS = 50;
/** From the signal to the end, whatever is still open, in ms. */
const LONGEST_END = 4500;

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');

/** Listens on the wished port or the next free one, and tells which. */
async function listen(
  dist: string,
  { host, port: wished }: Settings,
  options: ServerOptions,
): Promise<{ app: FastifyInstance; url: string }> {
  for (let port = wished; ; port += 1) {
    // A server that failed to listen cannot try again.
    const app = await buildServer(dist, options);
    try {
      return { app, url: await app.listen({ host, port }) };
    } catch (error) {
      await app.close();
      if (!isTaken(error) || port >= Math.min(65535, wished + ATTEMPTS)) throw error;
    }
  }
}

/** Without a database the game is played all the same, and its boards stay in the browsers. */
function whyWithout(reason: NoService, { dataFolder, databaseUrl }: Settings): string {
  const where = databaseUrl === null ? dataFolder : 'DATABASE_URL';
  const [zh, en] =
    reason.code === 'held'
      ? [`另一个服务进程（${reason.pid}）正在使用 ${where}`, `another server (process ${reason.pid}) uses ${where}`]
      : [`数据库没有启动：${where}`, `the database did not start: ${where}`];
  const detail = reason.code === 'failed' ? `\n${reason.detail.replaceAll(/^/gm, '  ')}` : '';
  return `No team board: ${en}. The game works; results stay in the browser.\n没有团队排行榜：${zh}。游戏可以玩，成绩只留在浏览器里。${detail}\n`;
}

export async function serve(root: string): Promise<void> {
  const settings = parseSettings(process.env, root, process.stderr.isTTY === true);
  const dist = path.join(root, 'dist');
  let app: FastifyInstance | null = null;
  const opened = await openService(settings, {
    shipped: shippedIn(dist),
    people: peopleIn(dist),
    onError: (error) => app?.log.warn({ code: (error as { code?: unknown }).code }, 'the database is away'),
  });
  if (!opened.ok) process.stderr.write(whyWithout(opened, settings));
  const { logLevel, publicUrl, proxies } = settings;
  const listening = await listen(dist, settings, { service: opened.ok ? opened.service : null, logLevel, publicUrl, proxies });
  app = listening.app;
  const address = publicUrl ?? listening.url;
  process.stdout.write(`Common Ground 求同: ${address}/\n`);
  if (opened.ok) {
    process.stdout.write(`Data 数据: ${opened.data}\n`);
    if (opened.setupToken !== null) process.stdout.write(`Administrator 管理员: ${address}/#setup=${opened.setupToken}\n`);
  }
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), LONGEST_END).unref();
    listening.app
      .close()
      .then(() => (opened.ok ? opened.close() : undefined))
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}
