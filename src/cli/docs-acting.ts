// The list of acting cues: what each makes the people on stage do.
import { ACTING, type Acting } from '../core/scenario/terms.ts';

const MEANING: Readonly<Record<Acting, string>> = {
  'leans-in': 'the speaker comes closer',
  'steps-back': 'the speaker draws back a step',
  'turns-away': 'the speaker says it with the back to the others',
  'looks-down': 'head and eyes go down',
  nods: 'the speaker nods',
  'shakes-head': 'the speaker shakes the head',
  sighs: 'the shoulders rise and sink; the face is `tired` if no feeling is written',
  'laughs-along': 'the speaker laughs, and whoever is not closed laughs too',
  'slams-folder': 'a folder comes down hard and the others start; the face is `angry` if no feeling is written',
  'long-silence': 'before the line nobody speaks for a while, and the clock ticks; also `narrator (long-silence)`',
};

export function renderActing(): string {
  return ['| cue | what is seen |', '|---|---|', ...ACTING.map((act) => `| \`${act}\` | ${MEANING[act]} |`)].join('\n');
}
