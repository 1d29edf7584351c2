// A scenario as an SVG map; with figures of people, as they went through it.
import type { Scenario } from '../core/scenario/model.ts';
import type { Locale } from '../core/scenario/terms.ts';
import { layOut } from './layout.ts';
import type { Explored } from './legend.ts';
import { renderMap } from './render.ts';
import { type MapFigures, mapOf } from './scenario-map.ts';

export async function drawMap(scenario: Scenario, explored: Explored, locale: Locale, figures: MapFigures | null = null): Promise<string> {
  const map = mapOf(scenario, 'exploration' in explored ? explored.exploration : null, locale, figures);
  return renderMap(map, await layOut(map), explored);
}
