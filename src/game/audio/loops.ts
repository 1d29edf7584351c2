// Loops that are faded in and out by name. A set is fetched when it is first wanted, begins together, and stops when it has
// faded; a clock of our own stands still while the page is hidden.
import { Howl } from 'howler';
import { fadedGain } from './mix.ts';
import { sourcesOf } from './sound-files.ts';
import { gainOfDecibels, isWanted, type Levels, nextDuck } from './soundscape.ts';

/** Gains move this often: steps below what can be heard. */
const TICK_MS = 20;
/** A tick that comes later than this was held up: the fade goes on where it was. */
const LONGEST_TICK_MS = 100;

export interface Loops {
  /** What is not named falls silent. `wait` ms pass before it begins. */
  fadeTo(levels: Levels, time: number, wait?: number): void;
  /** At 0 nothing more is fetched. */
  setVolume(volume: number): void;
  /** Somebody speaks just now. */
  duck(): void;
  pause(on: boolean): void;
}

interface Fade {
  readonly from: number;
  readonly to: number;
  readonly begin: number;
  readonly time: number;
}

interface LoopSet {
  readonly names: readonly string[];
  howls: readonly Howl[] | null;
  missing: number;
  playing: boolean;
}

const STILL: Fade = { from: 0, to: 0, begin: 0, time: 0 };

export function openLoops(namesOfSets: readonly (readonly string[])[]): Loops {
  const sets: readonly LoopSet[] = namesOfSets.map((names) => ({ names, howls: null, missing: names.length, playing: false }));
  const fades = new Map<string, Fade>();
  let target: Levels = {};
  let volume = 1;
  let clock = 0;
  let spoken = Number.NEGATIVE_INFINITY;
  let ducked = 0;
  let paused = false;
  let ticking: ReturnType<typeof setInterval> | undefined;
  let last = 0;

  const gainOf = (name: string): number => {
    const { from, to, begin, time } = fades.get(name) ?? STILL;
    return fadedGain(from, to, time === 0 ? 1 : (clock - begin) / time);
  };
  const isMoving = (): boolean => ducked < 0 || [...fades.values()].some(({ begin, time }) => clock < begin + time);

  function sound(set: LoopSet): void {
    if (!set.howls || !set.playing) return;
    const duck = gainOfDecibels(ducked);
    for (const [index, name] of set.names.entries()) set.howls[index]?.volume(gainOf(name) * volume * duck);
  }

  /** Begins what is loaded and wanted, ends what has faded away. */
  function turn(set: LoopSet): void {
    if (!set.howls || set.missing > 0) return;
    const audible = set.names.some((name) => {
      const { to, begin } = fades.get(name) ?? STILL;
      return gainOf(name) > 0 || (to > 0 && clock >= begin);
    });
    if (audible === set.playing) return;
    set.playing = audible;
    sound(set);
    for (const howl of set.howls) {
      if (audible) howl.play();
      else howl.stop();
    }
  }

  function tick(): void {
    const now = performance.now();
    const elapsed = Math.min(LONGEST_TICK_MS, now - last);
    last = now;
    clock += elapsed;
    ducked = nextDuck(ducked, clock - spoken, elapsed);
    for (const set of sets) {
      turn(set);
      sound(set);
    }
    if (isMoving()) return;
    clearInterval(ticking);
    ticking = undefined;
  }

  function run(): void {
    if (paused || ticking !== undefined) return;
    last = performance.now();
    ticking = setInterval(tick, TICK_MS);
  }

  function load(set: LoopSet): void {
    if (set.howls || volume === 0 || !isWanted(set.names, target)) return;
    set.howls = set.names.map(
      (name) =>
        new Howl({
          src: sourcesOf(name),
          loop: true,
          volume: 0,
          onload: () => {
            // One that never comes would leave the others out of balance: then the set is silent.
            set.missing -= 1;
            if (set.missing > 0) return;
            // What was to be faded in while it was on its way is faded in now.
            for (const each of set.names) {
              const fade = fades.get(each);
              if (fade && fade.to > 0) fades.set(each, { ...fade, from: 0, begin: Math.max(clock, fade.begin) });
            }
            run();
          },
        }),
    );
  }

  return {
    fadeTo(levels, time, wait = 0) {
      target = levels;
      for (const set of sets) {
        load(set);
        for (const name of set.names) {
          const to = levels[name] ?? 0;
          if ((fades.get(name) ?? STILL).to === to) continue;
          // Leaving needs no waiting: it makes room for what comes.
          fades.set(name, { from: gainOf(name), to, begin: clock + (to > 0 ? wait : 0), time });
        }
      }
      run();
    },
    setVolume(next) {
      volume = next;
      for (const set of sets) {
        load(set);
        sound(set);
      }
    },
    duck() {
      spoken = clock;
      // From rest the first step has to be taken: afterwards the ticking keeps itself up.
      if (ducked === 0) ducked = nextDuck(ducked, 0, TICK_MS);
      run();
    },
    pause(on) {
      paused = on;
      clearInterval(ticking);
      ticking = undefined;
      if (!on) run();
    },
  };
}
