// Puts the lazily loaded stage behind the game: opened once per scene, steps played one after another, and a stage that
// fails leaves the talk playable without its picture.
import type { Cue, DialogueView, ShownLine } from '../core/dialogue/view.ts';
import type { Settings } from './ports.ts';
import type { ActorAnchor, CardFlight, StagePort } from './stage-port.ts';

/** Loads the drawing library and the art that the scene needs. */
export type OpenStage = () => Promise<StagePort>;

export interface TheatreOptions {
  readonly open: OpenStage;
  readonly instant: boolean;
  readonly onAnchors: (anchors: readonly ActorAnchor[]) => void;
  readonly onCard: (card: CardFlight) => void;
  readonly onFailure: (error: unknown) => void;
}

/** Why the stage stands still. It moves again when none is left. */
export type PauseReason = 'menu' | 'hidden';

export interface Theatre {
  /** Resolves when the first picture stands, or when it is certain that there will be none. */
  raise(view: DialogueView, settings: Settings): Promise<void>;
  play(view: DialogueView, cues: readonly Cue[]): void;
  speak(line: ShownLine): void;
  /** Nobody speaks until the next line. */
  silence(): void;
  talking(who: string | undefined): void;
  apply(settings: Settings): void;
  pause(reason: PauseReason, on: boolean): void;
  lower(): void;
}

export function openTheatre(options: TheatreOptions): Theatre {
  let stage: StagePort | null = null;
  let shown: DialogueView | null = null;
  let latest: DialogueView | null = null;
  /** Grows with each scene: what an older scene still awaits is then void. */
  let scene = 0;
  let steps: Promise<void> = Promise.resolve();
  let line: ShownLine | null = null;
  const pauses = new Set<PauseReason>();

  const fail = (error: unknown): void => {
    stage?.close();
    stage = null;
    options.onAnchors([]);
    options.onFailure(error);
  };

  const tell = (say: (stage: StagePort) => void): void => {
    if (!stage) return;
    try {
      say(stage);
    } catch (error) {
      fail(error);
    }
  };

  async function raise(view: DialogueView, settings: Settings): Promise<void> {
    scene += 1;
    const mine = scene;
    latest = view;
    line = null;
    try {
      const opened = await options.open();
      if (mine !== scene) return opened.close();
      stage = opened;
      opened.onAnchors(options.onAnchors);
      opened.onCards(options.onCard);
      opened.setInstant(options.instant);
      opened.setReducedMotion(settings.reducedMotion);
      // The talk may have gone on while the stage was loading.
      const first = latest ?? view;
      await opened.open(first);
      if (mine !== scene) return;
      shown = first;
      // The page may have gone to the background while the stage was loading.
      if (pauses.size > 0) opened.pause(true);
      if (line) opened.speak(line);
      if (latest && latest !== first) play(latest, []);
    } catch (error) {
      if (mine === scene) fail(error);
    }
  }

  function play(view: DialogueView, cues: readonly Cue[]): void {
    latest = view;
    line = null;
    if (!stage || !shown) return;
    const mine = scene;
    steps = steps.then(async () => {
      if (mine !== scene || !stage || !shown) return;
      const before = shown;
      shown = view;
      try {
        await stage.play(before, view, cues);
      } catch (error) {
        if (mine === scene) fail(error);
      }
    });
  }

  return {
    raise,
    play,
    speak(next) {
      line = next;
      if (shown) tell((each) => each.speak(next));
    },
    silence() {
      if (shown) tell((each) => each.silence());
    },
    talking: (who) => tell((each) => each.talking(who)),
    apply: (settings) => tell((each) => each.setReducedMotion(settings.reducedMotion)),
    pause(reason, on) {
      const before = pauses.size > 0;
      if (on) pauses.add(reason);
      else pauses.delete(reason);
      const now = pauses.size > 0;
      if (now !== before) tell((each) => each.pause(now));
    },
    lower() {
      scene += 1;
      // The menu goes with its scene; the page may still be hidden.
      pauses.delete('menu');
      stage?.close();
      stage = null;
      shown = null;
      latest = null;
      steps = Promise.resolve();
      options.onAnchors([]);
    },
  };
}
