// `npm run faults` in small: what no other test does for real. All at once, for most of it is waiting.
import { describe, expect, test } from 'vitest';
import { AWAY } from '../faults/away.ts';
import { CALENDAR } from '../faults/calendar.ts';
import { DISK } from '../faults/disk.ts';
import { FORGING } from '../faults/forging.ts';
import { KILLING } from '../faults/killing.ts';

const [, both] = KILLING;
const [, seasons] = CALENDAR;

describe('in small', () => {
  test.concurrent.each([both, AWAY, DISK, FORGING, seasons].flatMap((one) => (one ? [one] : [])))(
    '$promise',
    async ({ run }) => {
      const { faults, skipped } = await run(true);
      if (skipped !== undefined) console.warn(`not tried here: ${skipped}`);
      expect(faults).toEqual([]);
    },
    180_000,
  );
});
