// The living preview, in development alone: saves arrive in the running game, mistakes over its stage, and every node has
// a door. The built game holds nothing of it.
import './preview.css';
import { initialTalk } from '../../core/dialogue/talk.ts';
import { nowOf } from '../../core/run/advance.ts';
import { shortestWay } from '../../core/run/shortest-way.ts';
import { PREVIEW } from '../../locale/preview.ts';
import type { Catalogue } from '../adapters/catalogue.ts';
import type { GameInside } from '../inside.ts';
import type { GameState } from '../overlay-model.ts';
import { beginPlay, enterPlay, isLive, type LocalPlay, machineOf, playOn, viewOfPlay } from '../play.ts';
import type { PlayableScenario } from '../ports.ts';
import { ANCHORS, type AnchorNews, type FileReport, HELLO, type Hello, NEWS, type News } from '../preview-news.ts';
import { createDock } from './dock.ts';
import { createEnterPanel, type EnterModel } from './enter-panel.ts';
import { countOf } from './mistake-list.ts';
import { type MovedNote, openNewsTaker } from './take-news.ts';

export function openPreview(inside: GameInside, catalogue: Catalogue): void {
  const { store, runs, ports } = inside;
  // Vite looks for these very words.
  const hot = import.meta.hot;
  const taker = openNewsTaker(inside, catalogue);
  let reports: readonly FileReport[] = [];
  let note: MovedNote | null = null;
  /** Scenario whose nodes the panel shows. */
  let shown: PlayableScenario | null = null;

  const talking = ({ arrival, play }: GameState): LocalPlay | null =>
    (arrival.screen === 'scene' || arrival.screen === 'debrief') && play && !isLive(play) ? play : null;

  const dock = createDock({
    onOpen: () => void openPanel(),
    onDismiss: () => {
      note = null;
      draw(store.get());
    },
    onEndPreview: () => void endPreview(),
  });
  const panel = createEnterPanel({
    onScenario: (id) => void openPanel(id),
    async onEnter(node, patch) {
      if (!shown) return [];
      const { settings, play } = store.get();
      const seed = play?.run.scenario === shown.scenario.id ? play.run.seed : ports.chance.seed();
      const entered = enterPlay(shown, { node, patch }, { seed, mode: settings.mode, at: ports.clock.now() });
      if (!entered.ok) return entered.problems.map(PREVIEW[settings.locale].problem);
      await show(entered.play);
      return [];
    },
    async onWay(node) {
      if (!shown) return [];
      const { settings } = store.get();
      const way = shortestWay(machineOf(shown).plot, node);
      if (!way.found) return [PREVIEW[settings.locale].noWay[way.why]];
      const at = ports.clock.now();
      const begun = beginPlay(shown, { seed: ports.chance.seed(), mode: settings.mode, at });
      await show(way.choices.reduce((play, choice) => playOn(play, { type: 'choose', choice }, at)?.play ?? play, begun));
      return [];
    },
  });

  async function show(play: LocalPlay): Promise<void> {
    const { screen } = store.get().arrival;
    await runs.open(play, screen === 'scene' || screen === 'debrief' ? 'replace' : 'push');
  }

  /** Back to the play that was under way before, or to a new one. */
  async function endPreview(): Promise<void> {
    const { play, settings } = store.get();
    if (!play) return;
    const { scenario } = play.run;
    if (!(await runs.resume(scenario, { step: 'replace' }))) await runs.begin(scenario, { mode: settings.mode, step: 'replace' });
  }

  async function openPanel(id?: string): Promise<void> {
    const state = store.get();
    const play = talking(state);
    const wanted = id ?? play?.run.scenario ?? state.arrival.scenario ?? shown?.scenario.id ?? catalogue.cards[0]?.id;
    if (wanted === undefined) return;
    shown = play?.run.scenario === wanted ? play.playable : await ports.catalogue.load(wanted);
    const { scenario } = shown;
    const here = play?.run.scenario === wanted ? play : null;
    const model: EnterModel = {
      locale: state.settings.locale,
      scenarios: catalogue.cards,
      scenario,
      start: initialTalk(scenario),
      now: here && viewOfPlay(here).ending === undefined ? { node: viewOfPlay(here).node, talk: nowOf(here.run).context } : null,
    };
    panel.open(model);
  }

  function draw(state: GameState): void {
    dock.update({ locale: state.settings.locale, reports, note, entry: talking(state)?.entry?.node ?? null });
  }

  document.getElementById('overlay')?.append(dock.root, panel.root);
  inside.onDrawn(draw);
  document.addEventListener('keydown', (event) => {
    if (!event.shiftKey || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'p') return;
    event.preventDefault();
    if (!panel.root.open) void openPanel();
  });
  hot?.on(NEWS, (news: News) => {
    reports = news.reports;
    const moved = taker.take(news);
    // What was moved before is no news any more once something is wrong.
    note = countOf(reports, 'error') > 0 && !moved ? null : (moved ?? note);
    draw(store.get());
  });
  hot?.on(ANCHORS, (news: AnchorNews) => taker.takeAnchors(news));
  const hello: Hello = Object.fromEntries(catalogue.cards.map(({ id, hash }) => [id, hash]));
  hot?.send(HELLO, hello);
}
