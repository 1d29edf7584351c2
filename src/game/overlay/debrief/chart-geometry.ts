// Where the timeline's lines, grid and marks lie. Pure: numbers in, SVG coordinates out.
import type { Debrief, DecisionReport } from '../../../core/run/debrief-types.ts';

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A value at the start and after every decision. */
export function seriesOf(debrief: Debrief, pick: 'climate' | 'heat' | 'intensity'): readonly number[] {
  return [debrief.start[pick], ...debrief.decisions.map((each: DecisionReport) => each[pick])];
}

export function xOf(index: number, count: number, frame: Frame): number {
  const room = frame.width - frame.left - frame.right;
  return frame.left + (count <= 1 ? room / 2 : (room * index) / (count - 1));
}

export function yOf(value: number, min: number, max: number, frame: Frame): number {
  const room = frame.height - frame.top - frame.bottom;
  return frame.top + room * (1 - (Math.max(min, Math.min(max, value)) - min) / (max - min));
}

export function pointsOf(values: readonly number[], min: number, max: number, frame: Frame): readonly Point[] {
  return values.map((value, index) => ({ x: xOf(index, values.length, frame), y: yOf(value, min, max, frame) }));
}

const round = (value: number): number => Math.round(value * 10) / 10;

export function pathOf(points: readonly Point[]): string {
  return points.map((point, index) => `${index === 0 ? 'M' : 'L'}${round(point.x)} ${round(point.y)}`).join('');
}

/** Two labels at the end of lines: moved apart when they would touch. */
export function spreadLabels(a: number, b: number, least: number): readonly [number, number] {
  const missing = least - Math.abs(a - b);
  if (missing <= 0) return [a, b];
  return a <= b ? [a - missing / 2, b + missing / 2] : [a + missing / 2, b - missing / 2];
}

/** Every decision is numbered where there is room, else every second, third… */
export function labelStep(count: number, width: number): number {
  return Math.max(1, Math.ceil((count * 26) / Math.max(1, width)));
}
