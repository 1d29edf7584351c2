// Scenario files become JSON chunks at build time: the browser never carries the YAML parser. A card list is bundled
// with the menu; each scenario with its anchors is a chunk of its own, named by its content.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { normalizePath, type Plugin } from 'vite';
import { verifyWith } from '../core/check/verify.ts';
import type { Diagnostic } from '../core/scenario/diagnostic.ts';
import { parsePeople } from '../core/scenario/parse.ts';
import { inReadingOrder } from '../core/scenario/reading-order.ts';
import { seatedId } from '../core/scenario/seat.ts';
import type { PlayableScenario } from '../game/ports.ts';
import type { News } from '../game/preview-news.ts';
import { cardOf } from '../game/scenario-card.ts';
import { cachedAnchors } from './explored.ts';
import { renderDiagnostic } from './render-diagnostic.ts';
import { type AnchorDesk, openAnchorDesk } from './vite-anchors.ts';
import { type FigureDesk, openFigureDesk } from './vite-figures.ts';
import { chairsOf, isScenarioSource, type Library, openLibrary, type ScenarioFile } from './vite-library.ts';
import { openPreviewServer, type PreviewServer, reportOf } from './vite-preview.ts';

const LIST = 'virtual:scenarios';
const ONE = 'virtual:scenario/';
/** Rollup's mark for modules that are no files. */
const RESOLVED = '\0';

const errorsOf = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => diagnostics.filter(({ severity }) => severity === 'error');

/** Readable, one per mistake. */
function errorTextsOf(library: Library, root: string): readonly string[] {
  return [{ ...library.people(), included: [] }, ...library.scenarios()].flatMap(({ file, text, included, diagnostics }) =>
    errorsOf(diagnostics).map((each) => renderDiagnostic(each, { file: path.relative(root, file), text, included, locale: 'en' })),
  );
}

/** Warm-ups first, then short before long; the chairs of a conflict stay together, its own first. */
function inPlayingOrder(playable: readonly PlayableScenario[]): readonly PlayableScenario[] {
  const rank = ({ scenario }: PlayableScenario): number => (scenario.ranked ? 1000 : 0) + scenario.minutes;
  const byConflict = new Map<string, PlayableScenario[]>();
  for (const each of playable) {
    const { conflict } = seatedId(each.scenario.id);
    byConflict.set(conflict, [...(byConflict.get(conflict) ?? []), each]);
  }
  const first = (chairs: readonly PlayableScenario[]): number => Math.min(...chairs.map(rank));
  return [...byConflict].sort(([a, x], [b, y]) => first(x) - first(y) || a.localeCompare(b, 'en')).flatMap(([, chairs]) => chairs);
}

// JSON.parse of a string is faster to start than an object literal, and `</script` cannot occur in a module file.
const asModule = (name: string, value: unknown): string => `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});`;

function listModule(playable: readonly PlayableScenario[]): string {
  const loaders = playable.map(({ scenario }) => `  ${JSON.stringify(scenario.id)}: () => import(${JSON.stringify(ONE + scenario.id)}),`);
  return [asModule('cards', playable.map(cardOf)), 'export const loaders = {', ...loaders, '};'].join('\n');
}

type Told = Pick<ScenarioFile, 'file' | 'text' | 'diagnostics'>;

/** The mistakes in included files under those files' own names, each once. */
function withIncluded(folder: string, files: readonly ScenarioFile[]): readonly Told[] {
  const parts = new Map<string, Told>();
  for (const { included, diagnostics } of files) {
    for (const { file, text } of included) {
      const before = parts.get(file)?.diagnostics ?? [];
      const own = diagnostics.filter((each) => each.file === file);
      parts.set(file, { file: path.join(folder, file), text, diagnostics: inReadingOrder(before, own) });
    }
  }
  const own = files.map((each) => ({ ...each, diagnostics: each.diagnostics.filter(({ file }) => file === undefined) }));
  return [...own, ...parts.values()];
}

export interface ScenarioBuild {
  readonly plugin: Plugin;
  /** Those without mistakes. */
  playable(): readonly PlayableScenario[];
}

export interface ScenariosOptions {
  /** Where the scenarios lie; by default `scenarios/` of the project. */
  readonly folder?: string | undefined;
}

export function openScenarios(options: ScenariosOptions = {}): ScenarioBuild {
  let root = process.cwd();
  let desk: AnchorDesk | null = null;
  let server: PreviewServer | null = null;
  let opened: Library | null = null;
  let figures: FigureDesk = openFigureDesk(root, () => undefined);

  const library = (): Library => {
    if (opened) return opened;
    const folder = normalizePath(path.resolve(root, options.folder ?? 'scenarios'));
    if (!existsSync(folder)) throw new Error(`there is no folder "${folder}"`);
    opened = openLibrary(folder);
    opened.refresh();
    return opened;
  };

  // The build waits for exact anchors, and takes no file with mistakes.
  const playableOf = (scenario: NonNullable<ScenarioFile['good']>, file: string): PlayableScenario =>
    desk ? desk.playableOf(scenario, file) : { scenario, anchors: cachedAnchors(scenario, root) };
  const playable = (files: readonly ScenarioFile[] = library().scenarios()): readonly PlayableScenario[] =>
    files.flatMap((each) => (desk || each.fresh ? chairsOf(each).map((scenario) => playableOf(scenario, each.file)) : []));

  function mistakesOf({ good, seats, fresh, file, diagnostics, testSpans }: ScenarioFile): readonly Diagnostic[] {
    if (!good || !fresh) return diagnostics;
    const failures = [{ scenario: good, testSpans }, ...seats].flatMap((chair) => {
      const { anchors, provisional } = playableOf(chair.scenario, file);
      return verifyWith(chair.scenario, chair.testSpans, provisional ? null : () => anchors);
    });
    return [...diagnostics, ...failures].sort((a, b) => a.span.line - b.span.line || a.span.column - b.span.column);
  }

  /** Everybody who is composed is drawn before anybody is told of them. */
  const drawAll = async (): Promise<void> => figures.draw(playable().map(({ scenario }) => scenario));

  async function newsOf(changed: readonly ScenarioFile[]): Promise<News> {
    await drawAll();
    const { folder, people, scenarios } = library();
    const files = [
      people(),
      ...withIncluded(
        folder,
        scenarios().map((each) => ({ ...each, diagnostics: mistakesOf(each) })),
      ),
    ];
    return {
      cards: inPlayingOrder(playable()).map(cardOf),
      changed: playable(changed),
      figures: figures.figures(),
      reports: files.flatMap((each) => (each.diagnostics.length > 0 ? [reportOf(each, { root, folder }, each.diagnostics)] : [])),
    };
  }

  const plugin: Plugin = {
    name: 'common-ground:scenarios',
    configResolved(config) {
      root = config.root;
      figures = openFigureDesk(root, (message) => config.logger.info(message));
      if (config.command === 'serve')
        desk = openAnchorDesk(root, ({ id, hash }, anchors) => server?.anchors({ scenario: id, hash, anchors }));
    },
    configureServer(dev) {
      server = openPreviewServer(dev, {
        async refresh(changed) {
          const news = await newsOf(library().refresh(changed));
          const errors = errorTextsOf(library(), root);
          if (errors.length > 0) dev.config.logger.warn(errors.join('\n'));
          return news;
        },
        news: (known) =>
          newsOf(
            known
              ? library()
                  .scenarios()
                  .filter((each) => chairsOf(each).some(({ id, hash }) => known[id] !== hash))
              : [],
          ),
      });
      // The folder may lie outside of the project.
      dev.watcher.add(library().folder);
      dev.httpServer?.once('close', () => {
        server?.close();
        desk?.close();
      });
    },
    buildStart() {
      const errors = errorTextsOf(library(), root);
      if (errors.length === 0) return;
      const report = `scenarios have mistakes:\n\n${errors.join('\n')}`;
      // While authoring, the sound scenarios stay playable and the report stands over the stage.
      if (desk) this.warn(report);
      else this.error(report);
    },
    resolveId(id) {
      return id === LIST || id.startsWith(ONE) ? RESOLVED + id : null;
    },
    async load(id) {
      if (!id.startsWith(RESOLVED)) return null;
      const name = id.slice(RESOLVED.length);
      if (name !== LIST && !name.startsWith(ONE)) return null;
      await drawAll();
      const all = playable();
      if (name === LIST) return [listModule(inPlayingOrder(all)), figures.portraitCode(all.map(({ scenario }) => scenario))].join('\n');
      const found = all.find(({ scenario }) => scenario.id === name.slice(ONE.length));
      if (!found) throw new Error(`no scenario "${name.slice(ONE.length)}" in scenarios/`);
      return [asModule('playable', found), figures.figuresCode(found.scenario)].join('\n');
    },
    generateBundle() {
      // For the server, which plays every run again.
      if (desk) return;
      this.emitFile({ type: 'asset', fileName: 'scenarios.json', source: JSON.stringify(playable()) });
      // Whom scenarios from trainers may name.
      this.emitFile({ type: 'asset', fileName: 'people.json', source: JSON.stringify(parsePeople(library().people().text).people) });
      // What the service answers here, where there is none: nobody's page asks in vain.
      this.emitFile({ type: 'asset', fileName: 'v1/session', source: JSON.stringify({ service: false, me: null }) });
    },
    hotUpdate({ file }) {
      if (!isScenarioSource(library().folder, file)) return undefined;
      server?.note(file);
      return [];
    },
  };
  return { plugin, playable: () => playable() };
}
