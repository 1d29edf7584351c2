// The four axes of one decision, or their means: a bar from the middle, with words at both poles.
import type { Locale } from '../../../core/scenario/terms.ts';
import { AXIS_NAMES, type AxisName } from '../../../locale/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import { h, setShown, setText, setVariable } from '../base/dom.ts';

const AXES: readonly AxisName[] = ['g', 'l', 'i', 'x'];

type AxisValues = Readonly<Record<AxisName, number | null>>;

/** With its sign; a mean keeps one decimal. */
export function signed(value: number): string {
  const text = Number.isInteger(value) ? String(Math.abs(value)) : Math.abs(value).toFixed(1);
  return value > 0 ? `+${text}` : value < 0 ? `−${text}` : '0';
}

export interface AxisList {
  readonly root: HTMLElement;
  update(values: AxisValues, locale: Locale): void;
}

/** `all`: axes that were not touched are listed too. */
export function createAxisList(all: boolean): AxisList {
  const rows = AXES.map((axis) => {
    const name = h('dt');
    const value = h('b', { class: 'axis-value' });
    const bar = h('span', { class: 'axis-bar', 'aria-hidden': 'true' }, h('span'));
    const poles = h('span', { class: 'axis-poles' }, h('span'), h('span'));
    const detail = h('dd', {}, value, bar, poles);
    return { axis, name, value, bar, poles, root: h('div', { class: 'axis' }, name, detail) };
  });
  return {
    root: h('dl', { class: all ? 'axes is-large' : 'axes' }, ...rows.map((row) => row.root)),
    update(values, locale) {
      for (const row of rows) {
        const value = values[row.axis];
        const { name, low, high } = AXIS_NAMES[row.axis];
        setShown(row.root, all || value !== null);
        setText(row.name, name[locale]);
        setText(row.value, value === null ? uiText(locale, 'debrief.axisNever') : signed(value));
        setShown(row.bar, value !== null);
        setVariable(row.bar, '--value', value ?? 0);
        row.root.classList.toggle('is-low', value !== null && value < 0);
        setShown(row.poles, all);
        setText(row.poles.firstElementChild as Element, low[locale]);
        setText(row.poles.lastElementChild as Element, high[locale]);
      }
    },
  };
}
