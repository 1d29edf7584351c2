// Short movements of one person, as pulses of the numbers that the actor draws from: each ends where it began.
import { type Ease, type Motion, swing, tremble, twice } from './motion.ts';
import { type Gesture, STEP_MS } from './steps.ts';

export interface Movable {
  nod: number;
  flinch: number;
  hop: number;
  shake: number;
  yaw: number;
  breath: number;
  squash: number;
}

/** No, no: to one side, to the other, and smaller again. */
const refusal: Ease = (t) => Math.sin(Math.PI * 5 * t) * (1 - t * 0.6) * Math.sin(Math.PI * Math.min(1, t * 1.2)) ** 0.5;
/** Three bursts of a laugh. */
const bursts: Ease = (t) => Math.abs(Math.sin(Math.PI * 3 * t)) * (1 - t * 0.6);
/** Up slowly, and then everything falls. */
const heave: Ease = (t) =>
  t < 0.45 ? Math.sin((Math.PI / 2) * (t / 0.45)) : Math.cos(Math.PI * ((t - 0.45) / 0.55)) * (1 - (t - 0.45) / 0.55);
/** Far back, then down. */
const swingDown: Ease = (t) => (t < 0.45 ? Math.sin(Math.PI * (t / 0.45)) : -1.3 * Math.sin(Math.PI * ((t - 0.45) / 0.55)));

type Play = (motion: Motion, at: Movable) => void;

const PLAYS: Readonly<Record<Gesture, Play>> = {
  nod: (motion, at) => void motion.pulse(at, { nod: 7 }, STEP_MS.gesture, twice),
  flinch: (motion, at) => void motion.pulse(at, { flinch: 0.9 }, STEP_MS.gesture),
  hop: (motion, at) => void motion.pulse(at, { hop: 26 }, STEP_MS.gesture, twice),
  shake: (motion, at) => void motion.pulse(at, { shake: 4 }, STEP_MS.gesture, tremble),
  refuse: (motion, at) => void motion.pulse(at, { yaw: 1 }, 620, refusal),
  sigh: (motion, at) => {
    void motion.pulse(at, { breath: 2.2 }, 1100, heave);
    void motion.pulse(at, { nod: -2 }, 500, swing);
  },
  laugh: (motion, at) => {
    void motion.pulse(at, { hop: 15 }, 760, bursts);
    void motion.pulse(at, { squash: 0.018 }, 760, bursts);
    void motion.pulse(at, { nod: -4 }, 760, swing);
  },
  swing: (motion, at) => {
    void motion.pulse(at, { flinch: 0.8 }, 620, swingDown);
  },
};

export const playGesture = (motion: Motion, at: Movable, gesture: Gesture): void => PLAYS[gesture](motion, at);
