// A browser at the real service: cookies are kept, and the line can be cut, before the service or after it.

import { compileDialogue } from '../../../src/core/dialogue/machine.ts';
import { advance, startRun, viewOfRun } from '../../../src/core/run/advance.ts';
import type { RunEvent } from '../../../src/core/run/run.ts';
import { hashScenario } from '../../../src/core/scenario/hash.ts';
import type { Scenario } from '../../../src/core/scenario/model.ts';
import { SAMPLE } from '../../core/sample-scenario.ts';

export const HOUR = 3_600_000;
export const ANCHORS = { max: 90, random: 30, min: 0, exact: true };

export function hashed(change: Partial<Scenario>): Scenario {
  const { hash: _, ...rest } = { ...SAMPLE, ...change };
  return { ...rest, hash: hashScenario(rest) };
}

/** Choices that lead to an ending. */
export function logOf(scenario: Scenario): readonly RunEvent[] {
  const machine = compileDialogue(scenario);
  let [run] = startRun(machine, { seed: 1, mode: 'coach' });
  for (let step = 0; step < 50; step += 1) {
    const view = viewOfRun(machine, run);
    if (view.ending !== undefined) return run.log;
    const open = view.choices.filter((choice) => choice.open);
    const choice = open[step % open.length]?.id ?? '';
    [run] = advance(machine, run, { type: 'choose', choice });
  }
  throw new Error('the sample has no end');
}

export type Cut = 'none' | 'before' | 'after';

export interface Browser {
  readonly fetch: typeof fetch;
  /** `after`: the service takes it, and its answer is lost. */
  cut: Cut;
  /** Only what goes to such addresses is cut. */
  cutFor: RegExp;
  /** Requests that reached the service. */
  readonly asked: string[];
}

export function openBrowser(): Browser {
  let cookie = '';
  const browser: Browser = {
    cut: 'none',
    cutFor: /./,
    asked: [],
    async fetch(input, init) {
      const address = String(input);
      const cut = browser.cutFor.test(address) ? browser.cut : 'none';
      if (cut === 'before') throw new TypeError('no connection');
      browser.asked.push(`${init?.method ?? 'GET'} ${new URL(address).pathname}`);
      const response = await fetch(address, { ...init, headers: { ...(init?.headers as Record<string, string>), cookie } });
      const [set] = response.headers.getSetCookie();
      if (set !== undefined) [cookie = ''] = set.split(';');
      if (cut === 'after') throw new TypeError('the answer is lost');
      return response;
    },
  };
  return browser;
}

/** Until it is so; fails with the last value after a while. */
export async function until<T>(read: () => T | Promise<T>, is: (value: T) => boolean): Promise<T> {
  for (let k = 0; k < 200; k += 1) {
    const value = await read();
    if (is(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`it did not come to that: ${JSON.stringify(await read())}`);
}
