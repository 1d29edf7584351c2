// Stands in for the sound until the first gesture, and for good if it fails: the game never waits for it.
import type { DialogueView } from '../core/dialogue/view.ts';
import type { Verdict } from '../core/scenario/terms.ts';
import type { AudioPort, Settings } from './ports.ts';

export function lazyAudio(load: () => Promise<AudioPort>): AudioPort {
  let real: AudioPort | null = null;
  let asked = false;
  // What was said before anybody could hear it; single sounds of that time are let go.
  let settings: Settings | null = null;
  let mood: DialogueView | null | undefined;
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

  return {
    unlock() {
      if (asked) return;
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
    },
    apply(changed) {
      settings = changed;
      tell((audio) => audio.apply(changed));
    },
    mood(scene) {
      mood = scene;
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
