import { beforeAll, describe, expect, it } from 'vitest';
import type { CohortDecision, Organisation, SeasonEntry } from '../../../src/game/overlay/office/answers.ts';
import { columnsOf, decisionRows, decisionVerdict, percent, signed } from '../../../src/game/overlay/office/cohort-rows.ts';
import { versionsIn } from '../../../src/game/overlay/office/filters.ts';
import { changedRules } from '../../../src/game/overlay/office/rules-section.ts';
import { flagText, KNOWN_FLAGS } from '../../../src/game/overlay/office/run-words.ts';
import { moved } from '../../../src/game/overlay/office/scenario-picker.ts';
import { seasonBody, type WrittenSeason } from '../../../src/game/overlay/office/season-form.ts';
import { momentOf, spanOf, wallTime } from '../../../src/game/overlay/office/zoned-time.ts';
import { OFFICE_TEXTS } from '../../../src/locale/office-texts.ts';
import { addTexts } from '../../../src/locale/ui.ts';

// As the page does before anything of it is written.
beforeAll(() => addTexts(OFFICE_TEXTS));

const BERLIN = 'Europe/Berlin';
const title = { 'zh-CN': '题', en: 'Title' };

describe('moments by the clocks of the organisation', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-26T09:00', '2026-11-26T01:00:00.000Z'],
    [BERLIN, '2026-03-28T12:00', '2026-03-28T11:00:00.000Z'],
    [BERLIN, '2026-03-29T12:00', '2026-03-29T10:00:00.000Z'],
    ['America/New_York', '2026-11-01T12:00', '2026-11-01T17:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05T12:00', '2026-04-05T01:30:00.000Z'],
    ['Asia/Kolkata', '2026-12-31T23:59', '2026-12-31T18:29:00.000Z'],
  ])('are the same there and back: %s %s', (zone, wall, iso) => {
    expect(momentOf(wall, zone)).toBe(iso);
    expect(wallTime(iso, zone)).toBe(wall);
  });

  it('come through every hour of the days on which clocks change', () => {
    for (const [zone, from] of [
      [BERLIN, '2026-03-28T00:00:00Z'],
      [BERLIN, '2026-10-24T00:00:00Z'],
      ['America/New_York', '2026-03-07T00:00:00Z'],
      ['Australia/Lord_Howe', '2026-10-03T00:00:00Z'],
    ] as const)
      for (let half = 0; half < 120; half += 3) {
        const wall = wallTime(new Date(Date.parse(from) + half * 1_800_000).toISOString(), zone);
        expect(wallTime(momentOf(wall, zone) ?? '', zone), `${zone} ${wall}`).toBe(wall);
      }
  });

  it('take the first of an hour that comes twice, and go on by as much as clocks leave out', () => {
    expect(momentOf('2026-10-25T02:30', BERLIN)).toBe('2026-10-25T00:30:00.000Z');
    expect(momentOf('2026-03-29T02:30', BERLIN)).toBe('2026-03-29T01:30:00.000Z');
    expect(wallTime('2026-03-29T01:30:00Z', BERLIN)).toBe('2026-03-29T03:30');
  });

  it('are none where the calendar has no such day, or the world no such zone', () => {
    for (const wall of ['', '2026-02-30T09:00', '2026-13-01T09:00', '2026-11-26', 'tomorrow']) expect(momentOf(wall, BERLIN)).toBeNull();
    expect(momentOf('2026-11-26T09:00', 'Mars/Base')).toBeNull();
    expect(wallTime('2026-11-26T09:00:00Z', 'Mars/Base')).toBe('');
    expect(wallTime('soon', BERLIN)).toBe('');
  });

  it('bound a span of days from the first moment of the first to the last of the last', () => {
    expect(spanOf('2026-03-29', '2026-03-29', BERLIN)).toEqual({ from: '2026-03-28T23:00:00.000Z', to: '2026-03-29T22:00:00.000Z' });
    expect(spanOf('', '2026-12-31', 'UTC')).toEqual({ to: '2027-01-01T00:00:00.000Z' });
    expect(spanOf('', '', BERLIN)).toEqual({});
    expect(spanOf('2026-02-31', '', BERLIN)).toBeNull();
  });
});

describe('a season that is written', () => {
  const before: WrittenSeason = {
    name: 'Spring',
    starts: '2026-12-01T09:00',
    ends: '2027-02-28T18:00',
    policy: 'first',
    offline: false,
    versions: ['a', 'b'],
  };
  it('is sent whole when it is new', () => {
    expect(seasonBody(before, null, 'Asia/Shanghai')).toEqual({
      body: { ...before, starts: '2026-12-01T01:00:00.000Z', ends: '2027-02-28T10:00:00.000Z' },
    });
  });
  it('is sent as what differs when it was there', () => {
    expect(seasonBody({ ...before, name: 'Autumn', versions: ['b', 'a'] }, before, BERLIN)).toEqual({
      body: { name: 'Autumn', versions: ['b', 'a'] },
    });
  });
  it.each([
    ['name', { name: '' }],
    ['starts', { starts: '' }],
    ['ends', { ends: '2027-02-30T18:00' }],
    ['versions', { versions: [] }],
  ] as const)('is not sent without its %s', (missing, change) => {
    expect(seasonBody({ ...before, ...change }, before, BERLIN)).toEqual({ missing });
  });
  it('has its conflicts in the order into which they are moved', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });
});

describe('the figures of a cohort', () => {
  it('stand in columns against the highest, the last with 1000', () => {
    const columns = columnsOf([
      { from: 0, to: 50, n: 1 },
      { from: 950, to: 1000, n: 4 },
    ]);
    expect(columns).toEqual([
      { from: 0, to: 49, n: 1, height: 0.25 },
      { from: 950, to: 1000, n: 4, height: 1 },
    ]);
    expect(columnsOf([{ from: 0, to: 50, n: 0 }])[0]?.height).toBe(0);
  });

  it('are told with signs and shares, and as nothing where nothing is known', () => {
    expect([0.345, -0.1, 0, -0.001, null].map(signed)).toEqual(['+0.34', '−0.10', '0.00', '0.00', '–']);
    expect([0.625, 1, null].map((share) => percent(share, 'en'))).toEqual(['63%', '100%', '–']);
  });

  const decision = (change: Partial<CohortDecision>): CohortDecision => ({
    node: 'n',
    offered: 20,
    difficulty: 0.5,
    discrimination: 0.4,
    revise: false,
    ...change,
  });
  it('put each option under its decision, in the order of the conflict', () => {
    const option = (node: string, choice: string) => ({
      ...{ node, choice, text: title, offered: 2, taken: 1, share: 0.5, top: null, bottom: null, discrimination: null },
    });
    const rows = decisionRows({
      decisions: [decision({ node: 'b' }), decision({ node: 'a' })],
      choices: [option('a', '1'), option('b', '2'), option('once', '3'), option('b', '4')],
    });
    expect(rows.map(({ number, node, choices }) => [number, node, choices.map(({ choice }) => choice)])).toEqual([
      [1, 'b', ['2', '4']],
      [2, 'a', ['1']],
    ]);
  });
  it('say in words what is wrong with a decision', () => {
    const say = (change: Partial<CohortDecision>) => decisionVerdict(decision(change), 'en');
    expect(say({})).toBe('Tells good plays from weak ones');
    expect(say({ discrimination: 0.1, revise: true })).toMatch(/hardly/);
    expect(say({ discrimination: -0.2, revise: true })).toMatch(/weak plays do better/);
    expect(say({ discrimination: null })).toBe('Too few to conclude');
    expect(say({ offered: 0, discrimination: null })).toBe('Nobody came here');
  });
});

describe('what the office knows', () => {
  it('holds each version once: those of today and those that were played, and older ones of a season', () => {
    const entry = (hash: string, current: boolean) => ({ scenario: 's', hash, title, current });
    const season: SeasonEntry = {
      season: '1',
      name: 'S',
      starts: '',
      ends: '',
      policy: 'first',
      offline: false,
      state: 'running',
      scenarios: [entry('old', false), entry('new', true)],
    };
    const played = [entry('new', true), entry('older', false)];
    expect(versionsIn(played, [season, season]).map(({ hash, current }) => [hash, current])).toEqual([
      ['new', true],
      ['older', false],
      ['old', false],
    ]);
  });
  it('tells every flag in words, and one that is new by itself', () => {
    for (const locale of ['en', 'zh-CN'] as const) {
      const told = KNOWN_FLAGS.map((flag) => flagText(locale, flag));
      expect(new Set(told).size).toBe(KNOWN_FLAGS.length);
      expect(told.filter((text) => /^(marked|hidden):\S/.test(text) || text.includes('-on'))).toEqual([]);
    }
    expect(flagText('en', 'from-the-moon')).toBe('from-the-moon');
  });
  it('asks for a change of those rules alone that were changed', () => {
    const before: Organisation = {
      name: 'Org',
      timeZone: 'UTC',
      ranking: true,
      people: 'all',
      neighboursOnly: false,
      names: 'pseudonym',
      smallestGroup: 5,
      offline: true,
      notice: true,
    };
    expect(changedRules({ ...before, smallestGroup: 8, names: 'none' }, before)).toEqual({ smallestGroup: 8, names: 'none' });
    expect(changedRules(before, before)).toEqual({});
  });
});
