// Figures that scenarios compose are drawn when the build or the development server needs them, and kept between runs.
// Shipped scenarios call drawn people by name: nothing is drawn for them, and the drawing packages stay unloaded.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { normalizePath } from 'vite';
import type { Look, Scenario } from '../core/scenario/model.ts';
import type { ComposedFigure } from '../game/ports.ts';

/** What assets/build/people/compose.mjs gives. */
interface Drawing {
  composeFigures(
    root: string,
    people: readonly { readonly key: string; readonly look: Look }[],
    onDraw: (key: string) => void,
  ): Promise<Readonly<Record<string, { readonly folder: string; readonly figure: object }>>>;
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

const FILES = ['@1x.webp', '@1x.json', '@2x.webp', '@2x.json', '.webp'] as const;

/** The fields of `ComposedFigure` with an expression or a value for each of its files. */
const fieldsOf = <T>(key: string, figure: object, [picture, frames, picture2, frames2, portrait]: readonly T[]) => ({
  key,
  figure,
  sheets: { 1: { picture, frames }, 2: { picture: picture2, frames: frames2 } },
  portrait,
});

export function openFigureDesk(root: string, tell: (message: string) => void): FigureDesk {
  /** One drawing after the other: several modules may ask for the same person at once. */
  let queue: Promise<void> = Promise.resolve();
  const drawn = new Map<string, { readonly folder: string; readonly figure: object }>();

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
          FILES.map((ending) => address + ending),
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
      const imports = keys.flatMap((key, index) => importsOf(key, `file${index}_`, FILES));
      // The files' names are variables of the module: they stand in the text without quotes.
      const entries = keys.map((key, index) => {
        const fields = fieldsOf(
          key,
          drawn.get(key)?.figure ?? {},
          FILES.map((_, n) => `file${index}_${n}`),
        );
        return JSON.stringify(fields).replace(new RegExp(`"(file${index}_\\d)"`, 'g'), '$1');
      });
      return keys.length === 0 ? '' : [...imports, `export const figures = [${entries.join(', ')}];`].join('\n');
    },
  };
}
