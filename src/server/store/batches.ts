// Work that goes together: while batches of an organisation are on their way, those who come wait for the next. What a
// batch costs however many are in it, above all its transaction, is then shared.
import { isAway } from './with-tx.ts';

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

export interface BatchWork<Item, Answer> {
  /** In one batch; more would make the first wait for the last. */
  readonly most: number;
  /** Batches of an organisation on their way at once. */
  readonly lanes: number;
  /** An answer for each, in the same order. */
  readonly work: (tenant: string, items: readonly Item[]) => Promise<readonly Answer[]>;
  /** Gives out the answers; at once, if absent. Not waited for: the next batch may go. */
  readonly tell?: (answers: readonly Answer[], give: (k: number) => void) => Promise<void>;
  /** A batch that failed with a database that is there: what becomes of one of its items. */
  readonly alone: (tenant: string, item: Item, error: unknown, of: number) => Promise<Answer>;
}

/** Resolves with the answer for the item. */
export type Batches<Item, Answer> = (tenant: string, item: Item) => Promise<Answer>;

/** So few are not shared out: each batch has its own cost. */
const LEAST = 16;

export function openBatches<Item, Answer>({ most, lanes, work, tell, alone }: BatchWork<Item, Answer>): Batches<Item, Answer> {
  const queues = new Map<string, { readonly waiting: Waiting<Item, Answer>[]; lanes: number; underWay: number }>();

  async function give(answers: readonly Answer[], batch: readonly Waiting<Item, Answer>[]): Promise<void> {
    const one = (k: number): void => batch[k]?.resolve(answers[k] as Answer);
    if (tell) await tell(answers, one);
    else for (const k of batch.keys()) one(k);
  }

  async function go(tenant: string): Promise<void> {
    const queue = queues.get(tenant);
    if (!queue) return;
    for (;;) {
      // One share for each lane, and one for those who are answered meanwhile and ask again: where a batch took all, database and
      // server would take turns; where many wait, it is large, and what it costs is shared by many.
      const share = Math.ceil((queue.waiting.length + queue.underWay) / (lanes + 1));
      const batch = queue.waiting.splice(0, Math.min(most, Math.max(LEAST, share)));
      if (batch.length === 0) break;
      queue.underWay += batch.length;
      try {
        const items = batch.map(({ item }) => item);
        void give(await work(tenant, items), batch);
      } catch (error) {
        // Without a database each would wait for it in vain, also whoever came meanwhile.
        if (isAway(error)) for (const one of [...batch, ...queue.waiting.splice(0)]) one.reject(error);
        // One of them must not take the others with it.
        else
          for (const one of batch) await alone(tenant, one.item, error, batch.length).then((answer) => give([answer], [one]), one.reject);
      }
      queue.underWay -= batch.length;
    }
    queue.lanes--;
    if (queue.lanes === 0) queues.delete(tenant);
  }

  return (tenant, item) =>
    new Promise((resolve, reject) => {
      const queue = queues.get(tenant) ?? { waiting: [], lanes: 0, underWay: 0 };
      queues.set(tenant, queue);
      queue.waiting.push({ item, resolve, reject });
      if (queue.lanes >= lanes) return;
      queue.lanes++;
      // Whoever comes in the same moment comes along.
      setImmediate(() => void go(tenant));
    });
}
