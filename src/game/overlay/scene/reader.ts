// Reads the lines of a view: types one, waits for the reader, goes to the next, and at the end hands over to the choices
// or to the end of the talk. Knows no DOM; time comes from `schedule`.
import type { DialogueView, ShownLine } from '../../../core/dialogue/view.ts';
import { SILENCE_MS } from '../../../core/run/read-time.ts';
import type { Locale } from '../../../core/scenario/terms.ts';
import type { OverlayModel, SceneModel, Settings } from '../../ports.ts';
import type { Emit } from '../base/screen.ts';
import { dwellOf, glyphsOf, isVoiced, typingDelays } from './glyphs.ts';

/** `silence`: the line is held back. `choosing`: all read, the choices are up. `ending`: all read and the talk is over. */
export type Phase = 'silence' | 'typing' | 'waiting' | 'choosing' | 'ending' | 'done';

interface ReaderScreen {
  /** `shown` glyphs of the line are visible; null when nothing has been said. */
  draw(line: ShownLine | null, shown: number, glyphs: readonly string[]): void;
  /** A line begins, with its whole text. */
  announce(line: ShownLine): void;
  phase(phase: Phase): void;
  /** Whether the line, all of it written, is longer than what can be seen at once, and showing its next part. */
  hasMore(): boolean;
  turnPage(): void;
}

export interface ReaderOptions {
  readonly emit: Emit;
  readonly screen: ReaderScreen;
  /** Calls back after that many milliseconds; returns how to cancel. */
  readonly schedule: (work: () => void, ms: number) => () => void;
}

export interface Reader {
  /** The same view again only changes language and pace: what was read stays read. */
  show(scene: SceneModel, settings: Settings, pace: Pick<OverlayModel, 'instant' | 'endWaits'>): void;
  /** Click, Space, Enter: finish the line, or go on. */
  advance(): void;
  pause(on: boolean): void;
  /** The reader has looked at the end: everything is read. */
  finish(): void;
  stop(): void;
  readonly phase: () => Phase;
  /** Lines of the view that have been begun. */
  readonly begun: () => number;
}

/** Two glyphs that fall within one frame are drawn together. */
const FRAME_MS = 16;
/** A line known from an earlier run flashes by, so that one sees that something was skipped. */
const SKIP_MS = 220;

const viewKeyOf = (view: DialogueView): string =>
  JSON.stringify([view.scenario, view.decisions, view.node, view.ending, view.lines.map((line) => line.id)]);

export function createReader({ emit, screen, schedule }: ReaderOptions): Reader {
  let key: string | null = null;
  let scene: SceneModel;
  let settings: Settings;
  let [instant, endWaits] = [false, false];
  let paused = false;
  let phase: Phase = 'done';
  let index = 0;
  let glyphs: readonly string[] = [];
  let shown = 0;
  let typedIn: Locale = 'en';
  let typed = '';
  let cancel = (): void => {};

  const lines = (): readonly ShownLine[] => scene.view.lines;
  const line = (): ShownLine | null => lines()[index] ?? null;
  const later = (work: () => void, ms: number): void => {
    cancel();
    cancel = paused ? (): void => {} : schedule(work, ms);
  };
  const enter = (next: Phase): void => {
    const typing = phase === 'typing';
    phase = next;
    if (typing !== (next === 'typing')) emit({ type: 'typing', who: line()?.who, on: next === 'typing' });
    screen.phase(next);
  };
  const draw = (): void => screen.draw(line(), shown, glyphs);

  function begin(at: number, whole: boolean): void {
    cancel();
    index = at;
    const now = line();
    take(now);
    if (now && !whole && isHeldBack(now)) {
      shown = 0;
      screen.draw(null, 0, []);
      emit({ type: 'silence', index });
      enter('silence');
      later(speakUp, SILENCE_MS);
    } else say(whole);
  }

  const isHeldBack = (now: ShownLine): boolean =>
    now.acting?.includes('long-silence') === true && settings.textSpeed !== 'instant' && !settings.reducedMotion && !isSkipped(now);

  const speakUp = (): void => say(false);

  function say(whole: boolean): void {
    cancel();
    const now = line();
    if (now) {
      emit({ type: 'line', index });
      screen.announce(now);
    }
    if (!now || whole || settings.textSpeed === 'instant' || isSkipped(now)) {
      complete();
      return;
    }
    shown = 0;
    enter('typing');
    type();
  }

  function take(now: ShownLine | null): void {
    typedIn = settings.locale;
    typed = now?.text[typedIn] ?? '';
    glyphs = now ? glyphsOf(typed, typedIn) : [];
  }

  const isSkipped = (now: ShownLine): boolean => settings.skipRead && scene.known.has(now.id);

  function type(): void {
    const delays = typingDelays(glyphs, settings.textSpeed);
    let wait = 0;
    let voiced = false;
    while (shown < glyphs.length && wait < FRAME_MS) {
      voiced ||= isVoiced(glyphs[shown] ?? '');
      wait += delays[shown] ?? 0;
      shown++;
    }
    draw();
    if (voiced) emit({ type: 'glyph', who: line()?.who });
    if (shown >= glyphs.length) complete();
    else later(type, wait);
  }

  /** The line stands whole. */
  function complete(): void {
    cancel();
    shown = glyphs.length;
    draw();
    if (screen.hasMore() && !instant) {
      enter('waiting');
      goOnByItself();
    } else settle();
  }

  /** The line has been seen whole. */
  function settle(): void {
    const last = index >= lines().length - 1;
    if (!last) {
      enter('waiting');
      goOnByItself();
    } else if (scene.view.ending !== undefined) {
      enter('waiting');
      if (instant && !endWaits) finish();
      else goOnByItself();
    } else {
      emit({ type: 'read', lines: lines().length });
      enter(scene.view.choices.length > 0 ? 'choosing' : 'done');
    }
  }

  function goOnByItself(): void {
    const now = line();
    if (phase !== 'waiting' || now === null) return;
    if (isSkipped(now)) later(advance, SKIP_MS);
    else if (settings.autoAdvance) later(advance, dwellOf(glyphs, typedIn, settings.textSpeed));
  }

  function advance(): void {
    if (phase === 'typing') complete();
    else if (phase === 'silence') speakUp();
    else if (phase === 'waiting') {
      cancel();
      if (screen.hasMore()) {
        screen.turnPage();
        if (screen.hasMore()) goOnByItself();
        else settle();
        return;
      }
      if (index >= lines().length - 1) {
        enter('ending');
        return;
      }
      emit({ type: 'read', lines: index + 1 });
      begin(index + 1, false);
    }
  }

  function finish(): void {
    cancel();
    enter('done');
    emit({ type: 'read', lines: lines().length });
  }

  function start(back: boolean): void {
    const count = lines().length;
    const atEnd = scene.view.ending !== undefined;
    // Seen before a reload or before a step back: the choices come at once, under the last line.
    const seen = instant || back ? count : Math.min(scene.read, count);
    if (seen >= count) begin(Math.max(0, count - 1), !atEnd || instant);
    else begin(seen, false);
  }

  return {
    show(nextScene, nextSettings, pace) {
      const nextKey = viewKeyOf(nextScene.view);
      const back = key !== null && nextScene.view.decisions < scene.view.decisions;
      const fresh = nextKey !== key;
      const paceChanged = !fresh && (settings.autoAdvance !== nextSettings.autoAdvance || settings.skipRead !== nextSettings.skipRead);
      scene = nextScene;
      settings = nextSettings;
      instant = pace.instant === true;
      endWaits = pace.endWaits === true;
      if (fresh) {
        key = nextKey;
        start(back);
        return;
      }
      // Another language, or the line was rewritten while it stood here.
      if (settings.locale !== typedIn || (line()?.text[typedIn] ?? '') !== typed) {
        take(line());
        if (phase === 'typing') complete();
        else if (phase !== 'silence') {
          shown = glyphs.length;
          draw();
        }
      }
      if (paceChanged) {
        cancel();
        goOnByItself();
        if (phase === 'typing') later(type, 0);
      }
    },
    advance,
    pause(on) {
      if (paused === on) return;
      paused = on;
      if (on) cancel();
      else if (phase === 'typing') later(type, 0);
      else if (phase === 'silence') later(speakUp, SILENCE_MS);
      else goOnByItself();
    },
    finish,
    stop() {
      cancel();
      key = null;
      paused = false;
      phase = 'done';
    },
    phase: () => phase,
    begun: () => (phase === 'done' && key === null ? 0 : Math.min(index + 1, lines().length)),
  };
}
