// Stands in for the sound until it may be fetched, and for good if it fails: the game never waits for it. It comes after the
// first gesture, and then when a scene stands, or while somebody stays in the menu: never beside what a scene needs.
import type { Verdict } from '../core/scenario/terms.ts';
import type { AudioPort, LateAudioPort, SceneSound, Settings } from './ports.ts';

/** Milliseconds without a gesture: whoever goes on to a scene before does not wait for sound. */
const REST_MS = 4000;

export function lazyAudio(load: () => Promise<AudioPort>): LateAudioPort {
  let real: AudioPort | null = null;
  let asked = false;
  let touched = false;
  let held = false;
  let rest: ReturnType<typeof setTimeout> | undefined;
  // What was said before anybody could hear it; single sounds of that time are let go.
  let settings: Settings | null = null;
  let mood: SceneSound | null | undefined;
  let paused = false;

  const tell = (say: (audio: AudioPort) => void): void => {
    if (!real) return;
    try {
      say(real);
    } catch (error) {
      console.info('sound failed, the game goes on without it:', error);
      real = null;
    }
  };

  const fetchNow = (): void => {
    clearTimeout(rest);
    if (asked || !touched) return;
    asked = true;
    load().then(
      (audio) => {
        real = audio;
        tell((each) => {
          if (settings) each.apply(settings);
          each.unlock();
          if (mood !== undefined) each.mood(mood);
          if (paused) each.pause(true);
        });
      },
      () => {
        // Offline or blocked: the next gesture may find it.
        asked = false;
      },
    );
  };

  const fetchSoon = (): void => {
    clearTimeout(rest);
    if (touched && !asked && !held) rest = setTimeout(fetchNow, mood ? 0 : REST_MS);
  };

  return {
    unlock() {
      touched = true;
      fetchSoon();
    },
    hold(on) {
      held = on;
      fetchSoon();
    },
    apply(changed) {
      settings = changed;
      tell((audio) => audio.apply(changed));
    },
    mood(scene) {
      mood = scene;
      if (scene) held = false;
      fetchSoon();
      tell((audio) => audio.mood(scene));
    },
    pause(on) {
      paused = on;
      tell((audio) => audio.pause(on));
    },
    debrief: (verdict: Verdict) => tell((audio) => audio.debrief(verdict)),
    cues: (cues) => tell((audio) => audio.cues(cues)),
    acting: (acting) => tell((audio) => audio.acting(acting)),
    silence: () => tell((audio) => audio.silence()),
    effect: (effect) => tell((audio) => audio.effect(effect)),
    blip: (voice, feeling) => tell((audio) => audio.blip(voice, feeling)),
  };
}
