// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOverlay } from '../../../src/game/overlay/overlay.ts';
import type { Chair, OverlayEvent, OverlayModel, OverlayPort, ScenarioCard } from '../../../src/game/ports.ts';
import { RUNG_NAMES } from '../../../src/locale/terms.ts';
import { base, debrief, scenario, sceneModel, sceneOf, settings, viewOf } from './fixture.ts';

let root: HTMLElement;
let events: OverlayEvent[];
let overlay: OverlayPort;

const one = (selector: string): HTMLElement => {
  const found = [...root.querySelectorAll<HTMLElement>(selector)].filter((each) => !each.closest('[hidden]'));
  expect(found, selector).toHaveLength(1);
  return found[0] as HTMLElement;
};
const count = (selector: string): number => [...root.querySelectorAll(selector)].filter((each) => !each.closest('[hidden]')).length;
const sent = <T extends OverlayEvent['type']>(type: T): Extract<OverlayEvent, { type: T }>[] =>
  events.filter((event): event is Extract<OverlayEvent, { type: T }> => event.type === type);
const spoken = (): string[] => [...root.querySelectorAll('[data-live] p')].map((each) => each.textContent ?? '');
const press = (key: string): void => {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
};

beforeEach(() => {
  document.body.replaceChildren();
  root = document.createElement('div');
  document.body.append(root);
  events = [];
  overlay = openOverlay(root, (event) => events.push(event));
});

// Leaving the scene takes its listeners off the document.
afterEach(() => overlay.render(menu('title')));

const menu = (screen: 'title' | 'map' | 'settings', change: Partial<OverlayModel> = {}): OverlayModel =>
  ({ ...base, screen, ...change }) as OverlayModel;

describe('the page', () => {
  it('names its screen, language and theme on the html element', () => {
    overlay.render(menu('map', { settings: { ...settings, locale: 'zh-CN', theme: 'dark' } }));
    expect(document.documentElement.dataset).toMatchObject({ screen: 'map', theme: 'dark' });
    expect(document.documentElement.lang).toBe('zh-CN');
  });

  it('keeps its elements when the same screen is rendered again in another language', () => {
    overlay.render(menu('map'));
    const card = one('[data-scenario="invoices"]');
    expect(card.textContent).toBe('Invoices');
    overlay.render(menu('map', { settings: { ...settings, locale: 'zh-CN' } }));
    expect(one('[data-scenario="invoices"]')).toBe(card);
    expect(card.textContent).toBe('发票');
  });

  it('answers a model that comes while it is rendering, after that one', () => {
    overlay = openOverlay(root, (event) => {
      if (event.type === 'read' && event.lines === 2) overlay.render(menu('map'));
    });
    overlay.render(sceneModel(sceneOf(viewOf({ choices: [], ending: 'done' })), {}, true));
    expect(document.documentElement.dataset['screen']).toBe('map');
    expect(count('[data-part]')).toBe(1);
  });

  it('shows notices until they are dismissed', () => {
    overlay.render(menu('title', { notices: [{ level: 'warning', key: 'storage-memory' }] }));
    const notice = one('.notice');
    expect(notice.getAttribute('role')).toBe('alert');
    notice.querySelector('button')?.click();
    expect(count('.notice')).toBe(0);
  });
});

describe('the title', () => {
  it('offers to go on only where something was saved', () => {
    overlay.render(menu('title'));
    expect(count('.title-doors .button')).toBe(1);
    overlay.render(menu('title', { saves: [{ scenario: 'invoices', decisions: 3, at: 1 }] }));
    const resume = root.querySelectorAll<HTMLButtonElement>('.title-doors .button')[1];
    expect(resume?.textContent).toContain('Invoices, after 3 decisions');
    resume?.click();
    expect(sent('resume')).toEqual([{ type: 'resume', scenario: 'invoices' }]);
  });
});

describe('the briefing', () => {
  const briefing = (ready: boolean): OverlayModel => ({
    ...base,
    screen: 'briefing',
    card: base.cards[0],
    playable: ready ? { scenario, anchors: debrief.anchors } : null,
    loading: ready ? 1 : 0.4,
  });

  it('can be read before it can be played, and says how far loading is', () => {
    overlay.render(briefing(false));
    expect(one('[role="progressbar"]').getAttribute('aria-valuenow')).toBe('40');
    one('[data-play]').click();
    expect(sent('play')).toEqual([]);
  });

  it('says who is whose internal customer and starts in the chosen mode', () => {
    overlay.render(briefing(true));
    expect(root.textContent).toContain('In this matter Lin Jing is your internal customer.');
    one('#mode-assessed').click();
    one('[data-play]').click();
    expect(sent('play')).toEqual([{ type: 'play', mode: 'assessed' }]);
  });
});

describe('a conflict with two chairs', () => {
  const chairs: readonly Chair[] = [
    { seat: 'main', scenario: 'invoices', role: { 'zh-CN': '销售', en: 'sales rep' }, department: 'sales' },
    { seat: 'finance', scenario: 'invoices--finance', role: { 'zh-CN': '会计', en: 'accountant' }, department: 'finance' },
  ];
  const cards = base.cards.map((card) => ({ ...card, chairs }));
  const briefing: OverlayModel = { ...base, cards, screen: 'briefing', card: cards[0] as ScenarioCard, playable: null, loading: 0 };

  it('says so on its card, and which one the card is', () => {
    overlay.render(menu('map'));
    expect(count('.card-chair')).toBe(0);
    overlay.render(menu('map', { cards }));
    expect(one('.card-chair').textContent).toBe('2 chairs · this one: sales rep · Sales');
    overlay.render(menu('map', { cards, settings: { ...settings, locale: 'zh-CN' } }));
    expect(one('.card-chair').textContent).toMatch(/^2 把椅子 · 这一把：销售 · /);
  });

  it('lets one change the chair before the talk', () => {
    overlay.render(briefing);
    expect(one('.chairs').getAttribute('role')).toBe('group');
    expect(one('[data-seat="main"]').getAttribute('aria-pressed')).toBe('true');
    expect(one('[data-seat="finance"]').textContent).toBe('accountant · Finance');
    one('[data-seat="main"]').click();
    one('[data-seat="finance"]').click();
    expect(sent('brief')).toEqual([{ type: 'brief', scenario: 'invoices--finance' }]);
  });

  it('keeps the focus on the chair that was taken', () => {
    overlay.render(briefing);
    const chair = one('[data-seat="finance"]');
    chair.focus();
    overlay.render({ ...briefing, card: { ...cards[0], id: 'invoices--finance' } as ScenarioCard } as OverlayModel);
    expect(chair.getAttribute('aria-pressed')).toBe('true');
    expect(document.activeElement).toBe(chair);
  });
});

describe('the scene', () => {
  it('gives every open option a button with its id, and a closed one its reason without it', () => {
    overlay.render(sceneModel(sceneOf(viewOf(), { read: 2 })));
    expect(one('button[data-choice]').dataset['choice']).toBe('ask');
    const closed = one('button[data-closed]');
    expect(closed.dataset['choice']).toBeUndefined();
    expect(closed.getAttribute('aria-disabled')).toBe('true');
    expect(closed.textContent).toContain('not known yet');
    closed.click();
    expect(sent('run')).toEqual([]);
  });

  it('shows no option before the lines are read', () => {
    overlay.render(sceneModel(sceneOf(viewOf())));
    expect(count('button[data-choice]')).toBe(0);
    press('Enter');
    expect(count('button[data-choice]')).toBe(1);
  });

  it('answers by number key, once', () => {
    overlay.render(sceneModel(sceneOf(viewOf(), { read: 2 })));
    press('2');
    press('1');
    press('1');
    expect(sent('run')).toEqual([{ type: 'run', event: { type: 'choose', choice: 'ask' } }]);
  });

  it('says each line once, also when it is rendered again and in another language', () => {
    const scene = sceneOf(viewOf());
    overlay.render(sceneModel(scene));
    overlay.render(sceneModel(scene));
    overlay.render(sceneModel(scene, { locale: 'zh-CN' }));
    expect(spoken()).toEqual(['Lin Jing: You again.']);
  });

  it('keeps the bubble from those who listen, for the live region has its words', () => {
    overlay.render(sceneModel(sceneOf(viewOf())));
    expect(one('.bubble').getAttribute('aria-hidden')).toBe('true');
  });

  it('never writes out a fact that the player does not know', () => {
    overlay.render(sceneModel(sceneOf(viewOf(), { read: 2 })));
    expect(root.innerHTML).toContain('only I know');
    expect(root.innerHTML).not.toContain('her secret');
    expect(root.innerHTML).not.toContain('nobody knows');
  });

  it('names ladder, trust and heat in words, and hides them in assessed mode', () => {
    overlay.render(sceneModel(sceneOf(viewOf(), { read: 2 })));
    expect(one('.ladder-name').textContent).toBe('Unease');
    expect(count('[role="meter"]')).toBe(2);
    overlay.render(menu('map'));
    overlay.render(sceneModel(sceneOf(viewOf(), { read: 2, mode: 'assessed' })));
    expect(count('[role="meter"]')).toBe(0);
    expect(count('.ladder-name')).toBe(0);
    expect(count('.window-key')).toBe(0);
  });

  it('gives the mood a capital in English where it stands alone, and nowhere else', () => {
    const scene = sceneOf(viewOf(), { read: 2 });
    overlay.render(sceneModel(scene));
    expect(one('.ladder-name').textContent).toBe('Unease');
    expect(one('.rungs [aria-current]').textContent).toBe('unease');
    overlay.render(sceneModel(scene, { locale: 'zh-CN' }));
    expect(one('.ladder-name').textContent).toBe(RUNG_NAMES.unease['zh-CN']);
  });

  it('shows how the last decision moved trust and heat', () => {
    overlay.render(sceneModel(sceneOf(viewOf(), { read: 2 })));
    overlay.render(sceneModel(sceneOf(viewOf({ decisions: 1, node: 'b', climate: 8, heat: 25 }))));
    expect([...root.querySelectorAll('.meter-change')].map((each) => each.textContent)).toEqual(['▲18', '▼5']);
  });

  it('writes author text as text', () => {
    const evil = { id: 'l1', kind: 'say', who: 'lin', text: { 'zh-CN': '<img src=x>', en: '<img src=x>' } } as const;
    overlay.render(sceneModel(sceneOf(viewOf({ lines: [evil] }))));
    expect(root.querySelector('.bubble img')).toBeNull();
    expect(one('.bubble-text').textContent).toBe('<img src=x>');
  });

  it('opens the pause menu with Esc and says that the game stands still', async () => {
    overlay.render(sceneModel(sceneOf(viewOf(), { read: 2 })));
    press('Escape');
    await Promise.resolve();
    expect(root.querySelector<HTMLDialogElement>('#pause-menu')?.open).toBe(true);
    expect(sent('paused')).toEqual([{ type: 'paused', on: true }]);
  });

  it('asks before a talk is given up', () => {
    overlay.render(sceneModel(sceneOf(viewOf(), { read: 2 })));
    press('Escape');
    root.querySelector<HTMLButtonElement>('.pause-doors > .danger')?.click();
    expect(sent('abandon')).toEqual([]);
    root.querySelector<HTMLButtonElement>('[data-abandon]')?.click();
    expect(sent('abandon')).toHaveLength(1);
  });

  it('runs to the answers at once when the run is instant', () => {
    overlay.render(sceneModel(sceneOf(viewOf()), { textSpeed: 'slow' }, true));
    expect(count('button[data-choice]')).toBe(1);
  });
});

describe('the debrief', () => {
  const shown: OverlayModel = { ...base, screen: 'debrief', debrief, scenario, mode: 'coach', previousBest: null };

  it('says of a lie that came out that the trust is gone, and not that somebody left', () => {
    overlay.render({ ...shown, debrief: { ...debrief, verdict: 'broken-off', breach: 'talk' } });
    expect(one('.verdict-text').textContent).toContain('the door is shut');
    overlay.render({ ...shown, debrief: { ...debrief, verdict: 'broken-off', breach: 'trust' } });
    expect(one('.verdict-text').textContent).toContain('turned out not to be so');
  });

  it('has the verdict in words before the number', () => {
    overlay.render(shown);
    const verdict = one('[data-verdict]');
    const score = one('[data-score]');
    expect(verdict.dataset['verdict']).toBe('constructive');
    expect(verdict.textContent).toBe('Constructive');
    expect(score.textContent).toBe('866');
    expect(verdict.compareDocumentPosition(score) & Node.DOCUMENT_POSITION_FOLLOWING).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('claims no score for a play that began in the middle', () => {
    overlay.render({ ...shown, partial: true });
    expect(document.querySelector('[data-score]')).toBeNull();
    expect(one('.hero-score:not([hidden])').textContent).toContain('began in the middle');
    expect(document.querySelector<HTMLElement>('.score-block')?.hidden).toBe(true);
    overlay.render(shown);
    expect(one('[data-score]').textContent).toBe('866');
    expect(document.querySelector<HTMLElement>('[data-partial]')?.hidden).toBe(true);
  });

  it('says that anchors are not exact while they are being computed', () => {
    overlay.render({ ...shown, debrief: { ...debrief, anchors: { ...debrief.anchors, exact: false } }, provisional: true });
    expect(document.querySelector<HTMLElement>('[data-provisional]')?.hidden).toBe(false);
    expect(document.body.textContent).toContain('still being computed');
    overlay.render(shown);
    expect(document.querySelector<HTMLElement>('[data-provisional]')?.hidden).toBe(true);
  });

  it('sets the player’s own guess beside the verdict', () => {
    overlay.render(sceneModel(sceneOf(viewOf({ choices: [], ending: 'done' }), { read: 1 })));
    press('Enter');
    one('[data-guess="settled"]').click();
    one('[data-look]').click();
    expect(sent('read').at(-1)).toEqual({ type: 'read', lines: 2 });
    overlay.render(shown);
    expect(one('.verdict-guess').textContent).toBe('You guessed: Settled. It was: Constructive.');
  });

  it('gives the timeline as a table with a row for the start and each decision', () => {
    overlay.render(shown);
    expect(root.querySelectorAll('.numbers tbody tr')).toHaveLength(3);
  });

  it('tells of each decision what it was and what would have done more', () => {
    overlay.render(shown);
    expect(count('.decision')).toBe(2);
    expect(count('.better')).toBe(1);
    expect(one('.better').textContent).toContain('Let us look.');
  });

  it('reveals every fact and both needs', () => {
    overlay.render(shown);
    for (const text of ['her secret', 'nobody knows', 'a date', 'figures']) expect(root.textContent).toContain(text);
  });
});
