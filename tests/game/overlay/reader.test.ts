import { beforeEach, describe, expect, it } from 'vitest';
import { SILENCE_MS } from '../../../src/core/run/read-time.ts';
import { createReader, type Phase, type Reader } from '../../../src/game/overlay/scene/reader.ts';
import type { OverlayEvent, SceneModel, Settings } from '../../../src/game/ports.ts';
import { lines, sceneOf, settings, viewOf } from './fixture.ts';

let events: OverlayEvent[];
let announced: string[];
let drawn: { text: string; shown: number };
let phases: Phase[];
/** Parts of the line that have not been seen, the one that is seen among them. */
let pages: number;
let tasks: { work: () => void; ms: number }[];
let reader: Reader;

/** Runs what is due next; returns how long it waited. */
function tick(): number {
  const task = tasks.shift();
  if (!task) throw new Error('nothing is due');
  task.work();
  return task.ms;
}

const show = (scene: SceneModel, change: Partial<Settings> = {}, instant = false, endWaits = false): void =>
  reader.show(scene, { ...settings, ...change }, { instant, endWaits });
const reads = (): number[] => events.flatMap((event) => (event.type === 'read' ? [event.lines] : []));

beforeEach(() => {
  events = [];
  announced = [];
  phases = [];
  pages = 1;
  tasks = [];
  drawn = { text: '', shown: 0 };
  reader = createReader({
    emit: (event) => events.push(event),
    schedule: (work, ms) => {
      const task = { work, ms };
      tasks.push(task);
      return () => {
        tasks = tasks.filter((each) => each !== task);
      };
    },
    screen: {
      announce: (line) => announced.push(line.id),
      phase: (phase) => phases.push(phase),
      draw: (_, shown, glyphs) => {
        drawn = { text: glyphs.join(''), shown };
      },
      hasMore: () => drawn.shown === drawn.text.length && pages > 1,
      turnPage: () => {
        pages--;
      },
    },
  });
});

describe('reading a view', () => {
  it('turns the pages of a line that is longer than its bubble before it goes on', () => {
    pages = 3;
    show(sceneOf(viewOf()));
    expect(reader.phase()).toBe('waiting');
    reader.advance();
    expect([pages, reader.phase()]).toEqual([2, 'waiting']);
    expect(announced).toEqual(['l1']);
    reader.advance();
    expect([pages, announced]).toEqual([1, ['l1']]);
    reader.advance();
    expect(announced).toEqual(['l1', 'l2']);
  });

  it('asks for an answer only once the last line has been seen whole', () => {
    show(sceneOf(viewOf()));
    pages = 2;
    reader.advance();
    expect(reader.phase()).toBe('waiting');
    reader.advance();
    expect(reader.phase()).toBe('choosing');
  });

  it('types a line glyph by glyph and says when it begins and stops talking', () => {
    show(sceneOf(viewOf()), { textSpeed: 'normal' });
    expect(reader.phase()).toBe('typing');
    expect(drawn.shown).toBeLessThan('You again.'.length);
    while (reader.phase() === 'typing') tick();
    expect(drawn).toEqual({ text: 'You again.', shown: 10 });
    expect(events.filter((event) => event.type === 'typing')).toEqual([
      { type: 'typing', who: 'lin', on: true },
      { type: 'typing', who: 'lin', on: false },
    ]);
    expect(events.some((event) => event.type === 'glyph')).toBe(true);
  });

  it('finishes a line on the first click and goes on with the second', () => {
    show(sceneOf(viewOf()), { textSpeed: 'slow' });
    reader.advance();
    expect(reader.phase()).toBe('waiting');
    expect(reads()).toEqual([]);
    reader.advance();
    expect(reads()).toEqual([1]);
    expect(announced).toEqual(['l1', 'l2']);
  });

  it('offers the answers when the last line stands, and reports all lines read', () => {
    show(sceneOf(viewOf()));
    reader.advance();
    expect(reader.phase()).toBe('choosing');
    expect(reads()).toEqual([1, 2]);
  });

  it('takes up at the first line not read before a reload', () => {
    show(sceneOf(viewOf(), { read: 1 }));
    expect(announced).toEqual(['l2']);
  });

  it('does not begin anew when the same view is shown again', () => {
    show(sceneOf(viewOf()));
    reader.advance();
    show(sceneOf(viewOf(), { read: 2 }));
    expect(announced).toEqual(['l1', 'l2']);
    expect(reader.phase()).toBe('choosing');
  });

  it('rewrites a line in the other language without typing or announcing it again', () => {
    show(sceneOf(viewOf()), { textSpeed: 'slow' });
    show(sceneOf(viewOf()), { textSpeed: 'slow', locale: 'zh-CN' });
    expect(drawn).toEqual({ text: '又是你们。', shown: 5 });
    expect(announced).toEqual(['l1']);
  });

  it('goes on by itself after a while when asked to, and stands still while paused', () => {
    show(sceneOf(viewOf()), { autoAdvance: true });
    expect(tasks).toHaveLength(1);
    reader.pause(true);
    expect(tasks).toHaveLength(0);
    reader.pause(false);
    expect(tick()).toBeGreaterThan(500);
    expect(announced).toEqual(['l1', 'l2']);
  });

  it('passes quickly over lines known from earlier runs when asked to', () => {
    show(sceneOf(viewOf(), { known: new Set(['l1']) }), { textSpeed: 'slow', skipRead: true });
    expect(drawn.shown).toBe(10);
    expect(tick()).toBeLessThan(500);
    expect(reader.phase()).toBe('typing');
  });

  it('goes straight to the answers after a step back, for those lines were read', () => {
    show(sceneOf(viewOf({ decisions: 1, node: 'b' })));
    show(sceneOf(viewOf()));
    expect(reader.phase()).toBe('choosing');
    expect(announced).toEqual(['l1', 'l2']);
  });
});

describe('the end of a talk', () => {
  const over = viewOf({ choices: [], ending: 'done' });

  it('waits for the reader after the last line and reports it read only when the end was looked at', () => {
    show(sceneOf(over, { read: 1 }));
    expect(reads()).toEqual([]);
    reader.advance();
    expect(reader.phase()).toBe('ending');
    expect(reads()).toEqual([]);
    reader.finish();
    expect(reads()).toEqual([lines.length]);
  });

  it('passes at once when the whole run shall be instant', () => {
    show(sceneOf(over), {}, true);
    expect(reads()).toEqual([lines.length]);
  });

  it('stands at its last line until it is clicked when all but the end shall be instant', () => {
    show(sceneOf(over), {}, true, true);
    expect([reader.phase(), drawn.text, reads()]).toEqual(['waiting', lines.at(-1)?.text.en, []]);
    reader.advance();
    expect(reader.phase()).toBe('ending');
  });
});

describe('a long silence', () => {
  const silent = () => {
    const view = viewOf();
    return sceneOf({ ...view, lines: view.lines.map((line, at) => (at === 0 ? { ...line, acting: ['long-silence'] as const } : line)) });
  };

  it('holds its line back, shows nothing meanwhile, and then types it', () => {
    show(silent(), { textSpeed: 'normal' });
    expect(reader.phase()).toBe('silence');
    expect(announced).toEqual([]);
    expect(events).toEqual([{ type: 'silence', index: 0 }]);
    expect(tick()).toBe(SILENCE_MS);
    expect(reader.phase()).toBe('typing');
    expect(events[1]).toEqual({ type: 'line', index: 0 });
  });

  it('is cut short by the reader who goes on', () => {
    show(silent(), { textSpeed: 'normal' });
    reader.advance();
    expect(reader.phase()).toBe('typing');
    expect(tasks).toHaveLength(1);
  });

  it('begins anew after a pause, as long as it was', () => {
    show(silent(), { textSpeed: 'normal' });
    reader.pause(true);
    expect(tasks).toEqual([]);
    reader.pause(false);
    expect(tick()).toBe(SILENCE_MS);
  });

  it('is not waited for without motion, with instant text, or where everything is instant', () => {
    for (const [change, instant] of [
      [{ textSpeed: 'normal', reducedMotion: true }, false],
      [{ textSpeed: 'instant' }, false],
      [{ textSpeed: 'normal' }, true],
    ] as const) {
      reader.stop();
      show(silent(), change, instant);
      expect(reader.phase()).not.toBe('silence');
    }
    expect(events.filter((event) => event.type === 'silence')).toEqual([]);
  });
});
