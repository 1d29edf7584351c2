// `docs`: the chapters of scenarios/README.md that are made from code and scenarios: people, keys, moves, diagnostics, concepts.
// Each stands between two marks and is written anew; the rest of the file is left alone.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Scenario } from '../core/scenario/model.ts';
import { renderActing } from './docs-acting.ts';
import { renderConcepts } from './docs-concepts.ts';
import { renderDiagnostics } from './docs-diagnostics.ts';
import { renderKeys } from './docs-keys.ts';
import { renderMoves } from './docs-moves.ts';
import { renderPeople } from './docs-people.ts';
import { type Command, type Io, localeOf, UsageError } from './io.ts';
import { loadFile } from './load.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const README = 'scenarios/README.md';
const DOCUMENTS = 'tests/diagnostics';

/** Puts `body` between the marks `<!-- name:begin -->` and `<!-- name:end -->`. Throws where they are missing. */
export function replaceChapter(text: string, name: string, body: string): string {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new UsageError(`${README} lacks the marks "${begin}" and "${end}".`);
  return `${text.slice(0, from + begin.length)}\n\n${body}\n\n${text.slice(to)}`;
}

async function readDocuments(): Promise<ReadonlyMap<string, string>> {
  const folder = path.join(ROOT, DOCUMENTS);
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.md'));
  if (names.length === 0) throw new UsageError(`There are no documents in ${DOCUMENTS}: "docs" needs the whole repository.`);
  return new Map(
    await Promise.all(names.map(async (name) => [name.slice(0, -'.md'.length), await readFile(path.join(folder, name), 'utf8')] as const)),
  );
}

/** Those without mistakes, by name. */
async function readScenarios(): Promise<readonly Scenario[]> {
  const folder = path.join(ROOT, 'scenarios');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const loaded = await Promise.all(names.map((name) => loadFile(path.join(folder, name))));
  return loaded.flatMap(({ parsed }) => parsed?.scenario ?? []);
}

const TOLD = {
  'zh-CN': {
    fresh: `${README} 已是最新。\n`,
    written: `已更新 ${README}。\n`,
    stale: `${README} 已过时，请运行：npm run -s cli -- docs\n`,
  },
  en: {
    fresh: `${README} is up to date.\n`,
    written: `${README} was written anew.\n`,
    stale: `${README} is out of date. Write it anew with: npm run -s cli -- docs\n`,
  },
} as const;

export const docs: Command = async (args, io: Io) => {
  const { values } = parseArgs({ args: [...args], options: { check: { type: 'boolean' }, lang: { type: 'string' } } });
  const told = TOLD[localeOf(values.lang, io.env)];
  const file = path.join(ROOT, README);
  const before = await readFile(file, 'utf8').catch(() => '');
  const chapters = {
    concepts: renderConcepts(await readScenarios()),
    acting: renderActing(),
    people: renderPeople(),
    keys: renderKeys(),
    moves: renderMoves(),
    diagnostics: renderDiagnostics(await readDocuments()),
  };
  const after = Object.entries(chapters).reduce((text, [name, body]) => replaceChapter(text, name, body), before);
  if (after === before) {
    io.stdout.write(told.fresh);
    return 0;
  }
  if (values.check) {
    io.stdout.write(told.stale);
    return 1;
  }
  await writeFile(file, after);
  io.stdout.write(told.written);
  return 0;
};
