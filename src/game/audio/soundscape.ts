// What plays where, as plain decisions: which piece on which screen, which ambience in which room, and how both step back
// while somebody speaks.
import type { Place, Verdict, Weather } from '../../core/scenario/terms.ts';
import type { SceneSound } from '../ports.ts';
import { type Gains, gainsOf, isGood, STEMS } from './mix.ts';

/** Linear gain, 0…1, by the name of the file; what is not named is silent. */
export type Levels = Readonly<Record<string, number>>;

/** Files whose loops begin together and stay in step. */
export const MUSIC_SETS: readonly (readonly string[])[] = [
  STEMS.map((stem) => `stem_${stem}`),
  ['piece_title'],
  ['piece_good'],
  ['piece_bad'],
];

const PIECE_GAIN = 1;
/** Each stem is as loud as a whole piece (−19 LUFS); two of them together are so with this, and do not clip. */
const STEM_GAIN = 0.7;

const stemLevels = (gains: Gains): Levels => Object.fromEntries(STEMS.map((stem) => [`stem_${stem}`, gains[stem] * STEM_GAIN]));

/** Null: the menus. */
export const musicOf = (scene: SceneSound | null): Levels =>
  scene === null ? { piece_title: PIECE_GAIN } : stemLevels(gainsOf(scene.ladder));

export const musicAfter = (verdict: Verdict): Levels => ({ [isGood(verdict) ? 'piece_good' : 'piece_bad']: PIECE_GAIN });

/** The stinger has the word first. */
export const AFTER_STINGER_MS = 2600;

export const AMBIENCES = ['office', 'night', 'pantry', 'warehouse', 'production', 'rain', 'wind'] as const;
export type Ambience = (typeof AMBIENCES)[number];

export const AMBIENCE_SETS: readonly (readonly string[])[] = AMBIENCES.map((name) => [`room_${name}`]);

/** The files are as loud as the music; a room lies some 14 dB below it, weather a little higher. */
const GAIN: Readonly<Record<Ambience, number>> = {
  office: 0.18,
  night: 0.16,
  pantry: 0.2,
  warehouse: 0.22,
  production: 0.24,
  rain: 0.26,
  wind: 0.16,
};

interface RoomSound {
  readonly bed: Ambience;
  /** After hours, where people then have gone home and the machines of the room are not what is heard. */
  readonly late: Ambience;
  /** What comes through the window where the words say nothing, as the stage draws it: rain in a crisis only, snow all the time. */
  readonly weather: 'rain' | 'snow';
}

const OFFICE: RoomSound = { bed: 'office', late: 'night', weather: 'rain' };

export const ROOM_SOUND: Readonly<Record<Place, RoomSound>> = {
  'meeting-room': OFFICE,
  'open-office': OFFICE,
  'finance-office': OFFICE,
  'managers-office': OFFICE,
  corridor: OFFICE,
  lobby: OFFICE,
  lab: OFFICE,
  pantry: { bed: 'pantry', late: 'pantry', weather: 'rain' },
  'warehouse-dock': { bed: 'warehouse', late: 'warehouse', weather: 'rain' },
  'production-line': { bed: 'production', late: 'production', weather: 'rain' },
  'video-call': { ...OFFICE, weather: 'snow' },
  'evening-office': { bed: 'night', late: 'night', weather: 'rain' },
};

/** What the words say of the weather, as it sounds. */
const OUTSIDE: Readonly<Record<Weather, Ambience | null>> = { clear: null, cloudy: null, rain: 'rain', sleet: 'rain', snow: 'wind' };

function outsideOf({ weather, place, ladder }: SceneSound): Ambience | null {
  if (weather !== undefined) return OUTSIDE[weather];
  return ROOM_SOUND[place].weather === 'snow' ? 'wind' : ladder === 'crisis' ? 'rain' : null;
}

export function ambienceOf(scene: SceneSound | null): Levels {
  if (scene === null) return {};
  const { bed, late } = ROOM_SOUND[scene.place];
  const room = scene.time === undefined || scene.time === 'day' ? bed : late;
  const outside = outsideOf(scene);
  return { [`room_${room}`]: GAIN[room], ...(outside === null ? {} : { [`room_${outside}`]: GAIN[outside] }) };
}

/** Louder than silence somewhere: only then are the files of a set fetched. */
export const isWanted = (set: readonly string[], levels: Levels): boolean => set.some((name) => (levels[name] ?? 0) > 0);

const DUCK_DB = -4;
const DUCK_MS = 160;
const RELEASE_MS = 700;
/** A pause between two syllables is not yet silence. */
const HOLD_MS = 500;

/** How far music and ambience stand back (dB, 0…−4), `elapsed` ms after they stood at `now`; `silence` ms after the last syllable. */
export function nextDuck(now: number, silence: number, elapsed: number): number {
  return silence < HOLD_MS ? Math.max(DUCK_DB, now + (DUCK_DB / DUCK_MS) * elapsed) : Math.min(0, now - (DUCK_DB / RELEASE_MS) * elapsed);
}

export const gainOfDecibels = (decibels: number): number => 10 ** (decibels / 20);
