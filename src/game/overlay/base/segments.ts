// A row of radio buttons drawn as one segmented key.
import type { PlainKey } from '../../../locale/ui.ts';
import { labelled } from './controls.ts';
import { h, setAttribute } from './dom.ts';
import type { Texts } from './texts.ts';

export interface Segments<V extends string> {
  readonly root: HTMLElement;
  update(value: V): void;
}

export interface SegmentsOptions<V extends string> {
  /** Unlike any other in the page. */
  readonly name: string;
  readonly values: readonly V[];
  readonly legend: PlainKey;
  readonly labelOf: (value: V) => PlainKey;
  readonly onPick: (value: V) => void;
}

export function createSegments<V extends string>(texts: Texts, options: SegmentsOptions<V>): Segments<V> {
  const { name, values, legend, labelOf, onPick } = options;
  const row = h('div', { class: 'segments' });
  const inputs = values.map((value) => {
    const input = h('input', { type: 'radio', name, id: `${name}-${value}`, value });
    input.addEventListener('change', () => onPick(value));
    row.append(h('span', { class: 'segment' }, input, labelled(texts, 'label', labelOf(value), { for: input.id })));
    return input;
  });
  const root = h('fieldset', { class: 'segmented' }, labelled(texts, 'legend', legend, { class: 'visually-hidden' }), row);
  return {
    root,
    update(value) {
      for (const input of inputs) input.checked = input.value === value;
      setAttribute(root, 'data-value', value);
    },
  };
}
