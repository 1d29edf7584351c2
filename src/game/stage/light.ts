// The climate ladder as light. Values are those of the art direction's tense scene at `tension`, taken back and on from there.
import type { Rung } from '../../core/scenario/terms.ts';

export interface Light {
  /** Colour laid over the room but not over the people, so that they stand out against it. */
  readonly wash: number;
  readonly washAlpha: number;
  /** Of the same colour on the front layer. */
  readonly frontAlpha: number;
  readonly vignetteAlpha: number;
  /** Factor on the speed of clouds. */
  readonly drift: number;
  readonly rain: boolean;
}

const PLUM = 0x5a1e3c;

export const LIGHTS: Readonly<Record<Rung, Light>> = {
  calm: { wash: 0xffe2a8, washAlpha: 0.05, frontAlpha: 0, vignetteAlpha: 0, drift: 1, rain: false },
  unease: { wash: 0x8a7ba8, washAlpha: 0.08, frontAlpha: 0.03, vignetteAlpha: 0.14, drift: 0.85, rain: false },
  incident: { wash: 0x7a5a86, washAlpha: 0.13, frontAlpha: 0.06, vignetteAlpha: 0.28, drift: 0.7, rain: false },
  misunderstanding: { wash: 0x6b3c66, washAlpha: 0.18, frontAlpha: 0.09, vignetteAlpha: 0.44, drift: 0.55, rain: false },
  tension: { wash: PLUM, washAlpha: 0.24, frontAlpha: 0.12, vignetteAlpha: 0.64, drift: 0.4, rain: false },
  crisis: { wash: 0x2c1a44, washAlpha: 0.42, frontAlpha: 0.3, vignetteAlpha: 0.82, drift: 0.25, rain: true },
};

/** Channel by channel; `t` 0…1. */
export function mixColour(from: number, to: number, t: number): number {
  const channel = (shift: number): number => {
    const a = (from >> shift) & 255;
    const b = (to >> shift) & 255;
    return Math.round(a + (b - a) * t) << shift;
  };
  return channel(16) | channel(8) | channel(0);
}

export const colourOf = (hex: string): number => Number.parseInt(hex.slice(1), 16);
