import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { minify } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildPhaserCore } from '../../../src/cli/vite-phaser.ts';

describe('the build of Phaser', () => {
  let code = '';
  beforeAll(async () => {
    code = readFileSync(await buildPhaserCore(), 'utf8');
  }, 120_000);

  it('registers every plugin without which a scene never starts', () => {
    for (const key of [
      'EventEmitter',
      'CameraManager',
      'GameObjectCreator',
      'GameObjectFactory',
      'ScenePlugin',
      'DisplayList',
      'UpdateList',
    ]) {
      expect(code).toContain(`PluginCache.register("${key}"`);
    }
  });

  it('has both renderers', () => {
    expect(code).toContain('require_CanvasRenderer()');
    expect(code).toContain('require_WebGLRenderer()');
  });

  it('exports exactly what the stage draws with', () => {
    expect(
      /export \{([^}]*)\}/
        .exec(code)?.[1]
        ?.split(',')
        .map((name) => name.trim())
        .toSorted(),
    ).toEqual(['BlendModes', 'Game', 'GameObjects', 'Scene']);
  });

  it('leaves no switch of the library undecided', () => {
    expect(code).not.toMatch(/typeof (CANVAS_RENDERER|WEBGL_RENDERER|WEBGL_DEBUG|FEATURE_SOUND|EXPERIMENTAL|PLUGIN_\w+)/);
  });

  it('stays below half of the whole library: 140 kB gzip', async () => {
    const small = await minify('phaser.js', code, { module: true });
    expect(gzipSync(small.code).length).toBeLessThan(140_000);
  }, 60_000);
});
