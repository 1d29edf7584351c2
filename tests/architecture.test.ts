// The shape of the repository as rules. Everything is denied that no rule allows; each rule is shown a sample that breaks it.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** Path from the root of the repository, with `/`. */
type Files = ReadonlyMap<string, string>;

const TOP = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'index.html',
  'src',
  'scenarios',
  'assets',
  'tests',
  'README.md',
  'LICENSE',
];
/** Made by tools and never committed. */
const MADE = ['node_modules', 'dist', 'coverage'];

interface Room {
  /** Which files of `src/` belong to it: the first room that matches. */
  readonly files: RegExp;
  /** Rooms it may import besides itself. */
  readonly rooms: readonly string[];
  /** Packages; `node:*` stands for all of Node. */
  readonly packages: readonly string[];
}

const CORE = ['core/scenario', 'core/conflict', 'core/dialogue', 'core/run', 'core/analysis', 'core/strings', 'core/check'];

// `game/ports` and the two data contracts of the stage are types that several rooms speak; they import nothing but core.
const ROOMS: Readonly<Record<string, Room>> = {
  'core/scenario': { files: /^core\/scenario\//, rooms: [], packages: ['yaml', 'valibot', '@noble/hashes'] },
  'core/conflict': { files: /^core\/conflict\//, rooms: ['core/scenario'], packages: [] },
  'core/dialogue': { files: /^core\/dialogue\//, rooms: ['core/scenario', 'core/conflict'], packages: ['xstate'] },
  'core/run': { files: /^core\/run\//, rooms: ['core/scenario', 'core/conflict', 'core/dialogue'], packages: ['xstate', 'valibot'] },
  'core/analysis': { files: /^core\/analysis\//, rooms: CORE, packages: [] },
  'core/check': { files: /^core\/check\//, rooms: CORE, packages: [] },
  'core/strings': { files: /^core\/strings\//, rooms: ['core/scenario'], packages: ['yaml', '@noble/hashes'] },
  locale: { files: /^locale\//, rooms: [...CORE, 'import'], packages: [] },
  import: { files: /^import\/[^/]+\.ts$/, rooms: ['core/scenario'], packages: ['yaml', 'any-ascii', 'html-entities'] },
  'game/ports': {
    files: /^game\/(ports|address-ports|live-ports|office-ports|scenario-card|stage-port|team-ports|preview-news)\.ts$/,
    rooms: CORE,
    packages: [],
  },
  // Where a scenario leads, as a picture: for authors, and with the figures of a cohort.
  map: { files: /^map\/[^/]+\.ts$/, rooms: [...CORE, 'locale'], packages: ['elkjs'] },
  'game/stage': { files: /^game\/stage\//, rooms: [...CORE, 'locale', 'game/ports'], packages: ['phaser'] },
  'game/overlay': { files: /^game\/overlay\//, rooms: [...CORE, 'locale', 'game/ports'], packages: [] },
  'game/audio': { files: /^game\/audio\//, rooms: [...CORE, 'locale', 'game/ports'], packages: ['howler'] },
  'game/adapters': {
    files: /^game\/adapters\//,
    rooms: [...CORE, 'locale', 'game/ports'],
    packages: ['localforage', 'virtual:scenarios', 'virtual:fonts'],
  },
  game: {
    files: /^game\/[^/]+\.ts$/,
    rooms: [...CORE, 'locale', 'game/ports', 'game/stage', 'game/overlay', 'game/audio', 'game/adapters'],
    packages: ['xstate'],
  },
  // Development alone: it works on the game's inside, and only main.ts opens it.
  'game/preview': {
    files: /^game\/preview\//,
    rooms: [...CORE, 'locale', 'game/ports', 'game', 'game/overlay', 'game/adapters'],
    packages: [],
  },
  'server/store': { files: /^server\/store\//, rooms: CORE, packages: ['node:*', 'pg', 'kysely'] },
  'server/boards': { files: /^server\/boards\//, rooms: [...CORE, 'server/store'], packages: ['node:*', 'kysely'] },
  'server/people': {
    files: /^server\/people\//,
    rooms: [...CORE, 'locale', 'server/store', 'server/boards'],
    packages: ['node:*', 'kysely', 'openid-client'],
  },
  'server/runs': {
    files: /^server\/runs\//,
    rooms: [...CORE, 'server/store', 'server/boards', 'server/people'],
    packages: ['node:*', 'kysely'],
  },
  'server/trainers': {
    files: /^server\/trainers\//,
    rooms: [...CORE, 'locale', 'map', 'server/store', 'server/boards', 'server/people', 'server/runs'],
    packages: ['node:*', 'kysely', 'papaparse'],
  },
  'server/routes': {
    files: /^server\/routes\//,
    rooms: [...CORE, 'server/store', 'server/boards', 'server/people', 'server/runs', 'server/trainers'],
    packages: ['node:*', 'fastify', 'typebox', '@fastify/type-provider-typebox', '@fastify/cookie', '@fastify/swagger', 'prom-client'],
  },
  server: {
    files: /^server\/[^/]+\.ts$/,
    rooms: [...CORE, 'server/store', 'server/boards', 'server/people', 'server/runs', 'server/trainers', 'server/routes'],
    packages: [
      'node:*',
      'fastify',
      '@fastify/static',
      '@fastify/cookie',
      '@fastify/swagger',
      '@fastify/type-provider-typebox',
      'prom-client',
    ],
  },
  // Parts of the build: what runs inside Vite.
  'cli/vite': {
    files: /^cli\/(vite-[a-z]+|font-[a-z]+|subset-font\.d)\.ts$/,
    rooms: [...CORE, 'locale', 'game/ports', 'cli'],
    packages: ['node:*', 'vite', 'subset-font'],
  },
  // Looks at the game in a browser, in development alone.
  'cli/sheet': {
    files: /^cli\/(sheet(-[a-z]+)?\.ts|ensure-chromium\.(d\.)?mts|ensure-chromium\.mjs)$/,
    rooms: [...CORE, 'cli'],
    packages: ['node:*', 'playwright-core', '@sparticuz/chromium', 'vite'],
  },
  cli: {
    files: /^cli\/[^/]+\.(ts|mjs)$/,
    rooms: [...CORE, 'locale', 'import', 'map', 'cli/vite', 'cli/sheet', 'server', 'server/store', 'server/people'],
    packages: ['node:*', '@valibot/to-json-schema', 'papaparse', '@xmldom/xmldom'],
  },
  main: {
    files: /^main\.ts$/,
    rooms: ['game', 'game/adapters', 'game/overlay', 'game/stage', 'game/audio', 'game/ports', 'game/preview'],
    packages: [],
  },
};

/** Imports of single files that start a process: one way, named here. */
const EXCEPTIONS = [
  // `npm start` loads the server, and the command line its TypeScript, once tsx is there.
  { from: 'src/cli/start.mjs', to: ['src/server/main.ts', 'tsx'] },
  { from: 'src/cli/bin.mjs', to: ['tsx'] },
  { from: 'src/cli/findings-worker.mjs', to: ['tsx'] },
  { from: 'src/cli/explore-worker.mjs', to: ['tsx'] },
  { from: 'src/server/trainers/examine-worker.mjs', to: ['tsx'] },
  { from: 'src/server/trainers/study-worker.mjs', to: ['tsx'] },
];

const LONGEST = 300;
const LONGEST_EVER = 600;

const isSource = (file: string): boolean => /\.(ts|mjs)$/.test(file);

function roomOf(file: string): string | null {
  const inside = file.replace(/^src\//, '');
  return Object.entries(ROOMS).find(([, room]) => room.files.test(inside))?.[0] ?? null;
}

/** Strings and comments are not told apart: a commented-out import counts as one. */
function importsOf(text: string): readonly string[] {
  const found = text.matchAll(
    /(?:^|[\s;}])(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(\s*['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]/gm,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

const packageOf = (specifier: string): string =>
  specifier.startsWith('@')
    ? specifier.split('/').slice(0, 2).join('/')
    : specifier.startsWith('virtual:') || specifier.startsWith('node:')
      ? specifier
      : (specifier.split('/')[0] ?? '');

const resolveFrom = (file: string, specifier: string): string => path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));

function brokenImports(files: Files): readonly string[] {
  const broken: string[] = [];
  for (const [file, text] of files) {
    const name = roomOf(file);
    const room = name === null ? undefined : ROOMS[name];
    if (!file.startsWith('src/') || !isSource(file) || !room) continue;
    const excepted = EXCEPTIONS.find(({ from }) => from === file)?.to ?? [];
    for (const specifier of importsOf(text)) {
      const local = specifier.startsWith('.');
      const target = local ? resolveFrom(file, specifier) : packageOf(specifier);
      if (excepted.includes(target)) continue;
      if (!local) {
        const allowed = room.packages.includes(target) || (target.startsWith('node:') && room.packages.includes('node:*'));
        if (!allowed) broken.push(`${file} imports ${specifier}`);
        continue;
      }
      // Pictures, sounds and styles are not code.
      if (target.startsWith('assets/') || target.endsWith('.css')) continue;
      const there = roomOf(target);
      if (!target.startsWith('src/') || there === null || (there !== name && !room.rooms.includes(there)))
        broken.push(`${file} imports ${target}`);
      else if (!/\.(ts|mjs)$/.test(target)) broken.push(`${file} imports ${specifier} without its extension`);
    }
  }
  return broken;
}

const strays = (files: Files): readonly string[] =>
  [...files.keys()].filter((file) => file.startsWith('src/') && !/\.(css|json)$/.test(file) && roomOf(file) === null);

const strayTops = (names: readonly string[]): readonly string[] =>
  names.filter((name) => !name.startsWith('.') && !TOP.includes(name) && !MADE.includes(name));

const tooLong = (files: Files): readonly string[] =>
  [...files].flatMap(([file, text]) => {
    const lines = text.split('\n').length - 1;
    const limit = file.startsWith('src/') ? LONGEST : LONGEST_EVER;
    return isSource(file) && lines > limit ? [`${file}: ${lines} lines`] : [];
  });

/** Files whose tools ask for one. (Declarations of foreign packages say what those export.) */
const MAY_EXPORT_DEFAULT = ['vite.config.ts', 'tests/e2e/playwright.config.ts', 'tests/e2e/serve.ts'];

const defaultExports = (files: Files): readonly string[] =>
  [...files]
    .filter(
      ([file, text]) =>
        isSource(file) &&
        !file.endsWith('.d.ts') &&
        !MAY_EXPORT_DEFAULT.includes(file) &&
        /^\s*export\s+(default\b|\{[^}]*\bas default\b)/m.test(text),
    )
    .map(([file]) => file);

const reExports = (files: Files): readonly string[] =>
  [...files]
    .filter(([file, text]) => isSource(file) && /^\s*export\s+(type\s+)?(\*|\{[^}]*\})\s*(as \w+\s*)?from\b/m.test(text))
    .map(([file]) => file);

const badNames = (files: Files): readonly string[] =>
  [...files.keys()].filter((file) => {
    const name = path.posix.basename(file).replace(/(\.(zh-CN|en|test|spec|config|d))*\.(ts|mjs)$/, '');
    return isSource(file) && (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || /(^|-)(manager|helper|util|utils|service|index)$/.test(name));
  });

function circles(files: Files): readonly string[] {
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      found.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      return;
    }
    state.set(file, 'open');
    for (const specifier of importsOf(files.get(file) ?? '')) {
      const target = resolveFrom(file, specifier);
      if (specifier.startsWith('.') && files.has(target)) visit(target, [...trail, file]);
    }
    state.set(file, 'done');
  };
  for (const file of files.keys()) visit(file, []);
  return found;
}

function readTree(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const file = path.posix.join(folder, name);
    return statSync(file).isDirectory() ? readTree(file) : [file];
  });
}

const files: Files = new Map(
  [...['src', 'tests', 'assets/build'].flatMap(readTree), 'vite.config.ts']
    .filter((file) => isSource(file) || file.startsWith('src/'))
    .map((file) => [file, isSource(file) ? readFileSync(file, 'utf8') : '']),
);

const sample = (entries: Record<string, string>): Files => new Map(Object.entries(entries));

describe('the import table', () => {
  it('is kept by every file of src', () => {
    expect(files.size).toBeGreaterThan(50);
    expect(brokenImports(files)).toEqual([]);
  });
  it('denies what it does not name', () => {
    const bad = sample({
      'src/core/run/a.ts': "import { x } from '../analysis/anchors.ts';\nimport { readFileSync } from 'node:fs';",
      'src/game/stage/a.ts': "import { openOverlay } from '../overlay/overlay.ts';",
      'src/game/overlay/a.ts': "export const load = () => import('phaser');",
      'src/game/adapters/a.ts': "import { openGame } from '../game.ts';",
      'src/game/game.ts': "import { serve } from '../server/main.ts';",
      'src/server/a.ts': "import type { Game } from '../game/game.ts';",
      'src/locale/a.ts': "import 'left-pad';",
      'src/cli/a.ts': "import { x } from '../main.ts';",
      'src/core/scenario/a.ts': "import { parse } from './parse';\nimport { x } from '@/model';",
    });
    expect(brokenImports(bad)).toHaveLength(11);
  });
  it('sees imports over several lines, of types, and without names', () => {
    expect(
      importsOf(
        "import {\n  a,\n  type B,\n} from './a.ts';\nimport type { C } from './c.ts';\nimport './d.css';\nconst e = import('./e.ts');\nexport { f } from './f.ts';",
      ),
    ).toEqual(['./a.ts', './c.ts', './d.css', './e.ts', './f.ts']);
  });
});

describe('the folders', () => {
  it('hold no file without a room', () => {
    expect(strays(files)).toEqual([]);
    expect(strays(sample({ 'src/tools/a.ts': '', 'src/a.ts': '', 'src/core/a.ts': '', 'src/game/deep/a.ts': '' }))).toHaveLength(4);
  });
  it('are the agreed ones at the top', () => {
    const ignored = new Set(
      execFileSync('git', ['status', '--short', '--ignored', '.'], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => line.startsWith('!!'))
        .map((line) => line.slice(3).replace(/\/$/, '')),
    );
    expect(strayTops(readdirSync('.').filter((name) => !ignored.has(name)))).toEqual([]);
    expect(strayTops(['src', 'docs', 'scripts', '.ci'])).toEqual(['docs', 'scripts']);
  });
});

describe('a file', () => {
  it('stays short', () => {
    expect(tooLong(files)).toEqual([]);
    expect(
      tooLong(
        sample({ 'src/core/run/a.ts': '\n'.repeat(301), 'tests/a.test.ts': '\n'.repeat(601), 'src/core/run/b.ts': '\n'.repeat(300) }),
      ),
    ).toHaveLength(2);
  });
  it('exports by name', () => {
    expect(defaultExports(files)).toEqual([]);
    expect(defaultExports(sample({ 'src/a.ts': 'export default 1;', 'src/b.ts': 'const b = 1;\nexport { b as default };' }))).toHaveLength(
      2,
    );
  });
  it('passes nothing on from another', () => {
    expect(reExports(files)).toEqual([]);
    expect(reExports(sample({ 'src/a.ts': "export * from './b.ts';", 'src/b.ts': "export type { C } from './c.ts';" }))).toHaveLength(2);
  });
  it('is named after one concept, in kebab-case', () => {
    expect(badNames(files)).toEqual([]);
    expect(
      badNames(sample({ 'src/a/scoreUtils.ts': '', 'src/a/save-manager.ts': '', 'src/a/index.ts': '', 'src/a/ui.zh-CN.ts': '' })),
    ).toHaveLength(3);
  });
  it('imports in no circle, not even of types', () => {
    expect(circles(files)).toEqual([]);
    const bad = sample({
      'src/a.ts': "import type { B } from './b.ts';",
      'src/b.ts': "import { c } from './c.ts';",
      'src/c.ts': "import './a.ts';",
    });
    expect(circles(bad)).toEqual(['src/a.ts → src/b.ts → src/c.ts → src/a.ts']);
  });
});

describe('the compiler', () => {
  it('knows no path aliases', () => {
    const aliases = /"(paths|baseUrl)"\s*:/;
    for (const file of ['tsconfig.json', 'src/core/tsconfig.json']) expect(readFileSync(file, 'utf8')).not.toMatch(aliases);
    expect(readFileSync('vite.config.ts', 'utf8')).not.toMatch(/\balias\b/);
    expect('{"paths": {}}').toMatch(aliases);
  });
  it('gives the core neither DOM nor Node', () => {
    const { compilerOptions } = JSON.parse(readFileSync('src/core/tsconfig.json', 'utf8')) as {
      compilerOptions: { lib: string[]; types: string[] };
    };
    expect(compilerOptions.lib).toEqual(['ES2023']);
    expect(compilerOptions.types).toEqual([]);
  });
  it('lets no clock and no chance into the core', () => {
    const impure = /\bMath\.random\b|\bDate\.now\b|\bnew Date\(|\bperformance\.now\b|\bconsole\./;
    const core = [...files].filter(([file]) => file.startsWith('src/core/'));
    expect(core.filter(([, text]) => impure.test(text)).map(([file]) => file)).toEqual([]);
    expect('const at = Date.now();').toMatch(impure);
  });
});
