import type { ChancePort, ClockPort } from '../ports.ts';

export const systemClock: ClockPort = { now: () => Date.now() };

export const systemChance: ChancePort = { seed: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 1 };
