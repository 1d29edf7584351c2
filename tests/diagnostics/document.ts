// How a diagnostic's document is read. A document has one paragraph, the block `bad`, the block with the exact output,
// and the block `repaired`. A block is either a whole file (```yaml bad) or a patch on base.yaml (```diff bad):
// lines that start with a space or `-` must stand in base.yaml one after the other, exactly once; `-` takes a line out,
// `+` puts one in; a line `@@` begins the next patch. Line numbers are those of the patched file.
// A block ```yaml file shared/x.yaml is a file that the others may include, or the lock of a translation. `⟨x × 3⟩` stands for `xxx`.

export interface DiagnosticDocument {
  readonly about: string;
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

export function readDocument(document: string, base: string): DiagnosticDocument {
  return {
    about:
      document
        .split('```', 1)[0]
        ?.replace(/^#.*\n/, '')
        .trim() ?? '',
    bad: blockOf(document, 'bad', base),
    output: blockOf(document, 'output', base),
    repaired: blockOf(document, 'repaired', base),
    files: Object.fromEntries(
      [...document.matchAll(/^```yaml file (\S+)\n([\s\S]*?)^```$/gm)].map(([, path = '', body = '']) => [path, expand(body)]),
    ),
  };
}
