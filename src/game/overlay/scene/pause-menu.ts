// The pause menu: back, the record, one step back in practice, the settings, and the two ways out.
import type { Settings } from '../../ports.ts';
import { labelled, textButton } from '../base/controls.ts';
import { createPanel, type Panel } from '../base/dialog.ts';
import { h, setShown } from '../base/dom.ts';
import type { Emit } from '../base/screen.ts';
import type { Texts } from '../base/texts.ts';
import { createSettingsForm } from '../menu/settings-form.ts';

export interface PauseMenu extends Panel {
  update(settings: Settings, canGoBack: boolean): void;
}

export interface PauseOptions {
  readonly onToggle: () => void;
  readonly onHistory: () => void;
  readonly onBack: () => void;
}

export function createPauseMenu(texts: Texts, emit: Emit, options: PauseOptions): PauseMenu {
  const form = createSettingsForm('pause', 'h3', emit);
  const back = textButton(texts, { key: 'scene.back', icon: 'undo-2', onClick: () => leaveBy(options.onBack) });
  const ask = h('div', { class: 'abandon-ask', role: 'group', hidden: true });
  const abandon = textButton(texts, { key: 'pause.abandon', icon: 'x', class: 'danger', onClick: () => setAsking(true) });
  const no = textButton(texts, { key: 'pause.abandonNo', onClick: () => setAsking(false) });
  ask.append(
    labelled(texts, 'p', 'pause.abandonAsk'),
    textButton(texts, {
      key: 'pause.abandonYes',
      icon: 'x',
      class: 'danger',
      onClick: () => leaveBy(() => emit({ type: 'abandon' })),
      attributes: { 'data-abandon': true },
    }),
    no,
  );
  texts.attribute(ask, 'aria-label', 'pause.abandon');
  const setAsking = (on: boolean): void => {
    setShown(ask, on);
    setShown(abandon, !on);
    if (on) no.focus();
    else abandon.focus();
  };
  const leaveBy = (work: () => void): void => {
    panel.close();
    work();
  };
  const panel: Panel = createPanel(
    texts,
    {
      id: 'pause-menu',
      title: 'pause.title',
      class: 'pause',
      onOpen: () => {
        setShown(ask, false);
        setShown(abandon, true);
        options.onToggle();
      },
      onClose: options.onToggle,
    },
    h(
      'div',
      { class: 'pause-doors' },
      textButton(texts, { key: 'pause.resume', icon: 'play', class: 'primary', onClick: () => panel.close() }),
      textButton(texts, { key: 'scene.history', icon: 'history', onClick: () => leaveBy(options.onHistory) }),
      back,
      textButton(texts, { key: 'pause.leave', icon: 'save', onClick: () => leaveBy(() => emit({ type: 'leave' })) }),
      abandon,
      ask,
    ),
    form.root,
  );
  return {
    ...panel,
    update(settings, canGoBack) {
      form.update(settings);
      setShown(back, canGoBack);
    },
  };
}
