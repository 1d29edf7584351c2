// The overlay: everything that is read, heard by a screen reader, clicked or typed. It shows the model it is given and
// keeps for itself only focus, typing position, open panels and the player's guess.
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/page.css';
import './styles/title.css';
import './styles/map.css';
import './styles/briefing.css';
import './styles/briefing-doors.css';
import './styles/settings.css';
import './styles/board.css';
import './styles/ranks.css';
import './styles/doors.css';
import './styles/send.css';
import './styles/hud.css';
import './styles/hud-compact.css';
import './styles/choice-hint.css';
import './styles/fact-cards.css';
import './styles/transitions.css';
import './styles/scene.css';
import './styles/answers.css';
import './styles/link-box.css';
import './styles/panels.css';
import './styles/debrief.css';
import './styles/debrief-figures.css';
import './styles/decisions.css';
import type { Verdict } from '../../core/scenario/terms.ts';
import { uiText } from '../../locale/ui.ts';
import type { OverlayEvent, OverlayModel, OverlayPort, Screen, Settings, SoundEffect } from '../ports.ts';
import type { ActorAnchor } from '../stage-port.ts';
import { setAttribute } from './base/dom.ts';
import { createLazyScreen } from './base/lazy-screen.ts';
import { createLiveRegion } from './base/live-region.ts';
import { createNoticeList } from './base/notices.ts';
import type { ScreenPart } from './base/screen.ts';
import { createBoardScreen } from './board/board-screen.ts';
import { createDebriefScreen } from './debrief/debrief-screen.ts';
import { createBriefingScreen } from './menu/briefing-screen.ts';
import { createMapScreen } from './menu/map-screen.ts';
import { createSettingsScreen } from './menu/settings-screen.ts';
import { createTitleScreen } from './menu/title-screen.ts';
import { createSceneScreen, type SceneScreen } from './scene/scene-screen.ts';

/** Screens that the settings page can lead back to. */
type Origin = 'title' | 'map' | 'board';
const isOrigin = (screen: Screen): screen is Origin => screen === 'title' || screen === 'map' || screen === 'board';

function dressPage(settings: Settings, screen: Screen): void {
  const html = document.documentElement;
  const dark = settings.theme === 'dark' || (settings.theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  setAttribute(html, 'data-screen', screen);
  setAttribute(html, 'lang', settings.locale);
  setAttribute(html, 'data-theme', dark ? 'dark' : 'light');
  setAttribute(html, 'data-text', settings.largeText ? 'large' : undefined);
  setAttribute(html, 'data-motion', settings.reducedMotion ? 'reduced' : undefined);
}

/** The sound of a button, by what it is. */
function soundOf(button: Element): SoundEffect {
  if (button.matches('[data-choice]')) return 'choose';
  if (button.matches('[data-continue]')) return 'page';
  if (button.matches('[data-back]')) return 'back';
  if (button.matches('[aria-haspopup], [data-pause]')) return 'open';
  return 'click';
}

function soundButtons(root: HTMLElement, emit: (event: OverlayEvent) => void): void {
  const buttonOf = (event: Event): Element | null => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    return button && button.getAttribute('aria-disabled') !== 'true' ? button : null;
  };
  let hovered: Element | null = null;
  // Before the button's own work, which may take it off the page.
  root.addEventListener(
    'click',
    (event) => {
      const button = buttonOf(event);
      if (button) emit({ type: 'sound', effect: soundOf(button) });
    },
    { capture: true },
  );
  root.addEventListener('pointerover', (event) => {
    const button = event.pointerType === 'mouse' ? buttonOf(event) : null;
    if (button !== hovered && button?.matches('.choice, .card-title')) emit({ type: 'sound', effect: 'hover' });
    hovered = button;
  });
}

export function openOverlay(root: HTMLElement, emit: (event: OverlayEvent) => void): OverlayPort {
  const live = createLiveRegion();
  const notices = createNoticeList();
  const screens = new Map<Screen, ScreenPart<never>>();
  let shown: Screen | null = null;
  let origin: Origin = 'title';
  let guess: Verdict | null = null;
  let anchors: readonly ActorAnchor[] = [];
  let model: OverlayModel | null = null;
  let rendering = false;
  let waiting: OverlayModel | null = null;

  root.classList.add('overlay');
  root.replaceChildren(notices.root, live.root);
  soundButtons(root, emit);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => model && dressPage(model.settings, model.screen));

  function build(screen: Screen): ScreenPart<never> {
    if (screen === 'title') return createTitleScreen(emit);
    if (screen === 'map') return createMapScreen(emit);
    if (screen === 'settings') return createSettingsScreen(emit, () => origin);
    if (screen === 'briefing') return createBriefingScreen(emit);
    if (screen === 'board') return createBoardScreen(emit);
    if (screen === 'office') return createLazyScreen(async () => (await import('./office/office-screen.ts')).createOfficeScreen(emit));
    if (screen === 'purpose') return createLazyScreen(async () => (await import('./purpose/purpose-screen.ts')).createPurposeScreen(emit));
    if (screen === 'debrief') return createDebriefScreen(emit, () => guess);
    return createSceneScreen(emit, live, (verdict) => {
      guess = verdict;
    });
  }

  function partOf(screen: Screen): ScreenPart<never> {
    const known = screens.get(screen);
    if (known) return known;
    const part = build(screen);
    screens.set(screen, part);
    root.append(part.root);
    return part;
  }

  function draw(next: OverlayModel): void {
    const { screen, settings } = next;
    model = next;
    dressPage(settings, screen);
    document.title = screen === 'title' ? '求同 · Common Ground' : uiText(settings.locale, 'product.name');
    notices.update(next.notices, settings.locale);
    const part = partOf(screen);
    const entering = shown !== screen;
    if (entering) {
      const before = shown === null ? null : screens.get(shown);
      before?.leave?.();
      for (const [each, other] of screens) setAttribute(other.root, 'hidden', each !== screen);
      if (shown === 'scene') live.clear();
      if (screen === 'scene') guess = null;
      if (isOrigin(screen)) origin = screen;
      shown = screen;
    }
    part.update(next as never);
    if (!entering) return;
    if (screen === 'scene') (part as unknown as SceneScreen).setAnchors(anchors);
    scrollTo(0, 0);
    part.enter?.();
  }

  return {
    render(next) {
      // Reading emits events, and the game may answer them with a new model at once: one after the other.
      waiting = next;
      if (rendering) return;
      rendering = true;
      try {
        while (waiting) {
          const now: OverlayModel = waiting;
          waiting = null;
          draw(now);
        }
      } finally {
        rendering = false;
      }
    },
    flyCard(card) {
      if (shown === 'scene') (screens.get('scene') as unknown as SceneScreen | undefined)?.flyCard(card);
    },
    setAnchors(next) {
      anchors = next;
      if (shown === 'scene') (screens.get('scene') as unknown as SceneScreen | undefined)?.setAnchors(next);
    },
  };
}
