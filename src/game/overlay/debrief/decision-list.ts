// Each decision with what it was: words, move, axes, mode and fit, what came to light, why, and what would have done more.
import type { Debrief, DecisionReport } from '../../../core/run/debrief-types.ts';
import type { Scenario } from '../../../core/scenario/model.ts';
import { type Locale, STEPS } from '../../../core/scenario/terms.ts';
import { CODEX } from '../../../locale/codex.ts';
import { MOVE_NAMES } from '../../../locale/move-names.ts';
import { CLASS_NAMES, MODE_NAMES, SITUATION_NAMES, STEP_NAMES } from '../../../locale/terms.ts';
import { type PlainKey, uiText } from '../../../locale/ui.ts';
import { labelled } from '../base/controls.ts';
import { h, icon, s, setAttribute, setShown, setText, syncList } from '../base/dom.ts';
import { bindTexts, type Texts } from '../base/texts.ts';
import { createAxisList } from './axes.ts';
import { CLASS_MARKS } from './timeline.ts';

export interface DecisionList {
  readonly root: HTMLElement;
  update(debrief: Debrief, scenario: Scenario, locale: Locale): void;
}

interface Entry {
  readonly root: HTMLLIElement;
  update(decision: DecisionReport, scenario: Scenario, locale: Locale): void;
}

/** From this width on, the details stand beside the words and need no opening. */
const WIDE = 900;

/** The step of a decision in words, and whether it counted. */
export function stepSentence(decision: DecisionReport, locale: Locale): string | null {
  if (decision.step === null) return null;
  const step = STEP_NAMES[decision.step][locale];
  return decision.stepCounted
    ? uiText(locale, 'debrief.stepCounted', { n: STEPS.indexOf(decision.step) + 1, step })
    : uiText(locale, 'debrief.stepEarly', { step });
}

/** Filled and empty quarters: ●●●○ reads without colour. */
export const quarters = (fit: number): string => '●'.repeat(fit) + '○'.repeat(4 - fit);

function createEntry(first: DecisionReport): Entry {
  const texts = bindTexts();
  const number = h('span', { class: 'decision-number' });
  const mark = s('path', { d: CLASS_MARKS[first.class] });
  const kind = h('span');
  const className = h(
    'p',
    { class: `decision-class is-${first.class}` },
    s('svg', { viewBox: '-10 -10 20 20', class: 'class-mark', 'aria-hidden': 'true' }, mark),
    kind,
  );
  const say = h('blockquote', { class: 'decision-say' });
  const timedOut = labelled(texts, 'p', 'debrief.timedOut', { class: 'decision-note' });
  const move = h('span', { class: 'tag' });
  const axes = createAxisList(false);
  const why = h('p', { class: 'decision-why' });
  const concept = h('b');
  const conceptText = h('span');
  const facts = h('dl', { class: 'facts' });
  const fact = (key: PlainKey): { readonly row: HTMLElement; readonly value: HTMLElement } => {
    const value = h('dd');
    const row = h('div', {}, labelled(texts, 'dt', key), value);
    facts.append(row);
    return { row, value };
  };
  const situation = fact('debrief.situation');
  const mode = fact('debrief.mode');
  const fit = fact('debrief.fit');
  const step = fact('debrief.step');
  const opened = fact('debrief.opened');
  const betterSay = h('blockquote', { class: 'better-say' });
  const betterWhy = h('p');
  const better = h(
    'aside',
    { class: 'better' },
    h('p', { class: 'better-head' }, icon('lightbulb'), labelled(texts, 'span', 'debrief.better')),
    betterSay,
    betterWhy,
  );
  const put = (row: typeof mode, text: string | null): void => {
    setShown(row.row, text !== null);
    setText(row.value, text ?? '');
  };
  const root = h(
    'li',
    { class: `decision is-${first.class}`, id: `decision-${first.number}` },
    h('div', { class: 'decision-head' }, number, className, move),
    say,
    timedOut,
    why,
    h(
      'details',
      { class: 'decision-concept' },
      h('summary', {}, icon('book-open'), concept),
      h('p', { class: 'concept-text' }, conceptText),
    ),
    h(
      'details',
      { class: 'decision-more', open: innerWidth >= WIDE },
      h('summary', {}, labelled(texts, 'span', 'debrief.details')),
      axes.root,
      facts,
    ),
    better,
  );
  return {
    root,
    update(decision, scenario, locale) {
      texts.apply(locale);
      setText(number, String(decision.number));
      setText(kind, CLASS_NAMES[decision.class][locale]);
      setText(say, decision.say[locale]);
      setShown(timedOut, decision.timedOut);
      setText(move, MOVE_NAMES[decision.move][locale]);
      axes.update(decision, locale);
      setText(why, decision.why[locale]);
      setText(concept, CODEX[decision.concept].name[locale]);
      setText(conceptText, CODEX[decision.concept].text[locale]);
      put(situation, decision.cue === null ? null : SITUATION_NAMES[decision.cue][locale]);
      put(mode, decision.mode === 'none' ? uiText(locale, 'debrief.noMode') : MODE_NAMES[decision.mode][locale]);
      put(fit, decision.fit === null ? null : `${quarters(decision.fit)} ${uiText(locale, 'debrief.fitOf', { n: decision.fit })}`);
      put(step, stepSentence(decision, locale));
      const found = decision.opened.map((id) => scenario.facts.find((each) => each.id === id)?.text[locale] ?? id);
      put(opened, found.length === 0 ? null : found.join('\n'));
      setShown(better, decision.better !== null);
      setText(betterSay, decision.better?.say[locale] ?? '');
      setText(betterWhy, decision.better?.why[locale] ?? '');
      setAttribute(better, 'aria-label', uiText(locale, 'debrief.better'));
    },
  };
}

export function createDecisionList(texts: Texts): DecisionList {
  const list = h('ol', { class: 'decisions' });
  const entries = new Map<Element, Entry>();
  return {
    root: h('section', { class: 'block decisions-block' }, labelled(texts, 'h2', 'debrief.decisions'), list),
    update(debrief, scenario, locale) {
      syncList(
        list,
        debrief.decisions,
        (decision) => `${decision.number}:${decision.choice}:${decision.class}`,
        (decision) => {
          const entry = createEntry(decision);
          entries.set(entry.root, entry);
          return entry.root;
        },
        (element, decision) => entries.get(element)?.update(decision, scenario, locale),
      );
      for (const element of entries.keys()) if (!element.isConnected && element.parentElement !== list) entries.delete(element);
    },
  };
}
