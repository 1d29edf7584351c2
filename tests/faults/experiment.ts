// What every experiment is: it does the harm for real and returns what it counted and what went wrong.

export interface Outcome {
  /** What was done how often, in words. */
  readonly count: string;
  /** What should not be; empty: it held. */
  readonly faults: readonly string[];
  /** Why this machine does not allow it. */
  readonly skipped?: string;
}

export interface Experiment {
  /** To call it by. */
  readonly name: string;
  /** The promise that is put to the test. */
  readonly promise: string;
  /** `short`: a few instead of all, for `npm test`. */
  readonly run: (short: boolean) => Promise<Outcome>;
}

export interface Tally {
  readonly faults: readonly string[];
  check(holds: boolean, fault: () => string): void;
  checks(): number;
}

export function openTally(): Tally {
  const faults: string[] = [];
  let checks = 0;
  return {
    faults,
    check(holds, fault) {
      checks += 1;
      if (!holds) faults.push(fault().slice(0, 600));
    },
    checks: () => checks,
  };
}

export type Chance = (below: number) => number;

/** The same numbers for the same seed: a fault that was found can be found again. */
export function openChance(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    // xorshift32
    state = state === 0 ? 0x9e3779b9 : state;
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export const pick = <T>(chance: Chance, from: readonly T[]): T => from[chance(from.length)] as T;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const thousands = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
