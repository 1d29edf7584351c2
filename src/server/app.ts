// The built game and, with a database, the service behind its boards. Hashed files are kept by browsers for good, the page
// itself is asked for each time.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import fastifyCookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import fastifySwagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { boardRoutes } from './routes/boards.ts';
import { cohortRoutes } from './routes/cohort.ts';
import type { Service } from './routes/door.ts';
import { exportRoutes } from './routes/exports.ts';
import { healthRoutes } from './routes/health.ts';
import { officeRoutes } from './routes/office.ts';
import { oidcRoutes } from './routes/oidc.ts';
import { peopleRoutes } from './routes/people.ts';
import { privacyRoutes } from './routes/privacy.ts';
import { reviewRoutes } from './routes/review.ts';
import { runRoutes } from './routes/runs.ts';
import { seasonRoutes } from './routes/seasons.ts';
import { sessionRoutes } from './routes/session.ts';
import { streamRoutes } from './routes/stream.ts';
import { uploadRoutes } from './routes/upload.ts';
import { isAway, sqlStateOf } from './store/with-tx.ts';

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
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/** Vite puts a hash of the content into the names of this folder. */
const HASHED = `${path.sep}assets${path.sep}`;
const FOR_GOOD = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';

/** Of a request; a log of 200 choices is a third of it. */
const LARGEST_BODY = 32 * 1024;
/** Answers of the service are data: a browser that is led to one does nothing with it. */
const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
/** Half a year, in seconds. */
const HTTPS_ONLY = 'max-age=15552000';

/** A request that is not complete by then is given up, in ms. */
const SLOWEST_REQUEST = 10_000;

export interface ServerOptions {
  /** Null: the game alone is served, without boards. */
  readonly service?: Service | null;
  readonly logLevel?: string;
  /** The address in front of the server, if it is another; requests of its pages are ours. */
  readonly publicUrl?: string | null;
  /** Servers in front whose word on the asker's address is taken. */
  readonly proxies?: number;
  /** From the first byte of a request to its last, in ms. */
  readonly slowest?: number;
  readonly log?: { write(line: string): unknown };
}

/** A page of another origin asks in somebody's name. Programs and old browsers send no origin at all. */
function isForeign(request: FastifyRequest, publicUrl: string | null): boolean {
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  if (site === 'cross-site' || site === 'same-site') return true;
  if (origin === undefined || origin === publicUrl) return false;
  if (!URL.canParse(origin) || new URL(origin).host !== host) return true;
  // The same name without https is another page.
  return publicUrl?.startsWith('https:') === true && !origin.startsWith('https:');
}

const isServiceRoute = (url: string): boolean => url.startsWith('/v1/') || url === '/v1';

function serviceRoutes(app: FastifyInstance, service: Service | null, publicUrl: string | null): void {
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  healthRoutes(typed, service);
  app.addHook('onRequest', (request, reply, next) => {
    if (!isServiceRoute(request.url)) return next();
    reply.header('cache-control', 'no-store').header('content-security-policy', DATA_POLICY);
    if (!['GET', 'HEAD'].includes(request.method) && isForeign(request, publicUrl)) {
      // An answer ends the chain.
      void reply.code(403).send({ error: { code: 'foreign-origin' } });
      return;
    }
    next();
  });
  sessionRoutes(typed, service);
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  if (!service) {
    app.all('/v1/*', { schema: { hide: true } }, async (_request, reply) => reply.code(503).send({ error: { code: 'no-database' } }));
    return;
  }
  peopleRoutes(typed, service);
  officeRoutes(typed, service);
  privacyRoutes(typed, service);
  oidcRoutes(typed, service);
  runRoutes(typed, service);
  boardRoutes(typed, service);
  streamRoutes(typed, service);
  uploadRoutes(typed, service);
  seasonRoutes(typed, service);
  cohortRoutes(typed, service);
  reviewRoutes(typed, service);
  exportRoutes(typed, service);
}

const codeOf = ({ code = 'refused' }: Partial<FastifyError>): string => code.toLowerCase().replaceAll('_', '-');

function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error.validation) return reply.code(400).send({ error: { code: 'invalid', message: error.message } });
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send({ error: { code: codeOf(error) } });
    // What no schema can tell and only the database knows, such as a day that no month has.
    if (sqlStateOf(error)?.startsWith('22')) return reply.code(400).send({ error: { code: 'invalid' } });
    // What the database says may hold values: its code and our place in the code are enough.
    request.log.error({ code: error.code, stack: error.stack?.split('\n').slice(1, 8) }, 'failed');
    if (isAway(error))
      return reply
        .code(503)
        .header('retry-after', '2')
        .send({ error: { code: 'database-away' } });
    return reply.code(500).send({ error: { code: 'internal' } });
  });
  app.setNotFoundHandler((request, reply) => {
    if (isServiceRoute(request.url)) return reply.code(404).send({ error: { code: 'unknown-route' } });
    return reply
      .code(404)
      .type('text/plain; charset=utf-8')
      .header('cache-control', ASK_AGAIN)
      .send('404: there is nothing here. The game is at /\n404：这里什么都没有，游戏在 /\n');
  });
}

/** `dist`: absolute path of the built files. */
export async function buildServer(
  dist: string,
  {
    service = null,
    logLevel = 'silent',
    publicUrl = null,
    proxies = 0,
    slowest = SLOWEST_REQUEST,
    log = process.stderr,
  }: ServerOptions = {},
): Promise<FastifyInstance> {
  const app = Fastify({
    logger: logLevel === 'silent' ? false : { level: logLevel, base: null, stream: log },
    genReqId: () => randomUUID(),
    // Addresses may hold what is nobody's business: `onResponse` below logs the route as it is written.
    logController: new LogController({ disableRequestLogging: true }),
    // Requests on their way are answered; connections that only wait must not hold up the end.
    forceCloseConnections: 'idle',
    // What is no address at all.
    frameworkErrors: (error, _request, reply) => {
      (reply as FastifyReply)
        .code(error.statusCode ?? 400)
        .headers(HEADERS)
        .send({ error: { code: codeOf(error) } });
    },
    bodyLimit: LARGEST_BODY,
    requestTimeout: slowest,
    // Node looks for slow ones every 30 s by itself.
    http: { headersTimeout: slowest, connectionsCheckingInterval: Math.min(1000, slowest) },
    ...(proxies > 0 ? { trustProxy: (_address: string, hop: number) => hop < proxies } : {}),
    connectionTimeout: 0,
    routerOptions: { maxParamLength: 200 },
    // What is too much is refused, not dropped or turned into something else.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: true, allErrors: false } },
  });
  // Without it a form of another page could send what looks like JSON.
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', (request, reply, next) => {
    reply.headers(HEADERS);
    if (service?.secure) reply.header('strict-transport-security', HTTPS_ONLY);
    reply.header('x-request-id', request.id);
    next();
  });
  app.addHook('onResponse', (request, reply, next) => {
    const { method, routeOptions } = request;
    if (isServiceRoute(request.url))
      request.log.info({ method, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
    next();
  });
  answerErrors(app);
  await app.register(fastifyCookie);
  await app.register(fastifySwagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Common Ground: boards', version: '1' } },
    hideUntagged: false,
  });
  await app.register(fastifyStatic, {
    root: dist,
    preCompressed: true,
    cacheControl: false,
    // The compressed twins are not addresses of their own, and what the server reads is not for the browser.
    allowedPath: (file) => !/\.(?:br|gz)$/.test(file) && file !== '/scenarios.json' && file !== '/people.json',
    setHeaders: (reply, file) => {
      reply.header('cache-control', file.startsWith(dist) && file.slice(dist.length).startsWith(HASHED) ? FOR_GOOD : ASK_AGAIN);
    },
  });
  // After the plugins: the description of the routes is collected as they are added.
  app.after(() => serviceRoutes(app, service, publicUrl));
  return app;
}
