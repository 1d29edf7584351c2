import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HOURS, LADDER, PLACES, VERDICTS } from '../../../src/core/scenario/terms.ts';
import {
  AMBIENCE_SETS,
  ambienceOf,
  gainOfDecibels,
  isWanted,
  type Levels,
  MUSIC_SETS,
  musicAfter,
  musicOf,
  nextDuck,
} from '../../../src/game/audio/soundscape.ts';
import type { SceneSound } from '../../../src/game/ports.ts';

const SCENES: readonly SceneSound[] = PLACES.flatMap((place) =>
  LADDER.flatMap((ladder) => [{ place, ladder }, ...HOURS.map((time) => ({ place, ladder, time }))]),
);
const setsOf = (sets: readonly (readonly string[])[], levels: Levels) => sets.filter((set) => isWanted(set, levels));

describe('the music of a screen', () => {
  it('is the title piece in the menus and the stems, and nothing else, in a scene', () => {
    expect(musicOf(null)).toEqual({ piece_title: 1 });
    expect(musicOf({ place: 'lobby', ladder: 'incident' })).toEqual({ stem_base: 0.8 * 0.7, stem_calmtop: 0, stem_tense: 0.4 * 0.7 });
    for (const scene of SCENES) expect(setsOf(MUSIC_SETS, musicOf(scene))).toEqual([['stem_base', 'stem_calmtop', 'stem_tense']]);
  });

  it('is one piece after a talk that ended well and another after one that did not', () => {
    const after = Object.fromEntries(VERDICTS.map((verdict) => [verdict, Object.keys(musicAfter(verdict))]));
    expect(after).toEqual({
      'broken-off': ['piece_bad'],
      escalated: ['piece_bad'],
      'smoothed-over': ['piece_bad'],
      constructive: ['piece_good'],
      settled: ['piece_good'],
    });
  });
});

describe('the ambience of a scene', () => {
  it.each([
    ['meeting-room', undefined, 'calm', ['room_office']],
    ['meeting-room', 'evening', 'calm', ['room_night']],
    ['open-office', 'day', 'crisis', ['room_office', 'room_rain']],
    ['evening-office', undefined, 'calm', ['room_night']],
    ['pantry', 'night', 'calm', ['room_pantry']],
    ['warehouse-dock', undefined, 'tension', ['room_warehouse']],
    ['production-line', undefined, 'crisis', ['room_production', 'room_rain']],
    ['video-call', undefined, 'calm', ['room_office', 'room_wind']],
    ['video-call', undefined, 'crisis', ['room_office', 'room_wind']],
  ] as const)('of %s (%s, %s) is %j', (place, time, ladder, heard) => {
    expect(Object.keys(ambienceOf({ place, ladder, ...(time === undefined ? {} : { time }) }))).toEqual(heard);
  });

  it.each([
    ['open-office', 'calm', 'rain', ['room_office', 'room_rain']],
    ['open-office', 'calm', 'sleet', ['room_office', 'room_rain']],
    ['open-office', 'crisis', 'snow', ['room_office', 'room_wind']],
    ['open-office', 'crisis', 'clear', ['room_office']],
    ['video-call', 'calm', 'cloudy', ['room_office']],
  ] as const)('of %s (%s) is that of the weather, where the words say it: %s, %j', (place, ladder, weather, heard) => {
    expect(Object.keys(ambienceOf({ place, ladder, weather }))).toEqual(heard);
  });

  it('lies well below the music, and every room has one', () => {
    for (const scene of SCENES) {
      const gains = Object.values(ambienceOf(scene));
      expect(gains.length >= 1 && gains.length <= 2).toBe(true);
      for (const gain of gains) expect(gain > 0.1 && gain < 0.3).toBe(true);
    }
  });

  it('is silent in the menus', () => {
    expect(ambienceOf(null)).toEqual({});
    expect(setsOf(AMBIENCE_SETS, ambienceOf(null))).toEqual([]);
  });
});

it('every loop that is named is there in both formats', () => {
  const named = [...AMBIENCE_SETS, ...MUSIC_SETS].flat();
  for (const levels of [musicOf(null), ...VERDICTS.map(musicAfter), ...SCENES.flatMap((scene) => [musicOf(scene), ambienceOf(scene)])])
    for (const name of Object.keys(levels)) expect(named).toContain(name);
  const missing = named
    .flatMap((name) => ['webm', 'mp3'].map((kind) => `assets/audio/${name}.${kind}`))
    .filter((file) => !existsSync(file));
  expect(missing).toEqual([]);
});

describe('ducking under speech', () => {
  /** The course of the duck in steps of 20 ms, while the last of `syllables` was the newest. */
  function courseOf(syllables: readonly number[], until: number): readonly number[] {
    const course: number[] = [];
    let now = 0;
    for (let at = 0; at <= until; at += 20) {
      const last = syllables.findLast((each) => each <= at) ?? Number.NEGATIVE_INFINITY;
      now = nextDuck(now, at - last, 20);
      course.push(now);
    }
    return course;
  }

  it('takes music and room back by four decibels and lets them return', () => {
    const course = courseOf([100, 200, 300, 400], 2200);
    expect(Math.min(...course)).toBe(-4);
    expect(course[0]).toBe(0);
    expect(course.at(-1)).toBe(0);
  });

  it('never jumps: half a decibel at most per step, and nothing pumps between two syllables', () => {
    const course = courseOf([0, 180, 420, 800], 2200);
    for (const [index, each] of course.slice(1).entries()) expect(Math.abs(each - (course[index] ?? 0))).toBeLessThanOrEqual(0.5001);
    expect(course.slice(10, 60).every((each) => each === -4)).toBe(true);
  });

  it('is a gain of 0.63 at its deepest', () => {
    expect(gainOfDecibels(-4)).toBeCloseTo(0.631, 3);
    expect(gainOfDecibels(0)).toBe(1);
  });
});
