import { SAMPLE } from '../core/sample-scenario.ts';

/** Every log of the sample that ends, by playing it: the first is good, some are bad. */
export const LOGS = allLogs();

function allLogs(): readonly (readonly { type: string; choice: string }[])[] {
  const found: { type: string; choice: string }[][] = [];
  const walk = (id: string, log: { type: string; choice: string }[], depth: number): void => {
    const node = SAMPLE.nodes.find((one) => one.id === id);
    if (!node) found.push(log);
    else if (depth < 6) {
      if (node.choices.length === 0) for (const { to } of node.to) walk(to, log, depth + 1);
      for (const one of node.choices) for (const { to } of one.to) walk(to, [...log, { type: 'choose', choice: one.id }], depth + 1);
    }
  };
  walk(SAMPLE.start, [], 0);
  return found;
}
