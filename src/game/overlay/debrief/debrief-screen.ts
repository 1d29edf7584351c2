// After the talk: the verdict in words, then the number and where it comes from, then how it went and why.
import type { Verdict } from '../../../core/scenario/terms.ts';
import { TRUST_BROKEN, VERDICT_NAMES, VERDICT_TEXTS } from '../../../locale/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import { labelled, textButton } from '../base/controls.ts';
import { h, icon, setAttribute, setIcon, setShown, setText } from '../base/dom.ts';
import type { Emit, ModelOf, ScreenPart } from '../base/screen.ts';
import { bindTexts } from '../base/texts.ts';
import type { IconName } from '../icons.ts';
import { createPageHead } from '../menu/page-head.ts';
import { createAxisList } from './axes.ts';
import { createDecisionList } from './decision-list.ts';
import { createConceptBlock, createNeedsBlock, createWindowBlock } from './insight-blocks.ts';
import { createScoreBlock } from './score-block.ts';
import { createSendBlock } from './send-block.ts';
import { createTimeline } from './timeline.ts';

type DebriefModel = ModelOf<'debrief'>;

const VERDICT_ICONS: Readonly<Record<Verdict, IconName>> = {
  constructive: 'handshake',
  settled: 'check',
  'smoothed-over': 'layers',
  escalated: 'flame',
  'broken-off': 'door-open',
};

/** How this result stands to the best one before it. */
export function comparison(score: number, previousBest: number | null, locale: 'zh-CN' | 'en'): string {
  if (previousBest === null) return uiText(locale, 'debrief.first');
  return score > previousBest
    ? uiText(locale, 'debrief.bestNew', { n: score - previousBest })
    : uiText(locale, 'debrief.bestSame', { n: previousBest });
}

export function createDebriefScreen(emit: Emit, guessed: () => Verdict | null): ScreenPart<DebriefModel> {
  const texts = bindTexts();
  const head = createPageHead(texts, emit, null);
  const scenarioName = h('p', { class: 'debrief-scenario' });
  const stampIcon = icon('check');
  const verdict = h('p', { class: 'verdict-name' });
  const verdictText = h('p', { class: 'verdict-text' });
  const guess = h('p', { class: 'verdict-guess' });
  const endingTitle = h('h2', { class: 'ending-title' });
  const endingText = h('p', { class: 'ending-text' });
  const score = h('b', { class: 'score-number' });
  const compare = h('p', { class: 'score-compare' });
  const stepsBack = h('p', { class: 'small' });
  const heading = labelled(texts, 'h1', 'debrief.title', { tabindex: -1 });
  const heroScore = h(
    'div',
    { class: 'hero-score' },
    labelled(texts, 'p', 'debrief.score', { class: 'score-label' }),
    score,
    labelled(texts, 'p', 'debrief.outOf', { class: 'score-of' }),
    compare,
    stepsBack,
  );
  const partial = labelled(texts, 'p', 'debrief.partial', { class: 'hero-score hero-partial', 'data-partial': true });
  const hero = h(
    'section',
    { class: 'hero' },
    h('div', { class: 'hero-words' }, h('div', { class: 'stamp' }, stampIcon, verdict), verdictText, guess, endingTitle, endingText),
    heroScore,
    partial,
  );
  const sending = createSendBlock(texts, emit);
  // The block stands at the foot of a long page.
  const toSending = textButton(texts, {
    key: 'send.door',
    icon: 'users',
    attributes: { 'data-to-send': true },
    onClick: () => sending.seek(),
  });
  const doors = (): HTMLElement =>
    h(
      'p',
      { class: 'debrief-doors' },
      textButton(texts, { key: 'debrief.again', icon: 'rotate-ccw', class: 'primary big', onClick: () => emit({ type: 'play-again' }) }),
      textButton(texts, { key: 'debrief.toMap', icon: 'list', onClick: () => emit({ type: 'go', screen: 'map' }) }),
      textButton(texts, { key: 'debrief.toBoard', icon: 'trophy', onClick: () => emit({ type: 'go', screen: 'board' }) }),
    );
  const firstDoors = doors();
  firstDoors.append(toSending);
  const axes = createAxisList(true);
  const axesBlock = h('section', { class: 'block axes-block' }, labelled(texts, 'h2', 'debrief.axes'), axes.root);
  const timeline = createTimeline(texts);
  const scoreBlock = createScoreBlock(texts);
  const decisions = createDecisionList(texts);
  const blocks = [createWindowBlock(texts), createNeedsBlock(texts), createConceptBlock(texts)];
  const root = h(
    'div',
    { class: 'screen page debrief-screen', 'data-part': 'debrief' },
    head.root,
    h(
      'main',
      { class: 'page-main' },
      scenarioName,
      heading,
      hero,
      firstDoors,
      timeline.root,
      h('div', { class: 'block-pair' }, scoreBlock.root, axesBlock),
      decisions.root,
      ...blocks.map((block) => block.root),
      sending.root,
      doors(),
    ),
  );

  return {
    root,
    update({ debrief, scenario, mode, previousBest, settings, team, run, provisional = false, partial: begunInTheMiddle = false }) {
      const { locale } = settings;
      texts.apply(locale);
      head.update(settings);
      setText(scenarioName, scenario.title[locale]);
      setAttribute(hero, 'data-tone', debrief.verdict);
      setIcon(stampIcon, VERDICT_ICONS[debrief.verdict]);
      setAttribute(verdict, 'data-verdict', debrief.verdict);
      setText(verdict, VERDICT_NAMES[debrief.verdict][locale]);
      setText(verdictText, (debrief.breach === 'trust' ? TRUST_BROKEN : VERDICT_TEXTS[debrief.verdict])[locale]);
      const mine = guessed();
      setShown(guess, mine !== null);
      if (mine !== null) {
        const names = { guess: VERDICT_NAMES[mine][locale], verdict: VERDICT_NAMES[debrief.verdict][locale] };
        setText(
          guess,
          mine === debrief.verdict
            ? uiText(locale, 'debrief.guessRight', { guess: names.guess })
            : uiText(locale, 'debrief.guessWrong', names),
        );
      }
      setText(endingTitle, debrief.ending.title[locale]);
      setText(endingText, debrief.ending.text[locale]);
      for (const part of [heroScore, scoreBlock.root]) setShown(part, !begunInTheMiddle);
      setShown(partial, begunInTheMiddle);
      setAttribute(score, 'data-score', begunInTheMiddle ? undefined : debrief.score);
      setText(score, begunInTheMiddle ? '' : String(debrief.score));
      setText(compare, comparison(debrief.score, previousBest, locale));
      setShown(stepsBack, debrief.stepsBack > 0);
      setText(stepsBack, uiText(locale, 'debrief.stepsBack', { n: debrief.stepsBack }));
      timeline.update(debrief, locale);
      scoreBlock.update(debrief, locale, provisional);
      axes.update(debrief.axes, locale);
      decisions.update(debrief, scenario, locale);
      for (const block of blocks) block.update(debrief, scenario, locale);
      // Nothing of it is sent: neither a play from the middle nor a number that is not exact yet.
      if (begunInTheMiddle || provisional || run === undefined) setShown(sending.root, false);
      else sending.update({ team, run, debrief, scenario, mode, locale });
      setShown(toSending, sending.asks());
    },
    enter: () => heading.focus({ preventScroll: true }),
  };
}
