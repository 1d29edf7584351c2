// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openOverlay } from '../../../src/game/overlay/overlay.ts';
import type { OverlayEvent, OverlayModel, OverlayPort } from '../../../src/game/ports.ts';
import { base, sceneModel, sceneOf, viewOf } from './fixture.ts';

const SECONDS = 10;
const title: OverlayModel = { ...base, screen: 'title' };
/** All read, answers up, time running. */
const timed = (decisions = 0): OverlayModel =>
  sceneModel(sceneOf(viewOf({ decisions, timer: { seconds: SECONDS, choice: 'ask' } }), { read: 2 }));

let root: HTMLElement;
let events: OverlayEvent[];
let overlay: OverlayPort;
let hidden: boolean;

const timeouts = (): number => events.filter((event) => event.type === 'run' && event.event.type === 'timeout').length;
const pauses = (): boolean[] => events.flatMap((event) => (event.type === 'paused' ? [event.on] : []));
const wait = (seconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(seconds * 1000);
const turnPage = (away: boolean): void => {
  hidden = away;
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  vi.useFakeTimers();
  hidden = false;
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
  document.body.replaceChildren();
  root = document.createElement('div');
  document.body.append(root);
  events = [];
  overlay = openOverlay(root, (event) => {
    events.push(event);
    if (event.type === 'leave') overlay.render(title);
  });
});

afterEach(async () => {
  overlay.render(title);
  await wait(0);
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the time for an answer in the scene', () => {
  it('stands still while the pause menu is open', async () => {
    overlay.render(timed());
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await wait(SECONDS * 2);
    expect(timeouts()).toBe(0);
  });

  it('runs again in the next scene after one was left by the pause menu', async () => {
    overlay.render(timed());
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await wait(1);
    root.querySelector('.pause-doors [data-icon="save"]')?.closest('button')?.click();
    expect(document.documentElement.dataset['screen']).toBe('title');
    await wait(1);
    expect(pauses()).toEqual([true, false]);
    overlay.render(timed());
    await wait(SECONDS);
    expect(timeouts()).toBe(1);
  });

  it('begins anew when one timed question follows another directly', async () => {
    overlay.render(timed());
    await wait(SECONDS - 1);
    overlay.render(timed(1));
    await wait(SECONDS - 1);
    expect(timeouts()).toBe(0);
    await wait(1);
    expect(timeouts()).toBe(1);
  });
});

describe('a scene that opens in the background', () => {
  it('stands still until the page is looked at', async () => {
    hidden = true;
    overlay.render(timed());
    await wait(SECONDS * 2);
    expect(timeouts()).toBe(0);
    expect(pauses()).toEqual([true]);
    turnPage(false);
    expect(pauses()).toEqual([true, false]);
    await wait(SECONDS);
    expect(timeouts()).toBe(1);
  });

  it('pauses nothing more once it is left', async () => {
    overlay.render(timed());
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await wait(1);
    hidden = true;
    root.querySelector('.pause-doors [data-icon="save"]')?.closest('button')?.click();
    await wait(1);
    expect(pauses()).toEqual([true, false]);
  });

  it('stays paused when it opens at once after another was left', async () => {
    hidden = true;
    overlay.render(timed());
    overlay.render(title);
    overlay.render(timed());
    await wait(SECONDS * 2);
    expect(pauses().at(-1)).toBe(true);
    expect(timeouts()).toBe(0);
  });
});
