// The tables. The organisation comes first in every key, row-level security stands on every table, and no policy shows a
// row to a query that does not say for whom it asks.
import { type Kysely, type Migration, sql } from 'kysely';
import { policy, TENANT } from './policy.ts';

const TABLES = `
-- An organisation. \`settings\`: see people/. Cursors are signed with its key, so that every server reads them.
create table org (
  tenant uuid primary key default gen_random_uuid(), name text not null, time_zone text not null,
  settings jsonb not null default '{}', cursor_key bytea not null, set_up_at timestamptz, created_at timestamptz not null default now());
-- Whose is a secret: by its hash alone, asked before the organisation is known.
create table door (hash bytea primary key, tenant uuid not null, kind text not null);

create table scenario_version (
  tenant uuid not null, hash text not null, scenario text not null, cds int not null, title jsonb not null,
  origin text not null check (origin in ('shipped', 'uploaded')), content jsonb not null, anchors jsonb not null,
  read_ms int not null, ranked boolean not null, live boolean not null default false,
  created_at timestamptz not null default now(), retired_at timestamptz, primary key (tenant, hash));
create unique index scenario_version_current on scenario_version (tenant, scenario) where retired_at is null;

create table team (
  tenant uuid not null, team uuid not null default gen_random_uuid(), name text not null, join_hash bytea not null,
  join_expires timestamptz not null, created_at timestamptz not null default now(), primary key (tenant, team));
create table player (
  tenant uuid not null, player bigint generated always as identity, nickname text not null, pseudonym text not null, team uuid,
  role text not null check (role in ('player', 'trainer', 'admin')), oidc_subject text, joined_at timestamptz not null default now(),
  erased_at timestamptz, primary key (tenant, player));
create index player_team on player (tenant, team);
create unique index player_subject on player (tenant, oidc_subject) where oidc_subject is not null;
create table session (
  tenant uuid not null, token_hash bytea not null, player bigint not null, csrf text not null, created_at timestamptz not null,
  seen_at timestamptz not null, expires_at timestamptz not null, primary key (tenant, token_hash));
create index session_player on session (tenant, player);
create table device_code (
  tenant uuid not null, code_hash bytea not null, player bigint not null, expires_at timestamptz not null, used_at timestamptz,
  primary key (tenant, code_hash));
create table invite (
  tenant uuid not null, token_hash bytea not null, role text not null, expires_at timestamptz not null, used_at timestamptz,
  primary key (tenant, token_hash));

create table attempt (
  tenant uuid not null, attempt uuid not null, player bigint not null, scenario text not null, hash text not null, seed bigint not null,
  nonce text not null, number int not null, mode text not null, live boolean not null, offline boolean not null default false, log jsonb,
  started_at timestamptz not null, answered_at timestamptz, answer jsonb, body_hash bytea, primary key (tenant, attempt));
create unique index attempt_number on attempt (tenant, player, hash, number);
create table run (
  tenant uuid not null, attempt uuid not null, player bigint not null, scenario text not null, hash text not null,
  number int not null, score int not null, raw double precision not null, verdict text not null, ending text not null, terms jsonb not null,
  log jsonb not null, flags text[] not null, ranked boolean not null, hidden boolean not null default false,
  started_at timestamptz not null, finished_at timestamptz not null, played_at timestamptz not null, primary key (tenant, attempt));
create index run_player on run (tenant, player, scenario, finished_at);
create index run_version on run (tenant, hash, finished_at);

create table season (
  tenant uuid not null, season uuid not null default gen_random_uuid(), name text not null, starts timestamptz not null,
  ends timestamptz not null, policy text not null check (policy in ('first', 'best-of-three')), offline boolean not null default false,
  created_at timestamptz not null default now(), closed_at timestamptz, primary key (tenant, season), check (starts < ends));
create table season_scenario (
  tenant uuid not null, season uuid not null, scenario text not null, hash text not null, position int not null,
  primary key (tenant, season, scenario));

-- \`starts\` and \`ends\` bound when a run must have been finished to stand here: [starts, ends).
create table board (
  tenant uuid not null, board bigint generated always as identity, kind text not null check (kind in ('scenario', 'season', 'overall')),
  scenario text, hash text, season uuid, "window" text not null check ("window" in ('all', 'day', 'week', 'month')),
  measure text not null check (measure in ('score', 'lift')), starts timestamptz, ends timestamptz, closed boolean not null default false,
  provisional boolean not null default false, computed_at timestamptz, computed_ms int, primary key (tenant, board));
create unique index board_what on board (tenant, kind, "window", measure, scenario, hash, season, starts) nulls not distinct;

-- \`ord\` = score·2^43 + (2^43−1−at_ms): one column to order by, the earlier of equals first.
create table entry (
  tenant uuid not null, board bigint not null, player bigint not null, score int not null, ord bigint not null, at_ms bigint not null,
  primary key (tenant, board, player));
create index entry_order on entry (tenant, board, ord desc, player desc);
create table bucket (
  tenant uuid not null, board bigint not null, score int not null, n int not null, primary key (tenant, board, score))
  with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 500);

create table audit (
  tenant uuid not null, id bigint generated always as identity, at timestamptz not null, actor bigint, action text not null,
  subject text not null default '', detail jsonb not null default '{}', primary key (tenant, id));
`;

/** Histogram of scores per board. Buckets of one change are locked in order of score, so that two changes cannot wait for each other. */
const HISTOGRAM = `
create function count_bucket(of_tenant uuid, of_board bigint, of_score int, by int) returns void language sql as $$
  insert into bucket as b (tenant, board, score, n) values (of_tenant, of_board, of_score, by)
  on conflict (tenant, board, score) do update set n = b.n + excluded.n $$;
create function keep_histogram() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform count_bucket(new.tenant, new.board, new.score, 1);
  elsif tg_op = 'DELETE' then
    perform count_bucket(old.tenant, old.board, old.score, -1);
  elsif new.tenant <> old.tenant or new.board <> old.board then
    raise exception 'an entry stays on its board';
  elsif new.score < old.score then
    perform count_bucket(new.tenant, new.board, new.score, 1);
    perform count_bucket(old.tenant, old.board, old.score, -1);
  elsif new.score > old.score then
    perform count_bucket(old.tenant, old.board, old.score, -1);
    perform count_bucket(new.tenant, new.board, new.score, 1);
  end if;
  return null;
end $$;
create trigger entry_histogram after insert or update or delete on entry for each row execute function keep_histogram();
create function refuse_change() returns trigger language plpgsql as $$
begin raise exception 'the audit log is only added to'; end $$;
create trigger audit_append_only before update or delete on audit for each row execute function refuse_change();
create trigger audit_no_truncate before truncate on audit for each statement execute function refuse_change();
`;

const OF_TENANT = [
  'scenario_version',
  'team',
  'player',
  'session',
  'device_code',
  'invite',
  'attempt',
  'run',
  'season',
  'season_scenario',
  'board',
  'entry',
  'bucket',
  'audit',
];

const POLICIES = [
  ...OF_TENANT.map((table) => policy(table)),
  // A door is seen by whoever knows its hash; organisations are counted by the clock's jobs.
  policy('door', `tenant = ${TENANT} or hash = (select decode(nullif(current_setting('app.door', true), ''), 'hex'))`),
  policy('org', `tenant = ${TENANT} or (select current_setting('app.jobs', true) = 'on')`),
].join('\n');

export const tables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const part of [TABLES, HISTOGRAM, POLICIES]) await sql.raw(part).execute(db);
  },
};
