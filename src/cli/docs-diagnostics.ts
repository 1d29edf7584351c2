// The chapter "every diagnostic", from the documents that test them: tests/diagnostics/<code>.md.
import { CODES, type Code } from '../core/scenario/diagnostic.ts';
import { severityOf } from '../core/scenario/severity.ts';

interface Block {
  /** `yaml` is a whole file, `diff` changes the sound one. */
  readonly kind: string;
  readonly body: string;
}

function blockOf(document: string, name: string): Block {
  const match = new RegExp(`^\`\`\`(yaml|diff|text) ${name}\\n([^]*?)^\`\`\`$`, 'm').exec(document);
  if (!match) throw new Error(`a document has no block "${name}"`);
  return { kind: match[1] ?? '', body: match[2] ?? '' };
}

/** Sentence and help of the first report of the code, in the order of the languages. */
function sentencesOf(output: string, code: Code): readonly string[] {
  const lines = output.split('\n');
  const from = lines.findIndex((line) => line.split(' ')[2] === code);
  if (from < 0) throw new Error(`the output of "${code}" does not name it`);
  return [0, 1].map((index) => {
    const message = (lines[from + 1 + 2 * index] ?? '').trim().replace(/^\S+: /, '');
    const help = (lines[from + 2 + 2 * index] ?? '').trim();
    return index === 0 ? `${message}。${help}` : `${message}. ${help}`;
  });
}

const fenced = ({ kind, body }: Block): string => `\`\`\`${kind}\n${body}\`\`\``;

function renderOne(code: Code, document: string): string {
  const about = (document.split('```', 1)[0] ?? '').replace(/^#.*\n/, '').trim();
  const sentences = sentencesOf(blockOf(document, 'output').body, code);
  return [
    `### \`${code}\` (${severityOf(code)})`,
    about,
    fenced(blockOf(document, 'bad')),
    sentences.map((sentence) => `> ${sentence}`).join('\n>\n'),
    'Repaired:',
    fenced(blockOf(document, 'repaired')),
  ].join('\n\n');
}

/** `documents`: the text of each code's document. */
export function renderDiagnostics(documents: ReadonlyMap<string, string>): string {
  const intro = [
    '`check` prints a line `file:line:column: severity: sentence [code]`, the source and a way on. An error keeps a scenario from being',
    'played, a warning does not, an info is worth a look. The examples change one small sound scenario, `tests/diagnostics/base.yaml`; a',
    'line with `@@` begins the next change, and `⟨x × 3⟩` stands for `xxx`.',
  ].join('\n');
  const parts = CODES.map((code) => {
    const document = documents.get(code);
    if (document === undefined) throw new Error(`"${code}" has no document`);
    return renderOne(code, document);
  });
  return [intro, ...parts].join('\n\n');
}
