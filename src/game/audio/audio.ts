// Carries out the mix with Howler. Loaded after the first gesture: before it no browser would let anything sound.
import { Howl, Howler } from 'howler';
import { SILENCE_MS } from '../../core/run/read-time.ts';
import type { Rung } from '../../core/scenario/terms.ts';
import type { AudioPort } from '../ports.ts';
import {
  blipOf,
  effectsOf,
  fadeTime,
  gainOfSlider,
  gainsAfter,
  gainsOf,
  hushed,
  soundsOfActing,
  spriteOf,
  stingerOf,
  TICK,
  TICK_MS,
} from './mix.ts';
import { openMusic } from './music.ts';
import { BLIP_SPRITE, EFFECT_SPRITE, sourcesOf } from './sound-files.ts';

/** Between two effects of one step. */
const GAP_MS = 260;
/** Moving over a list of buttons must not rattle. */
const HOVER_REST_MS = 90;

export function openAudio(): AudioPort {
  const music = openMusic();
  let effects: Howl | null = null;
  let blips: Howl | null = null;
  let rung: Rung | null = null;
  let volumes = { effects: 1, voices: 1 };
  let muted = false;
  let hidden = false;
  let glyphs = 0;
  let speaking = '';
  let lastHover = 0;
  let clock: ReturnType<typeof setInterval> | undefined;

  const play = (sprite: string): void => {
    if (effects && !hidden && !muted) effects.play(sprite);
  };

  const endSilence = (): void => {
    if (clock === undefined) return;
    clearInterval(clock);
    clock = undefined;
    music.fadeTo(gainsOf(rung), 900);
  };

  return {
    unlock() {
      effects ??= new Howl({ src: sourcesOf('sfx_sprite'), sprite: EFFECT_SPRITE, volume: volumes.effects });
      blips ??= new Howl({ src: sourcesOf('blips'), sprite: BLIP_SPRITE, volume: volumes.voices });
    },
    apply(settings) {
      volumes = { effects: gainOfSlider(settings.effects), voices: gainOfSlider(settings.voices) * 0.6 };
      effects?.volume(volumes.effects);
      blips?.volume(volumes.voices);
      music.setVolume(gainOfSlider(settings.music));
      muted = settings.muted;
      Howler.mute(muted);
    },
    mood(next) {
      endSilence();
      // The stems are large: they are fetched when the first scene stands.
      if (next !== null) music.start();
      music.fadeTo(gainsOf(next), fadeTime(rung, next));
      rung = next;
    },
    debrief(verdict) {
      play(stingerOf(verdict));
      music.fadeTo(gainsAfter(verdict), fadeTime(rung, null));
      rung = null;
    },
    cues(cues) {
      for (const [index, sprite] of effectsOf(cues).entries()) setTimeout(() => play(sprite), index * GAP_MS);
    },
    acting(acting) {
      endSilence();
      for (const { sprite, at } of soundsOfActing(acting)) setTimeout(() => play(sprite), at);
    },
    silence() {
      endSilence();
      music.fadeTo(hushed(gainsOf(rung)), 500);
      const ends = performance.now() + SILENCE_MS;
      clock = setInterval(() => {
        if (performance.now() > ends) endSilence();
        else play(TICK);
      }, TICK_MS);
    },
    effect(effect) {
      if (effect === 'hover') {
        if (performance.now() - lastHover < HOVER_REST_MS) return;
        lastHover = performance.now();
      }
      play(spriteOf(effect));
    },
    blip(voice, feeling) {
      if (!blips || hidden || muted) return;
      glyphs = voice === speaking ? glyphs + 1 : 0;
      speaking = voice;
      const blip = blipOf(voice, feeling, glyphs, Math.random());
      if (!blip) return;
      const id = blips.play(blip.sprite);
      blips.rate(blip.rate, id);
    },
    pause(on) {
      hidden = on;
      // The whole clock of the sound stops, so that the stems stay in step.
      const { ctx } = Howler;
      if (!ctx) return;
      (on ? ctx.suspend() : ctx.resume()).catch(() => undefined);
    },
  };
}
