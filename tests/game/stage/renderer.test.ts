import { describe, expect, it } from 'vitest';
import { pixelRatioFor, rendererFor } from '../../../src/game/stage/renderer.ts';

describe('the choice of the renderer', () => {
  it('takes the plain canvas where WebGL runs in software or not at all', () => {
    for (const name of [
      null,
      'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
      'Google SwiftShader',
      'llvmpipe (LLVM 15.0.7, 256 bits)',
      'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0, D3D11)',
      'Apple Software Renderer',
    ]) {
      expect(rendererFor(name)).toBe('canvas');
    }
  });

  it('takes WebGL where there is a graphics card', () => {
    for (const name of [
      'ANGLE (Intel, Intel(R) UHD Graphics 620 Direct3D11 vs_5_0 ps_5_0, D3D11)',
      'Apple GPU',
      'Adreno (TM) 730',
      'Mali-G78',
    ]) {
      expect(rendererFor(name)).toBe('webgl');
    }
  });
});

describe('the backing store', () => {
  it('has the pixels of the screen, twice the CSS pixels at most', () => {
    expect(pixelRatioFor('webgl', 1, 1280, 720)).toBe(1);
    expect(pixelRatioFor('webgl', 2, 390, 844)).toBe(2);
    expect(pixelRatioFor('webgl', 3, 390, 844)).toBe(2);
    expect(pixelRatioFor('webgl', 0.75, 1280, 720)).toBe(1);
  });

  it('is smaller than the screen, but never than the CSS pixels, where a processor must draw a large view', () => {
    expect(pixelRatioFor('canvas', 2, 390, 844)).toBe(2);
    const ratio = pixelRatioFor('canvas', 2, 1280, 720);
    expect(ratio).toBeGreaterThan(1.5);
    expect(ratio).toBeLessThan(1.6);
    expect(pixelRatioFor('canvas', 2, 2560, 1440)).toBe(1);
  });
});
