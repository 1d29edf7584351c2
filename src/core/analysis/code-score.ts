// R and verdict of a vector at an ending, as code: the formulas of the conflict model in the same order of operations,
// so that the result is the same to the last bit (the tests compare).
import { CDS } from '../conflict/constants.ts';
import type { Ending } from '../scenario/model.ts';
import { VERDICTS, type Verdict } from '../scenario/terms.ts';
import { codeOfOpenFacts, codeOfWorst } from './code-condition.ts';
import { type Layout, SLOT } from './table-layout.ts';

const AXIS_SLOTS = [SLOT.g, SLOT.l, SLOT.i, SLOT.x] as const;
const verdict = (name: Verdict): string => `r.verdict=${VERDICTS.indexOf(name)};`;

/** What the formulas ask of an ending, as code. */
export interface EndCode {
  readonly served: string;
  readonly none: string;
  readonly lasting: string;
  readonly breakOff: string;
}

export const valuesOfEnd = (ending: Ending): Readonly<Record<keyof EndCode, number | boolean>> => ({
  served: 0.5 * (Math.min(...Object.values(ending.needs)) / 2) + 0.5 * (ending.chain / 2),
  none: ending.agreement === 'none',
  lasting: ending.agreement === 'integrative' || ending.chain === 2,
  breakOff: ending.breakOff,
});

export function codeOfEnd(ending: Ending): EndCode {
  const { served, none, lasting, breakOff } = valuesOfEnd(ending);
  return { served: `${served}`, none: `${none}`, lasting: `${lasting}`, breakOff: `${breakOff}` };
}

/** Body of `function(v, r)`: writes `r.raw` and `r.verdict`. */
export function codeOfScore(layout: Layout, { served, none, lasting, breakOff }: EndCode): string {
  const { process, outcome, fit, steps, band } = CDS.weights;
  const share = CDS.outcome;
  const rule = CDS.verdict;
  const facts = layout.facts.length;
  const means = AXIS_SLOTS.map(
    (slot) =>
      `if(v[${slot + 1}]!==0){m=v[${slot}]/v[${slot + 1}];sum+=(m+2)/4;count++;if(m<=${rule.escalatedAxisMean})low++;if(m>${rule.constructiveAxisMean})high++;if(m<0)bad=true;}`,
  );
  const foundOut = [`v[${SLOT.foundOut}]===1`, ...layout.facts.filter(({ lie }) => lie >= 0).map(({ lie }) => `v[${lie}]===2`)].join('||');
  return `
let sum=0,count=0,low=0,high=0,bad=false,m=0;${means.join('')}
const climate=${codeOfWorst(layout, 'climate', 'least', 0)},heat=${codeOfWorst(layout, 'heat', 'most', 0)};
const open=${codeOfOpenFacts(layout)};
const processTerm=count===0?0.5:sum/count;
const window=${facts === 0 ? 1 : `open/${facts}`};
const outcomeTerm=${share.climate}*((climate+100)/200)+${share.window}*window+${share.needs}*${served};
const fits=v[${SLOT.fit + 1}];
const fitTerm=fits===0?1:(v[${SLOT.fit}]+2*fits)/fits/4;
const n=v[${SLOT.decisions}];
const bandTerm=n===0?0:v[${SLOT.inBand}]/n;
const stepsTerm=v[${SLOT.step}]/5;
r.raw=100*(${process}*processTerm+${outcome}*outcomeTerm+${fit}*fitTerm+${steps}*stepsTerm+${band}*bandTerm);
const half=${facts === 0 ? 'true' : `open/${facts}>=0.5`};
if(${breakOff}||heat>=${rule.brokenOffHeat}||(${none}&&(${foundOut})))${verdict('broken-off')}
else if(heat>=${rule.escalatedHeat}||climate<=${rule.escalatedClimate}||low>=${rule.escalatedAxes})${verdict('escalated')}
else if(${lasting}&&!bad&&high>=${rule.constructiveAxes}&&climate>=${rule.constructiveClimate}&&half&&heat<=${rule.constructiveHeat})${verdict('constructive')}
else if(${none}||2*v[${SLOT.yielded}]>n||(v[${SLOT.intensity}]<${rule.smoothedIntensity}&&!half))${verdict('smoothed-over')}
else ${verdict('settled')}`;
}
