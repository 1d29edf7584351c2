import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conflictFrom } from '../../../src/core/analysis/conflict-from.ts';
import { compileTable } from '../../../src/core/analysis/table.ts';
import { atOf } from '../../../src/core/analysis/table-layout.ts';
import { worstOf } from '../../../src/core/conflict/state.ts';
import { compileDialogue, placeOf, regionsOf } from '../../../src/core/dialogue/machine.ts';
import { choose, openChoices, startPosition } from '../../../src/core/dialogue/reduce.ts';
import { advance, canAdvance, endingOf, nowOf, startRun, viewOfRun } from '../../../src/core/run/advance.ts';
import type { Line } from '../../../src/core/scenario/model.ts';
import { scenarios } from '../random-scenarios.ts';
import { choice, ending, node, SAMPLE, scenario, text } from '../sample-scenario.ts';

const play = (choices: readonly string[], source = SAMPLE) => {
  const machine = compileDialogue(source);
  let [run] = startRun(machine, { seed: 1, mode: 'coach' });
  for (const id of choices) [run] = advance(machine, run, { type: 'choose', choice: id });
  return { machine, run, view: viewOfRun(machine, run) };
};

describe('the compiled statechart', () => {
  test('has parallel regions for dialogue, stance of each counterpart, and ladder', () => {
    const { machine } = play([]);
    expect(machine.start.value).toEqual({ dialogue: 'opening', stance: { lin: 'guarded' }, ladder: 'unease' });
  });

  test('stance and ladder regions always say what the context says, on random plays of random scenarios', () => {
    fc.assert(
      fc.property(scenarios, fc.array(fc.nat(9), { minLength: 12, maxLength: 12 }), (source, picks) => {
        const machine = compileDialogue(source);
        const table = compileTable(source, { whole: true });
        let snapshot = machine.start;
        let position = startPosition(machine.plot);
        const vector = table.start();
        for (const pick of picks) {
          expect(placeOf(snapshot)).toBe(position.at);
          expect(snapshot.context).toEqual(position.talk);
          const regions = regionsOf(snapshot);
          for (const [who, stance] of Object.entries(regions.stance))
            expect(snapshot.context.conflict.counterparts[who]?.stance).toBe(stance);
          expect(regions.ladder).toBe(worstOf(snapshot.context.conflict.counterparts).ladder);
          const place = table.places[atOf(vector)];
          expect(place?.id).toBe(position.at);
          expect(conflictFrom(source, table.layout, vector)).toEqual({
            ...position.talk.conflict,
            misstated: expect.any(Array),
            discovered: expect.any(Array),
          });
          const open = openChoices(machine.plot, position);
          for (const one of machine.plot.choices.values())
            expect(snapshot.can({ type: 'choose', choice: one.id })).toBe(open.includes(one));
          expect(place?.choices.filter((one) => one.open(vector)).map((one) => one.choice.id)).toEqual(open.map((one) => one.id));
          const next = open[pick % open.length];
          if (!next) break;
          snapshot = machine.step(snapshot, { type: 'choose', choice: next.id });
          position = choose(machine.plot, position, next);
          const taken = place?.choices.find((one) => one.choice.id === next.id);
          if (!taken) throw new Error('the table lacks the choice');
          taken.step(vector);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('takes the branch whose condition holds after the choice', () => {
    expect(play(['ask', 'share', 'plan']).view.ending).toBe('joint');
    expect(play(['accuse', 'insist', 'plan']).view.ending).toBe('half');
  });

  test('a crisis forces the break-off ending, whatever the choice says', () => {
    const hot = { ...SAMPLE, mood: { intensity: 40, of: { lin: { climate: 0, heat: 75 } } } };
    expect(play(['accuse'], hot).view.ending).toBe('walked-out');
  });

  test('a choice that is closed or unknown cannot be taken, and a closed one with a reason is shown', () => {
    const { machine, run, view } = play(['accuse', 'insist']);
    expect(canAdvance(machine, run, { type: 'choose', choice: 'look' })).toBe(false);
    expect(canAdvance(machine, run, { type: 'choose', choice: 'nonsense' })).toBe(false);
    expect(view.choices.find((one) => one.id === 'look')).toMatchObject({ open: false, closed: { en: 'not yet' } });
    expect(() => advance(machine, run, { type: 'choose', choice: 'look' })).toThrow(/illegal event/);
  });

  test('a choice that is `once` closes after it was taken, and its node is entered anew', () => {
    const { view, run, machine } = play(['ask', 'again', 'ask']);
    expect(view.choices.map((one) => one.id)).not.toContain('again');
    expect(nowOf(run).context.visits).toEqual({ opening: 2, middle: 2 });
    expect(endingOf(machine, run)).toBeNull();
  });

  test('a timeout takes the default choice of a timed node and is marked as such', () => {
    const machine = compileDialogue(SAMPLE);
    let [run] = startRun(machine, { seed: 1, mode: 'coach' });
    [run] = advance(machine, run, { type: 'timeout' });
    expect(nowOf(run).context.last).toMatchObject({ choice: 'lie', timedOut: true });
    expect(canAdvance(machine, run, { type: 'timeout' })).toBe(false);
  });

  test('nodes without choices are passed at once, with their lines', () => {
    const passing = scenario({
      nodes: [
        node('opening', [choice('go', 'hall')]),
        node('hall', [], { to: [{ when: { is: 'chosen', choice: 'nothing' }, to: 'no' }, { to: 'room' }] }),
        node('room', [choice('end', 'yes')]),
      ],
      endings: [ending('yes'), ending('no')],
    });
    const { view, run } = play(['go'], passing);
    expect(view.node).toBe('room');
    expect(view.lines.map((line) => line.id)).toEqual(['choice:go', 'hall.1', 'room.1']);
    expect(nowOf(run).context.trail).toEqual(['hall', 'room']);
  });

  test('a line tells where and before whom it is said, unless it is where the talk stands by the last word', () => {
    const walk = scenario({
      nodes: [
        node('opening', [choice('go', 'hall')]),
        node('hall', [], { place: 'corridor', leave: ['lin'], to: [{ to: 'dock' }] }),
        node('dock', [choice('on', 'bare')], { place: 'warehouse-dock', enter: ['lin'] }),
        node('bare', [choice('end', 'yes')], { place: 'lobby', lines: [] }),
      ],
      endings: [ending('yes')],
    });
    const told = (path: readonly string[]) =>
      play(path, walk).view.lines.map(({ id, setting }) => [id, setting?.place, setting?.present.map((one) => one.id).join(' ')]);
    expect(told([])).toEqual([['opening.1', undefined, undefined]]);
    const place = play([], walk).view.place;
    expect(told(['go'])).toEqual([
      ['choice:go', place, 'you lin'],
      ['hall.1', 'corridor', 'you'],
      ['dock.1', undefined, undefined],
    ]);
    expect(told(['go', 'on'])).toEqual([['choice:on', undefined, undefined]]);
  });

  test('whoever has the last word is there, and counts as met no more than before', () => {
    const last: Line = { id: 'yes.1', kind: 'say', who: 'lin', texts: [text('well')], order: 'first' };
    const alone = scenario({
      present: ['you'],
      nodes: [node('opening', [choice('end', 'yes')], { lines: [] })],
      endings: [ending('yes', { lines: [last] })],
    });
    const { run, view } = play(['end'], alone);
    expect(view.present.map((one) => one.id)).toEqual(['you', 'lin']);
    expect(view.lines.map(({ id, setting }) => [id, setting?.present.map((one) => one.id)])).toEqual([
      ['choice:end', ['you']],
      ['yes.1', undefined],
    ]);
    expect(nowOf(run).context.conflict.counterparts['lin']?.met).toBe(false);
  });

  test('whoever answers and only then is said to come in is there to answer, and stays', () => {
    const said = (id: string, who: string): Line => ({ id, kind: 'say', who, texts: [text(id)], order: 'first' });
    const walk = scenario({
      present: ['you'],
      nodes: [
        node('opening', [choice('call', 'hall', { reply: [{ lines: [said('r.1', 'lin'), said('r.2', 'you')] }] })], { lines: [] }),
        node('hall', [choice('end', 'yes')], { place: 'corridor', enter: ['lin'] }),
      ],
      endings: [ending('yes')],
    });
    const told = play(['call'], walk).view.lines.map(({ id, setting }) => [id, setting?.present.map((one) => one.id).join(' ')]);
    expect(told).toEqual([
      ['choice:call', 'you'],
      ['r.1', 'you lin'],
      ['r.2', 'you lin'],
      ['hall.1', undefined],
    ]);
  });
});

describe('the things of a scene', () => {
  const laid = scenario({
    nodes: [
      node('opening', [choice('stay', 'same')], { props: [{ kind: 'invoice' }] }),
      node('same', [choice('swap', 'board')]),
      node('board', [choice('walk', 'dock')], { props: [{ kind: 'whiteboard', text: text('who moves first?') }] }),
      node('dock', [choice('load', 'again')], { place: 'warehouse-dock', time: 'evening' }),
      node('again', [choice('clear', 'bare')], { props: [{ kind: 'pallet' }] }),
      node('bare', [choice('end', 'yes')], { props: [] }),
    ],
    endings: [ending('yes')],
  });
  const kinds = (path: readonly string[]) => play(path, laid).view.props.map(({ kind }) => kind);

  test('lie there until others are laid out, somebody clears them away, or the talk moves elsewhere', () => {
    expect(kinds([])).toEqual(['invoice']);
    expect(kinds(['stay'])).toEqual(['invoice']);
    expect(kinds(['stay', 'swap'])).toEqual(['whiteboard']);
    expect(kinds(['stay', 'swap', 'walk'])).toEqual([]);
    expect(kinds(['stay', 'swap', 'walk', 'load'])).toEqual(['pallet']);
    expect(kinds(['stay', 'swap', 'walk', 'load', 'clear'])).toEqual([]);
  });

  test('the hour is the place’s own until somebody says otherwise, and stays', () => {
    expect(play([], laid).view).not.toHaveProperty('time');
    expect(play(['stay', 'swap', 'walk', 'load'], laid).view.time).toBe('evening');
    expect(play([], { ...laid, time: 'night' }).view.time).toBe('night');
  });
});

describe('a person on a screen', () => {
  const shown = { enter: ['lin'], onScreen: ['lin'] };
  const call = scenario({
    present: ['you'],
    nodes: [
      node('opening', [choice('ring', 'wall')]),
      node('wall', [choice('talk', 'same')], shown),
      node('same', [choice('come', 'flesh'), choice('hang', 'gone')]),
      node('flesh', [choice('end', 'yes')], { enter: ['lin'] }),
      node('gone', [choice('again', 'wall')], { leave: ['lin'] }),
    ],
    endings: [ending('yes')],
  });
  const seen = (path: readonly string[]) => {
    const { present, onScreen } = play(path, call).view;
    return [present.map(({ id }) => id).join(' '), onScreen];
  };

  test('is present, and stays on it until they walk in or leave', () => {
    expect(seen([])).toEqual(['you', undefined]);
    expect(seen(['ring'])).toEqual(['you lin', ['lin']]);
    expect(seen(['ring', 'talk'])).toEqual(['you lin', ['lin']]);
    expect(seen(['ring', 'talk', 'come'])).toEqual(['you lin', undefined]);
    expect(seen(['ring', 'talk', 'hang'])).toEqual(['you', undefined]);
    expect(seen(['ring', 'talk', 'hang', 'again'])).toEqual(['you lin', ['lin']]);
  });

  test('is still seen there while the player answers, though walking in comes next', () => {
    expect(play(['ring', 'talk', 'come'], call).view.lines[0]?.setting?.onScreen).toEqual(['lin']);
  });
});

describe('the weather and the last words', () => {
  const walk = scenario({
    nodes: [
      node('opening', [choice('go', 'yard')]),
      node('yard', [choice('back', 'hall')], { weather: 'snow' }),
      node('hall', [choice('end', 'yes'), choice('stay', 'no')], { place: 'lobby' }),
    ],
    endings: [
      ending('yes', { place: 'corridor', time: 'evening', weather: 'clear', enter: ['zhao'], leave: ['lin'] }),
      ending('no', { lines: [{ id: 'no.1', kind: 'say', who: 'zhao', texts: [text('well')], order: 'first' }] }),
    ],
  });
  const [you, lin] = walk.cast;
  if (!you || !lin) throw new Error('the sample has two people');
  const mood = { climate: 0, heat: 20 };
  const three = { ...walk, cast: [you, lin, { ...lin, id: 'zhao' }], mood: { intensity: 40, of: { lin: mood, zhao: mood } } };
  const seen = (path: readonly string[]) => {
    const { place, time, weather, present } = play(path, three).view;
    return [place, time, weather, present.map(({ id }) => id).join(' ')];
  };

  test('the weather is the mood’s until somebody says otherwise, and stays, also elsewhere', () => {
    expect(play([], walk).view).not.toHaveProperty('weather');
    expect(play(['go', 'back'], walk).view).toMatchObject({ place: 'lobby', weather: 'snow' });
    expect(play([], { ...walk, weather: 'rain' }).view.weather).toBe('rain');
  });

  test('an ending says where, when, in what weather and before whom; whoever has the last word is there in any case', () => {
    expect(seen(['go', 'back', 'end'])).toEqual(['corridor', 'evening', 'clear', 'you zhao']);
    expect(seen(['go', 'back', 'stay'])).toEqual(['lobby', undefined, 'snow', 'you lin zhao']);
  });

  test('nobody is met by coming in at the end', () => {
    expect(play(['go', 'back', 'end'], three).view.counterparts.map(({ id }) => id)).not.toContain('zhao');
  });
});

describe('the view', () => {
  test('begins with the words of the player, then the reply, then the next node', () => {
    expect(play(['ask']).view.lines.map((line) => [line.who, line.id])).toEqual([
      ['you', 'choice:ask'],
      ['lin', 'ask.reply'],
      ['lin', 'middle.1'],
    ]);
  });

  test('shuffles the options by the seed alone', () => {
    const machine = compileDialogue(SAMPLE);
    const order = (seed: number) => viewOfRun(machine, startRun(machine, { seed, mode: 'coach' })[0]).choices.map((one) => one.id);
    expect(order(7)).toEqual(order(7));
    expect(new Set(Array.from({ length: 40 }, (_, seed) => order(seed).join())).size).toBe(6);
  });

  test('picks text variants by visit and seed, and says a `once` line no further than its texts', () => {
    const variant = (order: 'first' | 'cycle' | 'once') => {
      const line = { id: 'v', kind: 'say' as const, who: 'lin', texts: [1, 2].map((n) => ({ 'zh-CN': `${n}`, en: `${n}` })), order };
      const loop = scenario({
        nodes: [node('opening', [choice('on', 'opening'), choice('end', 'yes')], { lines: [line] })],
        endings: [ending('yes')],
      });
      return [0, 1, 2].map((times) => play(Array<string>(times).fill('on'), loop).view.lines.find((one) => one.id === 'v')?.text.en);
    };
    expect(variant('first')).toEqual(['1', '2', '2']);
    expect(variant('cycle')).toEqual(['1', '2', '1']);
    expect(variant('once')).toEqual(['1', '2', undefined]);
  });
});

describe('a timer', () => {
  test('is shown only where its default can be taken', () => {
    const timed = (when: 'open' | 'closed') =>
      scenario({
        nodes: [
          node(
            'opening',
            [choice('wait', 'yes', when === 'closed' ? { when: { is: 'intensity', op: '>', value: 99 } } : {}), choice('go', 'yes')],
            {
              timer: { seconds: 5, choice: 'wait' },
            },
          ),
        ],
        endings: [ending('yes')],
      });
    expect(play([], timed('open')).view.timer).toEqual({ seconds: 5, choice: 'wait' });
    expect(play([], timed('closed')).view.timer).toBeUndefined();
  });
});
