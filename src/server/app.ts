// Serves the built game. Hashed files are kept by browsers for good, the page itself is asked for each time.
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';

/** `data:` and `blob:` images: Phaser hangs at boot without the first and makes its textures by the second. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self' blob: data:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/** Vite puts a hash of the content into the names of this folder. */
const HASHED = `${path.sep}assets${path.sep}`;
const FOR_GOOD = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';

/** `dist`: absolute path of the built files. */
export async function buildServer(dist: string): Promise<FastifyInstance> {
  // An open connection must not hold up the end.
  const app = Fastify({ logger: false, forceCloseConnections: true });
  app.addHook('onSend', async (_request, reply) => {
    reply.headers(HEADERS);
  });
  await app.register(fastifyStatic, {
    root: dist,
    preCompressed: true,
    cacheControl: false,
    // The compressed twins are not addresses of their own.
    allowedPath: (file) => !/\.(?:br|gz)$/.test(file),
    setHeaders: (reply, file) => {
      reply.header('cache-control', file.startsWith(dist) && file.slice(dist.length).startsWith(HASHED) ? FOR_GOOD : ASK_AGAIN);
    },
  });
  app.setNotFoundHandler((_request, reply) =>
    reply
      .code(404)
      .type('text/plain; charset=utf-8')
      .header('cache-control', ASK_AGAIN)
      .send('404: there is nothing here. The game is at /\n404：这里什么都没有，游戏在 /\n'),
  );
  return app;
}
