// A table of texts as XLIFF 1.2, for the programs of translators.
import { DOMImplementation, DOMParser, type Document, type Element, type Node, XMLSerializer } from '@xmldom/xmldom';
import type { TextState } from '../core/strings/lock.ts';
import { malformed, readRow } from '../core/strings/row-back.ts';
import type { NoTable, Problem, Row, RowBack, TableRead } from '../core/strings/table.ts';

const SPACE = 'urn:oasis:names:tc:xliff:document:1.2';
const NOTES = ['speaker', 'feeling', 'node', 'before'] as const;
const XLIFF_STATES: Readonly<Record<TextState, string>> = { missing: 'new', stale: 'needs-translation', translated: 'translated' };
/** States of the standard that say that somebody vouches for the translation. */
const DONE: ReadonlySet<string> = new Set(['translated', 'final', 'signed-off']);

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u;

/** XML has no way to write some characters. */
export const fitsXml = (text: string): boolean => !NOT_XML.test(text);

function add(document: Document, parent: Element, name: string, text?: string): Element {
  const made = document.createElementNS(SPACE, name);
  if (text !== undefined && text !== '') made.appendChild(document.createTextNode(text));
  parent.appendChild(made);
  return made;
}

function addUnit(document: Document, body: Element, row: Row): void {
  const unit = add(document, body, 'trans-unit');
  unit.setAttribute('id', row.id);
  unit.setAttribute('xml:space', 'preserve');
  add(document, unit, 'source', row.source);
  add(document, unit, 'target', row.target).setAttribute('state', XLIFF_STATES[row.state]);
  for (const name of NOTES) if (row[name] !== '') add(document, unit, 'note', row[name]).setAttribute('from', name);
}

export function toXliff(rows: readonly Row[]): string {
  const document = new DOMImplementation().createDocument(SPACE, 'xliff');
  const root = document.documentElement as Element;
  root.setAttribute('version', '1.2');
  let body: Element | null = null;
  let current = '';
  for (const row of rows) {
    const mark = JSON.stringify([row.file, row.to]);
    if (mark !== current || body === null) {
      const file = add(document, root, 'file');
      file.setAttribute('original', row.file);
      file.setAttribute('source-language', row.from);
      file.setAttribute('target-language', row.to);
      file.setAttribute('datatype', 'plaintext');
      body = add(document, file, 'body');
      current = mark;
    }
    addUnit(document, body, row);
  }
  const printed = new XMLSerializer().serializeToString(document);
  // Readers take these for line breaks where they stand bare. One element a line, for those who compare versions.
  const lines = printed
    .replace(/[\r\u0085\u2028]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/<(?=(?:\/?file|\/?body|\/?trans-unit|\/xliff|source|target|note)[\s>/])/g, '\n<');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines}\n`;
}

const isElement = (node: Node): node is Element => node.nodeType === 1;
const childrenOf = (node: Node, name: string): readonly Element[] =>
  [...node.childNodes].filter((child): child is Element => isElement(child) && child.namespaceURI === SPACE && child.localName === name);

/** Undefined where there is more than text: nothing of ours has marks inside. */
function textOf(node: Element | undefined): string | undefined {
  if (node === undefined) return undefined;
  let text = '';
  for (const child of node.childNodes) {
    if (child.nodeType === 3 || child.nodeType === 4) text += child.nodeValue ?? '';
    else if (child.nodeType !== 8) return undefined;
  }
  return text;
}

function readUnit(file: Element, unit: Element): RowBack | Problem {
  const line = unit.lineNumber ?? 0;
  const attribute = (element: Element, name: string): string | undefined => element.getAttribute(name) ?? undefined;
  const [original, id] = [attribute(file, 'original'), attribute(unit, 'id')];
  const [sources, targets] = [childrenOf(unit, 'source'), childrenOf(unit, 'target')];
  if (sources.length !== 1 || targets.length > 1) return malformed(line, original, id);
  const [target] = targets;
  const told = target && attribute(target, 'state');
  const languages = { from: attribute(file, 'source-language'), to: attribute(file, 'target-language') };
  const texts = { source: textOf(sources[0]), target: target === undefined ? '' : textOf(target) };
  return readRow({ file: original, id, ...languages, ...texts, state: told !== undefined && DONE.has(told) ? 'translated' : told }, line);
}

/** Units stand in the body, and in groups that programs make. */
function unitsIn(node: Node, found: Element[] = []): readonly Element[] {
  for (const child of node.childNodes) {
    if (!isElement(child) || child.namespaceURI !== SPACE) continue;
    if (child.localName === 'trans-unit') found.push(child);
    else if (child.localName === 'group') unitsIn(child, found);
  }
  return found;
}

/** Elements inside elements; the format itself needs five, a program's groups some more. */
const MAX_DEPTH = 40;

/** Without comments and sections of bare text, in one pass: a pattern would look for each end anew. */
function bareMarkup(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const from = text.indexOf('<!', at);
    if (from < 0) break;
    const end = text.startsWith('<!--', from) ? '-->' : text.startsWith('<![CDATA[', from) ? ']]>' : '';
    const to = end === '' ? from + 2 : text.indexOf(end, from + 4);
    parts.push(text.slice(at, end === '' ? from + 2 : from));
    at = to < 0 ? text.length : to + end.length;
  }
  return [...parts, text.slice(at)].join('');
}

function isDeep(markup: string): boolean {
  let depth = 0;
  for (const [tag] of markup.matchAll(/<\/?[^\s<>!?/][^<>]*>/g)) {
    if (tag.endsWith('/>')) continue;
    depth += tag.startsWith('</') ? -1 : 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

function parseXml(text: string): Document | NoTable {
  let detail = '';
  try {
    const document = new DOMParser({
      // As XML 1.0 has it; the library would take more for line breaks.
      normalizeLineEndings: (whole) => whole.replace(/\r\n?/g, '\n'),
      onError: (_level, message) => {
        detail = message.split('\n', 1)[0] ?? '';
        throw new Error(detail);
      },
    }).parseFromString(text, 'text/xml');
    return document.doctype === null ? document : { refused: 'doctype' };
  } catch (error) {
    return { refused: 'not-xml', detail: detail || (error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : '') };
  }
}

export function fromXliff(whole: string): TableRead | NoTable {
  const text = whole.replace(/^\ufeff/, '');
  const markup = bareMarkup(text);
  // Before anything is read: a document type can make a bomb of a small file. Elsewhere it would not be well-formed.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(markup)) return { refused: 'doctype' };
  if (isDeep(markup)) return { refused: 'not-xml', detail: `> ${MAX_DEPTH}` };
  const document = parseXml(text);
  if ('refused' in document) return document;
  const root = document.documentElement;
  if (root === null || root.localName !== 'xliff' || root.namespaceURI !== SPACE) return { refused: 'not-xliff' };
  const rows: RowBack[] = [];
  const problems: Problem[] = [];
  for (const file of childrenOf(root, 'file')) {
    for (const unit of childrenOf(file, 'body').flatMap((body) => unitsIn(body))) {
      const read = readUnit(file, unit);
      if ('reason' in read) problems.push(read);
      else rows.push(read);
    }
  }
  return { rows, problems };
}
