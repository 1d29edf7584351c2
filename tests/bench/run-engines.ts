// Bundles the two engines and lets them play in a bare Node.
import path from 'node:path';
import { bundle, runNode } from './bare-node.ts';
import type { EngineJob, EngineReport } from './engines.ts';

export async function runEngines(root: string, ids: readonly string[], rounds: number): Promise<readonly EngineReport[]> {
  const file = await bundle(root, 'engines');
  const job: EngineJob = {
    people: path.join(root, 'scenarios/shared/cast.yaml'),
    scenarios: ids.map((id) => ({ id, file: path.join(root, `scenarios/${id}.yaml`) })),
    rounds,
  };
  return JSON.parse(await runNode([file, JSON.stringify(job)])) as readonly EngineReport[];
}
