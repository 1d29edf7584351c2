import { expect, test } from 'vitest';
import { type CastMember, YOU } from '../../src/core/scenario/model.ts';
import { personaliseCard, personaliseScenario, personaliseView } from '../../src/game/personalise.ts';
import { defaultSettings, mergeSettings } from '../../src/game/settings.ts';
import { scenario, viewOf } from './overlay/fixture.ts';

const settings = defaultSettings('en', false);

const castWith = (...figures: readonly string[]): readonly CastMember[] =>
  scenario.cast.map((person, index) => ({ ...person, figure: figures[index] ?? person.figure }));

const figureOfYou = (playerFigure: string, ...figures: readonly string[]): string | undefined =>
  personaliseScenario({ ...scenario, cast: castWith(...figures) }, { ...settings, playerFigure }).cast.find(({ id }) => id === YOU)?.figure;

test.each([
  ['stands before the scenario’s', 'player-c', ['player-b', 'lin-jing'], 'player-c'],
  ['stands before a composed one', 'player-c', ['composed-0123456789ab', 'lin-jing'], 'player-c'],
  ['is the scenario’s where none was chosen', '', ['player-b', 'lin-jing'], 'player-b'],
  ['is the scenario’s where a colleague looks just like the choice', 'player-c', ['player-b', 'player-c'], 'player-b'],
  ['is the scenario’s where the choice is none of the player’s figures', 'lin-jing', ['player-b', 'chen-mo'], 'player-b'],
])('the figure of the player %s', (_, chosen, figures, wanted) => {
  expect(figureOfYou(chosen, ...figures)).toBe(wanted);
});

test('a colleague who has not come in yet counts as well: nobody changes their looks in mid-talk', () => {
  const cast = castWith('player-b', 'player-c');
  const [you] = cast;
  const view = { ...viewOf(), present: you ? [you] : [] };
  expect(personaliseView(view, { ...scenario, cast }, { ...settings, playerFigure: 'player-c' }).present[0]?.figure).toBe('player-b');
});

test('a card shows the chosen figure without the portrait of the one it replaces', () => {
  const name = { 'zh-CN': '梅', en: 'Mei' };
  const cast = [
    { id: YOU, figure: 'composed-1', name, department: 'sales', portrait: '/you.webp' },
    { id: 'lin', figure: 'composed-2', name, department: 'finance', portrait: '/lin.webp' },
  ];
  const card = {
    id: 'a',
    hash: '',
    title: name,
    summary: name,
    minutes: 1,
    ranked: true,
    place: 'lab',
    teaches: [],
    cast,
    chairs: [],
  } as const;
  expect(personaliseCard(card, { ...settings, playerFigure: 'player-d' }).cast).toEqual([
    { id: YOU, figure: 'player-d', name, department: 'sales' },
    cast[1],
  ]);
  expect(personaliseCard(card, settings).cast).toEqual(cast);
});

test('a stored figure that is not there any more falls back alone', () => {
  expect(mergeSettings(settings, { playerFigure: 'player-z', theme: 'dark' })).toMatchObject({ playerFigure: '', theme: 'dark' });
  expect(mergeSettings(settings, { playerFigure: 'player-e' }).playerFigure).toBe('player-e');
});
