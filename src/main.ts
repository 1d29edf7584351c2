// Browser entry. Loads what the first screen needs, and nothing else; the drawing library and the sound come behind it.
import './shell.css';
import { openAddress } from './game/adapters/address.ts';
import { browserBackends } from './game/adapters/browser-backends.ts';
import { builtVersions, openCatalogue } from './game/adapters/catalogue.ts';
import { systemChance, systemClock } from './game/adapters/clock.ts';
import { type CompanyScenarios, openCompanyScenarios } from './game/adapters/company-scenarios.ts';
import { addMenuFonts, declareFaces, fetchFaces } from './game/adapters/fonts.ts';
import { openLocalBoard } from './game/adapters/local-board.ts';
import { openLocks } from './game/adapters/locks.ts';
import { openService, type Service } from './game/adapters/service-client.ts';
import { openStorage } from './game/adapters/storage.ts';
import { openTabs } from './game/adapters/tabs.ts';
import { noTeam, openTeam } from './game/adapters/team.ts';
import { type Game, openGame } from './game/game.ts';
import { lazyAudio } from './game/lazy-audio.ts';
import { noticeOf } from './game/notice-list.ts';
import { openOverlay } from './game/overlay/overlay.ts';
import type { Notice, StoragePort } from './game/ports.ts';
import type { TeamPort } from './game/team-ports.ts';

function elementOf(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html has no element "${id}"`);
  return element;
}

/** While scenarios are being written there are no boards. */
function teamOf(storage: StoragePort, service: Service, company: CompanyScenarios | null): TeamPort {
  if (import.meta.env.DEV) return noTeam;
  const events = typeof EventSource === 'function' ? (address: string) => new EventSource(address) : null;
  const team = openTeam({
    service,
    storage,
    locks: openLocks(),
    now: systemClock.now,
    events,
    company,
    addFonts: (id) => declareFaces(id).catch(() => undefined),
  });
  addEventListener('online', () => void team.ask());
  return team;
}

/** The browser's data saver, where it tells. */
const wantsLittleData = (): boolean =>
  matchMedia('(prefers-reduced-data: reduce)').matches ||
  (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true;

const loadStage = () => import('./game/stage/open-stage.ts');

/** When not even the overlay stands: plain words and a way on, in both languages. */
function showFallback(error: unknown): void {
  const box = document.createElement('div');
  box.className = 'fallback';
  box.setAttribute('role', 'alert');
  const text = document.createElement('p');
  const reason = error instanceof Error ? error.message : String(error);
  text.textContent = `游戏没能打开，请重新加载。 The game could not be opened; please reload. (${reason})`;
  const again = document.createElement('button');
  again.textContent = '重新加载 · Reload';
  again.addEventListener('click', () => location.assign('/'));
  box.append(text, again);
  elementOf('overlay').replaceChildren(box);
}

async function start(): Promise<Game> {
  const address = openAddress();
  addMenuFonts();
  // Notices of the time before there is a game to show them.
  const early: Notice[] = [];
  let game: Game | null = null;
  const tell = (notice: Notice): void => {
    if (game) game.notify(notice);
    else early.push(notice);
  };
  const storage = await openStorage({
    backends: browserBackends(),
    onDegrade: (kind) => tell(noticeOf('warning', kind === 'memory' ? 'storage-memory' : 'storage-localstorage')),
  });
  const service = openService();
  const company = import.meta.env.DEV ? null : await openCompanyScenarios({ service, storage, built: builtVersions() });
  const catalogue = openCatalogue(company);
  const audio = lazyAudio(async () => (await import('./game/audio/audio.ts')).openAudio({ frugal: wantsLittleData() }));
  game = await openGame({
    overlay: (emit) => openOverlay(elementOf('overlay'), emit),
    openStage: async () => (await loadStage()).openStage(elementOf('stage'), { composed: catalogue.composed }),
    prefetchStage: loadStage,
    prefetchArt: async (view, onProgress) => (await loadStage()).prefetchScene(elementOf('stage'), view, catalogue.composed, onProgress),
    prefetchFaces: fetchFaces,
    audio,
    storage,
    board: openLocalBoard(storage),
    clock: systemClock,
    chance: systemChance,
    address,
    tabs: openTabs(),
    team: teamOf(storage, service, company),
    catalogue: {
      get cards() {
        return catalogue.cards;
      },
      load(id, hash) {
        // Beside the scenario, not before it: text may be read in the system's face until its own has come.
        declareFaces(id).catch(() => undefined);
        return catalogue.load(id, hash);
      },
      onChange: (listener) => catalogue.onChange?.(listener),
    },
    languages: navigator.languages,
    reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
  });
  for (const notice of early) game.notify(notice);
  for (const gesture of ['pointerdown', 'keydown'] as const) addEventListener(gesture, () => audio.unlock(), { passive: true });
  // Nothing of this is in the built game.
  if (import.meta.env.DEV) (await import('./game/preview/open-preview.ts')).openPreview(game.inside, catalogue);
  return game;
}

start().then(
  (game) => {
    document.addEventListener('visibilitychange', () => game.setHidden(document.hidden));
    addEventListener('error', (event) => {
      // The browser's remark that a layout took more than one frame, as it does while a window is resized: nothing went wrong.
      if (!event.message.startsWith('ResizeObserver loop')) game.fail(event.error ?? event.message);
    });
    addEventListener('unhandledrejection', (event) => game.fail(event.reason));
  },
  (error: unknown) => {
    console.error(error);
    showFallback(error);
  },
);
