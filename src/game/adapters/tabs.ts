// Two tabs must not write one run: whoever claims it later has it. Tabs hear of each other by BroadcastChannel, or by
// the storage event where there is none.
import type { TabsPort } from '../address-ports.ts';

const NAME = 'common-ground:playing';

interface Claim {
  readonly tab: string;
  readonly scenario: string;
}

interface Wire {
  send(claim: Claim): void;
}

function parseClaim(value: unknown): Claim | null {
  if (typeof value !== 'object' || value === null) return null;
  const { tab, scenario } = value as Record<string, unknown>;
  return typeof tab === 'string' && typeof scenario === 'string' ? { tab, scenario } : null;
}

function openWire(hear: (value: unknown) => void): Wire {
  if (typeof BroadcastChannel === 'function') {
    const channel = new BroadcastChannel(NAME);
    channel.onmessage = (message) => hear(message.data);
    return { send: (claim) => channel.postMessage(claim) };
  }
  addEventListener('storage', (event) => {
    if (event.key !== NAME || event.newValue === null) return;
    try {
      hear(JSON.parse(event.newValue));
    } catch {
      // Not ours.
    }
  });
  return {
    send(claim) {
      try {
        // The event only fires when the value changes.
        localStorage.setItem(NAME, JSON.stringify({ ...claim, at: performance.timeOrigin + performance.now() }));
      } catch {
        // Storage is closed: then the other tab cannot write the run either.
      }
    },
  };
}

export function openTabs(): TabsPort {
  const tab = Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join('');
  const listeners: ((scenario: string) => void)[] = [];
  let mine: string | null = null;
  const wire = openWire((value) => {
    const claim = parseClaim(value);
    if (!claim || claim.tab === tab || claim.scenario !== mine) return;
    mine = null;
    for (const listener of listeners) listener(claim.scenario);
  });
  return {
    claim(scenario) {
      mine = scenario;
      wire.send({ tab, scenario });
    },
    release() {
      mine = null;
    },
    onTakenOver(listener) {
      listeners.push(listener);
    },
  };
}
