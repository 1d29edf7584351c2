// Times by the clock mean little while other processes fill the machine.

/** Wall time of busy work by its processor time: 1 where this process has a core to itself. */
export function crowding(): number {
  const begun = performance.now();
  const before = process.cpuUsage();
  while (performance.now() - begun < 200);
  const { user, system } = process.cpuUsage(before);
  return (1000 * (performance.now() - begun)) / (user + system);
}

const CALM = 1.15;
const PATIENCE_MS = 8000;

/** Waits for a quiet moment, but not for ever. */
export async function quietMoment(): Promise<void> {
  const begun = performance.now();
  while (crowding() > CALM && performance.now() - begun < PATIENCE_MS) await new Promise((resolve) => setTimeout(resolve, 300));
}
