// Carries out the mix with Howler. Loaded after the first gesture: before it no browser would let anything sound.
import { Howl, Howler } from 'howler';
import { SILENCE_MS } from '../../core/run/read-time.ts';
import type { Rung } from '../../core/scenario/terms.ts';
import type { AudioPort, SceneSound } from '../ports.ts';
import { openLoops } from './loops.ts';
import { blipOf, effectsOf, fadeTime, gainOfSlider, hushed, soundsOfActing, spriteOf, stingerOf, TICK, TICK_MS } from './mix.ts';
import { BLIP_SPRITE, EFFECT_SPRITE, sourcesOf } from './sound-files.ts';
import { AFTER_STINGER_MS, AMBIENCE_SETS, ambienceOf, MUSIC_SETS, musicAfter, musicOf } from './soundscape.ts';

/** Between two effects of one step. */
const GAP_MS = 260;
/** Moving over a list of buttons must not rattle. */
const HOVER_REST_MS = 90;

/** `frugal`: the player asked for little traffic; then there is no music and no ambience, and the feedback stays. */
export function openAudio({ frugal }: { readonly frugal: boolean }): AudioPort {
  const music = openLoops(frugal ? [] : MUSIC_SETS);
  const ambience = openLoops(frugal ? [] : AMBIENCE_SETS);
  let effects: Howl | null = null;
  let blips: Howl | null = null;
  let rung: Rung | null = null;
  let scene: SceneSound | null = null;
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
    music.fadeTo(musicOf(scene), 900);
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
      muted = settings.muted;
      Howler.mute(muted);
      // What cannot be heard is not fetched. The room is a sound of the scene: its slider is that of the effects.
      music.setVolume(muted ? 0 : gainOfSlider(settings.music));
      ambience.setVolume(muted ? 0 : volumes.effects);
    },
    mood(view) {
      endSilence();
      const next = view?.ladder ?? null;
      const time = fadeTime(rung, next);
      scene = view;
      music.fadeTo(musicOf(view), time);
      ambience.fadeTo(ambienceOf(view), time);
      rung = next;
    },
    debrief(verdict) {
      play(stingerOf(verdict));
      const time = fadeTime(rung, null);
      music.fadeTo(musicAfter(verdict), time, AFTER_STINGER_MS);
      ambience.fadeTo({}, time);
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
      music.fadeTo(hushed(musicOf(scene)), 500);
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
      music.duck();
      ambience.duck();
      glyphs = voice === speaking ? glyphs + 1 : 0;
      speaking = voice;
      const blip = blipOf(voice, feeling, glyphs, Math.random());
      if (!blip) return;
      const id = blips.play(blip.sprite);
      blips.rate(blip.rate, id);
    },
    pause(on) {
      hidden = on;
      music.pause(on);
      ambience.pause(on);
      // The whole clock of the sound stops, so that the stems stay in step.
      const { ctx } = Howler;
      if (!ctx) return;
      (on ? ctx.suspend() : ctx.resume()).catch(() => undefined);
    },
  };
}
