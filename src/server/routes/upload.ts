// Scenarios from trainers: a file comes in, is examined outside of the server, and is there for all, or refused with its mistakes.
import { Type } from 'typebox';
import { MOST_TOLD, toldOf } from '../trainers/told.ts';
import { publishUpload, retireUpload, switchLive } from '../trainers/upload.ts';
import { type App, answers, asPlayer, closedObject, errorSchema, fail, hashText, noBody, refusal, type Service } from './door.ts';

/** Of a scenario file; the longest that ships is a third of it. */
const LARGEST_FILE = 512 * 1024;
const TYPE = 'application/yaml';
/** In seconds: when it is worth coming back to a full queue. */
const COME_BACK = 15;

const told = Type.Object({ 'zh-CN': Type.String(), en: Type.String() }, { additionalProperties: false });
const diagnostics = Type.Array(
  closedObject({
    code: Type.String(),
    severity: Type.String(),
    line: Type.Integer(),
    column: Type.Integer(),
    endLine: Type.Integer(),
    endColumn: Type.Integer(),
    message: told,
    remedy: told,
  }),
);
/** `diagnostics`: the first of them, in reading order; `found`: how many there are. */
const mistakes = { diagnostics, found: Type.Integer() };
const uploaded = closedObject({
  versions: Type.Array(
    closedObject({
      scenario: Type.String(),
      hash: Type.String(),
      title: told,
      ranked: Type.Boolean(),
      wanted: Type.Boolean(),
      known: Type.Boolean(),
      replaces: Type.Union([Type.String(), Type.Null()]),
      states: Type.Integer(),
      exact: Type.Boolean(),
      raw: closedObject({ min: Type.Number(), max: Type.Number(), random: Type.Number() }),
    }),
  ),
  ...mistakes,
});
const fileName = Type.String({ pattern: '^[^\\u0000-\\u001f/\\\\]{1,120}\\.ya?ml$' });

/** HTTP status of a file that was not examined to the end. */
const STATUS = { 'too-slow': 422, 'too-large': 422, 'not-examined': 422, busy: 429, closing: 503 } as const;

export function uploadRoutes(app: App, service: Service): void {
  // A closed room: nowhere else are bodies of this kind, or of this size, taken.
  app.register(async (room) => {
    room.addContentTypeParser(TYPE, { parseAs: 'buffer', bodyLimit: LARGEST_FILE }, (_request, body, done) => done(null, body));
    // Who waits for an examination must not hold up the end.
    room.addHook('preClose', (done) => {
      service.examiner.close();
      done();
    });
    (room as unknown as App).post(
      '/v1/scenarios',
      {
        bodyLimit: LARGEST_FILE,
        schema: {
          summary: 'Upload a scenario file (YAML, up to 512 KiB); with errors it is refused',
          consumes: [TYPE],
          querystring: closedObject({ file: Type.Optional(fileName) }),
          response: {
            ...answers(uploaded),
            422: Type.Union([closedObject({ error: errorSchema.properties.error, ...mistakes }), errorSchema]),
          },
        },
      },
      async (request, reply) => {
        // Asked before and after: an examination may take longer than a session or a role.
        const allowed = await asPlayer(service, request, { role: 'trainer', limit: 'upload' }, async () => ({ ok: true as const }));
        if (!allowed.ok) return fail(reply, allowed);
        if (!Buffer.isBuffer(request.body)) return fail(reply, refusal(415, 'not-yaml'));
        const examined = await service.examiner.examine(request.body.toString('utf8'), request.query.file ?? null);
        if (!examined.ok)
          return fail(reply, {
            ...refusal(STATUS[examined.code], examined.code),
            ...(examined.code === 'busy' ? { retryAfter: COME_BACK } : {}),
          });
        const { diagnostics: all, chairs } = examined.examination;
        const about = { diagnostics: all.slice(0, MOST_TOLD).map(toldOf), found: all.length };
        if (chairs.length === 0) return reply.code(422).send({ error: { code: 'has-mistakes' }, ...about }) as never;
        const done = await asPlayer(service, request, { role: 'trainer' }, async (tx, who, at) => ({
          ok: true,
          versions: await publishUpload(tx, who, chairs, at),
        }));
        return done.ok ? { versions: [...done.versions], ...about } : fail(reply, done);
      },
    );
  });
  app.patch(
    '/v1/scenarios/:hash',
    {
      schema: {
        summary: 'Play an uploaded scenario live, choice by choice, from all chairs; or from its file again',
        params: closedObject({ hash: hashText }),
        body: closedObject({ live: Type.Boolean() }),
        response: answers(closedObject({ scenarios: Type.Array(Type.String()), live: Type.Boolean() })),
      },
    },
    async (request, reply) => {
      const { live } = request.body;
      const done = await asPlayer(service, request, { role: 'trainer' }, (tx, who, at) =>
        switchLive(tx, who, request.params.hash, live, at),
      );
      return done.ok ? { scenarios: [...done.scenarios], live } : fail(reply, done);
    },
  );
  app.delete(
    '/v1/scenarios/:hash',
    {
      schema: {
        summary: 'Take an uploaded scenario back, from all chairs; one that came with the game and was replaced by it returns',
        params: closedObject({ hash: hashText }),
        body: noBody,
        response: answers(closedObject({ retired: Type.Array(Type.String()) })),
      },
    },
    async (request, reply) => {
      const done = await asPlayer(service, request, { role: 'trainer' }, (tx, who, at) =>
        retireUpload(tx, who, request.params.hash, service.shipped, at),
      );
      return done.ok ? { retired: [...done.retired] } : fail(reply, done);
    },
  );
}
