import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DialogueView } from '../../../src/core/dialogue/view.ts';
import { lazyAudio } from '../../../src/game/lazy-audio.ts';
import type { AudioPort } from '../../../src/game/ports.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const scene = {} as DialogueView;

/** Counts the fetches. */
function open() {
  const load = vi.fn(() => new Promise<AudioPort>(() => undefined));
  return { audio: lazyAudio(load), fetched: () => load.mock.calls.length };
}

test('without a gesture no sound is fetched, wherever the player is', () => {
  const { audio, fetched } = open();
  audio.mood(null);
  audio.mood(scene);
  vi.advanceTimersByTime(60_000);
  expect(fetched()).toBe(0);
});

test('in the menu it is fetched when nobody has touched anything for four seconds', () => {
  const { audio, fetched } = open();
  audio.mood(null);
  audio.unlock();
  vi.advanceTimersByTime(3000);
  audio.unlock();
  vi.advanceTimersByTime(3900);
  expect(fetched()).toBe(0);
  vi.advanceTimersByTime(200);
  audio.unlock();
  vi.advanceTimersByTime(60_000);
  expect(fetched()).toBe(1);
});

test('on the way to a scene it waits, however long the briefing is read, until the scene stands', () => {
  const { audio, fetched } = open();
  audio.mood(null);
  audio.unlock();
  audio.hold(true);
  audio.mood(null);
  audio.unlock();
  vi.advanceTimersByTime(60_000);
  expect(fetched()).toBe(0);
  audio.mood(scene);
  vi.advanceTimersByTime(0);
  expect(fetched()).toBe(1);
});

test('whoever leaves the briefing for the menu gets it there', () => {
  const { audio, fetched } = open();
  audio.unlock();
  audio.hold(true);
  vi.advanceTimersByTime(60_000);
  audio.hold(false);
  audio.mood(null);
  vi.advanceTimersByTime(4000);
  expect(fetched()).toBe(1);
});
