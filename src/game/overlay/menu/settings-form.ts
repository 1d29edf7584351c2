// Every setting, changed at once and in place. Used by the settings page and by the pause menu.
import { LOCALES } from '../../../core/scenario/terms.ts';
import { type PlainKey, uiText } from '../../../locale/ui.ts';
import type { Settings } from '../../ports.ts';
import { labelled } from '../base/controls.ts';
import { h, setAttribute, setShown, setText } from '../base/dom.ts';
import type { Emit } from '../base/screen.ts';
import { bindTexts } from '../base/texts.ts';
import { createFigureChoice } from './figure-choice.ts';

export interface SettingsForm {
  readonly root: HTMLElement;
  /** `joined`: there is a company's board that talks are sent to. */
  update(settings: Settings, joined?: boolean): void;
}

type Flag = 'autoAdvance' | 'skipRead' | 'muted' | 'reducedMotion' | 'largeText' | 'autoSend';
type Volume = 'music' | 'effects' | 'voices';
type Pick = 'textSpeed' | 'timers' | 'theme' | 'locale';

/** `prefix` keeps ids apart when two forms are in the page; `heading` fits the level of the place. */
export function createSettingsForm(prefix: string, heading: 'h2' | 'h3', emit: Emit): SettingsForm {
  const texts = bindTexts();
  const updates: ((settings: Settings) => void)[] = [];
  const change = (part: Partial<Settings>): void => emit({ type: 'settings', change: part });

  const group = (key: PlainKey, ...children: readonly HTMLElement[]): HTMLElement =>
    h('section', { class: 'settings-group' }, labelled(texts, heading, key), ...children);

  const flag = (name: Flag): HTMLElement => {
    const input = h('input', { type: 'checkbox', role: 'switch', id: `${prefix}-${name}` });
    input.addEventListener('change', () => change({ [name]: input.checked }));
    updates.push((settings) => {
      input.checked = settings[name];
    });
    return h('p', { class: 'setting switch' }, labelled(texts, 'label', `settings.${name}`, { for: input.id }), input);
  };

  const volume = (name: Volume): HTMLElement => {
    const input = h('input', { type: 'range', id: `${prefix}-${name}`, min: 0, max: 100, step: 5 });
    const value = h('output', { for: input.id });
    input.addEventListener('input', () => change({ [name]: Number(input.value) / 100 }));
    updates.push((settings) => {
      const percent = Math.round(settings[name] * 100);
      if (Number(input.value) !== percent) input.value = String(percent);
      const text = uiText(settings.locale, 'settings.percent', { n: percent });
      setText(value, text);
      setAttribute(input, 'aria-valuetext', text);
    });
    return h('p', { class: 'setting volume' }, labelled(texts, 'label', `settings.${name}`, { for: input.id }), input, value);
  };

  /** A row of radio buttons drawn as one segmented key. */
  const pick = <K extends Pick>(
    name: K,
    values: readonly Settings[K][],
    legend: PlainKey,
    labelOf: (value: Settings[K]) => PlainKey,
  ): HTMLElement => {
    const row = h('div', { class: 'segments' });
    const inputs = values.map((value) => {
      const id = `${prefix}-${name}-${value}`;
      const input = h('input', { type: 'radio', name: `${prefix}-${name}`, id, value });
      const label = labelled(texts, 'label', labelOf(value), { for: id });
      if (name === 'locale') setAttribute(label, 'lang', value);
      input.addEventListener('change', () => change({ [name]: value }));
      row.append(h('span', { class: 'segment' }, input, label));
      return input;
    });
    updates.push((settings) => {
      for (const input of inputs) input.checked = input.value === settings[name];
    });
    return h('fieldset', { class: 'setting pick' }, labelled(texts, 'legend', legend), row);
  };

  const name = h('input', { type: 'text', class: 'field', id: `${prefix}-name`, maxlength: 24, autocomplete: 'nickname' });
  name.addEventListener('change', () => change({ playerName: name.value.trim() }));
  updates.push((settings) => {
    if (document.activeElement !== name) name.value = settings.playerName;
  });

  const company = group('settings.company', flag('autoSend'));
  const figures = createFigureChoice(texts, prefix, (playerFigure) => change({ playerFigure }));
  updates.push(figures.update);

  const root = h(
    'div',
    { class: 'settings-form' },
    group('settings.you', h('p', { class: 'setting' }, labelled(texts, 'label', 'title.name', { for: name.id }), name), figures.root),
    group(
      'settings.reading',
      pick('locale', LOCALES, 'language.label', (value) => `language.${value}`),
      pick('textSpeed', ['slow', 'normal', 'fast', 'instant'], 'settings.textSpeed', (value) => `settings.textSpeed.${value}`),
      flag('autoAdvance'),
      flag('skipRead'),
      pick('timers', ['on', 'stretched', 'off'], 'settings.timers', (value) => `settings.timers.${value}`),
    ),
    group('settings.soundGroup', flag('muted'), volume('music'), volume('effects'), volume('voices')),
    group(
      'settings.display',
      pick('theme', ['light', 'dark', 'system'], 'settings.theme', (value) => `settings.theme.${value}`),
      flag('largeText'),
      flag('reducedMotion'),
    ),
    company,
  );
  return {
    root,
    update(settings, joined = false) {
      texts.apply(settings.locale);
      setShown(company, joined);
      for (const update of updates) update(settings);
    },
  };
}
