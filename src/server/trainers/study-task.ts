// The inside of the thread: one task, one answer.
import { parentPort } from 'node:worker_threads';
import { anchorsIn } from '../../core/analysis/anchors.ts';
import { choiceWorths } from '../../core/analysis/choice-worth.ts';
import type { Exploration } from '../../core/analysis/exploration.ts';
import { study } from '../../core/analysis/explore.ts';
import type { Anchors } from '../../core/run/debrief-types.ts';
import type { Scenario } from '../../core/scenario/model.ts';
import type { Locale } from '../../core/scenario/terms.ts';
import { drawMap } from '../../map/draw-map.ts';
import type { MapFigures } from '../../map/scenario-map.ts';

export interface Studied {
  readonly exploration: Exploration;
  readonly anchors: Anchors;
  /** By choice: mean of R lost against the best option. Null: too large to be explored whole. */
  readonly losses: Readonly<Record<string, number>> | null;
}

export type Task =
  | { readonly kind: 'study'; readonly scenario: Scenario; readonly states: number }
  | {
      readonly kind: 'draw';
      readonly scenario: Scenario;
      readonly exploration: Exploration | null;
      readonly locale: Locale;
      readonly figures: MapFigures;
    };

function studied(scenario: Scenario, states: number): Studied {
  const { table, walked, result } = study(scenario, { states });
  const worths = walked ? choiceWorths(table, walked.walk, walked.values) : null;
  return {
    exploration: result,
    anchors: anchorsIn(result),
    losses: worths && Object.fromEntries(worths.filter(({ reach }) => reach > 0).map(({ id, loss }) => [id, loss])),
  };
}

parentPort?.once('message', async (task: Task) => {
  if (task.kind === 'study') parentPort?.postMessage(studied(task.scenario, task.states));
  else {
    const explored = task.exploration ? { exploration: task.exploration } : { failed: '' };
    parentPort?.postMessage(await drawMap(task.scenario, explored, task.locale, task.figures));
  }
});
