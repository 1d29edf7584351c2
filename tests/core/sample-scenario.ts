// A small valid scenario in code, for tests of the rooms behind the parser.
import type { Branch, Choice, Ending, Node, Scenario } from '../../src/core/scenario/model.ts';
import { moveOf } from '../../src/core/scenario/moves.ts';
import type { Text } from '../../src/core/scenario/terms.ts';

export const text = (en: string): Text => ({ 'zh-CN': `「${en}」`, en });

export function choice(id: string, to: string | readonly Branch[], tags: Partial<Choice> = {}): Choice {
  const move = tags.move ?? 'ask-closed';
  const { mode, goal, issue, listen, step } = moveOf(move);
  return {
    id,
    say: text(id),
    move,
    mode,
    ...(goal === undefined ? {} : { goal }),
    ...(issue === undefined ? {} : { issue }),
    ...(listen === undefined ? {} : { listen }),
    ...(step === undefined ? {} : { step }),
    shares: [],
    asks: [],
    finds: [],
    withholds: [],
    misstates: [],
    addresses: [],
    once: false,
    set: [],
    why: text(`why ${id}`),
    reply: [],
    to: typeof to === 'string' ? [{ to }] : to,
    ...tags,
  };
}

export function node(id: string, choices: readonly Choice[], tags: Partial<Node> = {}): Node {
  return {
    id,
    enter: [],
    leave: [],
    volunteers: [],
    set: [],
    lines: [{ id: `${id}.1`, kind: 'say', who: 'lin', texts: [text(`line of ${id}`)], order: 'first' }],
    choices,
    to: [],
    pointOfNoReturn: false,
    ...tags,
  };
}

export function ending(id: string, tags: Partial<Ending> = {}): Ending {
  return {
    id,
    agreement: 'compromise',
    breakOff: false,
    needs: { you: 1, lin: 1 },
    chain: 1,
    title: text(id),
    text: text(id),
    lines: [],
    ...tags,
  };
}

export function scenario(tags: Partial<Scenario> & Pick<Scenario, 'nodes' | 'endings'>): Scenario {
  return {
    id: 'sample',
    hash: 'a'.repeat(64),
    title: text('sample'),
    summary: text('sample'),
    minutes: 1,
    ranked: true,
    teaches: [],
    sources: ['faulty-information'],
    place: 'meeting-room',
    flow: { kind: 'information', supplier: 'you', customer: 'lin' },
    briefing: { situation: text('situation'), goal: text('goal') },
    cast: [
      {
        id: 'you',
        figure: 'player-a',
        voice: 'chen',
        name: text('you'),
        role: text('rep'),
        department: 'sales',
        relation: 'peer',
        temperament: 'amiable',
      },
      {
        id: 'lin',
        figure: 'lin-jing',
        voice: 'lin',
        name: text('Lin'),
        role: text('clerk'),
        department: 'finance',
        relation: 'peer',
        temperament: 'analytical',
      },
    ],
    present: ['you', 'lin'],
    facts: [
      { id: 'theirs', knownBy: ['lin'], text: text('theirs') },
      { id: 'mine', knownBy: ['you'], text: text('mine') },
      { id: 'nobodys', knownBy: [], text: text('nobodys') },
    ],
    flags: [],
    needs: { you: text('needs'), lin: text('needs') },
    mood: { intensity: 40, of: { lin: { climate: 0, heat: 20 } } },
    start: 'opening',
    tests: [],
    ...tags,
  };
}

/** The talk used by most tests: ask, share, look, agree, each with a worse neighbour. */
export const SAMPLE: Scenario = scenario({
  breakOff: 'walked-out',
  flags: [{ id: 'promised', initial: 0, min: 0, max: 1, kind: 'switch' }],
  nodes: [
    node(
      'opening',
      [
        choice('ask', 'middle', {
          move: 'ask-open',
          asks: ['theirs'],
          reply: [{ lines: [{ id: 'ask.reply', kind: 'say', who: 'lin', feeling: 'calm', texts: [text('well')], order: 'first' }] }],
        }),
        choice('accuse', 'middle', { move: 'accuse-motive' }),
        choice('lie', 'middle', { move: 'vague-promise', misstates: ['mine'], set: [{ flag: 'promised', op: 'set', value: 1 }] }),
      ],
      { cue: 'both-vital', timer: { seconds: 10, choice: 'lie' } },
    ),
    node(
      'middle',
      [
        choice('share', 'last', { move: 'share-data', shares: ['mine'] }),
        choice('again', 'opening', { move: 'apologise', once: true }),
        choice('insist', 'last', { move: 'insist' }),
      ],
      { cue: 'deadline-equal-power' },
    ),
    node('last', [
      choice('plan', [{ when: { is: 'stance', op: '=', value: 'open' }, to: 'joint' }, { to: 'half' }], { move: 'agree-plan' }),
      choice('look', 'joint', {
        move: 'look-together',
        finds: ['nobodys'],
        when: { is: 'fact', fact: 'mine', op: '=', value: 'open' },
        closed: text('not yet'),
      }),
      choice('leave', 'nothing', { move: 'stonewall' }),
    ]),
  ],
  endings: [
    ending('joint', { agreement: 'integrative', needs: { you: 2, lin: 2 }, chain: 2 }),
    ending('half'),
    ending('nothing', { agreement: 'none', needs: { you: 0, lin: 0 }, chain: 0 }),
    ending('walked-out', { agreement: 'none', breakOff: true, needs: { you: 0, lin: 0 }, chain: 0 }),
  ],
});
