// Texts that are read or heard in one go, lines and options, with the place of each language.
import type { Line, Node, Scenario } from '../model.ts';
import type { Locale, Text } from '../terms.ts';
import { linesOf } from '../text-volume.ts';
import type { Spot } from '../yaml-tree.ts';
import { type LintScope, spotOf } from './rule.ts';

export interface PlacedText {
  readonly text: Text;
  readonly kind: 'line' | 'option';
  spotIn(locale: Locale): Spot;
}

const BESIDE_HEAD: ReadonlySet<string> = new Set(['when', 'id', 'lines']);

const at = (container: object, key: string | number): unknown => (container as Readonly<Record<string | number, unknown>>)[key];

/** The text of one language, or the whole text where it is a plain string. */
function spotIn(container: object, key: string | number, locale: Locale): Spot {
  const value = at(container, key);
  return typeof value === 'object' && value !== null && locale in value ? { in: value, key: locale } : { in: container, key };
}

function placedLine(scope: LintScope, line: Line): readonly PlacedText[] {
  const source = spotOf(scope, line).in;
  const head = Object.keys(source).find((key) => !BESIDE_HEAD.has(key)) ?? '';
  const speech = at(source, head);
  const variants = typeof speech === 'object' && speech !== null ? at(speech, line.order) : undefined;
  return line.texts.map((text, index) => ({
    text,
    kind: 'line',
    spotIn: (locale) => (Array.isArray(variants) ? spotIn(variants, index, locale) : spotIn(source, head, locale)),
  }));
}

export const placedOptions = (scope: LintScope, node: Node): readonly PlacedText[] =>
  node.choices.map((choice) => ({
    text: choice.say,
    kind: 'option',
    spotIn: (locale) => spotIn(spotOf(scope, choice).in, 'say', locale),
  }));

export function placedTexts(scope: LintScope, scenario: Scenario): readonly PlacedText[] {
  return [...linesOf(scenario).flatMap((line) => placedLine(scope, line)), ...scenario.nodes.flatMap((node) => placedOptions(scope, node))];
}
