// The one mutable place. What the player does comes in as overlay events; the app machine moves between the screens; the
// run is advanced by the core; and what follows is handed to stage, overlay, audio and storage, which know only their ports.
import { createActor } from 'xstate';
import type { Whereabouts } from './address-ports.ts';
import { type AppEvent, type Arrival, appMachine } from './app-machine.ts';
import { textsIn } from './fetch-ahead.ts';
import type { GamePorts } from './game-ports.ts';
import { type GameInside, openInside } from './inside.ts';
import { openJourneys } from './journeys.ts';
import { addNotice, noticeOf, withoutRead } from './notice-list.ts';
import { openBriefing } from './open-briefing.ts';
import { BLANK, type GameState, modelOf, shownView } from './overlay-model.ts';
import { debriefOfPlay, type Play, playIdOf, saveOfPlay, viewOfPlay } from './play.ts';
import type { Notice, OverlayEvent } from './ports.ts';
import { openRuns } from './runs.ts';
import { openSaves } from './saves.ts';
import { boardScope, finishSending, settingsAfter } from './sending.ts';
import { defaultSettings, loadSettings, localeFor, mergeSettings, storeSettings } from './settings.ts';
import { openStore } from './store.ts';
import { type DoorLink, isTeamEvent, type TeamEvent } from './team-ports.ts';
import { openTheatre } from './theatre.ts';

export interface Game {
  /** The page went to the background or came back. */
  setHidden(hidden: boolean): void;
  notify(notice: Notice): void;
  fail(error: unknown): void;
  /** For whoever works on a scenario while it is played. */
  readonly inside: GameInside;
}

export async function openGame(ports: GamePorts): Promise<Game> {
  const { audio, storage, board, clock, address, tabs, catalogue, team } = ports;
  const request = address.read();
  const ids = new Set(catalogue.cards.map((card) => card.id));
  const saves = openSaves(storage, () => clock.now());
  let settings = await loadSettings(storage, defaultSettings(localeFor(ports.languages), ports.reducedMotion));
  if (request.lang !== null) settings = mergeSettings(settings, { locale: localeFor([request.lang]) });

  /** The first arrival of the app machine is its own beginning, not the player's. */
  let running = false;
  let started = false;
  /** The play whose debrief is open: when it closes, the state may already hold the next one. */
  let finished: Play | null = null;
  const waiting: OverlayEvent[] = [];
  /** Notices that stood before the present screen came. */
  let read: ReadonlySet<Notice> = new Set();
  const overlay = ports.overlay(onEvent);
  const store = openStore(
    { ...BLANK, settings },
    (state) => {
      if (!started) return;
      overlay.render(modelOf(state, catalogue, team, request));
      inside.drawn(state);
    },
    () => handleEvents(),
  );
  const theatre = openTheatre({
    open: ports.openStage,
    instant: request.instant,
    onAnchors: (anchors) => overlay.setAnchors(anchors),
    onCard: (card) => overlay.flyCard(card),
    onFailure: (error) => {
      console.info('the stage failed, the talk goes on without it:', error);
      store.notify(noticeOf('warning', 'stage-failed'));
    },
  });
  const app = createActor(
    appMachine.provide({
      actions: {
        arrive: (_, arrival) => arrive(arrival),
        openBriefing: ({ context }) =>
          openBriefing({ ports, store, onLost: () => send({ type: 'go', screen: 'map', step: 'replace' }) }, context.scenario),
        openScene: () => openScene(),
        closeScene: () => closeScene(),
        openDebrief: () => openDebrief(),
        closeDebrief: () => closeDebrief(),
      },
    }),
  );
  const send = (event: AppEvent): void => {
    store.travel();
    app.send(event);
  };
  const runs = openRuns({ ports, store, saves, theatre, send });
  const journeys = openJourneys({ ids, runs, store, saves, send });
  const inside = openInside({ ports, ids, store, saves, theatre, runs, send });
  const inBackground = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => store.fail(error));
  };

  // ---- arriving and leaving ----------------------------------------------------------------------------------

  async function refreshLists(): Promise<void> {
    const { saves: running, unreadable } = await saves.list(ids);
    const results = await board.entries();
    const { notices } = store.get();
    const told = unreadable.reduce((list, scenario) => addNotice(list, noticeOf('warning', 'save-unreadable', { scenario })), notices);
    store.show({ saves: running, results, notices: told });
  }

  function arrive(arrival: Arrival): void {
    const { screen, step, scenario } = arrival;
    const talks = screen === 'scene' || screen === 'debrief';
    // Until a place has been reached nothing is shown: the title would flash up, and fetch its picture, before a scene.
    started = running;
    const place: Whereabouts = { screen, scenario: talks || screen === 'briefing' ? scenario : null };
    if (step !== 'none') address.show(place, step);
    const { arrival: before } = store.get();
    const notices = step === 'push' ? withoutRead(store.get().notices, read) : store.get().notices;
    read = new Set(notices);
    store.show({
      arrival,
      notices,
      scope: screen === 'board' && before.screen === 'debrief' ? before.scenario : null,
      ...(talks ? {} : { play: null, debrief: null }),
    });
    if (before.screen === 'board' || screen === 'board') team.look(screen === 'board', boardScope(catalogue.cards, store.get().scope));
    audio.hold(screen === 'briefing' || screen === 'scene');
    if (talks) return;
    audio.mood(null);
    inBackground(refreshLists());
  }

  function openScene(): void {
    const { play, settings: chosen } = store.get();
    if (!play) throw new Error('scene without a run');
    tabs.claim(play.run.scenario);
    // The music comes last: it must not compete with the picture for the line.
    const raised = theatre.raise(shownView(play, chosen), chosen);
    inBackground(
      raised.then(() => {
        const now = store.get();
        if (now.arrival.screen !== 'scene' || !now.play) return;
        audio.mood(viewOfPlay(now.play));
        // And the faces of the lines to come, before one has to wait for its own.
        const { scenario } = now.play.playable;
        ports.prefetchFaces(scenario.id, textsIn(scenario, now.settings.locale)).catch(() => undefined);
      }),
    );
  }

  function closeScene(): void {
    tabs.release();
    theatre.lower();
  }

  function openDebrief(): void {
    const { play, settings: chosen } = store.get();
    if (!play) throw new Error('debrief without a run');
    const debrief = debriefOfPlay(play);
    const { scenario, hash, mode } = play.run;
    const { score, verdict } = debrief;
    finished = play;
    store.put({ debrief });
    audio.debrief(verdict);
    // Neither a play that began in the middle nor a number that is not exact yet goes to the board.
    if (play.entry || play.playable.provisional) return;
    const entry = { id: playIdOf(saveOfPlay(play)), scenario, hash, player: chosen.playerName, score, verdict, at: play.at, mode };
    store.keep(board.submit(entry).then(async () => store.show({ results: await board.entries() })));
    store.keep(finishSending(team, play, chosen.autoSend));
  }

  function closeDebrief(): void {
    if (finished && !finished.entry) store.keep(saves.drop(saveOfPlay(finished)));
    finished = null;
  }

  // ---- acting ------------------------------------------------------------------------------------------------

  function act(event: TeamEvent): void {
    const change = settingsAfter(event);
    if (change) changeSettings(change);
    team.act(event);
  }

  function changeSettings(change: Partial<GameState['settings']>): void {
    const changed = mergeSettings(store.get().settings, change);
    audio.apply(changed);
    theatre.apply(changed);
    store.keep(storeSettings(storage, changed));
    const { arrival, settings: before } = store.get();
    store.show({ settings: changed });
    // Somebody else now stands on the stage.
    if (arrival.screen === 'scene' && before.playerFigure !== changed.playerFigure) {
      theatre.lower();
      openScene();
    }
  }

  function blip(who: string | undefined): void {
    const { play } = store.get();
    const person = play?.playable.scenario.cast.find((each) => each.id === who);
    if (!play || !person) return;
    const line = viewOfPlay(play).lines.findLast((each) => each.who === who);
    audio.blip(person.voice, line?.feeling);
  }

  type Own = Exclude<OverlayEvent, TeamEvent>;
  type Handlers = { readonly [T in Own['type']]: (event: Extract<Own, { type: T }>) => void };

  const handlers: Handlers = {
    start: () => {
      audio.unlock();
      send({ type: 'go', screen: 'map' });
    },
    go: ({ screen }) => send({ type: 'go', screen }),
    leave: () => send({ type: 'go', screen: 'map' }),
    brief: ({ scenario }) => {
      if (ids.has(scenario)) send({ type: 'brief', scenario });
    },
    play: ({ mode }) => {
      changeSettings({ mode });
      journeys.begin(mode, 'push');
    },
    'play-again': () => journeys.begin(store.get().play?.run.mode ?? store.get().settings.mode, 'replace'),
    resume: ({ scenario }) => journeys.resume(scenario),
    abandon: () => journeys.abandon(),
    run: ({ event }) => runs.on(event),
    'try-line': () => runs.tryLine(),
    read: ({ lines }) => runs.read(lines),
    line: ({ index }) => runs.line(index),
    silence: () => {
      theatre.silence();
      audio.silence();
    },
    settings: ({ change }) => changeSettings(change),
    typing: ({ on, who }) => theatre.talking(on ? who : undefined),
    glyph: ({ who }) => blip(who),
    paused: ({ on }) => theatre.pause('menu', on),
    sound: ({ effect }) => audio.effect(effect),
  };

  function onEvent(event: OverlayEvent): void {
    waiting.push(event);
    handleEvents();
  }

  function handleEvents(): void {
    while (!store.drawing()) {
      const event = waiting.shift();
      if (!event) return;
      try {
        // The table has a handler for exactly this type of event, which TypeScript cannot follow.
        if (isTeamEvent(event)) act(event);
        else (handlers[event.type] as (event: OverlayEvent) => void)(event);
      } catch (error) {
        store.fail(error);
      }
    }
  }

  function openDoor(link: DoorLink, step: 'push' | 'replace'): void {
    team.openDoor(link);
    send({ type: 'go', screen: 'board', step });
  }

  // ---- opening -----------------------------------------------------------------------------------------------

  team.onChange(() => store.show({}));
  catalogue.onChange?.(() => {
    journeys.offer(catalogue.cards);
    inBackground(refreshLists());
  });
  address.onDoor((link) => openDoor(link, 'push'));
  address.onBack((place) => inBackground(journeys.travel(place, 'none')));
  tabs.onTakenOver(() => {
    send({ type: 'go', screen: 'map', step: 'replace' });
    store.notify(noticeOf('warning', 'other-tab'));
  });
  audio.apply(settings);
  store.keep(storeSettings(storage, settings));
  app.start();
  running = true;
  if (request.door) openDoor(request.door, 'replace');
  else if (request.office) send({ type: 'go', screen: 'office', step: 'replace' });
  else if (request.left) await journeys.travel(request.left, 'replace');
  else if (request.scenario !== null) await journeys.openDirectly(request.scenario, request.seed);
  else send({ type: 'go', screen: 'title', step: 'replace' });
  return {
    setHidden(hidden) {
      audio.pause(hidden);
      theatre.pause('hidden', hidden);
    },
    notify: (notice) => store.notify(notice),
    fail: (error) => store.fail(error),
    inside,
  };
}
