import { describe, expect, it } from 'vitest';
import { LADDER } from '../../../src/core/scenario/terms.ts';
import { LIGHTS, mixColour } from '../../../src/game/stage/light.ts';

describe('light', () => {
  it('grows darker with every rung of the ladder, and clouds slow down', () => {
    for (let rung = 1; rung < LADDER.length; rung += 1) {
      const [below, above] = [LIGHTS[LADDER[rung - 1] ?? 'calm'], LIGHTS[LADDER[rung] ?? 'crisis']];
      expect(above.washAlpha).toBeGreaterThan(below.washAlpha);
      expect(above.vignetteAlpha).toBeGreaterThan(below.vignetteAlpha);
      expect(above.drift).toBeLessThan(below.drift);
    }
  });

  it('lets it rain in a crisis only', () => {
    expect(LADDER.filter((rung) => LIGHTS[rung].rain)).toEqual(['crisis']);
  });

  it('mixes colours channel by channel', () => {
    expect(mixColour(0x000000, 0xff8040, 0)).toBe(0);
    expect(mixColour(0x000000, 0xff8040, 1)).toBe(0xff8040);
    expect(mixColour(0x000000, 0xff8040, 0.5)).toBe(0x804020);
  });
});
