// The stage as the game sees it: loads what a scene needs, shows it, plays the steps of the plan.
import type { DialogueView } from '../../core/dialogue/view.ts';
import type { ActorAnchor, CardFlight, StagePort } from '../stage-port.ts';
import { planSilence } from './acting.ts';
import { type ArtFile, type ComposedBy, lookUpComposed } from './art-files.ts';
import { type Booted, bootPhaser } from './boot.ts';
import { type Impression, impressionOf, NO_IMPRESSION } from './impression.ts';
import type { Size } from './layout.ts';
import { fetchArt, loadArt } from './load-art.ts';
import { createMotion } from './motion.ts';
import { planArrival, planOpen, planStage, viewIn } from './plan.ts';
import { playStep } from './play-step.ts';
import { pixelRatioFor, type RendererKind, readRendererName, rendererFor } from './renderer.ts';
import { planSpeak, type SpokenLine } from './speech.ts';
import { createStageSet, type StageSet } from './stage-set.ts';
import { applySteps, endOf, type StageStep, type Tableau } from './steps.ts';
import { allFiles, firstFiles } from './wardrobe.ts';

/** What of a view decides where it plays, and before whom. */
const lookOf = (view: DialogueView): string =>
  JSON.stringify([view.place, view.time, view.weather, view.props, view.present.map(({ id }) => id), view.onScreen]);

/** A view wherever its lines are said, the last of them first. */
const everySetting = (view: DialogueView): readonly DialogueView[] => [
  view,
  ...view.lines.flatMap(({ setting }) => (setting === undefined ? [] : [viewIn(view, setting)])),
];

/** What a view and the lines that are said on the way to it cannot do without, each file once. */
function filesToOpen(size: Size, ratio: number, view: DialogueView): readonly ArtFile[] {
  const files = everySetting(view).flatMap((one) => firstFiles(size, ratio, one));
  return [...new Map(files.map((file) => [file.key, file])).values()];
}

export interface StageOptions {
  /** Whoever is composed in a scenario, by the key of the figure. */
  readonly composed?: ComposedBy;
  /** Instead of asking the browser. */
  readonly renderer?: RendererKind;
}

/** After a sleep or a hiccup the clock does not leap. */
const LONGEST_FRAME_MS = 100;

let known: RendererKind | null = null;
const rendererHere = (): RendererKind => {
  known ??= rendererFor(readRendererName());
  return known;
};

const sizeOf = (parent: HTMLElement): Size => ({ width: Math.max(1, parent.clientWidth), height: Math.max(1, parent.clientHeight) });

/** Fetches what this view will need; `onProgress`: share of its files that came, 0…1. */
export function prefetchScene(
  parent: HTMLElement,
  view: DialogueView,
  composed: ComposedBy,
  onProgress: (share: number) => void,
): Promise<void> {
  lookUpComposed(composed);
  const size = sizeOf(parent);
  const ratio = pixelRatioFor(rendererHere(), window.devicePixelRatio, size.width, size.height);
  return fetchArt(filesToOpen(size, ratio, view), onProgress);
}

export async function openStage(parent: HTMLElement, options: StageOptions = {}): Promise<StagePort> {
  if (options.composed) lookUpComposed(options.composed);
  const kind = options.renderer ?? rendererHere();
  const sizeNow = (): Size => sizeOf(parent);
  let wake: Booted['wake'] = () => undefined;
  const motion = createMotion((wait) => wake(wait));
  let set: StageSet | null = null;
  const booted = await bootPhaser(parent, kind, sizeNow(), {
    update: (time, ms) => set?.update(time, Math.min(ms, LONGEST_FRAME_MS)),
    busy: () => motion.moving || (set?.rains ?? false),
    life: () => (!motion.still ? 'lives' : motion.moving ? 'waits' : 'rests'),
  });
  wake = booted.wake;
  const { textures } = booted.game;
  let listener: (anchors: readonly ActorAnchor[]) => void = () => undefined;
  let cards: (card: CardFlight) => void = () => undefined;
  const stage = createStageSet(booted, motion, sizeNow(), kind === 'canvas', (anchors) => listener(anchors));
  set = stage;

  let view: DialogueView | null = null;
  /** Where the talk has come to; its lines may still be said elsewhere. */
  let latest: DialogueView | null = null;
  let tableau: Tableau | null = null;
  let spoken: SpokenLine | null = null;
  let impression: Impression = NO_IMPRESSION;
  /** Facts whose card has gone: a line that is planned anew does not tell them again. */
  const flown = new Set<string>();
  let pending: (() => void)[] = [];
  let closed = false;
  let paused = false;

  const load = (files: readonly ArtFile[]): Promise<void> => loadArt(textures, files, kind === 'canvas');

  /** The other postures come while the first lines are read. Whatever fails to come stays away: the talk goes on. */
  const loadRest = async (): Promise<void> => {
    if (tableau === null || closed) return;
    const next = latest === null ? [] : everySetting(latest).flatMap((one) => allFiles(stage.size, stage.ratio, planOpen(one)));
    await load([...allFiles(stage.size, stage.ratio, tableau), ...next]).catch(() => undefined);
    if (!closed) stage.troupe.dress();
  };

  const standing = (): Tableau => {
    if (tableau === null) throw new Error('the stage has not been opened');
    return tableau;
  };

  const onResize = async (): Promise<void> => {
    const next = sizeNow();
    if (closed || (next.width === stage.size.width && next.height === stage.size.height)) return;
    stage.resize(next);
    if (tableau === null) return;
    await load(allFiles(stage.size, stage.ratio, tableau));
    if (closed || stage.size !== next) return;
    stage.build(standing());
    stage.troupe.place(stage.layout(standing()));
    stage.update(performance.now(), 0, true);
  };
  // A picture that fails to come leaves the room as it was: the talk goes on.
  const observer = new ResizeObserver(() => void onResize().catch(() => undefined));
  observer.observe(parent);

  // What is written on a board follows the language of the page.
  const language = new MutationObserver(() => {
    if (tableau !== null && !closed) stage.lay(tableau);
  });
  language.observe(document.documentElement, { attributeFilter: ['lang'] });
  const onFaces = (): void => wake();
  document.fonts.addEventListener('loadingdone', onFaces);

  const sleepIfUnseen = (): void => booted.sleep(closed || paused || document.hidden);
  document.addEventListener('visibilitychange', sleepIfUnseen);

  const run = (step: StageStep): void => {
    if (closed || tableau === null) return;
    const early = step.type === 'enter' ? tableau.poses[step.person.who] : undefined;
    tableau = applySteps(tableau, [step]);
    // Somebody who already speaks while still walking in keeps the pose of their line.
    if (step.type === 'enter' && early !== undefined) tableau = { ...tableau, poses: { ...tableau.poses, [step.person.who]: early } };
    if (step.type === 'card' && flown.has(step.fact)) return;
    if (step.type === 'card') flown.add(step.fact);
    playStep(booted, motion, stage, standing, step, (card) => cards(card));
  };

  /** Poses may still be called off: a line that begins while they wait knows better. So may a gesture of an older line. */
  const schedule = (steps: readonly StageStep[], ofLine = false): void => {
    for (const step of steps) {
      const cancel = motion.after(step.at, () => run(step));
      if (step.type === 'pose' || (ofLine && step.type !== 'card')) pending.push(cancel);
    }
  };

  const cancelPending = (): void => {
    for (const cancel of pending) cancel();
    pending = [];
  };

  const impressionFor = (line: SpokenLine): Impression => (view?.lines.some((one) => one.id === line.id) ? impression : NO_IMPRESSION);

  /** Room and people as they are when a line of the view is said. */
  const arriveFor = (line: SpokenLine): void => {
    const own = latest?.lines.find(({ id }) => id === line.id);
    if (view === null || latest === null || !own) return;
    const at = viewIn(latest, own.setting);
    if (lookOf(at) === lookOf(view)) return;
    const steps = planArrival(view, at).filter((step) => step.type !== 'pose');
    view = at;
    schedule(steps);
    void motion.wait(endOf(steps)).then(() => {
      // As after `play`: finished at once, nothing moved, and yet the tail must find who moved up.
      if (!closed) stage.update(performance.now(), 0, true);
      return loadRest();
    });
  };

  const close = (): void => {
    if (closed) return;
    closed = true;
    observer.disconnect();
    language.disconnect();
    document.fonts.removeEventListener('loadingdone', onFaces);
    document.removeEventListener('visibilitychange', sleepIfUnseen);
    listener = () => undefined;
    cards = () => undefined;
    motion.setInstant(true);
    stage.close();
    for (const key of textures.getTextureKeys()) textures.remove(key);
    booted.destroy();
  };

  return {
    async open(next) {
      // The first line may be said before somebody comes or goes.
      const first = viewIn(next, next.lines[0]?.setting);
      await load(filesToOpen(stage.size, stage.ratio, next));
      if (closed) return;
      motion.finish();
      view = first;
      latest = next;
      spoken = null;
      impression = NO_IMPRESSION;
      flown.clear();
      const opening = planOpen(first);
      tableau = opening;
      stage.rig.set(opening.rung, stage.time(opening), 0);
      stage.build(opening);
      stage.troupe.show(opening.people, opening.poses, stage.layout(opening));
      stage.update(performance.now(), 0, true);
      void loadRest();
      if (!document.hidden && !paused) await new Promise<void>((drawn) => booted.game.events.once('postrender', () => drawn()));
    },
    async play(before, next, cues) {
      await load(filesToOpen(stage.size, stage.ratio, next));
      if (closed) return;
      const was = view ?? before;
      latest = next;
      impression = impressionOf(cues);
      if (impression === NO_IMPRESSION) flown.clear();
      cancelPending();
      // A line of this view that is being spoken already knows the poses better than the plan of the pause before it.
      const current = next.lines.find((line) => line.id === spoken?.id) ?? null;
      // Whoever goes, goes after the answer.
      view = impression.line === null ? next : viewIn(next, (current ?? next.lines[0])?.setting);
      const steps = planStage(was, view, cues);
      schedule(current === null ? steps : steps.filter((step) => step.type !== 'pose'));
      if (current !== null) schedule(planSpeak(view, current, standing().poses, impression), true);
      await motion.wait(endOf(steps));
      void loadRest();
      // Where everything was finished at once nothing moved, and yet somebody may stand elsewhere.
      if (!closed) stage.update(performance.now(), 0, true);
    },
    speak(line) {
      if (view === null || tableau === null || closed) return;
      spoken = line;
      cancelPending();
      stage.silence?.();
      arriveFor(line);
      schedule(planSpeak(view, line, tableau.poses, impressionFor(line)), true);
    },
    silence() {
      if (view === null || tableau === null || closed || motion.still) return;
      // It belongs to the line that it comes before.
      const next = (latest?.lines.findIndex(({ id }) => id === spoken?.id) ?? -1) + 1;
      if (latest?.lines[next]) arriveFor(latest.lines[next]);
      spoken = null;
      cancelPending();
      schedule(planSilence(view), true);
    },
    talking(who) {
      stage.troupe.talk(spoken?.kind === 'think' ? undefined : who);
      wake();
    },
    onCards(next) {
      cards = next;
    },
    onAnchors(next) {
      listener = next;
      if (tableau !== null) stage.update(performance.now(), 0, true);
    },
    setReducedMotion(on) {
      motion.setStill(on);
      wake();
    },
    setInstant(on) {
      motion.setInstant(on);
      wake();
    },
    pause(on) {
      paused = on;
      sleepIfUnseen();
    },
    close,
  };
}
