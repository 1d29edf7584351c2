// Vite plugin: `import … from 'phaser'` gets a build of Phaser with only what the stage uses, instead of the whole library.
// Phaser's sources are CommonJS and steered by `typeof FLAG` switches of its own webpack build, so they are bundled once
// into one ES module, which development server, build and tests then share. The result is cached beside node_modules.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { Plugin } from 'vite';
import { build } from 'vite';

const require = createRequire(import.meta.url);

/** The switches of phaser/config/webpack.dist.config.js; sound is Howler's, debug tools stay out. */
const FLAGS: Readonly<Record<string, boolean>> = {
  CANVAS_RENDERER: true,
  WEBGL_RENDERER: true,
  WEBGL_DEBUG: false,
  FEATURE_SOUND: false,
  EXPERIMENTAL: false,
  PLUGIN_CAMERA3D: false,
  PLUGIN_FBINSTANT: false,
};

/** Loaded for their registration alone: a missing one only warns, and the scene then never starts. */
const PLUGINS = [
  'events/EventEmitter',
  'cameras/2d/CameraManager',
  'gameobjects/GameObjectCreator',
  'gameobjects/GameObjectFactory',
  'gameobjects/DisplayList',
  'gameobjects/UpdateList',
  'scene/ScenePlugin',
  // Not a plugin: its modules require each other in circles that only close in this order.
  'renderer/index',
];

const EXPORTS: Readonly<Record<string, string>> = {
  Game: 'core/Game',
  Scene: 'scene/Scene',
  BlendModes: 'renderer/BlendModes',
};
const GAME_OBJECTS: Readonly<Record<string, string>> = {
  Container: 'gameobjects/container/Container',
  Graphics: 'gameobjects/graphics/Graphics',
  Image: 'gameobjects/image/Image',
};

/** Constructed or looked up by the core, but never reached from an Image, Graphics or Container without filters. */
const LEFT_OUT = [
  /\/src\/renderer\/webgl\/renderNodes\/filters\/Filter\w+\.js$/,
  /\/src\/renderer\/webgl\/renderNodes\/(BatchHandlerPointLight|BatchHandlerTileSprite|BatchHandlerQuadSingle|DynamicTextureHandler)\.js$/,
  /\/src\/renderer\/webgl\/renderNodes\/\w+\/(Submitter|Texturer|Transformer)(Tile\w*)\.js$/,
  /\/src\/filters\/\w+\.js$/,
  /\/src\/input\/InputManager\.js$/,
  /\/src\/animations\/AnimationManager\.js$/,
  /\/src\/textures\/DynamicTexture\.js$/,
  /\/src\/gameobjects\/(tilesprite\/TileSprite|layer\/Layer)\.js$/,
  /\/src\/textures\/parsers\/(AtlasXML|KTXParser|PCT|PCTDecode|PVRParser|SpriteSheet|SpriteSheetFromAtlas|UnityYAML)\.js$/,
  /\/src\/gameobjects\/components\/PathFollower\.js$/,
  /\/src\/renderer\/snapshot\/\w+\.js$/,
  /\/src\/core\/VisibilityHandler\.js$/,
  /\/src\/polyfills\/\w+\.js$/,
];

/** A constructor that may be called by the core's boot (input, animations) and does nothing. */
const EMPTY =
  'module.exports = function () {}; module.exports.prototype.setOrigin = function () { return this; }; module.exports.prototype.destroy = function () {};';

/** Modules that exist only during the build: the parts, and their names as an ES module. */
const PARTS = 'src/common-ground-parts.js';
const ENTRY = 'src/common-ground-core.js';

function partsCode(root: string): string {
  const file = (name: string): string => JSON.stringify(join(root, 'src', `${name}.js`));
  const plugins = PLUGINS.map((name) => `require(${file(name)});`);
  const exported = Object.entries(EXPORTS).map(([name, path]) => `exports.${name} = require(${file(path)});`);
  const objects = Object.entries(GAME_OBJECTS).map(([name, path]) => `${name}: require(${file(path)})`);
  return [...plugins, `exports.GameObjects = { ${objects.join(', ')} };`, ...exported].join('\n');
}

async function bundlePhaser(root: string): Promise<string> {
  const entry = join(root, ENTRY);
  const parts = join(root, PARTS);
  const result = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    plugins: [
      {
        name: 'phaser-core-sources',
        enforce: 'pre',
        resolveId: (id) => (id === entry || id === parts ? id : undefined),
        load(id) {
          const path = id.split(sep).join('/');
          if (id === parts) return partsCode(root);
          if (id === entry)
            return `import parts from ${JSON.stringify(parts)}; export const { ${[...Object.keys(EXPORTS), 'GameObjects'].join(', ')} } = parts;`;
          if (LEFT_OUT.some((pattern) => pattern.test(path))) return EMPTY;
          return undefined;
        },
        transform(code, id) {
          if (!id.startsWith(root)) return undefined;
          return {
            code: code.replace(/typeof ([A-Z][A-Z0-9_]+)\b/g, (all, flag: string) => (flag in FLAGS ? String(FLAGS[flag]) : all)),
            map: null,
          };
        },
      },
    ],
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry, formats: ['es'] },
      rollupOptions: { output: { codeSplitting: false } },
    },
  });
  const output = (Array.isArray(result) ? result[0] : result) as { output: readonly { type: string; code?: string }[] };
  const chunk = output.output.find((one) => one.type === 'chunk');
  if (chunk?.code === undefined) throw new Error('the Phaser build made no chunk');
  return chunk.code;
}

/** Path of the built module; builds it when Phaser or this file changed. */
export async function buildPhaserCore(): Promise<string> {
  const manifest = require.resolve('phaser/package.json');
  const root = dirname(manifest);
  const version = (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
  const recipe = [version, JSON.stringify(FLAGS), partsCode(root), LEFT_OUT.join(' '), EMPTY].join('\n');
  const folder = join(dirname(root), '.cache', 'phaser-core');
  const file = join(folder, `${createHash('sha256').update(recipe).digest('hex').slice(0, 16)}.js`);
  if (!existsSync(file)) {
    const code = await bundlePhaser(root);
    mkdirSync(folder, { recursive: true });
    // Renamed into place: another process may be building the same file.
    writeFileSync(`${file}.${process.pid}`, code);
    renameSync(`${file}.${process.pid}`, file);
  }
  return file;
}

export function phaserBuild(): Plugin {
  return {
    name: 'phaser-core',
    enforce: 'pre',
    config: () => ({ optimizeDeps: { exclude: ['phaser'] } }),
    resolveId: (id) => (id === 'phaser' ? buildPhaserCore() : undefined),
  };
}
