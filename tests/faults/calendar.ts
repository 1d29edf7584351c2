// Edges of time: days without midnight, with two of them, week 53, and the moment at which a season ends.
import { sql } from 'kysely';
import { spanOf } from '../../src/server/boards/board.ts';
import { closeFinished, createSeason } from '../../src/server/boards/seasons.ts';
import { tenantsOf, withTx } from '../../src/server/store/with-tx.ts';
import { newOrganisation } from '../server/organisation.ts';
import { openPostgres } from '../server/postgres.ts';
import { type Device, openServing } from '../server/serving.ts';
import { type Experiment, type Outcome, openTally, thousands } from './experiment.ts';
import { LAWFUL, SMALL } from './plays.ts';
import { recount, recountFault } from './recount.ts';

const HOUR = 3_600_000;
const WINDOWS = ['day', 'week', 'month'] as const;

/** Where clocks change at midnight, by half an hour, skipped a day, or stay as they are. */
const ODD = [
  'America/Havana',
  'America/Santiago',
  'Asia/Beirut',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Atlantic/Azores',
  'Pacific/Apia',
  'Asia/Shanghai',
];

/** Every hour of the days around each change of clocks, and around New Year, lies in its window, and the next one begins where that ends. */
async function windows(zones: readonly string[], years: readonly number[]): Promise<Outcome> {
  const tally = openTally();
  const pg = await openPostgres();
  let changes = 0;
  try {
    const tenant = await newOrganisation(pg.store);
    for (const zone of zones)
      await withTx(pg.store, tenant, async (tx) => {
        const { rows } = await sql<{ at: Date }>`
          select at from (
            select at, (at at time zone ${zone}) - (at at time zone 'UTC') as here,
                   lag((at at time zone ${zone}) - (at at time zone 'UTC')) over (order by at) as before
              from generate_series(${`${years[0]}-01-01Z`}::timestamptz, ${`${years.at(-1)}-12-31Z`}::timestamptz, '1 hour') at) as hours
           where here <> before`.execute(tx);
        const edges = [...rows.map(({ at }) => at.getTime()), ...years.map((year) => Date.UTC(year, 0, 1))];
        changes += rows.length;
        for (const edge of edges)
          for (let at = edge - 26 * HOUR; at <= edge + 26 * HOUR; at += HOUR / 2)
            for (const window of at % HOUR === 0 ? WINDOWS : (['day'] as const)) {
              const when = new Date(at);
              const { starts, ends } = await spanOf(tx, zone, window, when);
              const said = (): string => `${zone} ${window} ${when.toISOString()}: ${starts?.toISOString()} … ${ends?.toISOString()}`;
              tally.check(starts !== null && ends !== null && starts <= when && when < ends, said);
              if (ends && at === edge) tally.check((await spanOf(tx, zone, window, ends)).starts?.getTime() === ends.getTime(), said);
            }
      });
    return {
      count: `${zones.length} zones, ${changes} changes of clocks, ${thousands(tally.checks())} moments in their windows`,
      faults: tally.faults,
    };
  } finally {
    await pg.close();
  }
}

/** Runs that end a moment before a season does, and at it, and while it is being closed: what is closed stays as it is. */
async function seasonEnds(rounds: number): Promise<Outcome> {
  const tally = openTally();
  const serving = await openServing([SMALL], '2026-12-27T15:00:00Z');
  const { store } = serving.opened.service;
  try {
    const admin = await serving.admin();
    await admin.send('PATCH', '/v1/settings', { smallestGroup: 1 });
    const { code } = (await admin.post('/v1/teams', { name: 'Finance' })).body;
    const [tenant = ''] = await tenantsOf(store);
    const people: Device[] = [];
    for (let k = 0; k < 12; k++) people.push(await serving.join(code, `p${k}`));
    const { id: scenario, hash } = SMALL.scenario;
    const rowsOf = (season: string) =>
      withTx(store, tenant, async (tx) => {
        const { rows } = await sql<{ text: string }>`
          select e.board || ' ' || e.player || ' ' || e.ord as text from entry e join board b using (tenant, board)
           where b.season = ${season} order by 1`.execute(tx);
        return rows.map(({ text }) => text).join('\n');
      });
    let entered = 0;
    for (let round = 0; round < rounds; round++) {
      const ends = new Date(serving.clock.at + 2 * HOUR);
      const made = await withTx(store, tenant, (tx) =>
        createSeason(tx, tenant, { name: 'S', starts: new Date(serving.clock.at), ends, policy: 'best-of-three', versions: [hash] }),
      );
      if (!made.ok) throw new Error(made.code);
      const begun: { who: Device; attempt: string; nonce: string }[] = [];
      for (const who of people) {
        const { attempt, nonce } = (await who.post('/v1/attempts', { scenario, hash, mode: 'coach' })).body;
        begun.push({ who, attempt, nonce });
      }
      const send = ({ who, attempt, nonce }: (typeof begun)[number], k: number) =>
        who.post('/v1/runs', { attempt, nonce, log: LAWFUL[k % LAWFUL.length] });
      serving.clock.at = ends.getTime() - 1;
      for (const [k, one] of begun.slice(0, 4).entries())
        tally.check((await send(one, k)).status === 200, () => 'a run in time is refused');
      const inTime = (await rowsOf(made.season)).split('\n').filter((row) => row !== '').length;
      tally.check(inTime === 4, () => `${inTime} entries of 4 runs that ended 1 ms before the season`);
      // The moment itself is outside; some come while it is closed.
      serving.clock.at = ends.getTime();
      await Promise.all([
        ...begun.slice(4).map((one, k) => send(one, k)),
        withTx(store, tenant, (tx) => closeFinished(tx, tenant, new Date(serving.clock.at))),
      ]);
      const closed = await rowsOf(made.season);
      tally.check(
        closed.split('\n').length === 12,
        () => `closed with ${closed.split('\n').length} entries: of the scenario, in the standings and of lift 4 each are due`,
      );
      entered += 4;
      for (const who of people.slice(0, 3))
        await who.post('/v1/runs/offline', {
          clientAttempt: crypto.randomUUID(),
          scenario,
          hash,
          seed: 1,
          mode: 'coach',
          log: LAWFUL[0],
          startedAt: new Date(ends.getTime() - HOUR).toISOString(),
          finishedAt: new Date(ends.getTime() - 2).toISOString(),
        });
      for (const who of people.slice(0, 3)) await who.get(`/v1/boards?kind=season&season=${made.season}`);
      tally.check((await rowsOf(made.season)) === closed, () => 'a closed season changed');
      serving.clock.at += HOUR;
    }
    const fault = recountFault(await recount(serving.url));
    tally.check(fault === null, () => String(fault));
    return { count: `${rounds} seasons closed while runs came: ${entered} runs in time, none later`, faults: tally.faults };
  } finally {
    await serving.close();
  }
}

export const CALENDAR: readonly Experiment[] = [
  {
    name: 'windows',
    promise: 'daylight-saving and week 53: every moment lies in exactly one day, week and month',
    run: (short) =>
      short
        ? windows(['America/Havana', 'Europe/Berlin'], [2026])
        : windows([...ODD, 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'], [2024, 2025, 2026, 2027]),
  },
  {
    name: 'season-close',
    promise: 'a season ends to the millisecond and is frozen, whoever comes meanwhile',
    run: (short) => seasonEnds(short ? 2 : 25),
  },
];
