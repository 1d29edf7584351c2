// The scene: puts HUD, bubble, answers and panels together over the stage and tells them what is going on.
import type { Cue, ShownLine } from '../../../core/dialogue/view.ts';
import type { Verdict } from '../../../core/scenario/terms.ts';
import { RUNG_NAMES } from '../../../locale/terms.ts';
import { thinkerText, uiText } from '../../../locale/ui.ts';
import type { ActorAnchor, CardFlight } from '../../stage-port.ts';
import { textButton } from '../base/controls.ts';
import { h, setAttribute, setShown, setText } from '../base/dom.ts';
import type { LiveRegion } from '../base/live-region.ts';
import type { Emit, ModelOf, ScreenPart } from '../base/screen.ts';
import { bindTexts } from '../base/texts.ts';
import { createBubble } from './bubble.ts';
import { hintOf } from './choice-hint.ts';
import { createChoices } from './choices.ts';
import { createEndCard } from './end-card.ts';
import { createFactCards } from './fact-cards.ts';
import { createHistoryPanel, saidSoFar } from './history-panel.ts';
import { createHud } from './hud.ts';
import { createLinkBox } from './link-box.ts';
import { createPauseMenu } from './pause-menu.ts';
import { createReader, type Phase } from './reader.ts';
import { listenForKeys } from './scene-keys.ts';
import { createStatePanel } from './state-panel.ts';
import { createTimerBar, secondsOf } from './timer-bar.ts';

type SceneScreenModel = ModelOf<'scene'>;

/** Where there is no room beside the heads. */
const UPRIGHT = '(max-aspect-ratio: 9/10)';

export interface SceneScreen extends ScreenPart<SceneScreenModel> {
  setAnchors(anchors: readonly ActorAnchor[]): void;
  flyCard(card: CardFlight): void;
}

/** What the meters tell the eye, said once to the ear; nothing in assessed mode. */
function cueSentences(model: SceneScreenModel): readonly string[] {
  const { settings, scene, cues } = model;
  if (scene.mode === 'assessed') return [];
  return cues.flatMap((cue: Cue): readonly string[] => {
    if (cue.type === 'ladder') return [uiText(settings.locale, 'scene.ladderChanged', { rung: RUNG_NAMES[cue.to][settings.locale] })];
    if (cue.type === 'fact-opened') {
      const fact = scene.view.facts.find((each) => each.id === cue.fact);
      return fact ? [uiText(settings.locale, 'scene.factOpened', { text: fact.text[settings.locale] })] : [];
    }
    return [];
  });
}

export function createSceneScreen(emit: Emit, live: LiveRegion, onGuess: (verdict: Verdict | null) => void): SceneScreen {
  const texts = bindTexts();
  let model: SceneScreenModel | undefined;
  let anchors: readonly ActorAnchor[] = [];
  let spokenCues: readonly Cue[] | undefined;

  const bubble = createBubble();
  /** An answer was given, perhaps by number key from elsewhere: the keyboard belongs to the talk again. */
  let answered = false;
  const choices = createChoices((choice) => {
    answered = true;
    emit({ type: 'run', event: { type: 'choose', choice } });
  });
  const timer = createTimerBar(
    () => performance.now(),
    () => emit({ type: 'run', event: { type: 'timeout' } }),
  );
  const endCard = createEndCard(texts, onGuess, () => reader.finish());
  const goBack = (): void => emit({ type: 'run', event: { type: 'back' } });
  const onToggle = (): void => {
    // `close` fires before the next panel opens: look once both have happened.
    queueMicrotask(settlePause);
  };
  const history = createHistoryPanel(texts, onToggle);
  const state = createStatePanel(texts, onToggle);
  const pause = createPauseMenu(texts, emit, { onToggle, onHistory: () => openHistory(), onBack: goBack });
  const panels = [history, state, pause];
  const openHistory = (): void => {
    updateHistory();
    history.open();
  };
  const hud = createHud(texts, emit, { onWindow: () => state.open(), onHistory: openHistory, onPause: () => pause.open(), onBack: goBack });
  const drawHud = (): void => {
    if (model) hud.update(model.scene, model.settings, model.instant === true, cards.held);
  };
  const cards = createFactCards({ goal: hud.openPane, onArrive: drawHud });
  const next = textButton(texts, {
    key: 'scene.continue',
    icon: 'chevron-right',
    class: 'continue trail',
    onClick: () => reader.advance(),
    attributes: { 'data-continue': true },
  });
  const keysHint = h('p', { class: 'keys-hint' });
  const auto = h('button', { type: 'button', class: 'button auto-key', 'aria-pressed': 'false' }, texts.text(h('span'), 'scene.auto'));
  auto.addEventListener('click', () => model && emit({ type: 'settings', change: { autoAdvance: !model.settings.autoAdvance } }));
  const link = createLinkBox(texts, () => emit({ type: 'try-line' }));
  const line = h('div', { class: 'scene-line' }, next, auto, keysHint);
  const bottom = h('div', { class: 'scene-bottom' }, link.root, timer.root, choices.root, line, endCard.root);
  const root = h(
    'main',
    { class: 'screen scene-screen', 'data-part': 'scene' },
    hud.root,
    bubble.root,
    bottom,
    cards.root,
    ...panels.map((panel) => panel.root),
  );
  texts.attribute(root, 'aria-label', 'scene.region');

  let entered = false;
  let paused = false;
  function settlePause(): void {
    // A panel closed by leaving reports it when the scene is gone.
    if (!entered) return;
    // Any dialog counts, also one that is not of the scene.
    const on = document.querySelector('dialog[open]') !== null || document.hidden;
    if (on === paused) return;
    paused = on;
    reader.pause(on);
    timer.pause(on);
    emit({ type: 'paused', on });
  }

  function updateHistory(): void {
    if (model && history.isOpen() === false) history.update(saidSoFar(model.scene, reader.begun()), model.scene, model.settings.locale);
  }

  function place(): void {
    if (root.hidden) return;
    const hudBottom = hud.root.getBoundingClientRect().bottom;
    const bottomTop = Math.min(innerHeight, bottom.getBoundingClientRect().top);
    bubble.place({ width: innerWidth, top: hudBottom, bottom: bottomTop, narrow: matchMedia(UPRIGHT).matches }, anchors);
  }

  /** Focus that stood on something now gone would fall to the page: hand it on. */
  function carryFocus(to: () => void): void {
    const active = document.activeElement;
    if (!active || active === document.body || active.closest('[hidden]')) to();
  }

  function showPhase(phase: Phase): void {
    if (!model) return;
    const { scene, settings } = model;
    const { locale } = settings;
    const reading = phase === 'silence' || phase === 'typing' || phase === 'waiting';
    if (!reading) cards.settle();
    bubble.setMore(phase === 'waiting');
    setAttribute(root, 'data-phase', phase);
    setShown(line, reading);
    if (phase === 'choosing') choices.show(scene.view.choices, locale, scene.view.decisions, scene.mode === 'coach' ? hintOf(scene) : null);
    else choices.hide();
    const seconds = phase === 'choosing' && !scene.line ? secondsOf(scene.view.timer, settings.timers, model.instant === true) : null;
    timer.set(seconds, locale, scene.view.decisions);
    if (phase === 'ending') {
      endCard.show(scene.scenario.endings.find((each) => each.id === scene.view.ending)?.title ?? null, locale);
      carryFocus(endCard.focus);
    } else endCard.hide();
    if (phase === 'choosing') carryFocus(choices.focus);
    if (reading) {
      const focusNext = (): void => next.focus({ preventScroll: true });
      if (answered) focusNext();
      else carryFocus(focusNext);
      answered = false;
    }
    place();
  }

  const announce = (now: ShownLine): void => {
    if (!model) return;
    const { scene, settings } = model;
    const member = scene.view.present.find((each) => each.id === now.who) ?? scene.scenario.cast.find((each) => each.id === now.who);
    const name = member?.name[settings.locale] ?? '';
    const speaker = now.kind === 'think' ? thinkerText(settings.locale, name) : name;
    const text = now.text[settings.locale];
    live.announce(now.kind === 'narrate' || name === '' ? text : uiText(settings.locale, 'scene.says', { name: speaker, text }));
  };

  const reader = createReader({
    emit,
    schedule: (work, ms) => {
      const handle = setTimeout(work, ms);
      return () => clearTimeout(handle);
    },
    screen: {
      announce,
      phase: showPhase,
      hasMore: bubble.hasMore,
      turnPage: bubble.turnPage,
      draw(now, shown, glyphs) {
        if (!model) return;
        const fresh = shown <= 1 || shown === glyphs.length;
        bubble.draw(now, shown, glyphs, [...model.scene.view.present, ...model.scene.scenario.cast], model.settings.locale);
        if (fresh) place();
      },
    },
  });

  const onResize = (): void => place();
  const onFaces = (): void => {
    bubble.refit();
    place();
  };
  const onVisibility = (): void => settlePause();
  let stopKeys = (): void => {};

  return {
    root,
    update(now) {
      const earlier = model?.scene.view;
      model = now;
      const { locale, autoAdvance, reducedMotion } = now.settings;
      texts.apply(locale);
      const news = spokenCues !== now.cues;
      if (news) {
        cards.clear();
        const shown = now.scene.mode !== 'assessed' && now.instant !== true && !reducedMotion;
        if (shown && earlier?.scenario === now.scene.view.scenario) cards.hold(earlier, now.cues);
      }
      drawHud();
      state.update(now.scene, now.settings);
      const held = now.scene.line ?? null;
      setAttribute(root, 'data-line', held ?? undefined);
      link.update(held);
      pause.update(now.settings, now.scene.canGoBack);
      setText(keysHint, uiText(locale, 'scene.keys'));
      setAttribute(auto, 'aria-pressed', String(autoAdvance));
      setAttribute(auto, 'title', uiText(locale, autoAdvance ? 'scene.autoOn' : 'scene.autoOff'));
      const before = reader.phase();
      reader.show(now.scene, now.settings, now);
      if (news) {
        spokenCues = now.cues;
        for (const sentence of cueSentences(now)) live.announce(sentence);
      }
      // Same view, other language or settings: rewrite what stands there.
      if (before === reader.phase() && before !== 'typing') showPhase(before);
    },
    enter() {
      stopKeys = listenForKeys(root, {
        advance: () => reader.advance(),
        phase: () => reader.phase(),
        blocked: () => panels.some((panel) => panel.isOpen()),
        pick: choices.pick,
        move: choices.move,
        pause: () => pause.open(),
      });
      addEventListener('resize', onResize);
      document.fonts?.addEventListener('loadingdone', onFaces);
      document.addEventListener('visibilitychange', onVisibility);
      entered = true;
      // The page may be in the background already: no event will tell.
      settlePause();
      place();
    },
    leave() {
      entered = false;
      stopKeys();
      removeEventListener('resize', onResize);
      document.fonts?.removeEventListener('loadingdone', onFaces);
      document.removeEventListener('visibilitychange', onVisibility);
      for (const panel of panels) panel.close();
      reader.stop();
      timer.set(null, 'en', 0);
      timer.pause(false);
      link.update(null);
      hud.reset();
      cards.clear();
      if (paused) queueMicrotask(() => !paused && emit({ type: 'paused', on: false }));
      paused = false;
      spokenCues = undefined;
    },
    flyCard(card) {
      const fact = model?.scene.view.facts.find((each) => each.id === card.fact);
      if (model && fact) cards.fly(card, fact.text[model.settings.locale]);
    },
    setAnchors(nextAnchors) {
      anchors = nextAnchors;
      place();
    },
  };
}
