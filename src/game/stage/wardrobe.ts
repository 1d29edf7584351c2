// Which pictures a moment needs before it can be shown, and which may come while it is being read.
import type { DialogueView } from '../../core/dialogue/view.ts';
import { type Place, POSTURES, type Posture } from '../../core/scenario/terms.ts';
import { type ArtFile, type Density, densityFor, facesFile, figureFiles, propsFile, ROOMS, roomFiles } from './art-files.ts';
import { layoutOf, orientationOf, roomScale, type Size } from './layout.ts';
import { planOpen } from './plan.ts';
import { roomOf } from './rooms.ts';
import { planSpeak } from './speech.ts';
import type { StageStep, Tableau } from './steps.ts';

/** By figure. */
type Postures = ReadonlyMap<string, ReadonlySet<Posture>>;

const posesIn = (steps: readonly StageStep[]): readonly (readonly [who: string, posture: Posture])[] =>
  steps.flatMap((step) => (step.type === 'pose' ? [[step.who, step.pose.posture] as const] : []));

/** Postures of a view as it opens, and of its first line. */
function openingPostures(view: DialogueView): Postures {
  const { poses } = planOpen(view);
  const [line] = view.lines;
  const taken = [
    ...Object.entries(poses).map(([who, { posture }]) => [who, posture] as const),
    ...(line === undefined ? [] : posesIn(planSpeak(view, line, poses))),
  ];
  return new Map(
    view.present.map((member) => [member.figure, new Set(taken.flatMap(([who, posture]) => (who === member.id ? [posture] : [])))]),
  );
}

/** How sharp pictures have to be on this screen. */
function densitiesOf(size: Size, ratio: number, place: Place): { readonly people: Density; readonly room: Density } {
  const { room } = roomOf(ROOMS, place);
  // Two people are the closest that anybody comes.
  const pair = [0, 1].map((who) => ({ who: String(who), figure: '' }));
  const closest = layoutOf(size, pair, room).people[0]?.scale ?? 1;
  return { people: densityFor(closest * ratio), room: densityFor(roomScale(size, room[orientationOf(size)]) * ratio, 1) };
}

/** Room, people and things, the people in these postures. */
function filesOf(size: Size, ratio: number, tableau: Tableau, postures: (figure: string) => Iterable<Posture>): readonly ArtFile[] {
  const density = densitiesOf(size, ratio, tableau.place);
  return [
    ...roomFiles(tableau.place, orientationOf(size), density.room),
    ...(tableau.props.length > 0 ? [propsFile(density.room)] : []),
    facesFile(density.people),
    ...tableau.people.flatMap(({ figure }) => figureFiles(figure, density.people, postures(figure))),
  ];
}

/** What a view cannot open without. */
export function firstFiles(size: Size, ratio: number, view: DialogueView): readonly ArtFile[] {
  const postures = openingPostures(view);
  return filesOf(size, ratio, planOpen(view), (figure) => postures.get(figure) ?? []);
}

/** What stands now, in every posture. */
export const allFiles = (size: Size, ratio: number, tableau: Tableau): readonly ArtFile[] => filesOf(size, ratio, tableau, () => POSTURES);
