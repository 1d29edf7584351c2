// Runs as files.
import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { record } from '../people/audit.ts';
import { csvOf, jsonOf } from '../trainers/export.ts';
import type { RunQuestion } from '../trainers/run-rows.ts';
import { timesIn } from './cohort.ts';
import { type App, asPlayer, closedObject, errorSchema, fail, type Service } from './door.ts';
import { runFilter } from './review.ts';

const FORMATS = {
  csv: { type: 'text/csv', summary: 'Runs as a table, safe to open in a spreadsheet', of: csvOf },
  json: { type: 'application/json', summary: 'Runs as JSON', of: jsonOf },
} as const;

export function exportRoutes(app: App, service: Service): void {
  for (const [ending, { type, summary, of }] of Object.entries(FORMATS))
    app.get(
      `/v1/export.${ending}`,
      {
        schema: {
          summary,
          querystring: closedObject(runFilter),
          response: { 200: { description: 'A file', content: { [type]: { schema: Type.Unknown() } } }, '4xx': errorSchema },
        },
      },
      async (request, reply) => {
        const question = timesIn(request.query) as RunQuestion;
        const done = await asPlayer(service, request, { role: 'trainer', limit: 'export' }, async (tx, who, now) => {
          await record(tx, who, 'exported', now, { format: ending, ...request.query });
          return { ok: true, who, now };
        });
        if (!done.ok) return fail(reply, done);
        return reply
          .type(`${type}; charset=utf-8`)
          .header('content-disposition', `attachment; filename="common-ground-runs.${ending}"`)
          .send(Readable.from(of(service.store, done.who, question, done.now)));
      },
    );
}
