// Conditions and sequences as the compiler of ink writes them: runs of containers that meet again at a `nop`.
import { type InkContainer, isContainer, isObject, stringAt } from './ink-container.ts';
import { type Evaluation, evaluate, pop } from './ink-stack.ts';
import type { Logic } from './logic.ts';
import type { Say } from './story.ts';

interface Branch {
  /** Null: else. */
  readonly logic: Logic | null;
  readonly body: InkContainer;
}

/** The branches that begin at `index`, and the index behind them. Their conditions are worked on `evaluation`. */
export function branchesAt(
  at: InkContainer,
  index: number,
  evaluation: Evaluation,
  nameOf: (path: string) => string | null,
): { readonly branches: readonly Branch[]; readonly end: number } {
  const branches: Branch[] = [];
  let end = index;
  for (let item = at.content[end]; isContainer(item); item = at.content[++end]) {
    const body = item.named.get('b');
    const last = item.content.at(-1);
    if (body === undefined || stringAt(last, '->') !== '.^.b') break;
    for (const each of item.content.slice(0, -1)) if (each !== 'ev' && each !== '/ev') evaluate(evaluation, each, nameOf);
    branches.push({ logic: isObject(last) && last['c'] === true ? pop(evaluation) : null, body });
  }
  return { branches, end };
}

export const isSequence = ({ content }: InkContainer): boolean => content[0] === 'ev' && content[1] === 'visit';

interface Sequence {
  readonly order: NonNullable<Say['order']>;
  readonly parts: readonly InkContainer[];
  /** Null: there is more than text in it. */
  readonly texts: readonly string[] | null;
}

function plainText({ content }: InkContainer): string | null {
  let text = '';
  for (const item of content) {
    if (typeof item === 'string' && item.startsWith('^')) text += item.slice(1);
    else if (item !== 'pop' && item !== '\n' && stringAt(item, '->') === undefined) return null;
  }
  return text;
}

export function sequenceOf(container: InkContainer): Sequence {
  const parts: InkContainer[] = [];
  for (let part = container.named.get('s0'); part !== undefined; part = container.named.get(`s${parts.length}`)) parts.push(part);
  const texts = parts.map(plainText);
  const whole = texts.every((text) => text !== null) ? (texts as string[]) : null;
  const { content } = container;
  const shuffles = content.includes('seq');
  const cycles = content.includes('%');
  // A sequence that ends with nothing is used up.
  const runsOut = !shuffles && !cycles && whole !== null && whole.at(-1) === '' && whole.length > 1;
  const order = shuffles ? 'shuffle' : cycles ? 'cycle' : runsOut ? 'once' : 'first';
  return { order, parts, texts: runsOut ? whole.slice(0, -1) : whole };
}
