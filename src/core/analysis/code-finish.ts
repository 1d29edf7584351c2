// A choice that ends the talk, as one function that leaves the state alone: R, verdict and ending. Most transitions of a
// walk are such last choices; slots of the state become local variables, which the engine keeps in registers.
import type { Ending } from '../scenario/model.ts';
import { VERDICTS } from '../scenario/terms.ts';
import { codeOfScore, type EndCode, valuesOfEnd } from './code-score.ts';
import { inlineShared } from './code-take.ts';
import type { Layout } from './table-layout.ts';

const columns = (endings: readonly Ending[], key: keyof EndCode): string => `[${endings.map((one) => valuesOfEnd(one)[key]).join(',')}]`;

/** Declarations that every function of `codeOfFinish` needs. */
export const codeOfEndings = (endings: readonly Ending[]): string =>
  `const SERVED=${columns(endings, 'served')},NONE=${columns(endings, 'none')},LASTING=${columns(endings, 'lasting')},BREAKS=${columns(endings, 'breakOff')};`;

const OF_END: EndCode = { served: 'SERVED[e]', none: 'NONE[e]', lasting: 'LASTING[e]', breakOff: 'BREAKS[e]' };

/** Statement that ends the talk at ending `index` of the scenario, inside of a choice's `code`. */
export const codeOfEndingAt = (index: number): string => `{e=${index};break done;}`;

const SLOT_OF = /v\[(\d+)\]/g;

/**
 * `function(v, raws, k)`: writes R into `raws[k]` and returns the mark of the end (verdict + verdicts × ending).
 * `take`: what the choice does; `end`: where it leads, with a `codeOfEndingAt` on every way.
 */
export function codeOfFinish(layout: Layout, take: string, end: string): string {
  // Most last choices ask for no stance any more, and settling it is half of the code.
  const stances = layout.people.some(({ stance }) => end.includes(`v[${stance}]`));
  const code = inlineShared(take + end, layout, stances);
  const body = `let e=0;done:{${code}}const r={raw:0,verdict:0};{${codeOfScore(layout, OF_END)}}raws[k_]=r.raw;return e*${VERDICTS.length}+r.verdict;`;
  const slots = new Set([...body.matchAll(SLOT_OF)].map(([, slot]) => slot as string));
  return `function(v,raws,k_){let ${[...slots].map((slot) => `v${slot}=v[${slot}]`).join(',')};${body.replaceAll(SLOT_OF, 'v$1')}}`;
}
