// One meter of the HUD: icon in its colour, name, value with its change, and a bar. Colour is never the only sign.
import type { Locale } from '../../../core/scenario/terms.ts';
import { type PlainKey, uiText } from '../../../locale/ui.ts';
import { h, icon, setAttribute, setShown, setText, setVariable } from '../base/dom.ts';
import type { IconName } from '../icons.ts';

export interface MeterOptions {
  readonly name: PlainKey;
  readonly icon: IconName;
  readonly class: string;
  readonly min: number;
  readonly max: number;
  /** The bar grows from here: 0 for one that can be negative. */
  readonly origin: number;
  /** Whether a rise is good news. */
  readonly riseIsGood: boolean;
}

export interface Meter {
  readonly root: HTMLElement;
  update(value: number, change: number, locale: Locale): void;
}

/** Left end and width of the bar as shares of the track. */
export function barOf(
  value: number,
  { min, max, origin }: Pick<MeterOptions, 'min' | 'max' | 'origin'>,
): { readonly from: number; readonly size: number } {
  const share = (each: number): number => (Math.max(min, Math.min(max, each)) - min) / (max - min);
  const a = share(origin);
  const b = share(value);
  return { from: Math.min(a, b), size: Math.abs(b - a) };
}

export function createMeter(options: MeterOptions): Meter {
  const name = h('span', { class: 'meter-name' });
  const value = h('b', { class: 'meter-value' });
  const change = h('span', { class: 'meter-change' });
  const bar = h('span', { class: 'meter-bar' });
  const track = h('span', { class: 'meter-track' }, bar);
  const root = h(
    'div',
    { class: `meter ${options.class}`, role: 'meter', 'aria-valuemin': options.min, 'aria-valuemax': options.max },
    h('span', { class: 'meter-icon' }, icon(options.icon)),
    h('span', { class: 'meter-text' }, name, value, change),
    track,
  );
  if (options.origin !== options.min) track.classList.add('has-middle');
  return {
    root,
    update(now, delta, locale) {
      const { from, size } = barOf(now, options);
      const label = uiText(locale, options.name as never);
      setText(name, label);
      setText(value, String(now).replace('-', '−'));
      setShown(change, delta !== 0);
      setText(change, delta === 0 ? '' : `${delta > 0 ? '▲' : '▼'}${Math.abs(delta)}`);
      change.classList.toggle('is-good', delta > 0 === options.riseIsGood);
      setVariable(bar, '--from', from.toFixed(3));
      setVariable(bar, '--size', size.toFixed(3));
      root.classList.toggle('is-low', now < options.origin);
      setAttribute(root, 'aria-valuenow', now);
      setAttribute(root, 'aria-label', label);
      const moved = delta === 0 ? '' : `, ${uiText(locale, delta > 0 ? 'scene.up' : 'scene.down', { n: Math.abs(delta) })}`;
      setAttribute(root, 'aria-valuetext', `${now}${moved}`);
    },
  };
}
