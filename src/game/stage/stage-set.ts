// What stands on the stage at one moment: room, light, people, camera. Built from a tableau, laid out anew for every size.
import { GameObjects } from 'phaser';
import type { Weather } from '../../core/scenario/terms.ts';
import type { ActorAnchor } from '../stage-port.ts';
import { PROPS, ROOMS } from './art-files.ts';
import type { Booted } from './boot.ts';
import { createCamera, type StageCamera } from './camera.ts';
import { CALLED, layoutOf, orientationOf, type Size, type StageLayout } from './layout.ts';
import { createLightRig, type LightRig } from './light-rig.ts';
import type { Motion } from './motion.ts';
import { paintTextures } from './paint.ts';
import { createPropView, type PropView } from './prop-view.ts';
import { placeProps } from './props.ts';
import { createRoomView, type RoomView } from './room-view.ts';
import { type Composition, roomOf, type TimeOfDay } from './rooms.ts';
import type { Tableau } from './steps.ts';
import { createTroupe, type Troupe } from './troupe.ts';
import { rains, skyColour } from './weather.ts';

export interface StageSet {
  readonly troupe: Troupe;
  readonly rig: LightRig;
  readonly camera: StageCamera;
  /** Over people and front layer, under the vignette. */
  readonly signs: GameObjects.Container;
  readonly size: Size;
  /** Behind the windows: the words say so, or the mood does. */
  readonly rains: boolean;
  /** Backing-store pixels per CSS pixel. */
  readonly ratio: number;
  /** Ends the silence that is being played. */
  silence: (() => void) | null;
  /** Room and places of the tableau; its pictures must have been loaded. */
  build(tableau: Tableau): void;
  /** What lies there now; new things fade in. */
  lay(tableau: Tableau): void;
  layout(tableau: Tableau): StageLayout;
  time(tableau: Tableau): TimeOfDay;
  resize(size: Size): void;
  /** Middle between the heads. */
  middle(): { x: number; y: number };
  /** Nothing of it listens any longer. */
  close(): void;
  /** One frame; `force` tells the anchors even if nobody moved. */
  update(time: number, ms: number, force?: boolean): void;
}

/** Two halves of a head, logical pixels. */
const HEADS = 170;

/** Anchors are told anew when they moved by more than this, CSS px. */
const ANCHOR_STEP = 0.5;

export function createStageSet(
  booted: Booted,
  motion: Motion,
  first: Size,
  baked: boolean,
  tell: (anchors: readonly ActorAnchor[]) => void,
): StageSet {
  const { scene } = booted;
  paintTextures(scene.textures);
  const world = new GameObjects.Container(scene);
  const troupe = createTroupe(scene, motion);
  const rig = createLightRig(scene, motion, baked);
  const signs = new GameObjects.Container(scene);
  const camera = createCamera(motion);
  scene.add.existing(world);
  scene.add.existing(rig.over);

  let size = first;
  let room: RoomView | null = null;
  let roomShown = '';
  let weather: Weather | undefined;
  let things: PropView | null = null;
  let lying: ReadonlySet<string> = new Set();
  let told: readonly ActorAnchor[] = [];
  let seconds = 0;
  let closed = false;

  const ratio = (): number => booted.canvas.width / size.width;
  const frameOf = (tableau: Tableau): Composition => roomOf(ROOMS, tableau.place).room[orientationOf(size)];
  const layout = (tableau: Tableau): StageLayout => layoutOf(size, tableau.people, roomOf(ROOMS, tableau.place).room);

  const lay = (tableau: Tableau): void => {
    booted.wake();
    const { room: at, people } = layout(tableau);
    const [you, next] = people.map((person) => (person.x - at.x) / at.scale);
    const frame = frameOf(tableau);
    const gap =
      you === undefined || next === undefined
        ? { middle: frame.width / 2, width: frame.width }
        : { middle: (you + next) / 2, width: next - you - HEADS };
    things?.lay(placeProps(frame, PROPS, tableau.props, gap), lying);
    lying = new Set(tableau.props.map(({ kind }) => kind));
  };

  const tellAnchors = (force: boolean): void => {
    const now = troupe.anchors().map((anchor) => ({
      ...anchor,
      ...camera.toView(anchor.x, anchor.y),
      top: camera.toView(0, anchor.top).y,
      width: anchor.width * camera.scale,
    }));
    const moved = (one: ActorAnchor, index: number): boolean => {
      const old = told[index];
      if (old === undefined || old.who !== one.who) return true;
      return Math.abs(old.x - one.x) + Math.abs(old.top - one.top) + Math.abs(old.width - one.width) > ANCHOR_STEP;
    };
    if (!force && now.length === told.length && !now.some(moved)) return;
    told = now;
    tell(now);
  };

  return {
    troupe,
    rig,
    camera,
    signs,
    silence: null,
    get size() {
      return size;
    },
    get rains() {
      return rains(weather, rig.now.rain);
    },
    get ratio() {
      return ratio();
    },
    build(tableau) {
      const frame = frameOf(tableau);
      const { hour, time } = roomOf(ROOMS, tableau.place, tableau.hour);
      weather = tableau.weather;
      const shown = `${frame.back} ${hour} ${tableau.weather}`;
      if (shown !== roomShown) {
        things?.destroy();
        world.removeAll();
        room?.destroy();
        room = createRoomView(scene, frame, skyColour(time, tableau.weather), hour, tableau.weather, baked);
        roomShown = shown;
        world.add([room.back, rig.wash, troupe.layer, room.front, signs]);
        troupe.layer.add(room.called.setDepth(CALLED));
        things = createPropView(scene, motion, room);
        lying = new Set(tableau.props.map(({ kind }) => kind));
      }
      const placed = layout(tableau).room;
      room?.place(size, ratio(), placed, rig.now);
      lay(tableau);
      rig.place(size, ratio(), {
        x: frame.light.x * placed.scale + placed.x,
        y: frame.light.y * placed.scale + placed.y,
        scale: placed.scale,
      });
    },
    lay,
    layout,
    time: (tableau) => roomOf(ROOMS, tableau.place, tableau.hour).time,
    resize(next) {
      size = next;
      // They belong to heads that are about to be elsewhere.
      signs.removeAll(true);
      booted.resize(next);
    },
    middle() {
      const heads = troupe.anchors();
      if (heads.length === 0) return { x: size.width / 2, y: size.height * 0.4 };
      const sum = (pick: (head: ActorAnchor) => number): number => heads.reduce((all, head) => all + pick(head), 0) / heads.length;
      return { x: sum((head) => head.x), y: sum((head) => head.y) };
    },
    close() {
      closed = true;
      things?.destroy();
      things = null;
    },
    update(time, ms, force = false) {
      if (closed) return;
      if (force) booted.wake();
      seconds += ms / 1000;
      const moving = motion.moving;
      motion.update(ms);
      rig.update();
      room?.light(rig.now);
      troupe.update(time, ms);
      room?.update(motion.still ? 0 : seconds, motion.still ? 0 : ms, rig.now.drift, rig.now.rain);
      const shifted = camera.update(world);
      if (force || moving || shifted) tellAnchors(force);
    },
  };
}
