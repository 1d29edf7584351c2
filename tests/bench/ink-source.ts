// A scenario told in ink: nodes are knots, with the same lines, the same choices under the same conditions and the same
// ways on. One language only, which spares ink a half of the texts.

import type { Condition } from '../../src/core/scenario/condition.ts';
import type { Branch, Choice, FlagChange, Line, Node, Scenario } from '../../src/core/scenario/model.ts';
import { LADDER, type Locale } from '../../src/core/scenario/terms.ts';
import { inkCondition, inkName } from './ink-condition.ts';
import { inkArrival, inkDecision, inkFunctions, inkVariables } from './ink-model.ts';

export interface InkOptions {
  readonly locale: Locale;
  /** False: texts, choices and ways on alone, without the numbers of the model and the conditions on them. */
  readonly model: boolean;
}

const escaped = (text: string): string => text.replace(/[\\{}[\]|#/<>~*+=-]/g, (sign) => `\\${sign}`).replaceAll('\n', ' ');

const SEQUENCE: Readonly<Record<Line['order'], string>> = { first: '', cycle: '&', shuffle: '~', once: '!' };

export function inkSourceOf(scenario: Scenario, { locale, model }: InkOptions): string {
  const homes = new Map(scenario.nodes.flatMap((node) => node.choices.map(({ id }) => [id, node.id] as const)));
  const homeOf = (choice: string): string => homes.get(choice) ?? '';
  const endings = new Set(scenario.endings.map(({ id }) => id));
  const place = (id: string): string => inkName(endings.has(id) ? 'e' : 'n', id);

  const when = (condition: Condition | undefined): string | null => (condition && model ? inkCondition(condition, homeOf) : null);

  const lineOf = (line: Line): readonly string[] => {
    const texts = line.texts.map((text) => escaped(text[locale]));
    const text = texts.length === 1 ? texts[0] : `{${SEQUENCE[line.order]}${texts.join('|')}}`;
    const manner = [line.feeling, line.posture].filter((each) => each !== undefined).join(', ');
    const said = `${line.who ?? 'narrator'}: ${text}${manner === '' ? '' : ` # ${manner}`}`;
    const condition = when(line.when);
    return condition === null ? [said] : [`{ ${condition}:`, said, '}'];
  };

  /** The first whose condition holds. */
  const firstOf = (cases: readonly { readonly when?: Condition; readonly lines: readonly string[] }[]): readonly string[] => {
    const [only] = cases;
    if (cases.length === 0 || !only) return [];
    if (cases.length === 1 && when(only.when) === null) return only.lines;
    // Without conditions the last one stands for all.
    if (!model) return cases.at(-1)?.lines ?? [];
    return ['{', ...cases.flatMap((each) => [`- ${when(each.when) ?? 'else'}:`, ...each.lines]), '}'];
  };

  const waysOf = (branches: readonly Branch[]): readonly string[] =>
    firstOf(branches.map((branch) => ({ ...(branch.when ? { when: branch.when } : {}), lines: [`-> ${place(branch.to)}`] })));

  const changesOf = (changes: readonly FlagChange[]): readonly string[] =>
    changes.map(({ flag, op, value }) => {
      const range = scenario.flags.find(({ id }) => id === flag);
      const name = inkName('flag', flag);
      return op === 'set' ? `~ ${name} = ${value}` : `~ ${name} = MAX(${range?.min ?? 0}, MIN(${range?.max ?? 0}, ${name} + ${value}))`;
    });

  const choiceOf = (node: Node, choice: Choice): readonly string[] => {
    const condition = when(choice.when);
    const crisis =
      scenario.breakOff && model ? [`{ worst_ladder() >= ${LADDER.indexOf('crisis')}:`, `-> ${place(scenario.breakOff)}`, '}'] : [];
    return [
      `${choice.once ? '*' : '+'} (${inkName('c', choice.id)}) ${condition === null ? '' : `{ ${condition} } `}${escaped(choice.say[locale])}`,
      ...(model ? [...inkDecision(scenario, node, choice), ...changesOf(choice.set)] : []),
      ...firstOf(choice.reply.map((reply) => ({ ...(reply.when ? { when: reply.when } : {}), lines: reply.lines.flatMap(lineOf) }))),
      ...crisis,
      ...waysOf(choice.to),
    ];
  };

  const knotOf = (node: Node): readonly string[] => [
    `=== ${place(node.id)} ===`,
    ...(model ? [...inkArrival(scenario, node), ...changesOf(node.set)] : []),
    ...node.lines.flatMap(lineOf),
    ...(node.choices.length > 0 ? node.choices.flatMap((choice) => choiceOf(node, choice)) : waysOf(node.to)),
  ];

  return [
    ...(model ? inkVariables(scenario) : []),
    `-> ${place(scenario.start)}`,
    ...scenario.nodes.flatMap(knotOf),
    ...scenario.endings.flatMap((ending) => [`=== ${place(ending.id)} ===`, ...ending.lines.flatMap(lineOf), '-> END']),
    ...(model ? inkFunctions(scenario) : []),
    '',
  ].join('\n');
}
