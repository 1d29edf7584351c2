// What every route shares: who asks, and in which form he is answered.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type {} from '@fastify/cookie';
import type {} from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest, RawServerDefault } from 'fastify';
import { Type } from 'typebox';
import { type LimitName, meter, meterAddress, type Over } from '../people/limits.ts';
import type { Oidc } from '../people/oidc.ts';
import { isSame } from '../people/secrets.ts';
import { type Credential, credentialIn, type OpenedSession, RANK, type Who, whoIs } from '../people/sessions.ts';
import type { Asked } from '../people/teams.ts';
import type { Desk } from '../runs/desk.ts';
import type { Playable } from '../runs/versions.ts';
import type { Announcer } from '../store/announcer.ts';
import type { Store } from '../store/connect.ts';
import type { Role } from '../store/database.ts';
import { type Tx, withTx } from '../store/with-tx.ts';
import type { Examiner } from '../trainers/examiner.ts';

export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, TypeBoxTypeProvider>;

export interface Service {
  readonly store: Store;
  readonly desk: Desk;
  readonly announcer: Announcer;
  readonly examiner: Examiner;
  /** The scenarios of the build. */
  readonly shipped: readonly Playable[];
  readonly now: () => Date;
  /** Cookies travel by https alone. */
  readonly secure: boolean;
  /** Factor of all limits; 0: none. */
  readonly limits: number;
  /** Sign-in elsewhere, where it is set up. */
  readonly oidc: Oidc | null;
}

export interface Failure {
  readonly ok: false;
  readonly status: number;
  readonly code: string;
  readonly illegalAt?: number;
  /** In seconds. */
  readonly retryAfter?: number;
}

export const closedObject = <T extends Parameters<typeof Type.Object>[0]>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });

/** As one type with null: a union would be tried branch by branch for each answer. */
const orNull = <T>(type: 'string' | 'integer') => Type.Unsafe<T | null>({ type: [type, 'null'] });
export const textOrNull = orNull<string>('string');
export const integerOrNull = orNull<number>('integer');

export const errorSchema = closedObject({
  error: closedObject({
    code: Type.String(),
    message: Type.Optional(Type.String()),
    /** Index of the first event of the log that is not lawful. */
    illegalAt: Type.Optional(Type.Integer()),
  }),
});

/** Answers with `schema`, or with an error by its code. */
export const answers = <T>(schema: T) => ({ 200: schema, '4xx': errorSchema, 502: errorSchema, 503: errorSchema });

/** Of routes to which nothing is said. */
export const noBody = Type.Union([closedObject({}), Type.Null()]);
export const done = closedObject({});

export const refusal = (status: number, code: string): Failure => ({ ok: false, status, code });

/** The failure in its form; typed as the answer that it stands in for. */
export function fail(reply: FastifyReply, { status, code, illegalAt, retryAfter }: Failure): never {
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
  return reply.code(status).send({ error: { code, ...(illegalAt === undefined ? {} : { illegalAt }) } }) as never;
}

export const cookieName = ({ secure }: Pick<Service, 'secure'>): string => (secure ? '__Host-session' : 'session');

export const credentialOf = (service: Service, request: FastifyRequest): Credential | null =>
  credentialIn(request.cookies[cookieName(service)]);

export function csrfOf(request: FastifyRequest): string {
  const token = request.headers['x-csrf-token'];
  return typeof token === 'string' ? token : '';
}

/** Half a year, in seconds; the database decides when it ends. */
const COOKIE_AGE = 180 * 86_400;

export function giveCookie(service: Service, reply: FastifyReply, { cookie }: OpenedSession): void {
  const { secure } = service;
  reply.setCookie(cookieName(service), cookie, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: COOKIE_AGE });
}

export function takeCookie(service: Service, reply: FastifyReply): void {
  reply.clearCookie(cookieName(service), { path: '/', httpOnly: true, sameSite: 'lax', secure: service.secure });
}

export interface Access {
  /** The least role that may do this. */
  readonly role?: Role;
  /** Counted against this limit; those of the office always are. */
  readonly limit?: LimitName;
}

export const tooMany = ({ retryAfter }: Over): Failure => ({ ...refusal(429, 'too-many'), retryAfter });

/** `work` in a transaction of the asker's organisation. Everything but reading needs the token against forged requests. */
export async function asPlayer<T extends { readonly ok: boolean }>(
  service: Service,
  request: FastifyRequest,
  { role = 'player', limit }: Access,
  work: (tx: Tx, who: Who, now: Date) => Promise<T>,
): Promise<T | Failure> {
  const credential = credentialOf(service, request);
  if (!credential) return refusal(401, 'signed-out');
  const now = service.now();
  return withTx<T | Failure>(service.store, credential.tenant, async (tx) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const who = await whoIs(tx, credential, now, !reads);
    if (!who) return refusal(401, 'signed-out');
    if (!reads && !isSame(who.csrf, csrfOf(request))) return refusal(403, 'wrong-csrf');
    if (RANK[who.role] < RANK[role]) return refusal(403, 'not-allowed');
    const counted = limit ?? (role === 'player' || reads ? null : 'office');
    const [over] = counted ? await meter(tx, who.tenant, counted, new Map([[who.player, 1]]), { factor: service.limits, now }) : [];
    if (over) return tooMany(over);
    return work(tx, who, now);
  });
}

/** Who is asking, where that may be nobody; a session without its token is refused. */
export async function askedBy(
  service: Service,
  request: FastifyRequest,
): Promise<{ readonly ok: true; readonly asked: Asked | null } | Failure> {
  const credential = credentialOf(service, request);
  if (!credential) return { ok: true, asked: null };
  const who = await withTx(service.store, credential.tenant, (tx) => whoIs(tx, credential, service.now()));
  if (!who) return { ok: true, asked: null };
  if (!isSame(who.csrf, csrfOf(request))) return refusal(403, 'wrong-csrf');
  return { ok: true, asked: { credential, player: who.player } };
}

/**
 * For secrets that are typed in or followed: each try counts before it is looked at, so that many at once are no way
 * around, and a right one is taken off again.
 */
export async function guarded<T extends { readonly ok: boolean }>(
  service: Service,
  request: FastifyRequest,
  limit: LimitName,
  work: () => Promise<T>,
): Promise<T | Failure> {
  const now = service.now();
  const over = (await meterAddress(service, limit, request.ip, now)) ?? (await meterAddress(service, 'guess', request.ip, now));
  if (over) return tooMany(over);
  const result = await work();
  if (result.ok) await meterAddress(service, 'guess', request.ip, now, -1);
  return result;
}

export const uuid = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
export const hashText = Type.String({ pattern: '^[0-9a-f]{64}$' });
/** No control characters: the database takes no zero. */
export const idText = Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\u0000-\\u001f]*$' });
/** A moment in ISO 8601, with its offset. */
export const timeText = Type.String({
  pattern:
    '^20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-](0\\d|1[0-4]):[0-5]\\d)$',
});
/** Of a notice. */
export const versionText = Type.String({ pattern: '^(standard|own)-\\d{1,9}$' });
export const numberText = Type.String({ pattern: '^\\d{1,18}$' });
/** Control characters and direction marks, with which a name could pass for another. */
const UNSEEN = '\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff';
/** What a person or a team is called. */
export const nameText = Type.String({ minLength: 1, maxLength: 40, pattern: `^[^${UNSEEN}]*[^\\s${UNSEEN}][^${UNSEEN}]*$` });
