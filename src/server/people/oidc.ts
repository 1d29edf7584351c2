// Sign-in with the organisation's own provider by OpenID Connect: code flow with PKCE, state and nonce. Of what the provider
// says only the subject is kept, and of that a hash: enough to know the same person again.
import { createHash } from 'node:crypto';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Store } from '../store/connect.ts';
import { type Tx, tenantsOf, withTx } from '../store/with-tx.ts';
import { hashOf, isSame, newPseudonym, newToken } from './secrets.ts';
import { type OpenedSession, openSession } from './sessions.ts';

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  /** Null: the one organisation there is. */
  readonly organisation: string | null;
  /** Of our own address, where the provider sends people back to. */
  readonly redirectUri: string;
}

export interface Oidc {
  readonly settings: OidcSettings;
  /** What the provider says of itself: asked when first needed, and again where it did not answer. */
  configuration(): Promise<Configuration>;
}

/** From going to the provider to coming back. */
const MINUTES = 10;
/** For an answer of the provider, in seconds. */
const PATIENCE = 8;

export function openOidc(settings: OidcSettings): Oidc {
  const { issuer, clientId, clientSecret } = settings;
  let asked: Promise<Configuration> | null = null;
  return {
    settings,
    configuration() {
      asked ??= discovery(new URL(issuer), clientId, clientSecret ?? undefined, undefined, {
        timeout: PATIENCE,
        // On this machine alone: the settings refuse other addresses without TLS.
        ...(issuer.startsWith('http:') ? { execute: [allowInsecureRequests] } : {}),
      }).catch((error: unknown) => {
        asked = null;
        throw error;
      });
      return asked;
    },
  };
}

export type OidcRefusal = {
  readonly ok: false;
  readonly status: 401 | 404 | 409 | 502;
  readonly code: 'no-organisation' | 'provider-away' | 'unknown-sign-in' | 'sign-in-refused' | 'other-player';
};

const refuse = (status: OidcRefusal['status'], code: OidcRefusal['code']): OidcRefusal => ({ ok: false, status, code });

async function tenantOf(store: Store, { organisation }: OidcSettings): Promise<string | null> {
  const tenants = await tenantsOf(store);
  const tenant = organisation === null ? (tenants.length === 1 ? tenants[0] : undefined) : tenants.find((one) => one === organisation);
  if (tenant === undefined) return null;
  const { set_up_at } = await withTx(store, tenant, (tx) =>
    tx.selectFrom('org').select('set_up_at').where('tenant', '=', tenant).executeTakeFirstOrThrow(),
  );
  return set_up_at === null ? null : tenant;
}

export interface Departure {
  readonly ok: true;
  /** Where the browser goes. */
  readonly location: string;
  /** For a cookie: whoever comes back must be the one who went. */
  readonly flow: string;
}

/** `player`: who is signed in and wants to be known by the provider from now on. */
export async function departToProvider(
  store: Store,
  oidc: Oidc,
  mine: { readonly tenant: string; readonly player: string } | null,
  now: Date,
): Promise<Departure | OidcRefusal> {
  const tenant = await tenantOf(store, oidc.settings);
  if (tenant === null || (mine && mine.tenant !== tenant)) return refuse(404, 'no-organisation');
  let configuration: Configuration;
  try {
    configuration = await oidc.configuration();
  } catch {
    return refuse(502, 'provider-away');
  }
  const [token, state, nonce, verifier] = [newToken(), randomState(), randomNonce(), randomPKCECodeVerifier()];
  const location = buildAuthorizationUrl(configuration, {
    redirect_uri: oidc.settings.redirectUri,
    // Neither name nor address is asked for.
    scope: 'openid',
    response_type: 'code',
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  });
  const expires_at = new Date(now.getTime() + MINUTES * 60_000);
  const values = { tenant, flow_hash: hashOf(token), state, nonce, verifier, player: mine?.player ?? null, expires_at };
  await withTx(store, tenant, (tx) => tx.insertInto('oidc_flow').values(values).execute());
  return { ok: true, location: location.href, flow: `${tenant}.${token}` };
}

const FLOW = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

/** Once: whoever comes a second time finds nothing. */
async function takeFlow(store: Store, flow: string, now: Date) {
  const [, tenant, token] = FLOW.exec(flow) ?? [];
  if (tenant === undefined || token === undefined) return null;
  const row = await withTx(store, tenant, (tx) =>
    tx.deleteFrom('oidc_flow').where('tenant', '=', tenant).where('flow_hash', '=', hashOf(token)).returningAll().executeTakeFirst(),
  );
  return row && row.expires_at > now ? row : null;
}

/** `query`: as the provider sent it along. `flow`: value of the cookie. */
export async function returnFromProvider(
  store: Store,
  oidc: Oidc,
  { query, flow }: { readonly query: string; readonly flow: string },
  now: Date,
): Promise<{ readonly ok: true; readonly session: OpenedSession } | OidcRefusal> {
  const begun = await takeFlow(store, flow, now);
  const came = new URL(oidc.settings.redirectUri);
  came.search = query;
  if (!begun || !isSame(begun.state, came.searchParams.get('state') ?? '')) return refuse(401, 'unknown-sign-in');
  let subject: string;
  try {
    const tokens = await authorizationCodeGrant(await oidc.configuration(), came, {
      pkceCodeVerifier: begun.verifier,
      expectedState: begun.state,
      expectedNonce: begun.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) return refuse(401, 'sign-in-refused');
    subject = createHash('sha256')
      .update(JSON.stringify([claims.iss, claims.sub]))
      .digest('hex');
  } catch {
    return refuse(401, 'sign-in-refused');
  }
  const { tenant, player } = begun;
  return withTx(store, tenant, async (tx) => {
    const known = await playerOf(tx, tenant, subject, player);
    if (known === null) return refuse(409, 'other-player');
    return { ok: true, session: await openSession(tx, tenant, known, now, { kind: 'oidc' }) };
  });
}

/** Null: the subject, or the player who wants it, belongs to another already. */
async function playerOf(tx: Tx, tenant: string, subject: string, mine: string | null): Promise<string | null> {
  if (mine !== null) {
    const linked = await tx
      .updateTable('player')
      .set({ oidc_subject: subject })
      .where('tenant', '=', tenant)
      .where('player', '=', mine)
      .where((eb) => eb.or([eb('oidc_subject', 'is', null), eb('oidc_subject', '=', subject)]))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('player as o')
              .select('o.player')
              .where('o.tenant', '=', tenant)
              .where('o.oidc_subject', '=', subject)
              .where('o.player', '<>', mine),
          ),
        ),
      )
      .returning('player')
      .executeTakeFirst();
    return linked?.player ?? null;
  }
  const pseudonym = newPseudonym();
  // Two tabs of one person may come back at once.
  await tx
    .insertInto('player')
    .values({ tenant, nickname: pseudonym, pseudonym, team: null, role: 'player', oidc_subject: subject, erased_at: null })
    .onConflict((on) => on.columns(['tenant', 'oidc_subject']).where('oidc_subject', 'is not', null).doNothing())
    .execute();
  const found = await tx
    .selectFrom('player')
    .select('player')
    .where('tenant', '=', tenant)
    .where('oidc_subject', '=', subject)
    .executeTakeFirstOrThrow();
  return found.player;
}
