// The state that a talk is in when a node is entered, as a form: what is filled in comes out as a patch.
import { CDS } from '../../core/conflict/constants.ts';
import type { Talk } from '../../core/dialogue/talk.ts';
import type { TalkPatch } from '../../core/run/start-at.ts';
import { type Scenario, YOU } from '../../core/scenario/model.ts';
import { type Locale, PANES, type Pane, STEPS } from '../../core/scenario/terms.ts';
import { PREVIEW } from '../../locale/preview.ts';
import { PANE_NAMES } from '../../locale/terms.ts';
import { type Child, h } from '../overlay/base/dom.ts';

export interface StateForm {
  readonly root: HTMLElement;
  fill(scenario: Scenario, talk: Talk, locale: Locale): void;
  read(): TalkPatch;
}

const numberField = (value: number, min: number, max: number): HTMLInputElement =>
  h('input', { type: 'number', class: 'field', min, max, step: 1, value, inputmode: 'numeric' });

const labelled = (text: string, control: HTMLElement, ...rest: readonly Child[]): HTMLElement =>
  h('label', { class: 'state-field' }, h('span', {}, text), control, ...rest);

const tick = (checked: boolean): HTMLInputElement => h('input', { type: 'checkbox', checked });

const group = (title: string, ...children: readonly Child[]): HTMLElement =>
  h('fieldset', { class: 'state-group' }, h('legend', {}, title), ...children);

const folded = (title: string, ...children: readonly Child[]): HTMLElement =>
  h('details', { class: 'state-group' }, h('summary', {}, title), h('div', { class: 'state-grid' }, ...children));

/** NaN for what is no number: the core refuses it and says so. */
const numberIn = (field: HTMLInputElement): number => (field.value.trim() === '' ? Number.NaN : Number(field.value));

const entriesOf = <T>(fields: ReadonlyMap<string, HTMLInputElement>, read: (field: HTMLInputElement) => T): Record<string, T> =>
  Object.fromEntries([...fields].map(([id, field]) => [id, read(field)]));

const ticked = (fields: ReadonlyMap<string, HTMLInputElement>): readonly string[] =>
  [...fields].flatMap(([id, field]) => (field.checked ? [id] : []));

export function createStateForm(): StateForm {
  const root = h('div', { class: 'state-form' });
  const fields = {
    present: new Map<string, HTMLInputElement>(),
    climate: new Map<string, HTMLInputElement>(),
    heat: new Map<string, HTMLInputElement>(),
    flags: new Map<string, HTMLInputElement>(),
    visits: new Map<string, HTMLInputElement>(),
    chosen: new Map<string, HTMLInputElement>(),
  };
  const panes = new Map<string, HTMLSelectElement>();
  let intensity = numberField(0, 0, 100);
  let step = numberField(0, 0, STEPS.length);
  const keep = <E>(map: Map<string, E>, id: string, field: E): E => {
    map.set(id, field);
    return field;
  };

  function personOf(scenario: Scenario, talk: Talk, locale: Locale, id: string): HTMLElement {
    const texts = PREVIEW[locale];
    const { climate = 0, heat = 0 } = talk.conflict.counterparts[id] ?? {};
    return group(
      scenario.cast.find((each) => each.id === id)?.name[locale] ?? id,
      labelled(texts.present, keep(fields.present, id, tick(talk.present.includes(id)))),
      labelled(texts.climate, keep(fields.climate, id, numberField(climate, CDS.climate.min, CDS.climate.max))),
      labelled(texts.heat, keep(fields.heat, id, numberField(heat, CDS.heat.min, CDS.heat.max))),
    );
  }

  function paneOf(id: string, pane: Pane, locale: Locale): HTMLElement {
    const options = PANES.map((each) => h('option', { value: each, selected: each === pane }, PANE_NAMES[each][locale]));
    return labelled(id, keep(panes, id, h('select', { class: 'field' }, ...options)));
  }

  return {
    root,
    fill(scenario, talk, locale) {
      const texts = PREVIEW[locale];
      for (const map of [...Object.values(fields), panes]) map.clear();
      intensity = numberField(talk.conflict.intensity, CDS.intensity.min, CDS.intensity.max);
      step = numberField(talk.conflict.step, 0, STEPS.length);
      const people = scenario.cast.filter(({ id }) => id !== YOU).map(({ id }) => personOf(scenario, talk, locale, id));
      const facts = scenario.facts.map(({ id }) => paneOf(id, talk.conflict.panes[id] ?? 'unknown', locale));
      const flags = scenario.flags.map(({ id, min, max, kind }) => {
        const value = talk.flags[id] ?? 0;
        return labelled(id, keep(fields.flags, id, kind === 'switch' ? tick(value === 1) : numberField(value, min, max)));
      });
      const visits = scenario.nodes.map(({ id }) => labelled(id, keep(fields.visits, id, numberField(talk.visits[id] ?? 0, 0, 99))));
      const choices = scenario.nodes.flatMap((node) => node.choices);
      const chosen = choices.map(({ id }) => labelled(id, keep(fields.chosen, id, tick(talk.chosen.includes(id)))));
      root.replaceChildren(
        ...people,
        group(texts.talk, labelled(texts.intensity, intensity), labelled(texts.step, step)),
        ...(facts.length > 0 ? [group(texts.facts, ...facts)] : []),
        ...(flags.length > 0 ? [group(texts.flags, ...flags)] : []),
        folded(texts.visits, ...visits),
        folded(texts.chosen, ...chosen),
      );
    },
    read() {
      const climates = entriesOf(fields.climate, numberIn);
      const heats = entriesOf(fields.heat, numberIn);
      return {
        counterparts: Object.fromEntries(Object.keys(climates).map((id) => [id, { climate: climates[id] ?? 0, heat: heats[id] ?? 0 }])),
        intensity: numberIn(intensity),
        step: numberIn(step),
        panes: Object.fromEntries([...panes].map(([id, field]) => [id, field.value as Pane])),
        flags: entriesOf(fields.flags, (field) => (field.type === 'checkbox' ? Number(field.checked) : numberIn(field))),
        present: ticked(fields.present),
        visits: entriesOf(fields.visits, numberIn),
        chosen: ticked(fields.chosen),
      };
    },
  };
}
