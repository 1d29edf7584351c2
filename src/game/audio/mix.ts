// What is to be heard, as plain decisions: which stem how loud, which effect for which cue, which syllable for which
// glyph. Howler only carries them out.
import type { Cue } from '../../core/dialogue/view.ts';
import { type Acting, type Feeling, LADDER, type Rung, type Verdict } from '../../core/scenario/terms.ts';
import type { SoundEffect } from '../ports.ts';

export const STEMS = ['base', 'calmtop', 'tense'] as const;
export type Stem = (typeof STEMS)[number];
/** Linear gain per stem, 0…1. */
export type Gains = Readonly<Record<Stem, number>>;

// Three moods were composed for (calm, uneasy, tense); the rungs between lean from one to the next.
const BY_RUNG: Readonly<Record<Rung, Gains>> = {
  calm: { base: 1, calmtop: 1, tense: 0 },
  unease: { base: 0.9, calmtop: 0.55, tense: 0.2 },
  incident: { base: 0.8, calmtop: 0, tense: 0.4 },
  misunderstanding: { base: 0.65, calmtop: 0, tense: 0.7 },
  tension: { base: 0.45, calmtop: 0, tense: 1 },
  crisis: { base: 0.3, calmtop: 0, tense: 1 },
};

export const gainsOf = (rung: Rung): Gains => BY_RUNG[rung];

export const isGood = (verdict: Verdict): boolean => verdict === 'constructive' || verdict === 'settled';

export const stingerOf = (verdict: Verdict): string => (isGood(verdict) ? 'stage_clear' : 'stage_fail');

const SHORTEST_FADE_MS = 2000;
const LONGEST_FADE_MS = 4000;

/** Trouble comes fast and calm returns slowly; the first music of a session comes in gently. */
export function fadeTime(from: Rung | null, to: Rung | null): number {
  if (from === null || to === null) return 3000;
  const climb = LADDER.indexOf(to) - LADDER.indexOf(from);
  return climb > 0 ? SHORTEST_FADE_MS : Math.min(LONGEST_FADE_MS, 3000 - climb * 250);
}

/** Equal power: energies, not amplitudes, are mixed. `x` in 0…1. */
export function fadedGain(from: number, to: number, x: number): number {
  const share = Math.min(1, Math.max(0, x));
  return Math.sqrt((1 - share) * from * from + share * to * to);
}

/** Sliders are heard in decibels: a square comes near enough. */
export const gainOfSlider = (value: number): number => Math.min(1, Math.max(0, value)) ** 2;

const UI_EFFECTS: Readonly<Record<SoundEffect, string>> = {
  click: 'click',
  hover: 'hover',
  open: 'choices_open',
  close: 'back',
  choose: 'choice_pick',
  back: 'back',
  page: 'page',
};

export const spriteOf = (effect: SoundEffect): string => UI_EFFECTS[effect];

/** A change of climate below this passes without a sound. */
const AUDIBLE_CLIMATE = 4;

/** Most telling first: only the first two of a step are played. */
const LOUDEST = [
  'shock',
  'alert',
  'tension_up',
  'tension_down',
  'trust_down',
  'trust_up',
  'pen_note',
  'badge',
  'bubble_in',
  'back',
  'page',
];
const MOST_AT_ONCE = 2;

function effectOf(cue: Cue): string | null {
  switch (cue.type) {
    case 'ladder':
      if (!cue.up) return 'tension_down';
      return cue.to === 'crisis' ? 'shock' : 'tension_up';
    case 'climate':
      if (Math.abs(cue.to - cue.from) < AUDIBLE_CLIMATE) return null;
      return cue.to > cue.from ? 'trust_up' : 'trust_down';
    case 'misstatement-discovered':
      return 'alert';
    case 'fact-opened':
      return 'pen_note';
    case 'step':
      return 'badge';
    case 'entered':
      return 'bubble_in';
    case 'went-back':
      return 'back';
    case 'place':
      return 'page';
    default:
      return null;
  }
}

export function effectsOf(cues: readonly Cue[]): readonly string[] {
  const wanted = new Set(cues.map(effectOf).filter((effect) => effect !== null));
  return LOUDEST.filter((effect) => wanted.has(effect)).slice(0, MOST_AT_ONCE);
}

/** While nobody speaks the music steps back, but stays. */
const HUSHED = 0.25;
export const hushed = <T extends Readonly<Record<string, number>>>(gains: T): T =>
  Object.fromEntries(Object.entries(gains).map(([name, gain]) => [name, gain * HUSHED])) as T;

/** A clock in a quiet room; the stage moves its hand as often. */
export const TICK_MS = 650;
export const TICK = 'timer_tick';

export interface ActingSound {
  readonly sprite: string;
  /** From the beginning of the line. */
  readonly at: number;
}

/** The folder hits when the stage lets it hit; the others laugh when they join in. */
const ACTING_SOUNDS: Readonly<Partial<Record<Acting, ActingSound>>> = {
  'slams-folder': { sprite: 'shock', at: 380 },
  'laughs-along': { sprite: 'trust_up', at: 620 },
};

export const soundsOfActing = (acting: readonly Acting[]): readonly ActingSound[] => acting.flatMap((act) => ACTING_SOUNDS[act] ?? []);

export const VOICES = ['lin', 'zhao', 'chen', 'xiaoyu'] as const;
const SYLLABLES = 6;
/** Greatest deviation of the playing rate from the voice's own. */
const JITTER = 0.06;

const PITCH: Readonly<Record<Feeling, number>> = {
  calm: 1,
  pleased: 1.04,
  laughing: 1.08,
  confused: 1.03,
  worried: 1.02,
  annoyed: 0.98,
  stern: 0.95,
  angry: 0.97,
  furious: 1.02,
  sad: 0.93,
  tired: 0.92,
  cold: 0.94,
  panicked: 1.1,
  determined: 0.97,
};

export interface Blip {
  readonly sprite: string;
  readonly rate: number;
}

/**
 * The sound of glyph number `count` (from 0), or null: only every second and every third glyph of five is voiced.
 * `chance` in 0…1 picks syllable and deviation.
 */
export function blipOf(voice: string, feeling: Feeling | undefined, count: number, chance: number): Blip | null {
  if (count % 5 !== 0 && count % 5 !== 2) return null;
  const known = VOICES.find((each) => each === voice) ?? 'chen';
  const syllable = Math.min(SYLLABLES - 1, Math.floor(chance * SYLLABLES));
  // The digits below the syllable are as good a chance again.
  const deviation = ((chance * SYLLABLES) % 1) * 2 - 1;
  return { sprite: `${known}_${syllable}`, rate: PITCH[feeling ?? 'calm'] * (1 + deviation * JITTER) };
}
