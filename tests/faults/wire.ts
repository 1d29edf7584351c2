// A wire between the server and its database that can be cut, and led to another port.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Wire {
  readonly port: number;
  lead(port: number): void;
  /** Nobody gets through from now on, and whoever was through is cut off. */
  cut(): void;
  mend(): void;
  close(): void;
}

export async function openWire(first: number): Promise<Wire> {
  let to = first;
  let whole = true;
  const ends = new Set<Socket>();
  const server = createServer((here) => {
    if (!whole) {
      here.destroy();
      return;
    }
    const there = connect(to, '127.0.0.1');
    for (const [one, other] of [
      [here, there],
      [there, here],
    ] as const) {
      ends.add(one);
      one.setNoDelay(true);
      one.pipe(other);
      one.on('error', () => {});
      one.on('close', () => {
        ends.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cutAll = (): void => {
    for (const one of ends) one.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    lead: (port) => {
      to = port;
    },
    cut() {
      whole = false;
      cutAll();
    },
    mend() {
      whole = true;
    },
    close() {
      cutAll();
      server.close();
    },
  };
}
