// The map as SVG: a picture that opens in any browser, with nothing to load. Colours are those of the product
// (src/game/overlay/styles/tokens.css), dark on paper.
import type { Layout, Point } from './layout.ts';
import { drawLegend, type Explored, summaryOf } from './legend.ts';
import { type Arrow, type Box, lineHeight, type ScenarioMap, type TextLine } from './scenario-map.ts';
import { escapeXml } from './svg-text.ts';
import { MAP_WORDS } from './words.ts';

const FACES = {
  en: 'Nunito, "Nunito Variable", "Noto Sans SC", "Noto Sans SC Variable", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, "DejaVu Sans", sans-serif',
  'zh-CN':
    '"Noto Sans SC", "Noto Sans SC Variable", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", Nunito, "Nunito Variable", system-ui, sans-serif',
} as const;

const style = (face: string): string => `
  text { font-family: ${face}; fill: #1d2338; }
  .strong { font-weight: 700; } .plain { fill: #4a5574; } .quiet { fill: #56607a; } .bad { fill: #bf352c; font-weight: 700; }
  .box { stroke: #1d2338; stroke-width: 2; fill: #ffffff; }
  .start { fill: #ffd166; } .unreachable { fill: #e8edf7; stroke: #bf352c; stroke-dasharray: 6 4; }
  .integrative { fill: #d9f2e6; stroke: #1c7a55; } .compromise { fill: #e2e9ff; stroke: #3455cf; }
  .imposed { fill: #fff4d6; stroke: #a87a08; } .none { fill: #fde3e0; stroke: #bf352c; }
  .arrow { fill: none; stroke: #56607a; stroke-width: 1.6; } .closable { stroke-dasharray: 7 4; }
  .best { stroke: #6a3fb0; stroke-width: 5; } .head { fill: #56607a; } .head.best { fill: #6a3fb0; stroke: none; }
  .label { fill: #ffffff; stroke: #c3cbdf; stroke-width: 1; } .label.best { stroke: #6a3fb0; stroke-width: 2; }
`;

/** Only where there are figures of people. */
const FIGURE_STYLE = `  .revise { stroke: #bf352c; stroke-width: 4; stroke-dasharray: 10 6; }
`;

const MARGIN = 28;
/** Corner radius of a bent arrow. */
const BEND = 9;
const HEAD = 9;

/** Width of an arrow that nobody took, and what is added where everybody did. */
const [THINNEST, WIDER] = [1, 11];

const n = (value: number): string => String(Math.round(value * 10) / 10);
const xy = ({ x, y }: Point): string => `${n(x)} ${n(y)}`;

/** From `from` towards `to`, at most half of the way. */
function towards(from: Point, to: Point, far: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(far, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function pathOf(points: readonly Point[], full: boolean): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) return '';
  if (!full) {
    const pull = Math.max(30, Math.abs(last.y - first.y) / 2);
    return `M${xy(first)}C${n(first.x)} ${n(first.y + pull)} ${n(last.x)} ${n(last.y - pull)} ${xy({ x: last.x, y: last.y - HEAD })}`;
  }
  let path = `M${xy(first)}`;
  for (const [k, bend] of rest.slice(0, -1).entries()) {
    const before = points[k] as Point;
    const after = points[k + 2] as Point;
    path += `L${xy(towards(bend, before, BEND))}Q${xy(bend)} ${xy(towards(bend, after, BEND))}`;
  }
  return `${path}L${xy(towards(last, points.at(-2) ?? first, HEAD))}`;
}

/** Points where the last piece of the arrow goes: ways back go up, and loops sideways. */
function headOf(points: readonly Point[], full: boolean, wide: number): string {
  const last = points.at(-1) as Point;
  const before = full ? (points.at(-2) ?? last) : { x: last.x, y: last.y - 1 };
  const length = Math.hypot(last.x - before.x, last.y - before.y) || 1;
  const [dx, dy] = [(last.x - before.x) / length, (last.y - before.y) / length];
  const corner = (side: 1 | -1): Point => ({
    x: last.x - dx * (HEAD + 2) - side * dy * wide,
    y: last.y - dy * (HEAD + 2) + side * dx * wide,
  });
  return `M${xy(last)}L${xy(corner(1))}L${xy(corner(-1))}z`;
}

function writeLines(lines: readonly TextLine[], middle: number, top: number): string {
  let y = top;
  return lines
    .map((line) => {
      y += lineHeight(line);
      const baseline = y - line.size * 0.32;
      return `<text class="${line.tone}" x="${n(middle)}" y="${n(baseline)}" font-size="${line.size}" text-anchor="middle">${escapeXml(line.text)}</text>`;
    })
    .join('');
}

function drawBox(box: Box, { x, y }: Point): string {
  const text = box.lines.reduce((sum, line) => sum + lineHeight(line), 0);
  const rect = `<rect class="box ${box.kind}${box.revise ? ' revise' : ''}" x="${n(x)}" y="${n(y)}" width="${box.width}" height="${box.height}" rx="9"/>`;
  return `<g><title>${escapeXml(box.title)}</title>${rect}${writeLines(box.lines, x + box.width / 2, y + (box.height - text) / 2)}</g>`;
}

function drawArrow(arrow: Arrow, points: readonly Point[], full: boolean): string {
  if (points.length < 2) return '';
  const kind = `${arrow.best ? ' best' : ''}${arrow.closable ? ' closable' : ''}`;
  const thick = arrow.share === null ? null : THINNEST + WIDER * arrow.share;
  const wide = Math.max(arrow.best ? 7 : 4.5, (thick ?? 0) / 2 + 3);
  const width = thick === null ? '' : ` style="stroke-width:${n(thick)}"`;
  const head = `<path class="head${arrow.best ? ' best' : ''}" d="${headOf(points, full, wide)}"/>`;
  return `<g><title>${escapeXml(arrow.title)}</title><path class="arrow${kind}"${width} d="${pathOf(points, full)}"/>${head}</g>`;
}

function drawLabel(arrow: Arrow, { x, y }: Point): string {
  const text = arrow.label.reduce((sum, line) => sum + lineHeight(line), 0);
  const rect = `<rect class="label${arrow.best ? ' best' : ''}" x="${n(x)}" y="${n(y)}" width="${arrow.width}" height="${arrow.height}" rx="7"/>`;
  const words = writeLines(arrow.label, x + arrow.width / 2, y + (arrow.height - text) / 2);
  return `<g><title>${escapeXml(arrow.title)}</title>${rect}${words}</g>`;
}

export function renderMap(map: ScenarioMap, layout: Layout, explored: Explored): string {
  const { scenario, locale } = map;
  const legend = drawLegend(map, explored, Math.max(layout.width, 720), layout.full);
  const width = Math.ceil(Math.max(layout.width, legend.width) + 2 * MARGIN);
  const height = Math.ceil(legend.height + layout.height + 2 * MARGIN);
  const left = (width - 2 * MARGIN - layout.width) / 2;
  const endings = scenario.endings.map(({ title }) => title[locale]).join(locale === 'zh-CN' ? '、' : '; ');
  const best = 'exploration' in explored ? `\n${MAP_WORDS.bestIs[locale]}${explored.exploration.best.join(', ')}` : '';
  // The best path lies above the others, words above all arrows.
  const arrows = [...map.arrows].sort((a, b) => Number(a.best) - Number(b.best));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" lang="${locale}" role="img" aria-labelledby="map-title map-text">`,
    `<title id="map-title">${escapeXml(`${scenario.title[locale]}: ${MAP_WORDS.map[locale]}`)}</title>`,
    `<desc id="map-text">${escapeXml(`${summaryOf(map, explored)}\n${endings}${best}`)}</desc>`,
    `<style>${style(FACES[locale])}${map.figures ? FIGURE_STYLE : ''}</style>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})">${legend.svg}</g>`,
    `<g transform="translate(${n(MARGIN + left)} ${n(MARGIN + legend.height)})">`,
    ...arrows.map((arrow) => drawArrow(arrow, layout.arrows.get(arrow.id)?.points ?? [], layout.full)),
    ...arrows.flatMap((arrow) => {
      const place = layout.arrows.get(arrow.id)?.label;
      return place && arrow.label.length > 0 ? [drawLabel(arrow, place)] : [];
    }),
    ...map.boxes.map((box) => drawBox(box, layout.boxes.get(box.id) ?? { x: 0, y: 0 })),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}
