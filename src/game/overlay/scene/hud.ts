// The strip above the scene: what it is called, how the talk stands, and the keys. In assessed mode the meters are gone.
import type { DialogueView } from '../../../core/dialogue/view.ts';
import { LADDER, type Locale, type Pane, type Rung, STEPS } from '../../../core/scenario/terms.ts';
import { RUNG_NAMES, STEP_NAMES } from '../../../locale/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import type { SceneModel, Settings } from '../../ports.ts';
import { iconButton } from '../base/controls.ts';
import { h, setAttribute, setIcon, setShown, setText } from '../base/dom.ts';
import type { Emit } from '../base/screen.ts';
import type { Texts } from '../base/texts.ts';
import { languageButton } from '../menu/language-button.ts';
import { createMeter } from './meter.ts';
import { createWindowIcon, windowSummary } from './window-grid.ts';

export interface HudActions {
  readonly onWindow: () => void;
  readonly onHistory: () => void;
  readonly onPause: () => void;
  readonly onBack: () => void;
}

export interface Hud {
  readonly root: HTMLElement;
  /** `instant`: everything stands at once. `held`: where a fact still is whose card is on its way. */
  update(scene: SceneModel, settings: Settings, instant: boolean, held: (fact: string) => Pane | undefined): void;
  /** The open pane of the window, if the window is shown. */
  openPane(): HTMLElement | null;
  reset(): void;
}

/** Light, sound and people tell a change of the ladder first; the word follows. */
const WORD_LATER_MS = 800;

/** It stands alone there, like a title; Chinese has no capitals. */
const asTitle = (name: string, locale: Locale): string => (locale === 'en' ? name.charAt(0).toUpperCase() + name.slice(1) : name);

export function createHud(texts: Texts, emit: Emit, actions: HudActions): Hud {
  const title = h('span', { class: 'plate-title' });
  const count = h('span', { class: 'plate-count' });
  const plate = h('h1', { class: 'plate' }, title, count);

  const stair = h('span', { class: 'stair', 'aria-hidden': 'true' }, ...LADDER.map(() => h('i')));
  const rungCaption = h('span', { class: 'ladder-caption' });
  const rungName = h('b', { class: 'ladder-name' });
  const ladder = h('div', { class: 'ladder-chip', role: 'img' }, stair, h('span', { class: 'ladder-text' }, rungCaption, rungName));

  const climate = createMeter({
    name: 'scene.climate',
    icon: 'handshake',
    class: 'is-climate',
    min: -100,
    max: 100,
    origin: 0,
    riseIsGood: true,
  });
  const heat = createMeter({ name: 'scene.heat', icon: 'flame', class: 'is-heat', min: 0, max: 100, origin: 0, riseIsGood: false });

  const steps = h('div', { class: 'steps', role: 'img' }, ...STEPS.map(() => h('i')));
  const mini = createWindowIcon();
  const windowName = h('span', { class: 'window-key-name' });
  const windowCounts = h('span', { class: 'visually-hidden' });
  const windowKey = h('button', { type: 'button', class: 'window-key', 'aria-haspopup': 'dialog' }, mini.root, windowName, windowCounts);
  windowKey.addEventListener('click', actions.onWindow);
  const meters = h('div', { class: 'meters' }, ladder, climate.root, heat.root, windowKey, steps);
  texts.attribute(meters, 'aria-label', 'scene.hud');
  meters.setAttribute('role', 'group');

  let muted = false;
  const sound = iconButton(texts, {
    key: 'scene.sound',
    icon: 'volume-2',
    class: 'sound-key',
    onClick: () => emit({ type: 'settings', change: { muted: !muted } }),
  });
  const language = languageButton(emit, true);
  const back = iconButton(texts, {
    key: 'scene.back',
    icon: 'undo-2',
    class: 'back-key',
    onClick: actions.onBack,
    attributes: { 'data-back': true },
  });
  const keys = h(
    'div',
    { class: 'hud-keys' },
    back,
    iconButton(texts, { key: 'scene.history', icon: 'history', class: 'history-key', onClick: actions.onHistory }),
    sound,
    language.root,
    iconButton(texts, {
      key: 'scene.pause',
      icon: 'pause',
      class: 'pause-key',
      onClick: actions.onPause,
      attributes: { 'data-pause': true },
    }),
  );
  language.root.classList.add('language-key');
  const root = h('header', { class: 'hud' }, plate, meters, keys);

  let last: DialogueView | null = null;
  let change = { climate: 0, heat: 0 };
  let word: ReturnType<typeof setTimeout> | undefined;
  let rungShown: Rung | null = null;

  const showRung = (now: Rung, locale: Locale): void => {
    clearTimeout(word);
    word = undefined;
    rungShown = now;
    setAttribute(ladder, 'data-rung', now);
    for (const [index, bar] of [...stair.children].entries()) bar.classList.toggle('is-on', index <= LADDER.indexOf(now));
    setText(rungCaption, uiText(locale, 'scene.ladder'));
    setText(rungName, asTitle(RUNG_NAMES[now][locale], locale));
    setAttribute(ladder, 'aria-label', uiText(locale, 'scene.ladderChanged', { rung: RUNG_NAMES[now][locale] }));
  };
  /** A new word waits until the change was felt; whatever else is drawn meanwhile leaves it waiting. */
  const followLadder = (now: Rung, locale: Locale, atOnce: boolean): void => {
    if (atOnce || rungShown === null || rungShown === now) showRung(now, locale);
    else {
      clearTimeout(word);
      word = setTimeout(() => showRung(now, locale), WORD_LATER_MS);
    }
  };

  return {
    root,
    update({ view, scenario, mode, canGoBack }, settings, instant, held) {
      const { locale } = settings;
      // The marks show what the last decision did, and stay until the next one.
      if (last && last.decisions !== view.decisions) change = { climate: view.climate - last.climate, heat: view.heat - last.heat };
      last = view;
      setText(title, scenario.title[locale]);
      setText(
        count,
        view.ending === undefined ? uiText(locale, 'scene.decision', { n: view.decisions + 1 }) : uiText(locale, 'scene.decisionEnd'),
      );
      const assessed = mode === 'assessed';
      root.classList.toggle('is-assessed', assessed);
      for (const meter of [ladder, climate.root, heat.root, steps]) setShown(meter, !assessed);
      followLadder(view.ladder, locale, instant || settings.reducedMotion);
      climate.update(view.climate, change.climate, locale);
      heat.update(view.heat, change.heat, locale);
      [...steps.children].forEach((mark, index) => {
        mark.classList.toggle('is-on', index < view.step);
        setText(mark, index < view.step ? '✓' : String(index + 1));
      });
      const next = STEPS[view.step - 1];
      const stepText = uiText(locale, 'scene.stepOf', { n: view.step });
      setAttribute(steps, 'aria-label', next ? `${stepText}: ${STEP_NAMES[next][locale]}` : stepText);
      setAttribute(steps, 'title', STEPS.map((step, index) => `${index + 1} ${STEP_NAMES[step][locale]}`).join('\n'));
      mini.update(view.facts.map(({ id, pane }) => ({ pane: held(id) ?? pane })));
      setText(windowName, uiText(locale, 'scene.window'));
      setText(windowCounts, windowSummary(view.facts, locale));
      setShown(windowKey, view.facts.length > 0 && !assessed);
      muted = settings.muted;
      const soundName = uiText(locale, muted ? 'scene.soundOn' : 'scene.soundOff');
      setIcon(sound.firstElementChild as HTMLElement, muted ? 'volume-x' : 'volume-2');
      setAttribute(sound, 'aria-label', soundName);
      setAttribute(sound, 'title', soundName);
      language.update(settings);
      setShown(back, canGoBack);
    },
    openPane: () => (windowKey.hidden ? null : mini.openPane),
    reset() {
      clearTimeout(word);
      word = undefined;
      rungShown = null;
      last = null;
      change = { climate: 0, heat: 0 };
    },
  };
}
