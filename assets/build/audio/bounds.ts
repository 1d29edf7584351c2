// What every file of assets/audio has to keep, and which of it a measured file breaks.
import { integratedLoudness, type Sound, seamSilence, seamStep, secondsOf, truePeak } from './loudness.ts';

const LOUDNESS = -19;
const LOUDNESS_TOLERANCE = 1;
/** dB true peak: nothing clips, in no player. */
const PEAK = -1;
const GAP_MS = 1;
/** −40 dB: below it a step is no click. */
const STEP = 0.01;

const BEATS = 4;
const lengthOf = (bars: number, bpm: number): number => (bars * BEATS * 60) / bpm;

/** Seconds of each loop as composed (score.py, pieces.py, ambience.py): a file that is longer was padded by its codec. */
export const LOOPS: Readonly<Record<string, number>> = {
  stem_base: lengthOf(16, 92),
  stem_calmtop: lengthOf(16, 92),
  stem_tense: lengthOf(16, 92),
  piece_title: lengthOf(8, 80),
  piece_good: lengthOf(8, 92),
  piece_bad: lengthOf(6, 66),
  room_office: 15,
  room_night: 15,
  room_pantry: 15,
  room_warehouse: 15,
  room_production: 15,
  room_rain: 15,
  room_wind: 15,
};

/** Effects and voices: short sounds that are levelled by their peaks and have no seam. */
export const SPRITES: readonly string[] = ['sfx_sprite', 'blips'];

export interface Measure {
  readonly name: string;
  readonly seconds: number;
  /** LUFS. */
  readonly loudness: number;
  /** dB true peak. */
  readonly peak: number;
  /** Milliseconds of silence at the seam or of deviation from the composed length, whichever is more; null: no loop. */
  readonly gap: number | null;
  /** See seamStep; null: no loop. */
  readonly step: number | null;
}

export function measure(name: string, sound: Sound): Measure {
  const composed = LOOPS[name];
  const seconds = secondsOf(sound);
  return {
    name,
    seconds,
    loudness: integratedLoudness(sound),
    peak: truePeak(sound),
    gap: composed === undefined ? null : Math.max(seamSilence(sound), Math.abs(seconds - composed) * 1000),
    step: composed === undefined ? null : seamStep(sound),
  };
}

export type Bound = 'loudness' | 'peak' | 'gap' | 'step' | 'unknown';

export function brokenBounds({ name, loudness, peak, gap, step }: Measure): readonly Bound[] {
  const isLoop = name in LOOPS;
  const broken: readonly (readonly [Bound, boolean])[] = [
    ['unknown', !isLoop && !SPRITES.includes(name)],
    ['loudness', isLoop && !(Math.abs(loudness - LOUDNESS) <= LOUDNESS_TOLERANCE)],
    ['peak', !(peak <= PEAK)],
    ['gap', gap !== null && !(gap < GAP_MS)],
    ['step', step !== null && !(step <= STEP)],
  ];
  return broken.filter(([, isBroken]) => isBroken).map(([bound]) => bound);
}
