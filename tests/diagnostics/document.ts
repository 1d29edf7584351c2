// How a diagnostic's document is read. A document has one paragraph, the block `bad`, the block with the exact output,
// and the block `repaired`. A block is either a whole file (```yaml bad) or a patch on the base (```diff bad): lines that
// start with a space or `-` must stand in the base one after the other, exactly once; `-` takes a line out, `+` puts one
// in; a line `@@` begins the next patch. Line numbers are those of the patched file. A block ```yaml file shared/x.yaml is a file
// that the others may include. `⟨x × 3⟩` stands for `xxx`.
// Lines right after the title say more: `Base: explored.yaml` (else base.yaml): what the exploration finds counts, too;
// `States: 50`: its bound; `Folder: 3`: the file stands in a folder as often, under other names.
// A heading `## …` begins a further case of the same code, with lines and blocks of its own.

export interface DiagnosticCase {
  /** Empty for the first one. */
  readonly title: string;
  readonly about: string;
  readonly base: string;
  readonly states?: number;
  readonly folder: number;
  readonly bad: string;
  readonly output: string;
  readonly repaired: string;
  /** Files that are included, by path. */
  readonly files: Readonly<Record<string, string>>;
}

function applyHunk(lines: readonly string[], hunk: readonly string[]): readonly string[] {
  const before = hunk.filter((line) => !line.startsWith('+')).map((line) => line.slice(1));
  const after = hunk.filter((line) => !line.startsWith('-')).map((line) => line.slice(1));
  const places = lines.flatMap((_, start) => (before.every((line, i) => lines[start + i] === line) ? [start] : []));
  const [place] = places;
  if (places.length !== 1 || place === undefined) throw new Error(`patch fits ${places.length} times:\n${hunk.join('\n')}`);
  return [...lines.slice(0, place), ...after, ...lines.slice(place + before.length)];
}

export function applyPatch(base: string, patch: string): string {
  const hunks = patch.split(/^@@\n/m).map((text) => text.replace(/\n$/, '').split('\n'));
  return hunks
    .filter((hunk) => hunk.some((line) => line !== ''))
    .reduce(applyHunk, base.split('\n'))
    .join('\n');
}

function expand(text: string): string {
  return text.replace(/⟨(.+?) × (\d+)⟩/g, (_, part: string, count: string) => part.repeat(Number(count)));
}

function blockOf(document: string, name: string, base: string): string {
  const match = new RegExp(`^\`\`\`(yaml|diff|text) ${name}\n([^]*?)^\`\`\`$`, 'm').exec(document);
  if (!match) throw new Error(`there is no block "${name}"`);
  const [, kind, body = ''] = match;
  return kind === 'diff' ? expand(applyPatch(base, body)) : kind === 'yaml' ? expand(body) : body;
}

const SETTING = /^(Base|States|Folder): (.+)\n/gm;

function readCase(text: string, title: string, read: (name: string) => string): DiagnosticCase {
  const [prose = ''] = text.split('```', 1);
  const settings = new Map([...prose.matchAll(SETTING)].map(([, key, value]) => [key, value]));
  const base = settings.get('Base') ?? 'base.yaml';
  const states = settings.get('States');
  const block = (name: string): string => blockOf(text, name, read(base));
  return {
    title,
    about: prose.replace(SETTING, '').trim(),
    base,
    ...(states === undefined ? {} : { states: Number(states) }),
    folder: Number(settings.get('Folder') ?? 1),
    bad: block('bad'),
    output: block('output'),
    repaired: block('repaired'),
    files: Object.fromEntries(
      [...text.matchAll(/^```yaml file (\S+)\n([\s\S]*?)^```$/gm)].map(([, path = '', body = '']) => [path, expand(body)]),
    ),
  };
}

/** `read`: the text of a base by its name. */
export function readDocument(document: string, read: (name: string) => string): readonly DiagnosticCase[] {
  return document
    .replace(/^# .*\n/, '')
    .split(/^(?=## )/m)
    .map((part) => {
      const title = /^## (.*)\n/.exec(part);
      return readCase(title ? part.slice(title[0].length) : part, title?.[1] ?? '', read);
    });
}
