// Server-sent events: that a board changed. What it shows now is asked for by the client, who alone knows his view of it.

import { Type } from 'typebox';
import { boardById } from '../boards/board.ts';
import { isComputed } from '../boards/computed.ts';
import { hiddenFrom } from '../boards/seen.ts';
import { type App, asPlayer, closedObject, errorSchema, fail, refusal, type Service } from './door.ts';

/** A comment that keeps proxies from closing the line, in ms. */
const HEARTBEAT = 15_000;
/** Changes closer together than this are one event, in ms. */
const PAUSE = 250;

export function streamRoutes(app: App, service: Service): void {
  const open = new Set<() => void>();
  // Ends with the server, which else would wait for its readers.
  app.addHook('preClose', async () => {
    for (const end of open) end();
  });
  app.get(
    '/v1/boards/:board/stream',
    {
      schema: {
        summary: 'An event `board` at once and at every change',
        params: closedObject({ board: Type.String({ pattern: '^\\d{1,18}$' }) }),
        response: { '4xx': errorSchema },
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, {}, async (tx, who) => {
        const { tenant } = who;
        if (hiddenFrom(who) === 'no-ranking') return refusal(403, 'no-ranking');
        const board = await boardById(tx, tenant, request.params.board);
        return board ? { ok: true, tenant, board } : refusal(404, 'unknown-board');
      });
      if (!done.ok) return fail(reply, done);
      const { tenant, board } = done;
      reply.hijack();
      const out = reply.raw;
      out.writeHead(200, {
        ...reply.getHeaders(),
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      } as never);
      let timer: NodeJS.Timeout | null = null;
      const tell = (): void => {
        timer = null;
        out.write(`event: board\nid: ${service.now().getTime()}\ndata: ${JSON.stringify({ board: board.board })}\n\n`);
      };
      const unwatch = service.announcer.watch(tenant, isComputed(board) ? null : board.board, () => {
        timer ??= setTimeout(tell, PAUSE);
      });
      const beat = setInterval(() => out.write(': still here\n\n'), HEARTBEAT);
      const end = (): void => {
        open.delete(end);
        unwatch();
        clearInterval(beat);
        if (timer) clearTimeout(timer);
        out.end();
      };
      open.add(end);
      out.once('close', end);
      out.once('error', end);
      out.write('retry: 2000\n\n');
      // Whoever comes back after a pause has missed nothing.
      tell();
      return reply;
    },
  );
}
