// What every route shares: who asks, and in which form he is answered.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type {} from '@fastify/cookie';
import type {} from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest, RawServerDefault } from 'fastify';
import { Type } from 'typebox';
import { type Credential, credentialIn, type OpenedSession, type Who, whoIs } from '../people/sessions.ts';
import type { Desk } from '../runs/desk.ts';
import type { Announcer } from '../store/announcer.ts';
import type { Store } from '../store/connect.ts';
import type { Role } from '../store/database.ts';
import { type Tx, withTx } from '../store/with-tx.ts';

export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, TypeBoxTypeProvider>;

export interface Service {
  readonly store: Store;
  readonly desk: Desk;
  readonly announcer: Announcer;
  readonly now: () => Date;
  /** Cookies travel by https alone. */
  readonly secure: boolean;
}

export interface Failure {
  readonly ok: false;
  readonly status: number;
  readonly code: string;
  readonly illegalAt?: number;
}

export const errorSchema = Type.Object({
  error: Type.Object({
    code: Type.String(),
    message: Type.Optional(Type.String()),
    /** Index of the first event of the log that is not lawful. */
    illegalAt: Type.Optional(Type.Integer()),
  }),
});

/** Answers with `schema`, or with an error by its code. */
export const answers = <T>(schema: T) => ({ 200: schema, '4xx': errorSchema, 503: errorSchema });

export const refusal = (status: number, code: string): Failure => ({ ok: false, status, code });

/** The failure in its form; typed as the answer that it stands in for. */
export function fail(reply: FastifyReply, { status, code, illegalAt }: Failure): never {
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

const RANK: Readonly<Record<Role, number>> = { player: 0, trainer: 1, admin: 2 };

export interface Access {
  /** The least role that may do this. */
  readonly role?: Role;
}

/** `work` in a transaction of the asker's organisation. Everything but reading needs the token against forged requests. */
export async function asPlayer<T extends { readonly ok: boolean }>(
  service: Service,
  request: FastifyRequest,
  { role = 'player' }: Access,
  work: (tx: Tx, who: Who, now: Date) => Promise<T>,
): Promise<T | Failure> {
  const credential = credentialOf(service, request);
  if (!credential) return refusal(401, 'signed-out');
  const now = service.now();
  return withTx<T | Failure>(service.store, credential.tenant, async (tx) => {
    const who = await whoIs(tx, credential, now);
    if (!who) return refusal(401, 'signed-out');
    if (request.method !== 'GET' && who.csrf !== csrfOf(request)) return refusal(403, 'wrong-csrf');
    if (RANK[who.role] < RANK[role]) return refusal(403, 'not-allowed');
    return work(tx, who, now);
  });
}

export const uuid = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
export const hashText = Type.String({ pattern: '^[0-9a-f]{64}$' });
export const idText = Type.String({ minLength: 1, maxLength: 200 });
/** A moment in ISO 8601, with its offset. */
export const timeText = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)$' });
/** Control characters and direction marks, with which a name could pass for another. */
const UNSEEN = '\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff';
/** What a person or a team is called. */
export const nameText = Type.String({ minLength: 1, maxLength: 40, pattern: `^[^${UNSEEN}]*[^\\s${UNSEEN}][^${UNSEEN}]*$` });
export const closedObject = <T extends Parameters<typeof Type.Object>[0]>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });
