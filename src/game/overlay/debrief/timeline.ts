// The talk as a curve: trust above, heat and intensity below, each decision marked by what it did. A table says the same.
import { CDS } from '../../../core/conflict/constants.ts';
import type { Debrief } from '../../../core/run/debrief-types.ts';
import type { Locale } from '../../../core/scenario/terms.ts';
import { CLASS_NAMES, RUNG_NAMES } from '../../../locale/terms.ts';
import { type PlainKey, uiText } from '../../../locale/ui.ts';
import { labelled } from '../base/controls.ts';
import { h, s, setText } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';
import { type Frame, labelStep, pathOf, pointsOf, seriesOf, spreadLabels, xOf, yOf } from './chart-geometry.ts';

const CLIMATE_HEIGHT = 170;
const LOWER_HEIGHT = 190;

const frameOf = (width: number, height: number, bottom: number): Frame => ({
  width,
  height,
  left: 40,
  right: width < 520 ? 56 : 84,
  top: 14,
  bottom,
});

/** ▲ constructive, ● neutral, ▼ destructive: the form says it, the colour repeats it. */
export const CLASS_MARKS = {
  constructive: 'M0 -8L8 6H-8Z',
  neutral: 'M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0Z',
  destructive: 'M0 8L8 -6H-8Z',
} as const;

/** With a true minus sign. */
const minus = (value: number): string => String(value).replace('-', '−');

export interface Timeline {
  readonly root: HTMLElement;
  update(debrief: Debrief, locale: Locale): void;
}

function grid(frame: Frame, min: number, max: number, values: readonly number[]): SVGElement[] {
  return values.flatMap((value) => {
    const y = yOf(value, min, max, frame);
    return [
      s('line', { class: 'chart-grid', x1: frame.left, x2: frame.width - frame.right, y1: y, y2: y }),
      s('text', { class: 'chart-tick', x: frame.left - 8, y: y + 4, 'text-anchor': 'end' }, minus(value)),
    ];
  });
}

function band(frame: Frame, min: number, max: number, low: number, high: number, kind: string): SVGElement {
  const top = yOf(high, min, max, frame);
  return s('rect', {
    class: `chart-band ${kind}`,
    x: frame.left,
    y: top,
    width: frame.width - frame.left - frame.right,
    height: yOf(low, min, max, frame) - top,
  });
}

function climateChart(debrief: Debrief, width: number, locale: Locale): SVGSVGElement {
  const frame = frameOf(width, CLIMATE_HEIGHT, 10);
  const { min, max } = CDS.climate;
  const points = pointsOf(seriesOf(debrief, 'climate'), min, max, frame);
  const label = (value: number, key: PlainKey): SVGElement =>
    s(
      'text',
      { class: 'chart-note', x: frame.left + 6, y: yOf(value, min, max, frame) + (value > 0 ? -5 : 15) },
      uiText(locale, key as never),
    );
  const last = points.at(-1);
  const chart = s(
    'svg',
    { class: 'chart', viewBox: `0 0 ${width} ${CLIMATE_HEIGHT}`, role: 'img', 'aria-hidden': 'true' },
    band(frame, min, max, CDS.stance.opensAt, max, 'is-open'),
    band(frame, min, max, min, CDS.stance.closesAt, 'is-closed'),
    ...grid(frame, min, max, [min, 0, max]),
    label(CDS.stance.opensAt, 'debrief.openLine'),
    label(CDS.stance.closesAt, 'debrief.closedLine'),
    s('path', { class: 'chart-line is-climate', d: pathOf(points) }),
  );
  debrief.decisions.forEach((decision, index) => {
    const point = points[index + 1];
    if (!point) return;
    chart.append(
      s(
        'path',
        {
          class: `chart-mark is-${decision.class}`,
          d: CLASS_MARKS[decision.class],
          transform: `translate(${point.x.toFixed(1)} ${point.y.toFixed(1)})`,
        },
        s('title', {}, `${decision.number} ${CLASS_NAMES[decision.class][locale]}: ${decision.say[locale]}`),
      ),
    );
  });
  if (last) chart.append(s('text', { class: 'chart-name is-climate', x: last.x + 14, y: last.y + 5 }, uiText(locale, 'scene.climate')));
  return chart;
}

function lowerChart(debrief: Debrief, width: number, locale: Locale): SVGSVGElement {
  const frame = frameOf(width, LOWER_HEIGHT, 30);
  const heat = pointsOf(seriesOf(debrief, 'heat'), 0, 100, frame);
  const intensity = pointsOf(seriesOf(debrief, 'intensity'), 0, 100, frame);
  const count = heat.length;
  const chart = s(
    'svg',
    { class: 'chart', viewBox: `0 0 ${width} ${LOWER_HEIGHT}`, role: 'img', 'aria-hidden': 'true' },
    band(frame, 0, 100, CDS.band.intensityMin, CDS.band.intensityMax, 'is-band'),
    ...grid(frame, 0, 100, [0, 50, 100]),
    s(
      'text',
      { class: 'chart-note', x: frame.left + 6, y: yOf(CDS.band.intensityMax, 0, 100, frame) + 15 },
      uiText(locale, 'debrief.productive'),
    ),
    s('path', { class: 'chart-line is-intensity', d: pathOf(intensity) }),
    s('path', { class: 'chart-line is-heat', d: pathOf(heat) }),
  );
  for (const point of heat) chart.append(s('circle', { class: 'chart-dot is-heat', cx: point.x, cy: point.y, r: 3.5 }));
  for (const point of intensity)
    chart.append(s('rect', { class: 'chart-dot is-intensity', x: point.x - 3, y: point.y - 3, width: 6, height: 6 }));
  const step = labelStep(count, width - frame.left - frame.right);
  for (let index = 1; index < count; index += step)
    chart.append(
      s('text', { class: 'chart-tick', x: xOf(index, count, frame), y: LOWER_HEIGHT - 8, 'text-anchor': 'middle' }, String(index)),
    );
  const [heatEnd, intensityEnd] = [heat.at(-1), intensity.at(-1)];
  if (heatEnd && intensityEnd) {
    const [yHeat, yIntensity] = spreadLabels(heatEnd.y, intensityEnd.y, 18);
    chart.append(
      s('text', { class: 'chart-name is-heat', x: heatEnd.x + 12, y: yHeat + 5 }, uiText(locale, 'scene.heat')),
      s('text', { class: 'chart-name is-intensity', x: intensityEnd.x + 12, y: yIntensity + 5 }, uiText(locale, 'debrief.intensity')),
    );
  }
  return chart;
}

export function createTimeline(texts: Texts): Timeline {
  const charts = h('div', { class: 'charts' });
  const words = h('p', { class: 'timeline-text' });
  const body = h('tbody');
  const columns: readonly PlainKey[] = [
    'debrief.decision',
    'debrief.what',
    'scene.climate',
    'scene.heat',
    'debrief.intensity',
    'scene.ladder',
  ];
  const table = h(
    'div',
    { class: 'table-scroll', tabindex: 0, role: 'group' },
    h(
      'table',
      { class: 'numbers' },
      h('thead', {}, h('tr', {}, ...columns.map((key) => labelled(texts, 'th', key, { scope: 'col' })))),
      body,
    ),
  );
  texts.attribute(table, 'aria-label', 'debrief.timeline');
  const root = h(
    'section',
    { class: 'block timeline' },
    labelled(texts, 'h2', 'debrief.timeline'),
    words,
    charts,
    h('details', { class: 'as-table' }, labelled(texts, 'summary', 'debrief.asTable'), table),
  );
  let drawn: { readonly debrief: Debrief; readonly locale: Locale; readonly width: number } | undefined;

  const draw = (debrief: Debrief, locale: Locale): void => {
    const width = Math.max(280, Math.round(charts.clientWidth || 640));
    if (drawn && drawn.debrief === debrief && drawn.locale === locale && drawn.width === width) return;
    drawn = { debrief, locale, width };
    charts.replaceChildren(climateChart(debrief, width, locale), lowerChart(debrief, width, locale));
  };
  // Drawn for its width: letters keep their size on a phone.
  new ResizeObserver(() => drawn && draw(drawn.debrief, drawn.locale)).observe(charts);

  return {
    root,
    update(debrief, locale) {
      const { start } = debrief;
      setText(
        words,
        uiText(locale, 'debrief.timelineText', {
          climateFrom: minus(start.climate),
          climateTo: minus(debrief.climate),
          heatFrom: start.heat,
          heatTo: debrief.heat,
          intensityFrom: start.intensity,
          intensityTo: debrief.intensity,
        }),
      );
      draw(debrief, locale);
      const row = (head: string, ...cells: readonly (string | number)[]): HTMLElement =>
        h('tr', {}, h('th', { scope: 'row' }, head), ...cells.map((cell) => h('td', {}, typeof cell === 'number' ? minus(cell) : cell)));
      body.replaceChildren(
        row(uiText(locale, 'debrief.start'), '', start.climate, start.heat, start.intensity, ''),
        ...debrief.decisions.map((each) =>
          row(String(each.number), each.say[locale], each.climate, each.heat, each.intensity, RUNG_NAMES[each.ladder][locale]),
        ),
      );
    },
  };
}
