// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { PLAYER_FIGURES } from '../../../src/core/scenario/figure-terms.ts';
import { openOverlay } from '../../../src/game/overlay/overlay.ts';
import type { CardPerson, OverlayEvent, OverlayModel, OverlayPort, ScenarioCard } from '../../../src/game/ports.ts';
import { base, settings } from './fixture.ts';

let root: HTMLElement;
let events: OverlayEvent[];
let overlay: OverlayPort;

beforeEach(() => {
  document.body.replaceChildren();
  root = document.createElement('div');
  document.body.append(root);
  events = [];
  overlay = openOverlay(root, (event) => events.push(event));
});

const people = (...figures: readonly string[]): readonly CardPerson[] =>
  figures.map((figure, index) => ({
    id: index === 0 ? 'you' : `p${index}`,
    figure,
    name: { 'zh-CN': '梅', en: 'Mei' },
    department: 'sales',
  }));

const cardWith = (cast: readonly CardPerson[]): ScenarioCard => ({ ...(base.cards[0] as ScenarioCard), cast });

const sources = (selector: string): readonly string[] =>
  [...root.querySelectorAll(selector)].map((each) => (each.getAttribute('src') ?? '').replace(/^.*\//, ''));

describe('the choice of the player’s figure', () => {
  const radios = (): HTMLInputElement[] => [...root.querySelectorAll<HTMLInputElement>('input[name="page-figure"]')];
  const show = (change: Partial<OverlayModel['settings']> = {}): void =>
    overlay.render({ ...base, screen: 'settings', settings: { ...settings, ...change } } as OverlayModel);

  it('is one group of radio buttons, each with a name in the language of the page', () => {
    show({ locale: 'zh-CN' });
    expect(radios().map(({ value }) => value)).toEqual(['', ...PLAYER_FIGURES]);
    const names = radios().map(({ labels }) => labels?.[0]?.textContent);
    expect(names[0]).toBe('按剧本');
    expect(new Set(names).size).toBe(names.length);
    expect(radios()[0]?.closest('fieldset')?.querySelector('legend')?.textContent).toBe('你的样子');
  });

  it('shows what is chosen, and tells what the player chooses', () => {
    show({ playerFigure: 'player-c' });
    expect(radios().find(({ checked }) => checked)?.value).toBe('player-c');
    radios()
      .find(({ value }) => value === 'player-e')
      ?.click();
    expect(events).toContainEqual({ type: 'settings', change: { playerFigure: 'player-e' } });
  });
});

describe('portraits', () => {
  it('stand on the badges of the briefing; who has none shows a letter', () => {
    const card = cardWith([
      ...people('player-c', 'nobody-drawn'),
      { ...people('x')[0], id: 'p2', portrait: '/made/one.webp' } as CardPerson,
    ]);
    overlay.render({ ...base, screen: 'briefing', card, playable: null, loading: 0 } as OverlayModel);
    expect(sources('.badge-face.is-portrait img')).toEqual(['player-c.webp', 'one.webp']);
    expect(root.querySelector('.badge-face:not(.is-portrait)')?.textContent).toBe('M');
  });

  it('stand on the cards: whom one meets, at most three, never the player', () => {
    const cast = people('player-a', 'lin-jing', 'chen-mo', 'gao-fei', 'fang-min');
    overlay.render({ ...base, screen: 'map', cards: [cardWith(cast)] } as OverlayModel);
    expect(sources('.card-people img')).toEqual(['lin-jing.webp', 'chen-mo.webp', 'gao-fei.webp']);
  });
});
