import { describe, expect, it } from 'vitest';
import { createMotion, linear } from '../../../src/game/stage/motion.ts';

const settled = () => new Promise<void>((done) => setTimeout(done, 0));

describe('motion', () => {
  it('moves a number by the clock it is given and tells when it has arrived', async () => {
    const motion = createMotion();
    const at = { x: 0 };
    let arrived = false;
    void motion.to(at, { x: 10 }, 100, linear).then(() => {
      arrived = true;
    });
    motion.update(50);
    expect(at.x).toBe(5);
    motion.update(60);
    await settled();
    expect(at.x).toBe(10);
    expect(arrived).toBe(true);
    expect(motion.moving).toBe(false);
  });

  it('lets a later movement of the same number take over, and ends the earlier one', async () => {
    const motion = createMotion();
    const at = { x: 0 };
    let first = false;
    void motion.to(at, { x: 10 }, 100, linear).then(() => {
      first = true;
    });
    motion.update(50);
    void motion.to(at, { x: 0 }, 100, linear);
    await settled();
    expect(first).toBe(true);
    motion.update(50);
    expect(at.x).toBe(2.5);
  });

  it('brings a pulse back to nothing, also when it is cut short', () => {
    const motion = createMotion();
    const at = { nod: 0 };
    void motion.pulse(at, { nod: 7 }, 100);
    motion.update(50);
    expect(at.nod).toBeCloseTo(7);
    motion.finish();
    expect(at.nod).toBe(0);
  });

  it('finishes everything at once when it becomes instant, waiting included, and stays so', async () => {
    const motion = createMotion();
    const at = { x: 0 };
    const heard: string[] = [];
    void motion.to(at, { x: 1 }, 1000);
    motion.after(500, () => heard.push('late'));
    motion.after(100, () => heard.push('early'));
    motion.setInstant(true);
    expect(at.x).toBe(1);
    expect(heard).toEqual(['early', 'late']);
    await motion.to(at, { x: 2 }, 1000);
    await motion.wait(1000);
    expect(at.x).toBe(2);
  });

  it('jumps to the end but still waits when motion is reduced', () => {
    const motion = createMotion();
    const at = { x: 0 };
    let rang = false;
    motion.setStill(true);
    void motion.to(at, { x: 3 }, 1000);
    motion.after(100, () => {
      rang = true;
    });
    expect(at.x).toBe(3);
    expect(rang).toBe(false);
    motion.update(120);
    expect(rang).toBe(true);
  });

  it('does not call what was called off', () => {
    const motion = createMotion();
    let rang = false;
    motion.after(100, () => {
      rang = true;
    })();
    motion.update(200);
    expect(rang).toBe(false);
  });

  it('does not hang on movements that start each other for ever', () => {
    const motion = createMotion();
    const again = (): void => {
      motion.after(1, again);
    };
    again();
    expect(() => motion.finish()).not.toThrow();
  });
});
