// One step of the plan, played. What a step means was decided before; here it only becomes movement.
import type { Booted } from './boot.ts';
import type { Motion } from './motion.ts';
import { showCard, showSign } from './signs.ts';
import type { StageSet } from './stage-set.ts';
import { type CardOrigin, STEP_MS, type StageStep, type Tableau } from './steps.ts';

/** The fact flies towards the window that the overlay keeps at the top. */
const CARD_GOAL = { x: 0.5, y: 0.04 };

async function changeRoom(set: StageSet, tableau: () => Tableau): Promise<void> {
  await set.rig.curtain(1, STEP_MS.room / 2);
  const now = tableau();
  set.build(now);
  set.rig.set(now.rung, set.time(now), 0);
  set.troupe.place(set.layout(now));
  await set.rig.curtain(0, STEP_MS.room / 2);
}

function popCard(booted: Booted, motion: Motion, set: StageSet, from: CardOrigin): void {
  const heads = set.troupe.anchors();
  const teller = from === 'between' ? undefined : heads.find((head) => head.who === from.who);
  const box = teller ?? { ...set.middle(), top: 0, width: heads[0]?.width ?? 160, side: 'left' as const };
  void showCard(booted.scene, motion, set.signs, box, { x: set.size.width * CARD_GOAL.x, y: set.size.height * CARD_GOAL.y });
}

/** `tableau`: what stands once this step is applied. */
export function playStep(booted: Booted, motion: Motion, set: StageSet, tableau: () => Tableau, step: StageStep): void {
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
      troupe.leave(step.who, set.size.width);
      return;
    case 'pose':
      troupe.pose(step.who, step.pose);
      return;
    case 'gesture':
      if (!motion.still) troupe.gesture(step.who, step.gesture);
      return;
    case 'mark': {
      const head = troupe.anchor(step.who);
      if (head !== undefined) void showSign(booted.scene, motion, set.signs, step.mark, head);
      return;
    }
    case 'light':
      rig.set(step.rung, set.time(tableau()));
      return;
    case 'push':
      camera.push((step.who === null ? undefined : troupe.anchor(step.who)) ?? set.middle());
      return;
    case 'card':
      popCard(booted, motion, set, step.from);
      return;
  }
}
