// For those who run the server: alive, ready, measured.
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { Type } from 'typebox';
import { type App, closedObject, type Service } from './door.ts';

/** A database that does not answer in this time, in ms, is none. */
const PATIENCE = 1500;

async function isReady({ store }: Service): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE);
  });
  const asked = store.pool.query('select 1').then(
    () => true,
    () => false,
  );
  const ready = await Promise.race([asked, late]);
  clearTimeout(timer);
  return ready;
}

export function healthRoutes(app: App, service: Service | null): void {
  const state = closedObject({ ok: Type.Boolean() });
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from a request to the end of its answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  app.addHook('onResponse', ({ method, routeOptions }, reply, next) => {
    // The route as it is written, never the address: it may hold what is nobody's business.
    seconds.observe({ method, route: routeOptions.url ?? 'none', status: reply.statusCode }, reply.elapsedTime / 1000);
    next();
  });
  app.get('/healthz', { schema: { summary: 'The process answers', response: { 200: state } } }, async () => ({ ok: true }));
  app.get('/readyz', { schema: { summary: 'The database answers', response: { 200: state, 503: state } } }, async (_request, reply) => {
    if (service && (await isReady(service))) return { ok: true };
    return reply.code(503).send({ ok: false });
  });
  app.get('/metrics', { schema: { summary: 'In the format of Prometheus' } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
