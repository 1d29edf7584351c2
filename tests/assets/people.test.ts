// The drawn people: what assets/art/people.json promises the stage is in the atlases, and small enough to load.
import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { FIGURES, PLAYER_FIGURES } from '../../src/core/scenario/figure-terms.ts';
import { FEELINGS, POSTURES } from '../../src/core/scenario/terms.ts';
import type { PeopleArt, Sprite } from '../../src/game/stage/art.ts';

interface AtlasFrame {
  readonly frame: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly rotated: boolean;
  readonly sourceSize: { readonly w: number; readonly h: number };
}

interface Atlas {
  readonly frames: Readonly<Record<string, AtlasFrame>>;
  readonly meta: { readonly image: string; readonly size: { readonly w: number; readonly h: number } };
}

const ART = new URL('../../assets/art/', import.meta.url);
const SCALES = [1, 2] as const;
/** Pixels per peep unit at 1x. */
const PIXELS_PER_UNIT = 0.4;
const KILOBYTE = 1024;
/** Head and neutral body, at 1x: what a scene waits for. */
const FIGURE_BUDGET = 20 * KILOBYTE;
const PORTRAIT_BUDGET = 8 * KILOBYTE;
const FACES_BUDGET = 60 * KILOBYTE;
/** Smallest texture limit among the devices supported. */
const MAX_TEXTURE = 4096;
const REQUIRED_POSTURES = ['neutral', 'open-hand', 'arms-crossed', 'pointing'] as const;

const art = JSON.parse(readFileSync(new URL('people.json', ART), 'utf8')) as PeopleArt;
const figures = Object.entries(art.figures);
const { faces } = art;

const pathOf = (atlas: string, scale: number, type: 'webp' | 'json'): URL => new URL(`people/${atlas}@${scale}x.${type}`, ART);
const readAtlas = (atlas: string, scale: number): Atlas => JSON.parse(readFileSync(pathOf(atlas, scale, 'json'), 'utf8')) as Atlas;
const sizeOf = (atlas: string, scale: number): number => statSync(pathOf(atlas, scale, 'webp')).size;

/** Width and height from the header of a WebP file (lossless or extended). */
function readWebpSize(file: URL): { w: number; h: number } {
  const bytes = readFileSync(file);
  expect(bytes.toString('latin1', 0, 4)).toBe('RIFF');
  const chunk = bytes.toString('latin1', 12, 16);
  if (chunk === 'VP8X') return { w: 1 + bytes.readUIntLE(24, 3), h: 1 + bytes.readUIntLE(27, 3) };
  expect(chunk).toBe('VP8L');
  const bits = bytes.readUInt32LE(21);
  return { w: 1 + (bits & 0x3fff), h: 1 + ((bits >> 14) & 0x3fff) };
}

function expectSprites(atlasName: string, sprites: readonly Sprite[]): void {
  for (const scale of SCALES) {
    const atlas = readAtlas(atlasName, scale);
    const { w: width, h: height } = atlas.meta.size;
    for (const sprite of sprites) {
      const found = atlas.frames[sprite.frame];
      expect(found, `${atlasName}@${scale}x has ${sprite.frame}`).toBeDefined();
      if (!found) continue;
      const { x, y, w, h } = found.frame;
      expect(found.rotated).toBe(false);
      expect(found.sourceSize).toEqual({ w, h });
      expect(x >= 0 && y >= 0 && x + w <= width && y + h <= height, `${sprite.frame} lies inside its sheet`).toBe(true);
      expect(w).toBeCloseTo(sprite.w * PIXELS_PER_UNIT * scale, 3);
      expect(h).toBeCloseTo(sprite.h * PIXELS_PER_UNIT * scale, 3);
    }
  }
}

describe('figures', () => {
  it('are those that the format knows by name', () => {
    expect(Object.keys(art.figures)).toEqual([...FIGURES]);
    expect(PLAYER_FIGURES.filter((id) => !FIGURES.includes(id))).toEqual([]);
  });

  it('exist for everybody in the shared cast, nobody standing in for another', () => {
    const cast = parse(readFileSync(new URL('../../scenarios/shared/cast.yaml', import.meta.url), 'utf8')) as {
      people: Record<string, { figure: string }>;
    };
    const named = Object.values(cast.people).map((person) => person.figure);
    expect(named.length).toBeGreaterThan(0);
    for (const figure of named) expect(Object.keys(art.figures), `figure ${figure}`).toContain(figure);
    expect(new Set(named).size).toBe(named.length);
    expect(named.length).toBeGreaterThanOrEqual(18);
  });

  it('offer the player at least six people, one of them in a wheelchair', () => {
    const players = figures.filter(([id]) => id.startsWith('player-'));
    expect(players.length).toBeGreaterThanOrEqual(6);
    expect(players.some(([, figure]) => figure.seated)).toBe(true);
  });

  it.each(figures)('%s has an atlas at both scales with every frame that the manifest names', (_, figure) => {
    const { neutral, ...others } = figure.postures;
    expectSprites(figure.atlas, [...(neutral ? [neutral] : []), ...figure.head, ...figure.over]);
    for (const scale of SCALES) {
      const { meta } = readAtlas(figure.atlas, scale);
      expect(meta.image).toBe(`${figure.atlas}@${scale}x.webp`);
      expect(readWebpSize(pathOf(figure.atlas, scale, 'webp'))).toEqual(meta.size);
      expect(Math.max(meta.size.w, meta.size.h)).toBeLessThanOrEqual(MAX_TEXTURE);
      // Each other posture is a picture of its own.
      for (const [posture, { w, h }] of Object.entries(others)) {
        const size = readWebpSize(pathOf(`${figure.atlas}-${posture}`, scale, 'webp'));
        expect(size.w).toBeCloseTo(w * PIXELS_PER_UNIT * scale, 3);
        expect(size.h).toBeCloseTo(h * PIXELS_PER_UNIT * scale, 3);
      }
    }
  });

  it.each(figures)(
    '%s stands neutral, with an open hand, with arms crossed and pointing, and knows no other word for a posture',
    (_, figure) => {
      for (const posture of figure.seated ? REQUIRED_POSTURES : POSTURES) expect(Object.keys(figure.postures)).toContain(posture);
      for (const posture of Object.keys(figure.postures)) expect(POSTURES).toContain(posture);
    },
  );

  it.each(figures)('%s has a body that reaches from under the chin below the hips', (_, figure) => {
    for (const sprite of Object.values(figure.postures)) {
      expect(sprite.y).toBeLessThan(figure.neck.y);
      expect(sprite.y + sprite.h).toBeGreaterThan(1900);
      expect(sprite.x < figure.neck.x && sprite.x + sprite.w > figure.neck.x).toBe(true);
    }
  });

  it.each(figures)('%s has a head whose box holds its face and is drawn to the common scale', (_, figure) => {
    const { headBox, face } = figure;
    const nose = faces.nose.calm;
    expect(headBox.w).toBeGreaterThan(300);
    // Long hair falls wide of the face.
    expect(headBox.w).toBeLessThan(640);
    expect(face.x + nose.x).toBeGreaterThan(headBox.x);
    expect(face.x + nose.x + nose.w).toBeLessThan(headBox.x + headBox.w);
    expect(face.y + nose.y).toBeGreaterThan(headBox.y);
    expect(face.y + nose.y + nose.h).toBeLessThan(headBox.y + headBox.h);
    expect(figure.colour).toMatch(/^#[0-9a-f]{6}$/);
  });

  it.each(figures)('%s has a small portrait', (_, figure) => {
    const file = new URL(`portraits/${figure.atlas}.webp`, ART);
    const { w, h } = readWebpSize(file);
    expect(w).toBe(h);
    expect(statSync(file).size).toBeLessThanOrEqual(PORTRAIT_BUDGET);
  });

  it.each(figures)('%s keeps its atlas within the budget', (_, figure) => {
    expect(sizeOf(figure.atlas, 1)).toBeLessThanOrEqual(FIGURE_BUDGET);
    expect(sizeOf(figure.atlas, 2)).toBeLessThanOrEqual(2.5 * FIGURE_BUDGET);
    for (const posture of Object.keys(figure.postures).filter((each) => each !== 'neutral'))
      expect(sizeOf(`${figure.atlas}-${posture}`, 2), posture).toBeLessThanOrEqual(2.5 * FIGURE_BUDGET);
  });
});

describe('faces', () => {
  it.each(FEELINGS)('show %s with eyes, nose, mouth and two or three mouths that talk', (feeling) => {
    const talk = faces.talk[feeling];
    expect(talk.length).toBeGreaterThanOrEqual(2);
    expect(talk.length).toBeLessThanOrEqual(3);
    expect(new Set(talk.map((sprite) => sprite.frame)).size).toBe(talk.length);
    expectSprites(faces.atlas, [faces.eyes[feeling], faces.nose[feeling], faces.mouth[feeling], ...talk]);
  });

  it('can blink and blush', () => {
    expectSprites(faces.atlas, [faces.eyes.blink, faces.blush]);
    expect(faces.blushing.length).toBeGreaterThan(0);
    for (const feeling of faces.blushing) expect(FEELINGS).toContain(feeling);
  });

  it('tell every two feelings apart by eyes or mouth', () => {
    const looks = FEELINGS.map((feeling) => `${faces.eyes[feeling].frame} ${faces.mouth[feeling].frame}`);
    expect(new Set(looks).size).toBe(FEELINGS.length);
  });

  it('keep the mouth below the nose and the nose below the brows, whatever is combined', () => {
    for (const feeling of FEELINGS) {
      const nose = faces.nose[feeling];
      const mouths = [faces.mouth[feeling], ...faces.talk[feeling]];
      for (const mouth of mouths) expect(mouth.y + mouth.h / 2).toBeGreaterThan(nose.y + nose.h / 2);
      expect(faces.eyes[feeling].y).toBeLessThan(nose.y);
    }
  });

  it('keep their atlas within the budget', () => {
    expect(sizeOf(faces.atlas, 1)).toBeLessThanOrEqual(FACES_BUDGET);
    expect(sizeOf(faces.atlas, 2)).toBeLessThanOrEqual(2 * FACES_BUDGET);
  });
});
