// How to play: coach, practice or assessed, each with its sentence.
import type { PlayMode } from '../../../core/run/run.ts';
import { labelled } from '../base/controls.ts';
import { h, icon } from '../base/dom.ts';
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
  update(mode: PlayMode): void;
}

export function createModeChoice(texts: Texts, emit: Emit): ModeChoice {
  const inputs = new Map<PlayMode, HTMLInputElement>();
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
    root.append(
      h(
        'div',
        { class: 'mode' },
        input,
        h('label', { for: `mode-${mode}` }, icon(name), labelled(texts, 'span', `mode.${mode}`, { class: 'mode-name' })),
        labelled(texts, 'p', `mode.${mode}.text`, { id: `mode-${mode}-text`, class: 'mode-text' }),
      ),
    );
  }
  return {
    root,
    value: () => chosen,
    update(mode) {
      chosen = mode;
      const input = inputs.get(mode);
      if (input && !input.checked) input.checked = true;
    },
  };
}
