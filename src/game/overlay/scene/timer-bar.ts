// The time for an answer, where the scene sets one and the settings allow it. It stands still while the game is paused.
import { uiText } from '../../../locale/ui.ts';
import type { Settings } from '../../ports.ts';
import { h, icon, setAttribute, setShown, setVariable } from '../base/dom.ts';

const STRETCH = 3;
const TICK_MS = 250;

/** Seconds that the player gets; null: no limit. */
export function secondsOf(timer: { readonly seconds: number } | undefined, setting: Settings['timers'], instant: boolean): number | null {
  if (!timer || setting === 'off' || instant) return null;
  return setting === 'stretched' ? timer.seconds * STRETCH : timer.seconds;
}

export interface TimerBar {
  readonly root: HTMLElement;
  /**
   * Null stops and hides it. A change of the limit keeps the share that has passed; another `turn` (decisions taken so far)
   * is a new question and begins at zero.
   */
  set(seconds: number | null, locale: Settings['locale'], turn: number): void;
  pause(on: boolean): void;
}

export function createTimerBar(now: () => number, onOver: () => void): TimerBar {
  const fill = h('span', { class: 'timer-fill' });
  const root = h('div', { class: 'timer', role: 'timer', hidden: true }, icon('clock'), h('span', { class: 'timer-track' }, fill));
  let limit: number | null = null;
  let passed = 0;
  let last = 0;
  let paused = false;
  /** Has rung; silent until it is set anew. */
  let over = false;
  let handle: ReturnType<typeof setInterval> | undefined;
  let locale: Settings['locale'] = 'en';
  let asked = -1;

  const draw = (): void => {
    if (limit === null) return;
    const left = Math.max(0, limit - passed);
    setVariable(root, '--left', (left / limit).toFixed(3));
    setAttribute(root, 'aria-label', uiText(locale, 'scene.timerLeft', { n: Math.ceil(left) }));
    root.classList.toggle('is-short', left / limit < 0.3);
  };
  const stop = (): void => {
    clearInterval(handle);
    handle = undefined;
  };
  const reset = (): void => {
    stop();
    passed = 0;
    over = false;
  };
  const run = (): void => {
    if (handle !== undefined || paused || over || limit === null) return;
    last = now();
    handle = setInterval(() => {
      const time = now();
      passed += (time - last) / 1000;
      last = time;
      draw();
      if (limit !== null && passed >= limit) {
        stop();
        over = true;
        onOver();
      }
    }, TICK_MS);
  };

  return {
    root,
    set(seconds, nextLocale, turn) {
      locale = nextLocale;
      if (seconds === null || turn !== asked) reset();
      asked = turn;
      if (seconds !== null && limit !== null) passed *= seconds / limit;
      limit = seconds;
      setShown(root, seconds !== null);
      if (seconds === null) return;
      draw();
      run();
    },
    pause(on) {
      paused = on;
      if (on) stop();
      else run();
    },
  };
}
