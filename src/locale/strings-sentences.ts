// What the commands about tables of texts say, in both languages.
import type { Locale } from '../core/scenario/terms.ts';
import type { TextState } from '../core/strings/lock.ts';
import type { NoTable, Problem } from '../core/strings/table.ts';

type Both = Readonly<Record<Locale, string>>;

const both = (en: string, zh: string): Both => ({ en, 'zh-CN': zh });

export const STATE_NAMES: Readonly<Record<TextState, Both>> = {
  translated: both('translated', '已译'),
  stale: both('stale', '过期'),
  missing: both('missing', '缺译'),
};

export const TABLE_PROBLEMS: Readonly<Record<Problem['reason'], Both>> = {
  'malformed-row': both(
    'The row is not well formed: a cell is missing, a quote is not closed, or a name or language is unknown.',
    '这一行格式不对：少了单元格、引号没有闭合，或者文件名、语言不认识。',
  ),
  'unknown-file': both(
    'There is no such file in the folder of the scenarios. Name the folder with --folder.',
    '剧本文件夹里没有这个文件，请用 --folder 指定文件夹。',
  ),
  'broken-file': both('The file has mistakes. Mend what "check" tells first.', '文件里有错误，请先按 check 的提示改好。'),
  'damaged-lock': both(
    'The record of its translations, strings/*.json beside it, is damaged. Restore it, or delete it and export again.',
    '它的翻译记录（旁边的 strings/*.json）已损坏，请恢复；或者删掉后重新导出。',
  ),
  'unknown-id': both(
    'The file has no text of this name. Export again and carry the translation over.',
    '文件里没有叫这个名字的文本，请重新导出，再把译文搬过去。',
  ),
  'source-differs': both(
    'The source in the table is not what stands in the file now. Export again.',
    '表里的原文和文件里现在的不一样，请重新导出。',
  ),
  twice: both('The same text has another translation further up. Keep one of the two.', '同一条文本在上面已有不同的译文，请只留一个。'),
  'bad-character': both(
    'The translation has a control character, or was saved in another encoding than UTF-8.',
    '译文里有控制字符，或者表格没有存成 UTF-8。',
  ),
  'cannot-write': both(
    'The texts of this file cannot be written without changing something else: two have one name, or share one place by an alias (*), or the file would grow past its bound.',
    '写入会改动文件里的其他内容：有两条文本同名，或者用别名（*）共用了一处；也可能写入后会超过单个文件的上限。',
  ),
};

const REFUSED: Readonly<Record<NoTable['refused'], Both>> = {
  'too-large': both('The table is too large.', '表格太大了。'),
  'not-text': both('The table is not text in UTF-8. Save it as "CSV UTF-8".', '表格不是 UTF-8 文本，请另存为“CSV UTF-8”。'),
  'no-header': both(
    'The first line must name the columns file, id, from, to, source and target, once each.',
    '第一行必须是列名，file、id、from、to、source、target 各有且只有一个。',
  ),
  'not-xml': both('The table is not well-formed XML.', '表格不是格式正确的 XML。'),
  doctype: both('A table with a document type or entities is not read.', '不读取带有文档类型声明或实体的表格。'),
  'not-xliff': both('The table is XML, but not XLIFF 1.2.', '表格是 XML，但不是 XLIFF 1.2。'),
};

export const describeRefusal = ({ refused, detail }: NoTable, locale: Locale): string =>
  detail === undefined || detail === '' ? REFUSED[refused][locale] : `${REFUSED[refused][locale]} ${detail}`;

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

export const STRINGS_SENTENCES = {
  named: (file: string, count: number): Both =>
    both(`${file}: ${counted(count, 'name')} of lines written down.`, `${file}：写入了 ${count} 个台词名（id）。`),
  exported: (texts: number, missing: number, stale: number): Both =>
    both(`${counted(texts, 'text')}: ${missing} missing, ${stale} stale.`, `共 ${texts} 条文本：缺译 ${missing}，过期 ${stale}。`),
  unwritable: (file: string, id: string): Both =>
    both(
      `${file}: ${id} has a character that this format cannot hold. Take it out, or try the other format.`,
      `${file}：${id} 里有这种格式放不下的字符，请去掉它，或者换另一种格式。`,
    ),
  imported: (file: string, count: number): Both =>
    both(`${file}: ${counted(count, 'translation')} changed.`, `${file}：更新了 ${count} 条译文。`),
  kept: (file: string): Both => both(`${file}: nothing was taken over.`, `${file}：一条也没有导入。`),
  dry: both('Nothing was written (--dry-run).', '没有写入任何内容（--dry-run）。'),
} as const;
