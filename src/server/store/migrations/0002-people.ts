// People: what a session may do, codes for a second device, sign-in elsewhere, notices, limits, and what is left of old runs.
import { type Kysely, type Migration, sql } from 'kysely';
import { policy } from './policy.ts';

const TABLES = `
-- A session can do no more than when it was opened: a new role needs a new token. \`kind\`: how long it lasts.
alter table session add role text not null default 'player' check (role in ('player', 'trainer', 'admin')),
  add kind text not null default 'device' check (kind in ('device', 'oidc'));
alter table device_code add role text not null default 'player' check (role in ('player', 'trainer', 'admin'));

-- Which notice of the purpose a player accepted, and when. \`notice\`: the organisation's own ones; without any the standard one holds.
alter table player add notice_version text, add noticed_at timestamptz;
create table notice (
  tenant uuid not null, version int not null, text jsonb not null, created_at timestamptz not null, primary key (tenant, version));

-- A sign-in that has gone to the provider and not yet come back; \`player\`: who wants it for himself.
create table oidc_flow (
  tenant uuid not null, flow_hash bytea not null, state text not null, nonce text not null, verifier text not null, player bigint,
  expires_at timestamptz not null, primary key (tenant, flow_hash));

-- How often something was tried; after a crash it begins anew. Of addresses it holds 24 bits of a hash, which no address can be read from.
create unlogged table meter (
  tenant uuid not null, key text not null, n int not null, resets timestamptz not null, primary key (tenant, key))
  with (fillfactor = 50);

-- What is kept of runs whose detail was removed. With fewer than 5 players only how many runs there were.
create table month_summary (
  tenant uuid not null, month date not null, scenario text not null, hash text not null, runs int not null, players int, score_sum bigint,
  score_squares bigint, verdicts jsonb, endings jsonb, primary key (tenant, month, hash));
alter table org add retained_at timestamptz;
`;

export const people: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(TABLES).execute(db);
    for (const table of ['notice', 'oidc_flow', 'meter', 'month_summary']) await sql.raw(policy(table)).execute(db);
  },
};
