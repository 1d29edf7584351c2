// A panel on the native <dialog>: it holds the focus, Esc closes it and the focus goes back to where it came from.
import type { PlainKey } from '../../../locale/ui.ts';
import { iconButton, labelled } from './controls.ts';
import { type Child, h } from './dom.ts';
import type { Texts } from './texts.ts';

export interface Panel {
  readonly root: HTMLDialogElement;
  readonly body: HTMLElement;
  readonly isOpen: () => boolean;
  open(): void;
  close(): void;
}

export interface PanelOptions {
  readonly id: string;
  readonly title: PlainKey;
  readonly onOpen?: () => void;
  readonly onClose?: () => void;
  readonly class?: string;
}

export function createPanel(texts: Texts, options: PanelOptions, ...children: readonly Child[]): Panel {
  const titleId = `${options.id}-title`;
  const title = labelled(texts, 'h2', options.title, { id: titleId, class: 'panel-title' });
  // The body scrolls: it must be reachable by keyboard even when nothing in it can be pressed.
  const body = h('div', { class: 'panel-body', tabindex: 0, role: 'group', 'aria-labelledby': titleId }, ...children);
  const root = h('dialog', { id: options.id, class: `panel ${options.class ?? ''}`.trim(), 'aria-labelledby': titleId });
  let cameFrom: Element | null = null;

  const close = (): void => {
    if (root.open) root.close();
  };
  root.append(h('div', { class: 'panel-head' }, title, iconButton(texts, { key: 'nav.close', icon: 'x', onClick: close })), body);

  root.addEventListener('close', () => {
    options.onClose?.();
    if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
    cameFrom = null;
  });
  // A click on the backdrop hits the dialog itself, one inside hits a child.
  root.addEventListener('click', (event) => {
    if (event.target === root) close();
  });

  return {
    root,
    body,
    isOpen: () => root.open,
    open() {
      if (root.open) return;
      cameFrom = document.activeElement;
      options.onOpen?.();
      root.showModal();
    },
    close,
  };
}
