// Where everything on the map lies. ELK for what people read; for very large maps a plain one that takes no time.
import type { ElkExtendedEdge, ElkNode } from 'elkjs';
import type { Arrow, ScenarioMap } from './scenario-map.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Upper left corner of each box. */
  readonly boxes: ReadonlyMap<string, Point>;
  readonly arrows: ReadonlyMap<string, { readonly points: readonly Point[]; readonly label?: Point }>;
  /** False: the plain layout, whose arrows bend freely and carry no words. */
  readonly full: boolean;
}

/** Beyond these ELK takes longer than anybody waits (some ten seconds on a small machine). */
export const FULL_LIMITS = { boxes: 250, arrows: 700 };

const OPTIONS: Readonly<Record<string, string>> = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.separateConnectedComponents': 'false',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
  'elk.spacing.nodeNode': '26',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.labelNode': '12',
  'elk.layered.spacing.nodeNodeBetweenLayers': '26',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
  'elk.padding': '[top=8,left=8,bottom=8,right=8]',
};

async function layOutFully({ scenario, boxes, arrows }: ScenarioMap): Promise<Layout> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  const graph: ElkNode = {
    id: 'map',
    layoutOptions: OPTIONS,
    children: boxes.map(({ id, width, height }) => ({
      id: `box ${id}`,
      width,
      height,
      // The ending of a crisis may have no arrow of its own: it belongs to the other endings all the same.
      ...(id === scenario.breakOff && !arrows.some(({ to }) => to === id)
        ? { layoutOptions: { 'elk.layered.layering.layerConstraint': 'LAST' } }
        : {}),
    })),
    edges: arrows.map(
      ({ id, from, to, width, height }): ElkExtendedEdge => ({
        id,
        sources: [`box ${from}`],
        targets: [`box ${to}`],
        // ELK forgets a label without a text.
        labels: width > 0 ? [{ text: id, width, height, layoutOptions: { 'elk.edgeLabels.inline': 'true' } }] : [],
      }),
    ),
  };
  const placed = await new Elk().layout(graph);
  const at = ({ x = 0, y = 0 }: { x?: number; y?: number }): Point => ({ x, y });
  return {
    width: placed.width ?? 0,
    height: placed.height ?? 0,
    boxes: new Map((placed.children ?? []).map((box) => [box.id.slice('box '.length), at(box)])),
    arrows: new Map(
      (placed.edges ?? []).map((edge) => {
        const points = (edge.sections ?? []).flatMap(({ startPoint, bendPoints, endPoint }) => [
          startPoint,
          ...(bendPoints ?? []),
          endPoint,
        ]);
        const label = edge.labels?.[0];
        return [edge.id, { points, ...(label ? { label: at(label) } : {}) }];
      }),
    ),
    full: true,
  };
}

const ROW = 24;
const GAP = { x: 24, y: 56 };

/** Layers by the fewest decisions from the start; what cannot be reached comes last. */
function layersOf({ scenario, boxes, arrows }: ScenarioMap): readonly (readonly string[])[] {
  const next = new Map<string, Arrow[]>();
  for (const arrow of arrows) {
    const mine = next.get(arrow.from);
    if (mine) mine.push(arrow);
    else next.set(arrow.from, [arrow]);
  }
  const depth = new Map([[scenario.start, 0]]);
  for (const [id, level] of depth) for (const { to } of next.get(id) ?? []) if (!depth.has(to)) depth.set(to, level + 1);
  const layers: string[][] = [];
  const lost: string[] = [];
  for (const { id } of boxes) {
    const level = depth.get(id);
    if (level === undefined) lost.push(id);
    else {
      layers[level] ??= [];
      layers[level].push(id);
    }
  }
  return [...layers, lost].flatMap((layer) =>
    Array.from({ length: Math.ceil(layer.length / ROW) }, (_, k) => layer.slice(k * ROW, (k + 1) * ROW)),
  );
}

function layOutPlainly(map: ScenarioMap): Layout {
  const sizes = new Map(map.boxes.map((box) => [box.id, box]));
  const places = new Map<string, Point>();
  let [y, width] = [8, 0];
  for (const layer of layersOf(map)) {
    let [x, height] = [8, 0];
    for (const id of layer) {
      places.set(id, { x, y });
      const box = sizes.get(id);
      x += (box?.width ?? 0) + GAP.x;
      height = Math.max(height, box?.height ?? 0);
    }
    width = Math.max(width, x);
    y += height + GAP.y;
  }
  const middle = (id: string, edge: 0 | 1): Point => {
    const box = sizes.get(id);
    const place = places.get(id);
    return { x: (place?.x ?? 0) + (box?.width ?? 0) / 2, y: (place?.y ?? 0) + edge * (box?.height ?? 0) };
  };
  return {
    width,
    height: y,
    boxes: places,
    arrows: new Map(map.arrows.map(({ id, from, to }) => [id, { points: [middle(from, 1), middle(to, 0)] }])),
    full: false,
  };
}

export async function layOut(map: ScenarioMap): Promise<Layout> {
  const small = map.boxes.length <= FULL_LIMITS.boxes && map.arrows.length <= FULL_LIMITS.arrows;
  return small ? layOutFully(map) : layOutPlainly(map);
}
