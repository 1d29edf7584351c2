// Keyboard and pointer of the scene: Space, Enter or a click go on, 1 to 9 answer, arrows walk, Esc pauses.
import type { Phase } from './reader.ts';

export interface SceneKeys {
  advance(): void;
  phase(): Phase;
  /** A panel is open and has the keys. */
  blocked(): boolean;
  pick(number: number): void;
  move(by: 1 | -1): void;
  pause(): void;
}

const OWN_KEYS = 'button, a, input, select, textarea, summary, dialog, [contenteditable]';

/** Returns how to stop listening. */
export function listenForKeys(root: HTMLElement, keys: SceneKeys): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (keys.blocked() || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : null;
    const reading = ['silence', 'typing', 'waiting'].includes(keys.phase());
    if (event.key === 'Escape') {
      event.preventDefault();
      keys.pause();
    } else if (reading && (event.key === ' ' || event.key === 'Enter')) {
      // A button under the focus answers these keys itself.
      if (target?.closest(OWN_KEYS)) return;
      event.preventDefault();
      if (!event.repeat) keys.advance();
    } else if (keys.phase() === 'choosing' && /^[1-9]$/.test(event.key) && !event.repeat) {
      event.preventDefault();
      keys.pick(Number(event.key));
    } else if (keys.phase() === 'choosing' && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      keys.move(event.key === 'ArrowDown' ? 1 : -1);
    }
  };
  const onClick = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    if (keys.blocked() || target?.closest(`${OWN_KEYS}, .hud, .choices, .end-card`)) return;
    // Marking text with the mouse is not a click on the scene.
    if ((getSelection()?.toString() ?? '') !== '') return;
    keys.advance();
  };
  document.addEventListener('keydown', onKey);
  root.addEventListener('click', onClick);
  return () => {
    document.removeEventListener('keydown', onKey);
    root.removeEventListener('click', onClick);
  };
}
