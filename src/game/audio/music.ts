// Three stems of one loop. They start in the same moment and never stop, so that they stay in step; only their gains move.
import { Howl } from 'howler';
import { fadedGains, type Gains, SILENCE, STEMS, type Stem } from './mix.ts';
import { sourcesOf } from './sound-files.ts';

/** Gains move this often during a fade: below what can be heard as steps. */
const TICK_MS = 40;

export interface Music {
  /** Loads the stems at the first call. */
  start(): void;
  fadeTo(gains: Gains, time: number): void;
  setVolume(volume: number): void;
}

export function openMusic(): Music {
  let howls: Readonly<Record<Stem, Howl>> | null = null;
  let playing = false;
  let volume = 1;
  let now: Gains = SILENCE;
  let target: Gains = SILENCE;
  let ticking: ReturnType<typeof setInterval> | undefined;

  const sound = (): void => {
    if (!howls || !playing) return;
    for (const stem of STEMS) howls[stem].volume(now[stem] * volume);
  };

  function startTogether(loaded: Readonly<Record<Stem, Howl>>): void {
    playing = true;
    sound();
    for (const stem of STEMS) loaded[stem].play();
  }

  function fadeTo(gains: Gains, time: number): void {
    target = gains;
    if (!playing) return;
    clearInterval(ticking);
    const from = now;
    const begun = performance.now();
    ticking = setInterval(() => {
      const x = (performance.now() - begun) / time;
      now = fadedGains(from, gains, x);
      sound();
      if (x >= 1) clearInterval(ticking);
    }, TICK_MS);
  }

  return {
    start() {
      if (howls) return;
      let awaited = STEMS.length;
      const open = (stem: Stem): Howl =>
        new Howl({
          src: sourcesOf(`stem_${stem}`),
          loop: true,
          volume: 0,
          onload: () => {
            awaited -= 1;
            // A missing stem would leave the others out of balance: then there is no music.
            if (awaited > 0 || !howls) return;
            startTogether(howls);
            fadeTo(target, 3000);
          },
        });
      howls = { base: open('base'), calmtop: open('calmtop'), tense: open('tense') };
    },
    fadeTo,
    setVolume(next) {
      volume = next;
      sound();
    },
  };
}
