// A foreign story → the text of a scenario file and the books of what was carried over. Never throws for what is in the file.

import type { Diagnostic } from '../core/scenario/diagnostic.ts';
import { parseScenario } from '../core/scenario/parse.ts';
import type { Locale } from '../core/scenario/terms.ts';
import { readH5p } from './h5p.ts';
import { readInk } from './ink.ts';
import { type Balance, balanceOf, openLedger } from './ledger.ts';
import { lowerStory } from './lower.ts';
import { isRefused, openReader, type ReadStory, type Refused } from './reader.ts';
import { repairPlan } from './repair.ts';
import { readTwee } from './twee.ts';
import { writeScenario } from './write.ts';
import { readYarn } from './yarn.ts';

export const KINDS = ['twee', 'ink', 'h5p', 'yarn'] as const;
export type Kind = (typeof KINDS)[number];

/** Bytes of a source; ten times what a scenario may have, for compiled ink is wordy. */
export const MAX_SOURCE = 8_000_000;
/** Brackets inside each other in a JSON source. */
const MAX_JSON_DEPTH = 300;

const READERS: Readonly<Record<Kind, ReadStory>> = { twee: readTwee, ink: readInk, h5p: readH5p, yarn: readYarn };

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_TEXT = /[\u0000-\u0008\u000e-\u001f\ufffd]/;

/** True if brackets nest deeper than JSON may; those in strings do not count. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (quoted) {
      if (unit === 0x5c) i++;
      else if (unit === 0x22) quoted = false;
    } else if (unit === 0x22) quoted = true;
    else if (unit === 0x5b || unit === 0x7b) {
      if (++depth > MAX_JSON_DEPTH) return true;
    } else if (unit === 0x5d || unit === 0x7d) depth--;
  }
  return false;
}

function jsonKind(text: string): Kind | Refused {
  if (isTooDeep(text)) return { refused: 'too-deep', params: { limit: MAX_JSON_DEPTH } };
  try {
    const json: unknown = JSON.parse(text);
    const has = (key: string): boolean => typeof json === 'object' && json !== null && Object.hasOwn(json, key);
    return has('inkVersion') ? 'ink' : has('branchingScenario') || has('content') ? 'h5p' : { refused: 'unknown-kind', params: {} };
  } catch (error) {
    return { refused: 'not-json', params: { detail: error instanceof Error ? error.message.slice(0, 120) : '' } };
  }
}

/** By the end of the file's name; JSON is told apart by what is in it. */
function kindOf(file: string, text: string): Kind | Refused {
  if (/\.(twee|tw|tw3|twee3)$/i.test(file)) return 'twee';
  if (/\.yarn$/i.test(file)) return 'yarn';
  if (/\.json$/i.test(file)) return jsonKind(text);
  return { refused: 'unknown-kind', params: {} };
}

export interface ImportOptions {
  /** Name of the source: its end tells the format. */
  readonly file: string;
  /** Of the new scenario, and of its file. */
  readonly id: string;
  /** Of the texts; absent: Chinese if there are Chinese characters in it. */
  readonly language?: Locale;
}

export interface Imported extends Balance {
  readonly kind: Kind;
  readonly language: Locale;
  /** The scenario file. */
  readonly text: string;
  readonly nodes: number;
  readonly endings: number;
  /** What `check` says of it. */
  readonly diagnostics: readonly Diagnostic[];
}

export function importStory(source: string, { file, id, language }: ImportOptions): Imported | Refused {
  if (source.length > MAX_SOURCE) return { refused: 'too-large', params: { limit: MAX_SOURCE / 1_000_000 } };
  const text = source.replace(/^\ufeff/, '');
  if (NOT_TEXT.test(text)) return { refused: 'not-text', params: {} };
  const kind = kindOf(file, text);
  if (typeof kind !== 'string') return kind;
  const ledger = openLedger();
  const story = READERS[kind](openReader(ledger), text);
  if (isRefused(story)) return story;
  const scope = lowerStory(story, ledger);
  repairPlan(scope);
  const spoken = language ?? (/\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en');
  const written = writeScenario(story, scope.plan, id, spoken);
  const { diagnostics } = parseScenario(written, { file: `${id}.yaml` });
  const large = diagnostics.find(({ code }) => code === 'document-too-large');
  if (large) return { refused: 'result-too-large', params: { size: Math.ceil(written.length / 1000), ...large.params } };
  const { nodes, endings } = scope.plan;
  return { kind, language: spoken, text: written, nodes: nodes.size, endings: endings.size, diagnostics, ...balanceOf(ledger) };
}
