// One person on the stage: a body that changes posture, a head on its neck, a face. Plays poses and gestures, decides nothing.
import { GameObjects, type Scene } from 'phaser';
import type { Posture } from '../../core/scenario/terms.ts';
import type { ActorAnchor } from '../stage-port.ts';
import type { Faces, Figure, Sprite } from './art.ts';
import { bodyKey, postureIn } from './art-files.ts';
import { createFace, showSprite } from './face.ts';
import { playGesture } from './gestures.ts';
import { BASE, type PersonPlace } from './layout.ts';
import { easeBack, easeInOut, easeOut, type Motion, twice } from './motion.ts';
import { reaches, shownPart, withheld } from './posture.ts';
import { type Gesture, type Pose, type Side, STEP_MS } from './steps.ts';
import { hangScreen, type WallScreen } from './wall-screen.ts';

const BREATH_MS = 3000;
const BREATH_SCALE = 0.012;
/** Peep units; 2 px on a 1280 stage. */
const BREATH_LIFT = 5;
const LEAN_DEGREES = 2.6;
const LEAN_UNITS = 42;
/** A step towards the others or away from them, peep units; a person has to lift for it. */
const STEP_UNITS = 46;
const STEP_LIFT = 9;
const BIG_STEP = 0.4;
/** The head turns before the body does. */
const HEAD_MS = 130;
const BODY_LAG_MS = 90;
/** A turning head or body is never drawn thinner than this. */
const THINNEST = { head: 0.7, body: 0.5 } as const;
/** Of a shaken head, peep units. */
const YAW_UNITS = 7;
/** Wheelchair users at the table: head this much lower, peep units. */
const SEATED_UNITS = 150;
const FADE_MS = 120;
const SQUASH = 0.03;
const RADIANS = Math.PI / 180;

export interface Actor {
  readonly who: string;
  readonly root: GameObjects.Container;
  /** Without motion. */
  place(place: PersonPlace): void;
  moveTo(place: PersonPlace, ms: number): Promise<void>;
  comeIn(viewWidth: number): Promise<void>;
  goOut(viewWidth: number): Promise<void>;
  pose(pose: Pose): void;
  /** Pictures have come: a posture that had to wait for its own is taken now. */
  dress(): void;
  gesture(gesture: Gesture): void;
  talk(on: boolean): void;
  update(time: number, ms: number): void;
  anchor(): ActorAnchor;
  destroy(): void;
}

/** A turn as a scale that never vanishes. */
const thick = (turn: number, least: number): number => (Math.abs(turn) < least ? (turn < 0 ? -least : least) : turn);

const sign = (side: Side): 1 | -1 => (side === 'right' ? 1 : -1);

export function createActor(
  scene: Scene,
  layer: GameObjects.Container,
  motion: Motion,
  who: string,
  figure: Figure,
  faces: Faces,
  start: PersonPlace,
  phase: number,
): Actor {
  const atlas = bodyKey(figure, 'neutral');
  /** Numbers that tweens move; `update` makes transforms of them, so that breathing and gestures never fight. */
  const at = {
    x: start.x,
    y: start.y,
    scale: start.scale,
    slide: 0,
    turn: 1,
    lean: 0,
    tilt: 0,
    nod: 0,
    shake: 0,
    hop: 0,
    flinch: 0,
    squash: 0,
    alpha: 1,
    head: 1,
    look: 0,
    down: 0,
    step: 0,
    yaw: 0,
    breath: 0,
  };
  let stands = start;
  let wall: WallScreen | null = null;
  let side = start.side;
  let stepped = 0;
  let facing: Side = start.side === 'left' ? 'right' : 'left';
  at.turn = sign(facing);
  at.head = at.turn;
  let headed: Side = facing;

  const image = (sprite: Sprite): GameObjects.Image => {
    return showSprite(new GameObjects.Image(scene, 0, 0, atlas, sprite.frame), sprite);
  };
  const neutral = figure.postures.neutral;
  if (neutral === undefined) throw new Error(`the figure "${figure.atlas}" has no neutral posture`);
  let shown = neutral;
  let wanted: Posture = 'neutral';
  let { cut } = start;
  let body = image(neutral);
  let before = image(neutral);
  before.setVisible(false);
  const face = createFace(scene, faces, figure);
  const head = new GameObjects.Container(scene);
  // Children hang about the neck: the head turns there.
  const hang = (sprite: Sprite): GameObjects.Image => showSprite(image(sprite), sprite, -figure.neck.x, -figure.neck.y);
  head.add([...figure.head.map(hang), ...face.parts, ...figure.over.map(hang)]);
  const root = new GameObjects.Container(scene);
  const torso = new GameObjects.Container(scene);
  torso.add([before, body, head]);
  torso.setPosition(-figure.neck.x, -BASE + (figure.seated ? SEATED_UNITS : 0));
  root.add(torso);
  root.setDepth(start.depth);

  /** What the table hides is not drawn: half of the pixels of a person. */
  const cutBody = (): void => {
    const { realWidth, realHeight } = body.frame;
    const part = shownPart(shown, cut + (figure.seated ? -SEATED_UNITS : 0), figure.neck.x, stands);
    body.setCrop(part.from * realWidth, 0, (part.to - part.from) * realWidth, Math.ceil(realHeight * part.down));
  };

  const changePosture = (next: Posture): void => {
    wanted = next;
    root.setDepth(reaches(next) ? (stands.reach ?? stands.depth) : stands.depth);
    const posture = postureIn(figure, stands.reach === null ? withheld(next) : next);
    const sprite = figure.postures[posture] ?? neutral;
    const key = bodyKey(figure, posture);
    // Until its picture is there, the body stays as it is.
    if (sprite === shown || !scene.textures.exists(key)) return;
    shown = sprite;
    [before, body] = [body, before];
    showSprite(body.setTexture(key), posture === 'neutral' ? sprite : { ...sprite, frame: '__BASE' });
    cutBody();
    torso.moveAbove(body, before);
    body.setVisible(true);
    before.setVisible(true);
    // The old drawing stays opaque below until the new one covers it: no ghost of the room shines through.
    body.setAlpha(0);
    before.setAlpha(1);
    const [out, into] = [before, body];
    void motion.to(into, { alpha: 1 }, FADE_MS, easeOut);
    void motion.to(out, { alpha: 0 }, FADE_MS / 2, easeOut, FADE_MS / 2).then(() => {
      // It may have come back meanwhile: then it is the body again.
      if (out !== body) out.setVisible(false);
    });
    void motion.pulse(at, { squash: SQUASH }, FADE_MS * 1.8);
  };

  const takePlace = (place: PersonPlace): void => {
    stands = place;
    wall = hangScreen(scene, layer, wall, place);
    side = place.side;
    cut = place.cut;
    changePosture(wanted);
    cutBody();
  };

  const turnTo = (wanted: Side): void => {
    if (wanted === facing) return;
    facing = wanted;
    void motion.to(at, { turn: sign(wanted) }, STEP_MS.pose, easeInOut, BODY_LAG_MS);
    void motion.pulse(at, { squash: SQUASH }, STEP_MS.pose);
  };

  const turnHead = (wanted: Side): void => {
    if (wanted === headed) return;
    headed = wanted;
    void motion.to(at, { head: sign(wanted) }, HEAD_MS, easeInOut);
  };

  const takeStep = (wanted: number): void => {
    if (Math.abs(wanted - stepped) >= BIG_STEP) void motion.pulse(at, { hop: STEP_LIFT }, STEP_MS.gesture, twice);
    stepped = wanted;
    void motion.to(at, { step: wanted }, STEP_MS.gesture, easeInOut);
  };

  const offStage = (viewWidth: number): number => {
    const reach = 700 * at.scale;
    return side === 'left' ? -at.x - reach : viewWidth - at.x + reach;
  };

  let sway = 0;
  const stepX = (k: number): number => (side === 'left' ? 1 : -1) * at.step * STEP_UNITS * k;

  /** On a screen nobody may step out of the picture. */
  const free = (): number => (stands.screen === null ? 1 : 0.25);

  const apply = (): void => {
    const k = at.scale;
    const wide = thick(at.turn, THINNEST.body);
    const towards = at.turn < 0 ? -1 : 1;
    const lean = towards * (at.lean - at.flinch) * LEAN_UNITS * k * free();
    root.setPosition(at.x + at.slide + stepX(k) * free() + lean + at.shake, at.y - at.hop * k);
    // The head keeps a side of its own, whichever way the body is drawn.
    const own = thick(at.head, THINNEST.head) / wide;
    head.setScale(own, 1);
    head.setX(figure.neck.x + at.yaw * YAW_UNITS);
    const away = own < 0 ? -1 : 1;
    head.setRotation(away * (at.tilt + at.nod + sway) * RADIANS);
    face.look(at.look + at.yaw, at.down + at.nod / 7);
    root.setScale(wide * k * (1 + at.squash), k * (1 - at.squash));
    root.setRotation(towards * (at.lean - at.flinch * 1.4) * LEAN_DEGREES * RADIANS * free());
    root.setAlpha(at.alpha);
    wall?.show(at.alpha);
  };

  return {
    who,
    root,
    place(place) {
      takePlace(place);
      Object.assign(at, { x: place.x, y: place.y, scale: place.scale });
      apply();
    },
    moveTo(place, ms) {
      takePlace(place);
      // A picture hangs where it hangs.
      if (place.screen !== null) return motion.to(at, { x: place.x, y: place.y, scale: place.scale }, 0);
      return motion.to(at, { x: place.x, y: place.y, scale: place.scale }, ms, easeInOut);
    },
    async comeIn(viewWidth) {
      if (stands.screen !== null) {
        at.alpha = 0;
        apply();
        await motion.to(at, { alpha: 1 }, STEP_MS.enter, easeOut);
        return;
      }
      at.slide = offStage(viewWidth);
      apply();
      void motion.pulse(at, { hop: 14 }, STEP_MS.enter, twice);
      await motion.to(at, { slide: 0 }, STEP_MS.enter, easeOut);
    },
    async goOut(viewWidth) {
      if (stands.screen !== null) {
        await motion.to(at, { alpha: 0 }, STEP_MS.leave, easeOut);
        return;
      }
      turnHead(side);
      turnTo(side);
      await motion.to(at, { slide: offStage(viewWidth) }, STEP_MS.leave, (t) => t * t);
    },
    pose(pose) {
      face.feel(pose.feeling, motion.still);
      changePosture(pose.posture);
      turnHead(pose.head);
      turnTo(pose.facing);
      takeStep(pose.step);
      void motion.to(at, { look: pose.look, down: pose.down }, HEAD_MS * 1.4, easeInOut);
      void motion.to(at, { lean: pose.lean }, 320, easeBack);
      void motion.to(at, { tilt: pose.tilt }, 320, easeInOut);
    },
    dress: () => changePosture(wanted),
    gesture: (gesture) => playGesture(motion, at, gesture),
    talk: (on) => face.talk(on),
    update(time, ms) {
      face.update(ms, motion.still);
      const breath = motion.still ? 0 : 0.5 - 0.5 * Math.cos((time / BREATH_MS + phase) * Math.PI * 2);
      sway = motion.still ? 0 : Math.sin((time / 5200 + phase) * Math.PI * 2) * 0.7;
      const rise = 1 + BREATH_SCALE * (breath + at.breath);
      // Body grows from the table edge upwards; the head rides on it and lifts a little more.
      body.setScale(body.scaleX, (shown.h * rise) / body.frame.realHeight);
      body.setY(BASE - (BASE - shown.y) * rise);
      head.setY(BASE - (BASE - figure.neck.y) * rise - BREATH_LIFT * breath * 0.4);
      apply();
    },
    anchor() {
      const k = at.scale;
      const box = figure.headBox;
      const towards = at.turn < 0 ? -1 : 1;
      const middle = (box.x + box.w / 2 - figure.neck.x) * (at.head < 0 ? -1 : 1) * k;
      const height = (y: number): number => (BASE - y - (figure.seated ? SEATED_UNITS : 0)) * k;
      const lean = towards * at.lean * LEAN_DEGREES * RADIANS;
      const x = at.x + at.slide + stepX(k) + towards * at.lean * LEAN_UNITS * k + middle;
      return {
        who,
        side,
        x: x + Math.sin(lean) * height(box.y + box.h / 2),
        y: at.y - height(box.y + box.h / 2),
        top: at.y - height(box.y),
        width: box.w * k,
      };
    },
    destroy() {
      root.destroy();
      wall?.destroy();
    },
  };
}
