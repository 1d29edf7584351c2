// `import`: another tool's story in, a scenario file and a report of what could not be carried over out.
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ID_PATTERN } from '../core/scenario/source-parts.ts';
import { LOCALES, type Locale } from '../core/scenario/terms.ts';
import { type Imported, importStory, MAX_SOURCE } from '../import/import-story.ts';
import type { Loss } from '../import/ledger.ts';
import { slugOf } from '../import/names.ts';
import { ORIGIN_KINDS } from '../import/story.ts';
import { describeDiagnostic } from '../locale/diagnostics.ts';
import { LOSS_REASONS, ORIGIN_NAMES, REFUSALS } from '../locale/import-sentences.ts';
import { type Command, localeOf, UsageError } from './io.ts';

/** An unpacked H5P package is named by its folder. */
async function sourceFile(named: string): Promise<string> {
  const found = await stat(named).catch(() => null);
  if (found === null) throw new UsageError(`There is no file or folder "${named}".`);
  if (!found.isDirectory()) return named;
  for (const inner of ['content/content.json', 'content.json']) {
    const file = path.join(named, inner);
    if ((await stat(file).catch(() => null)) !== null) return file;
  }
  throw new UsageError(`"${named}" is a folder without content/content.json.`);
}

/** Null: the bytes are not UTF-8. */
async function readSource(file: string): Promise<string | null> {
  const { size } = await stat(file);
  // Refused by its length, without being read.
  if (size > MAX_SOURCE * 4) return ' '.repeat(MAX_SOURCE + 1);
  const bytes = await readFile(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function defaultId(named: string): string {
  const name = path.basename(named).replace(/\.(ink\.json|json|twee|tw|tw3|twee3|yarn)$/i, '');
  return slugOf(name === 'content' ? path.basename(path.dirname(path.resolve(named))) : name, 'story');
}

const placeOf = ({ place }: Loss, source: string): string => ('line' in place ? `${source}:${place.line}` : `${source}: ${place.path}`);

function reportOf(imported: Imported, source: string, file: string, locale: Locale): string {
  const zh = locale === 'zh-CN';
  const lines = imported.losses.map(
    (loss) => `${placeOf(loss, source)}: ${loss.what} ${zh ? '：' : '- '}${LOSS_REASONS[loss.reason][locale]}`,
  );
  const counts = ORIGIN_KINDS.map((kind) => {
    const { found, carried, reported } = imported.counts[kind];
    const name = ORIGIN_NAMES[kind][locale];
    return zh
      ? `  ${name}：共 ${found}，带过来 ${carried}，报告 ${reported}`
      : `  ${name}: ${found} found, ${carried} carried over, ${reported} reported`;
  });
  const made = zh
    ? `已写入 ${file}：${imported.nodes} 个节点，${imported.endings} 个结局。搜索“TODO:”补全内容，再运行 check。`
    : `Wrote ${file}: ${imported.nodes} nodes, ${imported.endings} endings. Search it for "TODO:", then run check.`;
  return `${[...lines, made, ...counts].join('\n')}\n`;
}

export const importCommand: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      id: { type: 'string' },
      language: { type: 'string' },
      json: { type: 'boolean' },
      lang: { type: 'string' },
    },
  });
  const locale = localeOf(values.lang, io.env);
  const [named] = positionals;
  if (named === undefined || positionals.length > 1) throw new UsageError('Name one story.');
  const language = LOCALES.find((each) => each === values.language);
  if (values.language !== undefined && language === undefined) throw new UsageError(`--language is zh-CN or en, not "${values.language}"`);
  const id = values.id ?? (values.out === undefined ? defaultId(named) : path.basename(values.out).replace(/\.ya?ml$/, ''));
  if (!ID_PATTERN.test(id)) throw new UsageError(`"${id}" is no id: lower-case words joined by hyphens.`);
  const file = values.out ?? path.join('scenarios', `${id}.yaml`);
  const source = await sourceFile(named);
  const text = await readSource(source);
  const imported =
    text === null
      ? ({ refused: 'not-text', params: {} } as const)
      : importStory(text, { file: source, id, ...(language ? { language } : {}) });
  if ('refused' in imported) {
    io.stderr.write(`${source}: ${REFUSALS[imported.refused](imported.params)[locale]}\n`);
    return 2;
  }
  // What was there before may hold a trainer's work.
  const written = await writeFile(file, imported.text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => error);
  if (written) {
    const known = written.code === 'EEXIST';
    throw new UsageError(
      known ? `"${file}" is there already: name another with --out or --id.` : `"${file}" cannot be written: ${written.message}`,
    );
  }
  const { kind, nodes, endings, counts, losses } = imported;
  const errors = imported.diagnostics.filter(({ severity }) => severity === 'error');
  if (values.json) {
    const told = losses.map(({ reason, kind: of, place, what }) => ({
      ...place,
      kind: of,
      what,
      reason,
      why: LOSS_REASONS[reason][locale],
    }));
    const wrong = errors.map((each) => ({ ...each.span, code: each.code, ...describeDiagnostic(each, locale) }));
    const whole = { file, id, kind, language: imported.language, nodes, endings, counts, losses: told, errors: wrong };
    io.stdout.write(`${JSON.stringify(whole, null, 2)}\n`);
  } else {
    io.stdout.write(reportOf(imported, source, file, locale));
    for (const each of errors)
      io.stdout.write(`${file}:${each.span.line}:${each.span.column}: ${describeDiagnostic(each, locale).message} [${each.code}]\n`);
  }
  return losses.length > 0 || errors.length > 0 ? 1 : 0;
};
