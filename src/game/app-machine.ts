// Which screen is shown and which moves between screens are lawful. Effects have names here and bodies in game.ts.
import { assign, setup } from 'xstate';
import type { Whereabouts } from './address-ports.ts';

type Screen = Whereabouts['screen'];

/** What a change of screen does to the browser's history. `none`: the browser itself moved. */
export type HistoryStep = 'push' | 'replace' | 'none';

export type AppEvent =
  | { readonly type: 'go'; readonly screen: 'title' | 'map' | 'board' | 'office' | 'settings'; readonly step?: HistoryStep }
  | { readonly type: 'brief'; readonly scenario: string; readonly step?: HistoryStep }
  /** A run has been started or restored and can be shown. */
  | { readonly type: 'enter'; readonly scenario: string; readonly step?: HistoryStep }
  /** The talk has ended and its last line was read. */
  | { readonly type: 'finish' };

export interface AppContext {
  readonly scenario: string | null;
  readonly step: HistoryStep;
}

export interface Arrival extends Whereabouts {
  readonly step: HistoryStep;
}

const goes =
  (screen: Screen) =>
  ({ event }: { event: AppEvent }): boolean =>
    event.type === 'go' && event.screen === screen;

const arrivalAt =
  (screen: Screen) =>
  ({ context }: { context: AppContext }): Arrival => ({ screen, scenario: context.scenario, step: context.step });

const arriveAt = (screen: Screen) => ({ type: 'arrive', params: arrivalAt(screen) }) as const;

export const appMachine = setup({
  types: {} as { context: AppContext; events: AppEvent },
  actions: {
    arrive: (_, _arrival: Arrival) => {},
    openBriefing: () => {},
    openScene: () => {},
    closeScene: () => {},
    openDebrief: () => {},
    closeDebrief: () => {},
    note: assign(({ event }) => {
      // The scene's entry gives way to the debrief's: one step back from there is the briefing, not a talk that is over.
      if (event.type === 'finish') return { step: 'replace' as const };
      const step = event.step ?? 'push';
      return event.type === 'go' ? { step } : { scenario: event.scenario, step };
    }),
  },
  guards: { title: goes('title'), map: goes('map'), board: goes('board'), office: goes('office'), settings: goes('settings') },
}).createMachine({
  id: 'app',
  context: { scenario: null, step: 'replace' },
  initial: 'boot',
  on: {
    go: [
      { guard: 'title', target: '.title', actions: 'note' },
      { guard: 'map', target: '.map', actions: 'note' },
      { guard: 'board', target: '.board', actions: 'note' },
      { guard: 'office', target: '.office', actions: 'note' },
      { guard: 'settings', target: '.settings', actions: 'note' },
    ],
    brief: { target: '.briefing', actions: 'note' },
    enter: { target: '.scene', actions: 'note' },
  },
  states: {
    boot: {},
    title: { entry: arriveAt('title') },
    map: { entry: arriveAt('map') },
    board: { entry: arriveAt('board') },
    office: { entry: arriveAt('office') },
    settings: { entry: arriveAt('settings') },
    briefing: { entry: ['openBriefing', arriveAt('briefing')] },
    scene: {
      entry: ['openScene', arriveAt('scene')],
      exit: 'closeScene',
      on: { finish: { target: 'debrief', actions: 'note' } },
    },
    debrief: { entry: ['openDebrief', arriveAt('debrief')], exit: 'closeDebrief' },
  },
});
