// What the words say of the weather, as what falls behind the windows and how grey the sky is. Where they say nothing it is fair,
// and rains in a crisis: the mood has the windows to itself.
import type { Weather } from '../../core/scenario/terms.ts';
import { colourOf, mixColour } from './light.ts';
import type { Life, TimeOfDay } from './rooms.ts';

/** Rain and snow of a room: only one of them is drawn for each, and the same tile of the window takes the other. */
export const falls = (life: Life): boolean => life.kind === 'rain' || life.kind === 'snow';

/** px/s; snow falls three times as fast where it rains too. */
const SNOW = { sprite: 'snow', kind: 'snow', speed: 40 } as const;
const SLEET = { sprite: 'snow', kind: 'snow', speed: 57 } as const;
const RAIN = { sprite: 'rain', kind: 'rain', speed: 620 } as const;
const FALLING: Readonly<Record<Weather, readonly Pick<Life, 'sprite' | 'kind' | 'speed'>[]>> = {
  clear: [],
  cloudy: [],
  rain: [RAIN],
  sleet: [RAIN, SLEET],
  snow: [SNOW],
};

/** The room's small life in that weather. */
export function weatherLife(all: readonly Life[], weather: Weather | undefined): readonly Life[] {
  if (weather === undefined) return all;
  return all.flatMap((life) => {
    if (!falls(life)) return [life];
    const { x, y, w, h, layer, originX, originY } = life;
    return FALLING[weather].map((falling) => ({ x, y, w, h, layer, originX, originY, ...falling }));
  });
}

/** Multiplied over what is seen through the window. */
const GREY = 0x9fa9ba;
const GREYNESS: Readonly<Record<Weather, number>> = { clear: 0, cloudy: 0.55, rain: 0.9, sleet: 0.85, snow: 0.5 };

export const skyColour = ({ sky }: TimeOfDay, weather: Weather | undefined): number => {
  const colour = colourOf(sky);
  if (weather === undefined) return colour;
  // By night the sky is darker than any cloud.
  const clouds = mixColour(0xffffff, GREY, GREYNESS[weather]);
  return [16, 8, 0].reduce((all, shift) => all | (Math.round((((colour >> shift) & 255) * ((clouds >> shift) & 255)) / 255) << shift), 0);
};

/** Whether it rains: as the words say, else as the mood does. */
export const rains = (weather: Weather | undefined, crisis: boolean): boolean =>
  weather === undefined ? crisis : weather === 'rain' || weather === 'sleet';
