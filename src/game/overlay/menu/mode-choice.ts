// How to play: coach, practice or assessed, each with its sentence.
import type { PlayMode } from '../../../core/run/run.ts';
import { labelled } from '../base/controls.ts';
import { h, icon, setShown } from '../base/dom.ts';
import type { Emit } from '../base/screen.ts';
import type { Texts } from '../base/texts.ts';
import type { IconName } from '../icons.ts';

const MODES: readonly { readonly mode: PlayMode; readonly icon: IconName }[] = [
  { mode: 'coach', icon: 'gauge' },
  { mode: 'practice', icon: 'undo-2' },
  { mode: 'assessed', icon: 'eye-off' },
];

export interface ModeChoice {
  readonly root: HTMLElement;
  value(): PlayMode;
  /** `live`: without practice, whose step back is a question to the scenario's file. */
  update(mode: PlayMode, live?: boolean): void;
}

export function createModeChoice(texts: Texts, emit: Emit): ModeChoice {
  const inputs = new Map<PlayMode, HTMLInputElement>();
  const rows = new Map<PlayMode, HTMLElement>();
  const root = h('fieldset', { class: 'modes' }, labelled(texts, 'legend', 'briefing.mode'));
  let chosen: PlayMode = 'coach';
  for (const { mode, icon: name } of MODES) {
    const input = h('input', {
      type: 'radio',
      name: 'play-mode',
      value: mode,
      id: `mode-${mode}`,
      'aria-describedby': `mode-${mode}-text`,
    });
    input.addEventListener('change', () => {
      chosen = mode;
      emit({ type: 'settings', change: { mode } });
    });
    inputs.set(mode, input);
    const row = h(
      'div',
      { class: 'mode' },
      input,
      h('label', { for: `mode-${mode}` }, icon(name), labelled(texts, 'span', `mode.${mode}`, { class: 'mode-name' })),
      labelled(texts, 'p', `mode.${mode}.text`, { id: `mode-${mode}-text`, class: 'mode-text' }),
    );
    rows.set(mode, row);
    root.append(row);
  }
  return {
    root,
    value: () => chosen,
    update(mode, live = false) {
      chosen = live && mode === 'practice' ? 'coach' : mode;
      const practice = rows.get('practice');
      if (practice) setShown(practice, !live);
      const input = inputs.get(chosen);
      if (input && !input.checked) input.checked = true;
    },
  };
}
