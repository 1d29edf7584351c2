// Which picture files a scene needs, and where the build put them (hashed names).
import peopleJson from '../../../assets/art/people.json' with { type: 'json' };
import roomsJson from '../../../assets/art/rooms.json' with { type: 'json' };
import type { Place, Posture } from '../../core/scenario/terms.ts';
import type { ComposedFigure } from '../ports.ts';
import type { Figure, PeopleArt } from './art.ts';
import type { StageLayout } from './layout.ts';
import { type RoomsArt, roomOf } from './rooms.ts';

export const PEOPLE = peopleJson as unknown as PeopleArt;
export const ROOMS = roomsJson as unknown as RoomsArt;

/** `no-inline`: a data URL would be refused by the content security policy when fetched. */
const URLS: Readonly<Record<string, string>> = import.meta.glob(['/assets/art/people/*', '/assets/art/rooms/*@*'], {
  eager: true,
  query: '?url&no-inline',
  import: 'default',
});

export type Density = 1 | 2;

export interface ArtFile {
  /** Texture key; the same for both densities. */
  readonly key: string;
  readonly picture: string;
  /** Frames, for an atlas. */
  readonly frames: string | null;
}

export const FACES = 'people/faces';
export const LIFE = ROOMS.atlas;
export const PROPS = ROOMS.props;

/** Atlas pixels per peep unit at density 1. */
const FIGURE_PIXELS = 0.4;
/** A picture may be enlarged by this much before the sharper one is fetched. */
const SOFTNESS = 1.2;

export const densityFor = (pixelsPerUnit: number, unit = FIGURE_PIXELS): Density => (pixelsPerUnit > unit * SOFTNESS ? 2 : 1);

/** A posture that the figure lacks: the nearest it has. */
const FALLBACK: Readonly<Partial<Record<Posture, Posture>>> = {
  'turned-away': 'arms-crossed',
  paper: 'open-hand',
  laptop: 'neutral',
  phone: 'neutral',
};

export function postureIn({ postures }: Figure, wanted: Posture): Posture {
  if (postures[wanted] !== undefined) return wanted;
  const near = FALLBACK[wanted] ?? 'neutral';
  return postures[near] === undefined ? 'neutral' : near;
}

export type ComposedBy = (key: string) => ComposedFigure | undefined;

let composed: ComposedBy = () => undefined;

/** Tells where figures are found that are not in the manifest. */
export function lookUpComposed(by: ComposedBy): void {
  composed = by;
}

export function figureOf(key: string): Figure {
  const figure = PEOPLE.figures[key] ?? (composed(key)?.figure as Figure | undefined);
  if (figure === undefined) throw new Error(`no figure is drawn for "${key}"`);
  return figure;
}

function fileOf(key: string, density: Density, atlas: boolean): ArtFile {
  const url = (extension: string): string => {
    const path = `/assets/art/${key}@${density}x.${extension}`;
    const found = URLS[path];
    if (found === undefined) throw new Error(`the picture ${path} is missing`);
    return found;
  };
  return { key, picture: url('webp'), frames: atlas ? url('json') : null };
}

/** Texture that holds the body in this posture. */
export const bodyKey = ({ atlas }: Figure, posture: Posture): string => `people/${atlas}${posture === 'neutral' ? '' : `-${posture}`}`;

/** Head, neutral body, and these postures as far as the figure has them. */
export function figureFiles(figure: string, density: Density, postures: Iterable<Posture>): ArtFile[] {
  const drawn = figureOf(figure);
  const own = Object.hasOwn(PEOPLE.figures, figure) ? undefined : composed(figure)?.sheets[density];
  const base = bodyKey(drawn, 'neutral');
  const files: ArtFile[] = [own ? { key: base, picture: own.picture, frames: own.frames } : fileOf(base, density, true)];
  for (const posture of new Set(postures)) {
    const kept = postureIn(drawn, posture);
    if (kept === 'neutral') continue;
    const key = bodyKey(drawn, kept);
    const picture = own?.postures[kept];
    files.push(picture === undefined ? fileOf(key, density, false) : { key, picture, frames: null });
  }
  return files;
}

export const facesFile = (density: Density): ArtFile => fileOf(`people/${PEOPLE.faces.atlas}`, density, true);

export const propsFile = (density: Density): ArtFile => fileOf(PROPS.atlas, density, true);

export function roomFiles(place: Place, orientation: StageLayout['orientation'], density: Density): ArtFile[] {
  const frame = roomOf(ROOMS, place).room[orientation];
  return [fileOf(frame.back, density, false), fileOf(frame.front, density, false), fileOf(LIFE, density, true)];
}
