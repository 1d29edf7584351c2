// One step of the plan, played. What a step means was decided before; here it only becomes movement.
import type { CardFlight } from '../stage-port.ts';
import { IMPACT_MS } from './acting.ts';
import type { Booted } from './boot.ts';
import type { Motion } from './motion.ts';
import { showClock, showSign, showSlam } from './signs.ts';
import type { StageSet } from './stage-set.ts';
import { type CardOrigin, STEP_MS, type StageStep, type Tableau } from './steps.ts';

async function changeRoom(set: StageSet, tableau: () => Tableau): Promise<void> {
  await set.rig.curtain(1, STEP_MS.room / 2);
  const now = tableau();
  set.build(now);
  set.rig.set(now.rung, set.time(now), 0);
  set.troupe.place(set.layout(now));
  // Without motion nobody walked there, and yet they stand elsewhere.
  set.update(performance.now(), 0, true);
  await set.rig.curtain(0, STEP_MS.room / 2);
}

/** A card must not hide a mouth: shares of the head's width below its middle, and half of the card's height, CSS px. */
const CHIN = 0.65;
const BELOW_CHIN = 50;

/** The overlay flies the card: it knows where the window is. */
function tellCard(set: StageSet, fact: string, from: CardOrigin): CardFlight {
  const heads = set.troupe.anchors();
  const teller = from === 'between' ? undefined : heads.find((head) => head.who === from.who);
  if (teller === undefined) return { fact, ...set.middle(), towards: 0 };
  const inward = teller.side === 'left' ? 1 : -1;
  return { fact, x: teller.x + inward * teller.width * 0.5, y: teller.y + teller.width * CHIN + BELOW_CHIN, towards: inward };
}

function hush(booted: Booted, motion: Motion, set: StageSet): void {
  const heads = set.troupe.anchors();
  const middle = set.middle();
  const width = heads[0]?.width ?? 160;
  const [left, right] = [heads[0], heads[1]];
  const x = left && right ? (left.x + right.x) / 2 : middle.x;
  const away = showClock(booted.scene, motion, set.signs, { x, y: middle.y - width * 0.1 }, width * 0.5);
  set.camera.close(middle);
  set.rig.hush(true);
  set.silence = () => {
    away();
    set.camera.release();
    set.rig.hush(false);
    set.silence = null;
  };
}

/** `tableau`: what stands once this step is applied. */
export function playStep(
  booted: Booted,
  motion: Motion,
  set: StageSet,
  tableau: () => Tableau,
  step: StageStep,
  onCard: (card: CardFlight) => void,
): void {
  const { troupe, camera, rig } = set;
  switch (step.type) {
    case 'room':
      void changeRoom(set, tableau);
      return;
    case 'props':
      set.lay(tableau());
      return;
    case 'arrange':
      troupe.arrange(set.layout(tableau()), STEP_MS.arrange);
      set.lay(tableau());
      return;
    case 'enter':
      troupe.enter(step.person, tableau().poses[step.person.who] ?? step.pose, set.layout(tableau()), set.size.width);
      return;
    case 'leave':
      void troupe.leave(step.who, set.size.width).then(() => set.update(performance.now(), 0, true));
      return;
    case 'pose':
      troupe.pose(step.who, step.pose);
      return;
    case 'gesture':
      if (!motion.still) troupe.gesture(step.who, step.gesture);
      return;
    case 'mark': {
      const head = troupe.anchor(step.who);
      if (head !== undefined) void showSign(booted.scene, motion, set.signs, step.mark, step.who, head, set.size.width);
      return;
    }
    case 'light':
      rig.set(step.rung, set.time(tableau()));
      return;
    case 'push':
      camera.push((step.who === null ? undefined : troupe.anchor(step.who)) ?? set.middle());
      return;
    case 'jolt':
      camera.jolt(step.strength);
      return;
    case 'slam': {
      const head = troupe.anchor(step.who);
      if (head !== undefined) void showSlam(booted.scene, motion, set.signs, head, set.layout(tableau()).floorY, IMPACT_MS);
      return;
    }
    case 'hush':
      if (!motion.still) hush(booted, motion, set);
      return;
    case 'card':
      onCard(tellCard(set, step.fact, step.from));
      return;
  }
}
