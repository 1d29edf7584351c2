// Numbers that move over time. One clock for everything on the stage, so that it can be stopped, sped to its end or skipped.
export type Ease = (t: number) => number;

export const linear: Ease = (t) => t;
export const easeOut: Ease = (t) => 1 - (1 - t) ** 3;
export const easeInOut: Ease = (t) => (t < 0.5 ? 4 * t ** 3 : 1 - (-2 * t + 2) ** 3 / 2);
/** Goes a little too far and comes back. */
export const easeBack: Ease = (t) => 1 + 2.7 * (t - 1) ** 3 + 1.7 * (t - 1) ** 2;
/** Shapes of pulses: 0 at both ends. */
export const swing: Ease = (t) => Math.sin(Math.PI * t);
export const twice: Ease = (t) => Math.abs(Math.sin(Math.PI * 2 * t)) * (1 - t / 3);
export const tremble: Ease = (t) => Math.sin(Math.PI * 10 * t) * (1 - t);

interface Tween {
  readonly target: Record<string, number>;
  readonly key: string;
  from: number | null;
  readonly to: number;
  readonly ms: number;
  readonly ease: Ease;
  readonly pulse: boolean;
  readonly done: () => void;
  /** Negative while it waits. */
  elapsed: number;
  over: boolean;
}

interface Timer {
  left: number;
  readonly run: () => void;
}

export interface Motion {
  /** Resolves at the end, also when another movement of the same number takes over. */
  to(target: object, values: Readonly<Record<string, number>>, ms: number, ease?: Ease, delay?: number): Promise<void>;
  /** From 0 to the values and to 0 again, wherever the numbers were. */
  pulse(target: object, values: Readonly<Record<string, number>>, ms: number, shape?: Ease): Promise<void>;
  after(ms: number, run: () => void): () => void;
  wait(ms: number): Promise<void>;
  /** `ms` since the last call. */
  update(ms: number): void;
  /** Everything that moves or waits arrives at once. */
  finish(): void;
  /** Nothing takes time any more, waiting included. */
  setInstant(on: boolean): void;
  /** Movements jump to their end; waiting still takes its time, so that signs can be read. */
  setStill(on: boolean): void;
  readonly instant: boolean;
  readonly still: boolean;
  readonly moving: boolean;
}

/** `onChange`: something moved. `wait`: something will happen at its time. */
export function createMotion(onChange: (wait?: 'wait') => void = () => undefined): Motion {
  let tweens: Tween[] = [];
  let timers: Timer[] = [];
  let instant = false;
  let still = false;

  const end = (tween: Tween, arrive: boolean): void => {
    if (tween.over) return;
    onChange();
    tween.over = true;
    if (arrive) tween.target[tween.key] = tween.pulse ? 0 : tween.to;
    tween.done();
  };

  const add = (
    target: Record<string, number>,
    key: string,
    to: number,
    ms: number,
    ease: Ease,
    delay: number,
    pulse: boolean,
  ): Promise<void> => {
    onChange();
    for (const tween of tweens) if (tween.target === target && tween.key === key) end(tween, false);
    if (instant || still) {
      target[key] = pulse ? 0 : to;
      return delay > 0 && !instant ? wait(delay) : Promise.resolve();
    }
    return new Promise((done) =>
      tweens.push({ target, key, from: null, to, ms: Math.max(1, ms), ease, pulse, done, elapsed: -delay, over: false }),
    );
  };

  const wait = (ms: number): Promise<void> => new Promise((done) => after(ms, done));

  const step = (tween: Tween, ms: number): void => {
    if (tween.over) return;
    tween.elapsed += ms;
    if (tween.elapsed < 0) return;
    tween.from ??= tween.pulse ? 0 : (tween.target[tween.key] ?? 0);
    if (tween.elapsed >= tween.ms) end(tween, true);
    else tween.target[tween.key] = tween.from + (tween.to - tween.from) * tween.ease(tween.elapsed / tween.ms);
  };

  const after = (ms: number, run: () => void): (() => void) => {
    if (instant) {
      onChange();
      run();
      return () => undefined;
    }
    const timer = { left: ms, run };
    timers.push(timer);
    onChange('wait');
    return () => {
      timers = timers.filter((one) => one !== timer);
    };
  };

  const finish = (): void => {
    // What ends may start something new: bounded, so that a loop of movements cannot hang the page.
    for (let round = 0; round < 100 && (tweens.length > 0 || timers.length > 0); round += 1) {
      const running = tweens;
      const waiting = timers;
      tweens = [];
      timers = [];
      for (const tween of running) end(tween, true);
      for (const timer of waiting.sort((a, b) => a.left - b.left)) timer.run();
    }
  };

  return {
    async to(target, values, ms, ease = easeInOut, delay = 0) {
      const numbers = target as Record<string, number>;
      await Promise.all(Object.entries(values).map(([key, value]) => add(numbers, key, value, ms, ease, delay, false)));
    },
    async pulse(target, values, ms, shape = swing) {
      const numbers = target as Record<string, number>;
      await Promise.all(Object.entries(values).map(([key, value]) => add(numbers, key, value, ms, shape, 0, true)));
    },
    after,
    wait,
    update(ms) {
      if (tweens.length > 0) {
        let over = false;
        for (let index = 0; index < tweens.length; index += 1) {
          const tween = tweens[index] as Tween;
          step(tween, ms);
          over ||= tween.over;
        }
        // What was ended by another's end is left out at the next frame.
        if (over) tweens = tweens.filter((tween) => !tween.over);
      }
      // In most frames none is due: then no list is made.
      let due: Timer[] | null = null;
      for (let index = 0; index < timers.length; index += 1) {
        const timer = timers[index] as Timer;
        timer.left -= ms;
        if (timer.left <= 0) due = [...(due ?? []), timer];
      }
      if (due === null) return;
      onChange();
      timers = timers.filter((timer) => timer.left > 0);
      for (const timer of due.sort((a, b) => a.left - b.left)) timer.run();
    },
    finish,
    setInstant(on) {
      instant = on;
      if (on) finish();
    },
    setStill(on) {
      still = on;
      if (!on) return;
      for (const tween of tweens) end(tween, true);
    },
    get instant() {
      return instant;
    },
    get still() {
      return still || instant;
    },
    get moving() {
      return tweens.length > 0 || timers.length > 0;
    },
  };
}
