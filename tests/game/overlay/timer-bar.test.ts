// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTimerBar, type TimerBar } from '../../../src/game/overlay/scene/timer-bar.ts';

let timer: TimerBar;
let over: number;
const label = (): string | null => timer.root.getAttribute('aria-label');

beforeEach(() => {
  vi.useFakeTimers();
  over = 0;
  timer = createTimerBar(
    () => performance.now(),
    () => over++,
  );
});
afterEach(() => {
  timer.set(null, 'en', 0);
  vi.useRealTimers();
});

describe('the time for an answer', () => {
  it('begins anew when one timed question follows another directly', () => {
    timer.set(20, 'en', 0);
    const whole = label();
    vi.advanceTimersByTime(15_000);
    expect(label()).not.toBe(whole);
    timer.set(20, 'en', 1);
    expect(label()).toBe(whole);
    vi.advanceTimersByTime(19_000);
    expect(over).toBe(0);
    vi.advanceTimersByTime(1_000);
    expect(over).toBe(1);
  });

  it('rings for the next question after it has rung for the last', () => {
    timer.set(5, 'en', 0);
    vi.advanceTimersByTime(20_000);
    expect(over).toBe(1);
    timer.set(5, 'en', 1);
    vi.advanceTimersByTime(20_000);
    expect(over).toBe(2);
  });

  it('keeps the share that has passed when the language or the limit changes during a question', () => {
    timer.set(10, 'en', 3);
    vi.advanceTimersByTime(5_000);
    timer.set(10, 'zh-CN', 3);
    timer.set(30, 'zh-CN', 3);
    vi.advanceTimersByTime(14_000);
    expect(over).toBe(0);
    vi.advanceTimersByTime(1_000);
    expect(over).toBe(1);
  });

  it('stands still for a new question that comes while the game is paused', () => {
    timer.set(5, 'en', 0);
    timer.pause(true);
    timer.set(5, 'en', 1);
    vi.advanceTimersByTime(20_000);
    expect(over).toBe(0);
    timer.pause(false);
    vi.advanceTimersByTime(5_000);
    expect(over).toBe(1);
  });
});
