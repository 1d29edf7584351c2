import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import blips from '../../../assets/audio/blips_sprite.json' with { type: 'json' };
import effects from '../../../assets/audio/sfx_sprite.json' with { type: 'json' };
import { ACTING, FEELINGS, LADDER, VERDICTS } from '../../../src/core/scenario/terms.ts';
import {
  blipOf,
  effectsOf,
  fadedGain,
  fadeTime,
  gainOfSlider,
  gainsOf,
  hushed,
  STEMS,
  soundsOfActing,
  spriteOf,
  stingerOf,
  TICK,
  VOICES,
} from '../../../src/game/audio/mix.ts';

describe('the music', () => {
  it('has the three composed moods on the ladder', () => {
    expect(gainsOf('calm')).toEqual({ base: 1, calmtop: 1, tense: 0 });
    expect(gainsOf('incident')).toEqual({ base: 0.8, calmtop: 0, tense: 0.4 });
    expect(gainsOf('tension')).toEqual({ base: 0.45, calmtop: 0, tense: 1 });
  });

  it('grows tenser with every rung and never calmer', () => {
    const gains = LADDER.map(gainsOf);
    for (const [index, next] of gains.slice(1).entries()) {
      const before = gains[index] ?? next;
      expect(next.tense).toBeGreaterThanOrEqual(before.tense);
      expect(next.calmtop).toBeLessThanOrEqual(before.calmtop);
    }
  });

  it('keeps every gain between silence and full', () => {
    for (const gains of LADDER.map(gainsOf)) for (const stem of STEMS) expect(gains[stem] >= 0 && gains[stem] <= 1).toBe(true);
  });

  it('is faded at equal power: two equal voices crossing keep their energy', () => {
    for (const x of [0, 0.25, 0.5, 0.75, 1]) expect(fadedGain(1, 0, x) ** 2 + fadedGain(0, 1, x) ** 2).toBeCloseTo(1, 10);
    expect(fadedGain(0.3, 0.9, -1)).toBe(0.3);
    expect(fadedGain(0.3, 0.9, 2)).toBeCloseTo(0.9, 10);
  });

  it('takes two to four seconds, less into trouble than out of it', () => {
    for (const from of [null, ...LADDER])
      for (const to of [null, ...LADDER]) {
        const time = fadeTime(from, to);
        expect(time >= 2000 && time <= 4000).toBe(true);
      }
    expect(fadeTime('calm', 'crisis')).toBeLessThan(fadeTime('crisis', 'calm'));
  });

  it('makes the lower half of a slider useful', () => {
    expect([gainOfSlider(0), gainOfSlider(1), gainOfSlider(-1), gainOfSlider(7)]).toEqual([0, 1, 0, 1]);
    expect(gainOfSlider(0.5)).toBeLessThan(0.5);
  });
});

describe('the effects', () => {
  it('exist in the rendered sprite', () => {
    const used = (['click', 'hover', 'open', 'close', 'choose', 'back', 'page'] as const).map(spriteOf);
    for (const name of [...used, ...VERDICTS.map(stingerOf)]) expect(Object.keys(effects)).toContain(name);
  });

  it('follow the cues, the most telling first and never more than two', () => {
    expect(
      effectsOf([
        { type: 'chose', choice: 'a', mode: 'competing', class: 'destructive' },
        { type: 'climate', who: 'lin', from: 0, to: -9 },
        { type: 'fact-opened', fact: 'f', by: 'asked' },
        { type: 'ladder', from: 'unease', to: 'incident', up: true },
      ]),
    ).toEqual(['tension_up', 'trust_down']);
    expect(effectsOf([{ type: 'ladder', from: 'tension', to: 'crisis', up: true }])).toEqual(['shock']);
    expect(effectsOf([{ type: 'ladder', from: 'crisis', to: 'tension', up: false }])).toEqual(['tension_down']);
  });

  it('stay silent for small changes', () => {
    expect(effectsOf([{ type: 'climate', who: 'lin', from: 0, to: 3 }])).toEqual([]);
    expect(effectsOf([])).toEqual([]);
  });
});

describe('the typing voices', () => {
  it('sound at every second and third glyph in turn', () => {
    const voiced = Array.from({ length: 11 }, (_, count) => count).filter((count) => blipOf('lin', 'calm', count, 0.5) !== null);
    expect(voiced).toEqual([0, 2, 5, 7, 10]);
  });

  it('stay within six percent of the pitch of their feeling, for every voice and feeling', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...VOICES),
        fc.constantFrom(...FEELINGS),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (voice, feeling, chance) => {
          const blip = blipOf(voice, feeling, 0, chance);
          const low = blipOf(voice, feeling, 0, 0);
          expect(Object.keys(blips)).toContain(blip?.sprite);
          const middle = (low?.rate ?? 0) / 0.94;
          expect(Math.abs((blip?.rate ?? 0) / middle - 1)).toBeLessThanOrEqual(0.0601);
        },
      ),
    );
  });

  it('have one for people without a known voice', () => {
    expect(blipOf('nobody', undefined, 0, 0)?.sprite).toBe('chen_0');
  });
});

describe('acting', () => {
  it('sounds with what is in the sprite, and what makes no sound is silent', () => {
    for (const { sprite, at } of soundsOfActing(ACTING)) {
      expect(Object.keys(effects)).toContain(sprite);
      expect(at).toBeGreaterThan(0);
    }
    expect(Object.keys(effects)).toContain(TICK);
    expect(soundsOfActing(['nods', 'looks-down', 'leans-in'])).toEqual([]);
  });

  it('lets the music step back in a silence and not fall out of step', () => {
    for (const rung of LADDER) {
      const [full, quiet] = [gainsOf(rung), hushed(gainsOf(rung))];
      for (const stem of STEMS) expect(quiet[stem]).toBeCloseTo(full[stem] * 0.25);
    }
  });
});
