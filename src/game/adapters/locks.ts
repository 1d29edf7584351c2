// One tab at a time. Web Locks where the browser gives them, which it does on https and on this machine alone; else a lease
// in localStorage that runs out when its tab is gone.
export interface Locks {
  /** Waits its turn among all tabs. */
  hold<T>(name: string, work: () => Promise<T>): Promise<T>;
}

const PREFIX = 'common-ground:lock:';
/** A tab that says nothing for so long is gone, in ms. */
const LEASE = 8000;
const RENEW = 2000;
/** Two tabs that write at once: the later is seen by both after this, in ms. */
const SETTLE = 25;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function leaseLocks(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, tab: string): Locks {
  /** Within the tab, by name. */
  const queues = new Map<string, Promise<unknown>>();
  const held = (key: string): string | null => {
    const [owner = '', until = '0'] = (storage.getItem(key) ?? '').split(' ');
    return Number(until) > Date.now() ? owner : null;
  };
  const take = (key: string): void => storage.setItem(key, `${tab} ${Date.now() + LEASE}`);

  async function acquire(key: string): Promise<void> {
    for (;;) {
      const owner = held(key);
      if (owner === null) take(key);
      await sleep(SETTLE);
      if (owner === null && held(key) === tab) return;
    }
  }

  async function leased<T>(key: string, work: () => Promise<T>): Promise<T> {
    await acquire(key);
    const renewal = setInterval(() => take(key), RENEW);
    try {
      return await work();
    } finally {
      clearInterval(renewal);
      if (held(key) === tab) storage.removeItem(key);
    }
  }

  return {
    hold(name, work) {
      const key = PREFIX + name;
      const done = (queues.get(key) ?? Promise.resolve()).then(() => leased(key, work));
      queues.set(
        key,
        done.catch(() => undefined),
      );
      return done;
    },
  };
}

/** Where nothing can be stored no other tab can either: then turns are kept within the tab. */
export function openLocks(): Locks {
  const { locks } = navigator;
  if (locks) return { hold: (name, work) => locks.request(PREFIX + name, work) as never };
  const memory = new Map<string, string>();
  const own = {
    getItem: (key: string) => memory.get(key) ?? null,
    setItem: (key: string, value: string) => void memory.set(key, value),
    removeItem: (key: string) => void memory.delete(key),
  };
  const tab = randomId();
  try {
    return leaseLocks(localStorage, tab);
  } catch {
    return leaseLocks(own, tab);
  }
}

/** A UUID (version 4) also where the browser keeps `crypto.randomUUID` to itself: on plain http. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
