import { describe, expect, it } from 'vitest';
import roomsJson from '../../../assets/art/rooms.json' with { type: 'json' };
import { WEATHERS } from '../../../src/core/scenario/terms.ts';
import { planArrival } from '../../../src/game/stage/plan.ts';
import { type RoomsArt, roomOf } from '../../../src/game/stage/rooms.ts';
import { falls, rains, skyColour, weatherLife } from '../../../src/game/stage/weather.ts';
import { viewWith } from './views.ts';

const ROOMS = roomsJson as unknown as RoomsArt;
const { room, time } = roomOf(ROOMS, 'warehouse-dock');
const { life } = room.landscape;
const kinds = (weather: Parameters<typeof weatherLife>[1], all = life) =>
  weatherLife(all, weather)
    .filter(falls)
    .map(({ kind }) => kind);

describe('the weather behind the windows', () => {
  it('is the mood’s where the words say nothing: rain in a crisis', () => {
    expect(weatherLife(life, undefined)).toBe(life);
    expect([rains(undefined, true), rains(undefined, false)]).toEqual([true, false]);
    expect(skyColour(time, undefined)).toBe(0xffffff);
  });

  it.each([
    ['clear', [], false],
    ['cloudy', [], false],
    ['rain', ['rain'], true],
    ['sleet', ['rain', 'snow'], true],
    ['snow', ['snow'], false],
  ] as const)('%s is what falls, whatever the mood', (weather, falling, wet) => {
    expect(kinds(weather)).toEqual(falling);
    expect([rains(weather, true), rains(weather, false)]).toEqual([wet, wet]);
  });

  it('fills the same windows and leaves the rest of the room alone', () => {
    const dry = life.filter((each) => !falls(each));
    for (const weather of WEATHERS) {
      const now = weatherLife(life, weather);
      expect(now.filter((each) => !falls(each))).toEqual(dry);
      const window = life.find(falls);
      for (const each of now.filter(falls)) expect([each.x, each.y, each.w, each.h]).toEqual([window?.x, window?.y, window?.w, window?.h]);
    }
  });

  it('takes the snow of the winter room away when the words have the sun out', () => {
    expect(kinds('clear', roomOf(ROOMS, 'video-call').room.landscape.life)).toEqual([]);
  });

  it('greys the sky with rain more than with snow, and never lightens the night', () => {
    expect(skyColour(time, 'rain')).toBeLessThan(skyColour(time, 'snow'));
    expect(skyColour(time, 'clear')).toBe(0xffffff);
    const night = roomOf(ROOMS, 'warehouse-dock', 'night').time;
    expect(skyColour(night, 'rain')).toBeLessThanOrEqual(skyColour(night, 'clear'));
  });

  it('changes as the hour does', () => {
    const before = viewWith();
    expect(planArrival(before, { ...before, weather: 'snow' })[0]).toMatchObject({ type: 'room', weather: 'snow' });
  });
});
