import { describe, expect, it } from 'vitest';
import type { Cue, DialogueView } from '../../../src/core/dialogue/view.ts';
import { turnOf } from '../../../src/game/stage/turn.ts';
import { LIN, lineOf, viewWith, YOU_MEMBER, ZHAO } from './views.ts';

const CHOSE: readonly Cue[] = [{ type: 'chose', choice: 'ask', mode: 'none', class: 'neutral' }];
const before = viewWith({ node: 'lobby-talk', place: 'lobby', present: [YOU_MEMBER, LIN] });
const lines = [lineOf('you', 'choice:ask'), lineOf('lin', 'lobby-talk.ask.1'), lineOf('zhao', 'by-the-lift.1')] as const;
const next = (change: Partial<DialogueView> = {}): DialogueView =>
  viewWith({ node: 'by-the-lift', place: 'corridor', time: 'evening', present: [YOU_MEMBER, ZHAO], lines, ...change });

const names = (view: DialogueView | undefined): readonly string[] => view?.present.map((one) => one.id) ?? [];

describe('a change of the stage', () => {
  it('waits until the answer has been given, where it was asked for and by those who were there', () => {
    const turn = turnOf(before, next(), CHOSE);
    expect([...(turn?.said ?? [])]).toEqual(['choice:ask', 'lobby-talk.ask.1']);
    expect(turn?.still).toMatchObject({ node: 'by-the-lift', place: 'lobby' });
    expect(turn?.still.time).toBeUndefined();
    expect(names(turn?.still)).toEqual(['you', 'lin']);
  });

  it('lets somebody come in to answer', () => {
    const answer = [lineOf('you', 'choice:ask'), lineOf('zhao', 'lobby-talk.ask.1'), lineOf('zhao', 'by-the-lift.1')];
    expect(names(turnOf(before, next({ lines: answer }), CHOSE)?.still)).toEqual(['you', 'lin', 'zhao']);
  });

  it('takes things along where the room stays', () => {
    const props = [{ kind: 'phone' }] as DialogueView['props'];
    expect(turnOf(before, next({ props }), CHOSE)?.still.props).toEqual([]);
    expect(turnOf(before, next({ props, place: 'lobby' }), CHOSE)?.still.props).toEqual(props);
  });

  it.each([
    ['where nobody and nothing moves', next({ place: 'lobby', present: [YOU_MEMBER, LIN], time: undefined as never }), CHOSE],
    ['where nobody speaks on arrival', next({ lines: lines.slice(0, 2) }), CHOSE],
    ['where the talk went back', next(), [{ type: 'went-back' }] as const],
  ])('does not wait %s', (_, view, cues) => {
    expect(turnOf(before, view, cues)).toBeNull();
  });
});
