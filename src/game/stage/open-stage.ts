// The stage as the game sees it: loads what a scene needs, shows it, plays the steps of the plan.
import { GameObjects } from 'phaser';
import type { DialogueView } from '../../core/dialogue/view.ts';
import type { Place } from '../../core/scenario/terms.ts';
import type { ActorAnchor, StagePort } from '../ports.ts';
import { type ArtFile, densityFor, facesFile, figureFile, ROOMS, roomFiles } from './art-files.ts';
import { bootPhaser } from './boot.ts';
import { createCamera } from './camera.ts';
import { layoutOf, orientationOf, type Size, type StageLayout } from './layout.ts';
import { createLightRig } from './light-rig.ts';
import { loadArt } from './load-art.ts';
import { createMotion } from './motion.ts';
import { paintTextures } from './paint.ts';
import { planOpen, planStage } from './plan.ts';
import { type RendererKind, readRendererName, rendererFor } from './renderer.ts';
import { createRoomView, type RoomView } from './room-view.ts';
import { roomOf } from './rooms.ts';
import { showCard, showSign } from './signs.ts';
import { planSpeak, type SpokenLine } from './speech.ts';
import { applySteps, endOf, type StageStep, STEP_MS, type Tableau } from './steps.ts';
import { createTroupe } from './troupe.ts';

export interface StageOptions {
  /** What the first scene will need, if it is known: loaded before the promise resolves. */
  readonly place?: Place;
  readonly figures?: readonly string[];
  /** 0…1 */
  readonly onProgress?: (share: number) => void;
  /** Instead of asking the browser. */
  readonly renderer?: RendererKind;
}

/** After a sleep or a hiccup the clock does not leap. */
const LONGEST_FRAME_MS = 50;
/** Anchors are told anew when they moved by more than this, CSS px. */
const ANCHOR_STEP = 0.5;

export async function openStage(parent: HTMLElement, options: StageOptions = {}): Promise<StagePort> {
  const kind = options.renderer ?? rendererFor(readRendererName());
  const sizeNow = (): Size => ({ width: Math.max(1, parent.clientWidth), height: Math.max(1, parent.clientHeight) });
  let size = sizeNow();
  let frame = (_time: number, _ms: number): void => undefined;
  let busy = (): boolean => true;
  const booted = await bootPhaser(parent, kind, size, { update: (time, ms) => frame(time, Math.min(ms, LONGEST_FRAME_MS)), busy: () => busy() });
  const { scene } = booted;
  const { textures } = booted.game;

  const motion = createMotion();
  paintTextures(textures);
  const world = new GameObjects.Container(scene);
  const troupe = createTroupe(scene, motion);
  const rig = createLightRig(scene, motion, kind === 'canvas');
  const signs = new GameObjects.Container(scene);
  const camera = createCamera(motion);
  scene.add.existing(world);
  scene.add.existing(rig.over);

  let room: RoomView | null = null;
  let roomShown = '';
  let view: DialogueView | null = null;
  let tableau: Tableau | null = null;
  let layout: StageLayout | null = null;
  let spoken: (SpokenLine & { readonly id?: string }) | null = null;
  let pendingPoses: (() => void)[] = [];
  let listener: (anchors: readonly ActorAnchor[]) => void = () => undefined;
  let told: readonly ActorAnchor[] = [];
  let closed = false;
  let paused = false;
  let seconds = 0;

  const ratio = (): number => booted.canvas.width / size.width;
  const roomFilesFor = (place: Place): ArtFile[] => {
    const orientation = orientationOf(size);
    const art = roomOf(ROOMS, place).room[orientation];
    const scale = Math.max(Math.min(size.width / art.width, size.height / art.height), size.width / art.bleed.w, size.height / art.bleed.h);
    return roomFiles(place, orientation, densityFor(scale * ratio(), 1));
  };
  const peopleFiles = (figures: readonly string[], place: Place): ArtFile[] => {
    const people = figures.map((figure, index) => ({ who: String(index), figure }));
    const scale = layoutOf(size, people, roomOf(ROOMS, place).room).people[0]?.scale ?? 0.4;
    const density = densityFor(scale * ratio());
    return [facesFile(density), ...figures.map((figure) => figureFile(figure, density))];
  };
  const load = (files: readonly ArtFile[]): Promise<void> => loadArt(textures, files, options.onProgress ?? (() => undefined));

  const relayout = (): StageLayout => {
    if (tableau === null) throw new Error('the stage has nothing to lay out yet');
    layout = layoutOf(size, tableau.people, roomOf(ROOMS, tableau.place).room);
    return layout;
  };

  const placeLight = (): void => {
    if (tableau === null || layout === null) return;
    const art = roomOf(ROOMS, tableau.place).room[layout.orientation];
    rig.place(size, ratio(), { x: art.light.x * layout.room.scale + layout.room.x, y: art.light.y * layout.room.scale + layout.room.y, scale: layout.room.scale });
  };

  /** Builds the room of the tableau unless it stands already. Its pictures must have been loaded. */
  const buildRoom = (): void => {
    if (tableau === null) return;
    const orientation = orientationOf(size);
    const art = roomOf(ROOMS, tableau.place).room[orientation];
    const key = art.back;
    if (key !== roomShown) {
      world.removeAll();
      room?.destroy();
      room = createRoomView(scene, art, kind === 'canvas');
      roomShown = key;
      world.add([room.back, rig.wash, troupe.layer, room.front, signs]);
    }
    room?.place(size, ratio(), relayout().room, rig.now);
    placeLight();
  };

  const tellAnchors = (force: boolean): void => {
    const scale = camera.scale;
    const now = troupe.anchors().map((anchor) => {
      const head = camera.toView(anchor.x, anchor.y);
      return { ...anchor, ...head, top: camera.toView(0, anchor.top).y, width: anchor.width * scale };
    });
    const moved = now.length !== told.length || now.some((one, index) => {
      const old = told[index];
      return old === undefined || old.who !== one.who || Math.abs(old.x - one.x) + Math.abs(old.top - one.top) + Math.abs(old.width - one.width) > ANCHOR_STEP;
    });
    if (!moved && !force) return;
    told = now;
    listener(now);
  };

  frame = (time, ms) => {
    seconds += ms / 1000;
    const moving = motion.moving;
    motion.update(ms);
    rig.update();
    room?.light(rig.now);
    const still = motion.still;
    troupe.update(time, ms);
    if (!still || rig.now.rain) room?.update(still ? 0 : seconds, still ? 0 : ms, rig.now.drift, rig.now.rain);
    const shifted = camera.update(world);
    if (moving || shifted) tellAnchors(false);
  };

  busy = () => motion.moving || rig.now.rain;

  const onResize = async (): Promise<void> => {
    const next = sizeNow();
    if (closed || (next.width === size.width && next.height === size.height)) return;
    size = next;
    booted.resize(size);
    if (tableau === null) return;
    await load(roomFilesFor(tableau.place));
    if (closed || size !== next) return;
    buildRoom();
    troupe.place(relayout());
    camera.update(world);
    tellAnchors(true);
  };
  const observer = new ResizeObserver(() => {
    // A picture that fails to come leaves the room as it was: the talk goes on.
    onResize().catch(() => undefined);
  });
  observer.observe(parent);

  const sleepIfUnseen = (): void => booted.sleep(closed || paused || document.hidden);
  document.addEventListener('visibilitychange', sleepIfUnseen);

  const keep = (step: StageStep): void => {
    if (tableau !== null) tableau = applySteps(tableau, [step]);
  };

  const headOf = (who: string): ActorAnchor | undefined => troupe.anchor(who);

  const middle = (): { x: number; y: number } => {
    const heads = troupe.anchors();
    const sum = heads.reduce((all, head) => ({ x: all.x + head.x, y: all.y + head.y }), { x: 0, y: 0 });
    return heads.length === 0 ? { x: size.width / 2, y: size.height * 0.4 } : { x: sum.x / heads.length, y: sum.y / heads.length };
  };

  const changeRoom = async (): Promise<void> => {
    await rig.curtain(1, STEP_MS.room / 2);
    buildRoom();
    if (tableau !== null) rig.set(tableau.rung, roomOf(ROOMS, tableau.place).time, 0);
    troupe.place(relayout());
    await rig.curtain(0, STEP_MS.room / 2);
  };

  const run = (step: StageStep): void => {
    if (closed || tableau === null) return;
    keep(step);
    switch (step.type) {
      case 'room':
        void changeRoom();
        return;
      case 'arrange':
        troupe.arrange(relayout(), STEP_MS.arrange);
        return;
      case 'enter':
        troupe.enter(step.person, step.pose, relayout(), size.width);
        return;
      case 'leave':
        troupe.leave(step.who, size.width);
        return;
      case 'pose':
        troupe.pose(step.who, step.pose);
        return;
      case 'gesture':
        if (!motion.still) troupe.gesture(step.who, step.gesture);
        return;
      case 'mark': {
        const head = headOf(step.who);
        if (head !== undefined) void showSign(scene, motion, signs, step.mark, head);
        return;
      }
      case 'light':
        rig.set(step.rung, roomOf(ROOMS, tableau.place).time);
        return;
      case 'push':
        camera.push(step.who === null ? middle() : (headOf(step.who) ?? middle()));
        return;
      case 'card': {
        const head = step.from === 'between' ? undefined : headOf(step.from.who);
        const box = head ?? { ...middle(), top: 0, width: (headOf(tableau.people[0]?.who ?? '')?.width ?? 160), side: 'left' as const };
        void showCard(scene, motion, signs, box, { x: size.width / 2, y: size.height * 0.04 });
        return;
      }
    }
  };

  /** Poses may still be called off: a line that begins while they wait knows better. */
  const schedule = (steps: readonly StageStep[]): void => {
    for (const step of steps) {
      const cancel = motion.after(step.at, () => run(step));
      if (step.type === 'pose') pendingPoses.push(cancel);
    }
  };

  const cancelPoses = (): void => {
    for (const cancel of pendingPoses) cancel();
    pendingPoses = [];
  };

  if (options.place !== undefined) await load([...roomFilesFor(options.place), ...peopleFiles(options.figures ?? [], options.place)]);

  return {
    async open(next) {
      const opening = planOpen(next);
      await load([...roomFilesFor(next.place), ...peopleFiles(next.present.map((member) => member.figure), next.place)]);
      if (closed) return;
      motion.finish();
      view = next;
      tableau = opening;
      buildRoom();
      rig.set(tableau.rung, roomOf(ROOMS, tableau.place).time, 0);
      troupe.show(tableau.people, tableau.poses, relayout());
      frame(0, 0);
      tellAnchors(true);
      await new Promise<void>((drawn) => {
        if (document.hidden || paused) drawn();
        else booted.game.events.once('postrender', () => drawn());
      });
    },
    async play(before, next, cues) {
      const steps = planStage(before, next, cues);
      const coming = steps.flatMap((step) => (step.type === 'enter' ? [step.person.figure] : []));
      await load([...roomFilesFor(next.place), ...peopleFiles(coming, next.place)]);
      if (closed) return;
      view = next;
      cancelPoses();
      const current = spoken !== null && next.lines.some((line) => line.id === spoken?.id) ? spoken : null;
      // The line of this view that is being spoken already holds the poses.
      schedule(current === null ? steps : steps.filter((step) => step.type !== 'pose'));
      if (current !== null && tableau !== null) schedule(planSpeak(next, current, tableau.poses));
      await motion.wait(endOf(steps));
    },
    speak(line) {
      if (view === null || tableau === null || closed) return;
      spoken = line;
      cancelPoses();
      schedule(planSpeak(view, line, tableau.poses));
    },
    talking(who) {
      troupe.talk(spoken?.kind === 'think' ? undefined : who);
    },
    onAnchors(next) {
      listener = next;
      if (tableau !== null) tellAnchors(true);
    },
    setReducedMotion: (on) => motion.setStill(on),
    setInstant: (on) => motion.setInstant(on),
    pause(on) {
      paused = on;
      sleepIfUnseen();
    },
    close() {
      if (closed) return;
      closed = true;
      observer.disconnect();
      document.removeEventListener('visibilitychange', sleepIfUnseen);
      motion.setInstant(true);
      listener = () => undefined;
      for (const key of textures.getTextureKeys()) textures.remove(key);
      booted.destroy();
    },
  };
}
