// Runs are judged before the lock of the writers is taken, and only written under it: the epoch tells whether what they
// were judged by still holds.
import { type Kysely, type Migration, sql } from 'kysely';

export const epoch: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table org add column epoch bigint not null default 0').execute(db);
  },
};
