// The tables as types. 64-bit numbers (players, boards, order) are strings here: JavaScript's numbers end at 2^53.
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Anchors, Terms } from '../../core/run/debrief-types.ts';
import type { PlayMode, RunEvent } from '../../core/run/run.ts';
import type { Scenario } from '../../core/scenario/model.ts';
import type { Text, Verdict } from '../../core/scenario/terms.ts';

/** Identity columns: read as strings, never written. */
type Identity = ColumnType<string, never, never>;
type Json<T> = ColumnType<T, string, string>;

export type Role = 'player' | 'trainer' | 'admin';
export type BoardKind = 'scenario' | 'season' | 'overall';
export type Window = 'all' | 'day' | 'week' | 'month';
export type Measure = 'score' | 'lift';
export type Policy = 'first' | 'best-of-three';

/** How others are called on boards: made up, as they call themselves, or not at all. */
export type Names = 'pseudonym' | 'nickname' | 'none';

/** What an organisation may set. Boards show no more than it says. */
export interface Rules {
  /** False: nobody is compared with anybody. */
  readonly ranking: boolean;
  /** Whose results somebody sees: everybody's, those of his team, or of teams alone. */
  readonly people: 'all' | 'team' | 'none';
  /** Nobody sees more than who stands next to him. */
  readonly neighboursOnly: boolean;
  readonly names: Names;
  /** A board or a team of fewer is not shown. */
  readonly smallestGroup: number;
  /** Runs played offline stand on the boards of scenarios. */
  readonly offline: boolean;
  /** Nobody plays for a board before he has accepted what is kept of it, and why. */
  readonly notice: boolean;
}

/** A missing key is its default. */
export type OrgSettings = Partial<Rules>;

export interface Database {
  org: {
    tenant: Generated<string>;
    name: string;
    time_zone: string;
    settings: JSONColumnType<OrgSettings>;
    cursor_key: Buffer;
    /** Goes up whenever something changes by which runs are judged or placed. */
    epoch: Generated<string>;
    set_up_at: Date | null;
    created_at: Generated<Date>;
    /** When old detail was last removed. */
    retained_at: Date | null;
  };
  door: { hash: Buffer; tenant: string; kind: 'session' | 'join' | 'invite' | 'device' };
  scenario_version: {
    tenant: string;
    hash: string;
    scenario: string;
    cds: number;
    title: Json<Text>;
    origin: 'shipped' | 'uploaded';
    content: Json<Scenario>;
    anchors: Json<Anchors>;
    /** Fastest honest play, in ms. */
    read_ms: number;
    ranked: boolean;
    /** Played live alone: its file is not sent out. */
    live: Generated<boolean>;
    created_at: Generated<Date>;
    retired_at: Date | null;
  };
  team: {
    tenant: string;
    team: Generated<string>;
    name: string;
    join_hash: Buffer;
    join_expires: Date;
    created_at: Generated<Date>;
  };
  player: {
    tenant: string;
    player: Identity;
    nickname: string;
    pseudonym: string;
    team: string | null;
    role: Role;
    oidc_subject: string | null;
    joined_at: Generated<Date>;
    erased_at: Date | null;
    notice_version: string | null;
    noticed_at: Date | null;
  };
  session: {
    tenant: string;
    token_hash: Buffer;
    player: string;
    csrf: string;
    created_at: Date;
    seen_at: Date;
    expires_at: Date;
    role: Generated<Role>;
    kind: Generated<'device' | 'oidc'>;
  };
  device_code: { tenant: string; code_hash: Buffer; player: string; expires_at: Date; used_at: Date | null; role: Generated<Role> };
  invite: { tenant: string; token_hash: Buffer; role: Role; expires_at: Date; used_at: Date | null };
  attempt: {
    tenant: string;
    attempt: string;
    player: string;
    scenario: string;
    hash: string;
    seed: string;
    nonce: string;
    /** Which attempt of the player at this version, from 1. */
    number: number;
    mode: PlayMode;
    live: boolean;
    offline: Generated<boolean>;
    log: Json<readonly RunEvent[]> | null;
    started_at: Date;
    answered_at: Date | null;
    answer: Json<object> | null;
    body_hash: Buffer | null;
  };
  run: {
    tenant: string;
    attempt: string;
    player: string;
    scenario: string;
    hash: string;
    number: number;
    score: number;
    raw: number;
    verdict: Verdict;
    ending: string;
    terms: Json<Terms>;
    log: Json<readonly RunEvent[]>;
    flags: string[];
    ranked: boolean;
    hidden: Generated<boolean>;
    started_at: Date;
    /** By the server's clock, or the player's own where it was offline. */
    finished_at: Date;
    /** When it came to the server. */
    played_at: Date;
  };
  season: {
    tenant: string;
    season: Generated<string>;
    name: string;
    starts: Date;
    ends: Date;
    policy: Policy;
    offline: Generated<boolean>;
    created_at: Generated<Date>;
    closed_at: Date | null;
  };
  season_scenario: { tenant: string; season: string; scenario: string; hash: string; position: number };
  board: {
    tenant: string;
    board: Identity;
    kind: BoardKind;
    scenario: string | null;
    hash: string | null;
    season: string | null;
    window: Window;
    measure: Measure;
    starts: Date | null;
    ends: Date | null;
    closed: Generated<boolean>;
    /** Of a computed board: a scenario in it has too few players for percentiles. */
    provisional: Generated<boolean>;
    computed_at: Date | null;
    computed_ms: number | null;
  };
  entry: { tenant: string; board: string; player: string; score: number; ord: string; at_ms: string };
  bucket: { tenant: string; board: string; score: number; n: number };
  audit: {
    tenant: string;
    id: Identity;
    at: Date;
    actor: string | null;
    action: string;
    subject: Generated<string>;
    detail: JSONColumnType<object>;
  };
  notice: { tenant: string; version: number; text: Json<Text>; created_at: Date };
  oidc_flow: {
    tenant: string;
    flow_hash: Buffer;
    state: string;
    nonce: string;
    verifier: string;
    player: string | null;
    expires_at: Date;
  };
  meter: { tenant: string; key: string; n: number; resets: Date };
  month_summary: {
    tenant: string;
    month: string;
    scenario: string;
    hash: string;
    runs: number;
    players: number | null;
    score_sum: string | null;
    score_squares: string | null;
    verdicts: Json<Readonly<Record<string, number>>> | null;
    endings: Json<Readonly<Record<string, number>>> | null;
  };
}
