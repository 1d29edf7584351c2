// A translation written into its place: over the one before it, beside the other language, or with a map made of a plain string.
import { isMap, isScalar, type Scalar } from 'yaml';
import type { Locale } from '../scenario/terms.ts';
import { blockOf, isBlock, scalarOf } from './scalar.ts';
import { newLineAt, type Splice } from './splice.ts';
import type { AuthorString } from './walk.ts';
import { type Entry, entriesOf } from './written.ts';

const startOf = (node: { readonly range?: readonly number[] | null | undefined }): number => node.range?.[0] ?? 0;
const endOf = (node: { readonly range?: readonly number[] | null | undefined }): number => node.range?.[1] ?? 0;

function overScalar(text: string, node: Scalar, value: string, inFlow: boolean): Splice {
  const [from, to] = [startOf(node), endOf(node)];
  const by = isBlock(node.type) ? blockOf(value, text.slice(from, to), node.type) : scalarOf(value, node.type, inFlow);
  return { from, to, by };
}

/** A plain string becomes `{zh-CN: …, en: …}`; its own words stay as they are written, if braces allow it. */
function madeMap(text: string, { at, inFlow }: AuthorString, own: Locale, locale: Locale, value: string): readonly Splice[] {
  const node = at as Scalar<string>;
  const [from, to] = [startOf(node), endOf(node)];
  const added = `${locale}: ${scalarOf(value, node.type, true)}`;
  const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
  if (inFlow || quoted)
    return [
      { from, to: from, by: `{${own}: ` },
      { from: to, to, by: `, ${added}}` },
    ];
  const written = text.slice(from, to);
  const header = isBlock(node.type) ? (/^[^\r\n]*/.exec(written)?.[0] ?? '') : '';
  const tail = isBlock(node.type) ? `${/\s#.*$/.exec(header)?.[0] ?? ''}${/\r?\n$/.exec(written)?.[0] ?? ''}` : '';
  const words = written === node.value ? scalarOf(written, 'PLAIN', true) : scalarOf(node.value, null, true);
  return [{ from, to, by: `{${own}: ${words}, ${added}}${tail}` }];
}

function besideOthers(text: string, entries: readonly Entry[], flow: boolean, locale: Locale, value: string): Splice | null {
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last) return null;
  const model = isScalar(last.value) ? last.value : null;
  const manner = model === null || isBlock(model.type) ? null : model.type;
  const added = `${locale}: ${scalarOf(value, manner, flow)}`;
  if (flow && model !== null) return { from: endOf(model), to: endOf(model), by: `, ${added}` };
  const head = startOf(first.key);
  if (flow) return { from: head, to: head, by: `${added}, ` };
  const below = newLineAt(text, head);
  // Below a block scalar it is not certain where its blank lines end: above the first is.
  if (model === null || isBlock(model.type)) return { from: head, to: head, by: `${added}${below}` };
  // Behind a comment of the line.
  const lineEnd = /\r?\n|$/.exec(text.slice(endOf(model)))?.index ?? 0;
  const from = endOf(model) + lineEnd;
  return { from, to: from, by: `${below}${added}` };
}

/** `own`: language of plain strings. Null where there is nothing to hold on to. */
export function writeText(text: string, string: AuthorString, own: Locale, locale: Locale, value: string): readonly Splice[] | null {
  const { at, inFlow } = string;
  if (!isMap(at)) return locale === own ? [overScalar(text, at as Scalar, value, inFlow)] : madeMap(text, string, own, locale, value);
  const flow = inFlow || at.flow === true;
  const entries = entriesOf(at);
  const present = entries.find(({ name }) => name === locale);
  if (present && isScalar(present.value)) {
    const made = present.value.range && present.value.range[0] < present.value.range[1];
    if (made) return [overScalar(text, present.value, value, flow)];
    return null;
  }
  if (present) return null;
  const splice = besideOthers(text, entries, flow, locale, value);
  return splice && [splice];
}
