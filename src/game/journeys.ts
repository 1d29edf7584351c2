// Wishes to be somewhere: by address, by the browser's buttons, by resuming, by beginning. Whatever cannot be had leads to
// the list of scenarios, never to a blank page.
import type { PlayMode } from '../core/run/run.ts';
import type { Whereabouts } from './address-ports.ts';
import type { AppEvent, HistoryStep } from './app-machine.ts';
import { noticeOf } from './notice-list.ts';
import { saveOfPlay } from './play.ts';
import type { Runs } from './runs.ts';
import type { Saves } from './saves.ts';
import type { Store } from './store.ts';

export interface JourneysOptions {
  /** Scenarios that can be played. */
  readonly ids: Set<string>;
  readonly runs: Runs;
  readonly store: Store;
  readonly saves: Saves;
  readonly send: (event: AppEvent) => void;
}

export interface Journeys {
  travel(place: Whereabouts, step: HistoryStep): Promise<void>;
  /** `?scenario=…`: straight into the talk. */
  openDirectly(scenario: string, seed: number | null): Promise<void>;
  /** Without a scenario: the run that was played last. */
  resume(scenario: string | undefined): void;
  begin(mode: PlayMode, step: HistoryStep): void;
  abandon(): void;
  /** Other scenarios are offered now. */
  offer(cards: readonly { readonly id: string }[]): void;
}

export function openJourneys({ ids, runs, store, saves, send }: JourneysOptions): Journeys {
  const inBackground = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => store.fail(error));
  };

  async function resumeOrList(scenario: string | null, step: HistoryStep): Promise<void> {
    if (scenario !== null && ids.has(scenario) && (await runs.resume(scenario, { step }))) return;
    send({ type: 'go', screen: 'map', step: step === 'none' ? 'replace' : step });
  }

  return {
    async travel({ screen, scenario }, step) {
      if (screen === 'scene' || screen === 'debrief') return resumeOrList(scenario, step);
      if (screen !== 'briefing') return send({ type: 'go', screen, step });
      if (scenario !== null && ids.has(scenario)) return send({ type: 'brief', scenario, step });
      return send({ type: 'go', screen: 'map', step: 'replace' });
    },
    async openDirectly(scenario, seed) {
      if (!ids.has(scenario)) {
        send({ type: 'go', screen: 'map', step: 'replace' });
        store.notify(noticeOf('warning', 'unknown-scenario', { scenario }));
        return;
      }
      if (await runs.resume(scenario, { seed, step: 'replace' })) return;
      if (await runs.begin(scenario, { seed, mode: 'coach', step: 'replace' })) return;
      // It could not be loaded, and a notice says so.
      send({ type: 'go', screen: 'map', step: 'replace' });
    },
    resume(wanted) {
      const scenario = wanted ?? store.get().saves[0]?.scenario;
      if (scenario !== undefined) inBackground(resumeOrList(scenario, 'push'));
    },
    begin(mode, step) {
      const { scenario } = store.get().arrival;
      if (scenario !== null) inBackground(runs.begin(scenario, { mode, step }));
    },
    offer(cards) {
      const { screen, scenario } = store.get().arrival;
      ids.clear();
      for (const { id } of cards) ids.add(id);
      // Its page has nothing to show any more.
      if (screen === 'briefing' && scenario !== null && !ids.has(scenario)) send({ type: 'go', screen: 'map', step: 'replace' });
    },
    abandon() {
      const { play } = store.get();
      send({ type: 'go', screen: 'map' });
      // The list was read while the save still stood.
      if (play && !play.entry)
        inBackground(
          saves
            .drop(saveOfPlay(play))
            .then(() => store.show({ saves: store.get().saves.filter((save) => save.scenario !== play.run.scenario) })),
        );
    },
  };
}
