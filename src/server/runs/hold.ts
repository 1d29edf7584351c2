// The lock under which runs are written. Who hands them in, their attempts and their scores are found out before it is
// taken, so that one batch is judged while another is written: under the lock it is only asked whether all that still holds.
import { type RawBuilder, sql } from 'kysely';
import { lockQuery } from '../boards/enter.ts';
import { readAgain } from '../store/with-tx.ts';

interface Still {
  readonly epoch: string;
  /** One of the attempts has been answered. */
  readonly answered: boolean;
}

export interface Hold {
  /** Takes the lock, and reads what holds from then on: a statement sees what was written before it began. */
  readonly queries: readonly [RawBuilder<unknown>, RawBuilder<Still>];
  /** Of the second query. Throws what makes the transaction begin again. */
  expect(rows: readonly Still[]): void;
}

/** `epoch`: as it was before anything else was read. `attempts`: read as open. */
export function holdOf(tenant: string, epoch: string, attempts: readonly string[]): Hold {
  const still = sql<Still>`
    select epoch, exists (select from run where tenant = ${tenant} and attempt = any(${[...attempts]}::uuid[])) as answered
      from org where tenant = ${tenant}`;
  return {
    queries: [lockQuery(tenant), still],
    expect([now]) {
      if (now?.epoch !== epoch || now.answered) throw readAgain();
    },
  };
}
