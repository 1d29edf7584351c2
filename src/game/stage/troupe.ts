// The people on stage: who is there, where they stand, how they hold themselves. Keeps actors and tableau in step.
import { GameObjects, type Scene } from 'phaser';
import type { ActorAnchor } from '../stage-port.ts';
import { type Actor, createActor } from './actor.ts';
import { figureOf, PEOPLE } from './art-files.ts';
import type { PersonPlace, StageLayout } from './layout.ts';
import type { Motion } from './motion.ts';
import type { Gesture, Person, Pose } from './steps.ts';

export interface Troupe {
  readonly layer: GameObjects.Container;
  has(who: string): boolean;
  /** Exactly these people, at once and without motion. */
  show(people: readonly Person[], poses: Readonly<Record<string, Pose>>, layout: StageLayout): void;
  /** Those who are there already walk to their places. */
  arrange(layout: StageLayout, ms: number): void;
  place(layout: StageLayout): void;
  enter(person: Person, pose: Pose, layout: StageLayout, viewWidth: number): void;
  /** Resolves when they are gone. */
  leave(who: string, viewWidth: number): Promise<void>;
  pose(who: string, pose: Pose): void;
  /** Pictures have come. */
  dress(): void;
  gesture(who: string, gesture: Gesture): void;
  talk(who: string | undefined): void;
  update(time: number, ms: number): void;
  anchor(who: string): ActorAnchor | undefined;
  anchors(): ActorAnchor[];
}

export function createTroupe(scene: Scene, motion: Motion): Troupe {
  const layer = new GameObjects.Container(scene);
  const actors = new Map<string, Actor>();
  /** The same, for every frame: going through a map makes objects. */
  let all: readonly Actor[] = [];

  const sort = (): void => {
    all = [...actors.values()];
    layer.sort('depth');
  };

  const add = (person: Person, place: PersonPlace): Actor => {
    actors.get(person.who)?.destroy();
    const actor = createActor(scene, layer, motion, person.who, figureOf(person.figure), PEOPLE.faces, place, actors.size * 0.37);
    actors.set(person.who, actor);
    layer.add(actor.root);
    actor.place(place);
    sort();
    return actor;
  };

  const placeOf = (layout: StageLayout, who: string): PersonPlace => {
    const place = layout.people.find((one) => one.who === who);
    if (place === undefined) throw new Error(`"${who}" has no place in the layout`);
    return place;
  };

  return {
    layer,
    has: (who) => actors.has(who),
    show(people, poses, layout) {
      for (const actor of actors.values()) actor.destroy();
      actors.clear();
      sort();
      const still = motion.still;
      motion.setStill(true);
      for (const person of people) {
        const actor = add(person, placeOf(layout, person.who));
        const pose = poses[person.who];
        if (pose !== undefined) actor.pose(pose);
      }
      sort();
      motion.setStill(still);
    },
    arrange(layout, ms) {
      for (const place of layout.people) void actors.get(place.who)?.moveTo(place, ms);
      sort();
    },
    place(layout) {
      for (const place of layout.people) actors.get(place.who)?.place(place);
      sort();
    },
    enter(person, pose, layout, viewWidth) {
      const actor = add(person, placeOf(layout, person.who));
      actor.pose(pose);
      void actor.comeIn(viewWidth);
    },
    async leave(who, viewWidth) {
      const actor = actors.get(who);
      if (actor === undefined) return;
      await actor.goOut(viewWidth);
      // Somebody may have called them back while they were walking out.
      if (actors.get(who) === actor) actors.delete(who);
      actor.destroy();
      all = [...actors.values()];
    },
    pose(who, pose) {
      actors.get(who)?.pose(pose);
      // Whoever reaches out comes before the others.
      sort();
    },
    dress() {
      for (const actor of actors.values()) actor.dress();
    },
    gesture: (who, gesture) => actors.get(who)?.gesture(gesture),
    talk(who) {
      for (const actor of actors.values()) actor.talk(actor.who === who);
    },
    update(time, ms) {
      for (let index = 0; index < all.length; index += 1) (all[index] as Actor).update(time, ms);
    },
    anchor: (who) => actors.get(who)?.anchor(),
    anchors: () => [...actors.values()].map((actor) => actor.anchor()),
  };
}
