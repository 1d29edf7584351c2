// Figures that scenarios compose are drawn when the build or the development server needs them, and kept between runs.
// Shipped scenarios call drawn people by name: nothing is drawn for them, and the drawing packages stay unloaded.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { normalizePath } from 'vite';
import type { Look, Scenario } from '../core/scenario/model.ts';
import type { ComposedFigure } from '../game/ports.ts';

/** What is known here of an entry of the art manifest. */
interface Drawn {
  readonly postures: Readonly<Record<string, unknown>>;
}

/** What assets/build/people/compose.mjs gives. */
interface Drawing {
  composeFigures(
    root: string,
    people: readonly { readonly key: string; readonly look: Look }[],
    onDraw: (key: string) => void,
  ): Promise<Readonly<Record<string, { readonly folder: string; readonly figure: Drawn }>>>;
}

export interface FigureDesk {
  /** Draws whoever is composed in these scenarios and not there yet. */
  draw(scenarios: readonly Scenario[]): Promise<void>;
  /** All that were drawn, with addresses on the development server. */
  figures(): readonly ComposedFigure[];
  /** Code that puts the portraits of composed people onto `cards`. */
  portraitCode(scenarios: readonly Scenario[]): string;
  /** Code of the export `figures` of a scenario's module. */
  figuresCode(scenario: Scenario): string;
}

const composedIn = (scenarios: readonly Scenario[]): ReadonlyMap<string, Look> =>
  new Map(scenarios.flatMap(({ cast }) => cast.flatMap(({ figure, look }) => (look ? [[figure, look] as const] : []))));

/** Neutral is in the sheet. */
const posturesOf = (figure: Drawn): readonly string[] => Object.keys(figure.postures).filter((posture) => posture !== 'neutral');

const filesOf = (figure: Drawn): readonly string[] => [
  ...[1, 2].flatMap((scale) => [
    `@${scale}x.webp`,
    `@${scale}x.json`,
    ...posturesOf(figure).map((posture) => `-${posture}@${scale}x.webp`),
  ]),
  '.webp',
];

/** The fields of `ComposedFigure` with an expression or a value for each of its files, in the order of `filesOf`. */
function fieldsOf<T>(key: string, figure: Drawn, values: readonly T[]) {
  const names = posturesOf(figure);
  const sheet = ([picture, frames, ...pictures]: readonly T[]) => ({
    picture,
    frames,
    postures: Object.fromEntries(names.map((name, index) => [name, pictures[index]])),
  });
  const size = 2 + names.length;
  return { key, figure, sheets: { 1: sheet(values.slice(0, size)), 2: sheet(values.slice(size, 2 * size)) }, portrait: values.at(-1) };
}

export function openFigureDesk(root: string, tell: (message: string) => void): FigureDesk {
  /** One drawing after the other: several modules may ask for the same person at once. */
  let queue: Promise<void> = Promise.resolve();
  const drawn = new Map<string, { readonly folder: string; readonly figure: Drawn }>();

  /** Imports of the files of a figure as `<name>0` and so on. */
  const importsOf = (key: string, name: string, endings: readonly string[]): readonly string[] => {
    const folder = normalizePath(drawn.get(key)?.folder ?? '');
    return endings.map((ending, index) => `import ${name}${index} from ${JSON.stringify(`${folder}/${key}${ending}?url&no-inline`)};`);
  };

  async function drawMissing(scenarios: readonly Scenario[]): Promise<void> {
    const missing = [...composedIn(scenarios)].flatMap(([key, look]) => (drawn.has(key) ? [] : [{ key, look }]));
    if (missing.length === 0) return;
    // By its address: the configuration is bundled, the drawing is not.
    const file = pathToFileURL(path.join(root, 'assets/build/people/compose.mjs')).href;
    const { composeFigures } = (await import(/* @vite-ignore */ file)) as Drawing;
    const found = await composeFigures(root, missing, (key) => tell(`drawing ${key} …`));
    for (const [key, one] of Object.entries(found)) drawn.set(key, one);
  }

  return {
    draw(scenarios) {
      queue = queue.catch(() => undefined).then(() => drawMissing(scenarios));
      return queue;
    },
    figures: () =>
      [...drawn].map(([key, { folder, figure }]) => {
        const address = normalizePath(`/${path.relative(root, folder)}/${key}`);
        return fieldsOf(
          key,
          figure,
          filesOf(figure).map((ending) => address + ending),
        ) as ComposedFigure;
      }),
    portraitCode(scenarios) {
      const keys = [...composedIn(scenarios).keys()].filter((key) => drawn.has(key));
      if (keys.length === 0) return '';
      const imports = keys.flatMap((key, index) => importsOf(key, `portrait${index}_`, ['.webp']));
      const table = keys.map((key, index) => `${JSON.stringify(key)}: portrait${index}_0`).join(', ');
      return [
        ...imports,
        `const portraits = {${table}};`,
        'for (const { cast } of cards) for (const person of cast) if (portraits[person.figure]) person.portrait = portraits[person.figure];',
      ].join('\n');
    },
    figuresCode(scenario) {
      const keys = [...composedIn([scenario]).keys()].filter((key) => drawn.has(key));
      const figureOf = (key: string): Drawn => drawn.get(key)?.figure ?? { postures: {} };
      const imports = keys.flatMap((key, index) => importsOf(key, `file${index}_`, filesOf(figureOf(key))));
      // The files' names are variables of the module: they stand in the text without quotes.
      const entries = keys.map((key, index) => {
        const names = filesOf(figureOf(key)).map((_, n) => `file${index}_${n}`);
        return JSON.stringify(fieldsOf(key, figureOf(key), names)).replace(new RegExp(`"(file${index}_\\d+)"`, 'g'), '$1');
      });
      return keys.length === 0 ? '' : [...imports, `export const figures = [${entries.join(', ')}];`].join('\n');
    },
  };
}
