// Scenario files become JSON chunks at build time: the browser never carries the YAML parser. A card list is bundled
// with the menu; each scenario with its anchors is a chunk of its own, named by its content.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import type { Diagnostic } from '../core/scenario/diagnostic.ts';
import { parsePeople, parseScenario } from '../core/scenario/parse.ts';
import type { PlayableScenario, ScenarioCard } from '../game/ports.ts';
import { cachedAnchors } from './explored.ts';
import { renderDiagnostic } from './render-diagnostic.ts';

const LIST = 'virtual:scenarios';
const ONE = 'virtual:scenario/';
/** Rollup's mark for modules that are no files. */
const RESOLVED = '\0';

interface Built {
  readonly playable: readonly PlayableScenario[];
  /** Readable, one per mistake. */
  readonly errors: readonly string[];
}

const read = (file: string): string => readFileSync(file, 'utf8');

function scenarioFilesIn(root: string): readonly string[] {
  const folder = path.join(root, 'scenarios');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => path.join(folder, name));
}

function build(root: string): Built {
  const errors: string[] = [];
  const note = (file: string, text: string, found: readonly Diagnostic[]): void => {
    const label = path.relative(root, file);
    for (const each of found) if (each.severity === 'error') errors.push(renderDiagnostic(each, { file: label, text, locale: 'en' }));
  };
  const castFile = path.join(root, 'scenarios/shared/cast.yaml');
  const castText = read(castFile);
  const { people: shared, diagnostics } = parsePeople(castText);
  note(castFile, castText, diagnostics);
  const playable: PlayableScenario[] = [];
  for (const file of scenarioFilesIn(root)) {
    const text = read(file);
    const parsed = parseScenario(text, { shared, file: path.relative(root, file) });
    note(file, text, parsed.diagnostics);
    const broken = parsed.diagnostics.some((each) => each.severity === 'error');
    if (parsed.scenario && !broken) playable.push({ scenario: parsed.scenario, anchors: cachedAnchors(parsed.scenario, root) });
  }
  return { playable, errors };
}

export function cardOf({ scenario }: PlayableScenario): ScenarioCard {
  const { id, hash, title, summary, minutes, ranked, place, teaches, cast } = scenario;
  const people = cast.map((person) => ({ id: person.id, figure: person.figure, name: person.name, department: person.department }));
  return { id, hash, title, summary, minutes, ranked, place, teaches, cast: people };
}

/** Warm-ups first, then short before long. */
function inPlayingOrder(playable: readonly PlayableScenario[]): readonly PlayableScenario[] {
  const rank = ({ scenario }: PlayableScenario): number => (scenario.ranked ? 1000 : 0) + scenario.minutes;
  return [...playable].sort((a, b) => rank(a) - rank(b) || a.scenario.id.localeCompare(b.scenario.id, 'en'));
}

// JSON.parse of a string is faster to start than an object literal, and `</script` cannot occur in a module file.
const asModule = (name: string, value: unknown): string => `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});`;

function listModule(playable: readonly PlayableScenario[]): string {
  const loaders = playable.map(({ scenario }) => `  ${JSON.stringify(scenario.id)}: () => import(${JSON.stringify(ONE + scenario.id)}),`);
  return [asModule('cards', playable.map(cardOf)), 'export const loaders = {', ...loaders, '};'].join('\n');
}

export interface ScenarioBuild {
  readonly plugin: Plugin;
  /** Those without mistakes. */
  playable(): readonly PlayableScenario[];
}

export function openScenarios(): ScenarioBuild {
  let root = process.cwd();
  let watching = false;
  let built: Built | null = null;
  const current = (): Built => {
    built ??= build(root);
    return built;
  };
  const plugin: Plugin = {
    name: 'common-ground:scenarios',
    configResolved(config) {
      root = config.root;
      watching = config.command === 'serve';
    },
    buildStart() {
      for (const file of [...scenarioFilesIn(root), path.join(root, 'scenarios/shared/cast.yaml')]) this.addWatchFile(file);
      const { errors } = current();
      if (errors.length === 0) return;
      const report = `scenarios have mistakes:\n\n${errors.join('\n')}`;
      // While authoring, the sound scenarios stay playable and the report stands in the terminal.
      if (watching) this.warn(report);
      else this.error(report);
    },
    resolveId(id) {
      return id === LIST || id.startsWith(ONE) ? RESOLVED + id : null;
    },
    load(id) {
      if (!id.startsWith(RESOLVED)) return null;
      const name = id.slice(RESOLVED.length);
      if (name === LIST) return listModule(inPlayingOrder(current().playable));
      if (!name.startsWith(ONE)) return null;
      const found = current().playable.find(({ scenario }) => scenario.id === name.slice(ONE.length));
      if (!found) throw new Error(`no scenario "${name.slice(ONE.length)}" in scenarios/`);
      return asModule('playable', found);
    },
    handleHotUpdate({ file, server }) {
      if (!file.endsWith('.yaml') || !file.startsWith(path.join(root, 'scenarios'))) return;
      built = null;
      const { errors } = current();
      if (errors.length > 0) server.config.logger.warn(errors.join('\n'));
      server.moduleGraph.invalidateAll();
      server.ws.send({ type: 'full-reload' });
      return [];
    },
  };
  return { plugin, playable: () => current().playable };
}
