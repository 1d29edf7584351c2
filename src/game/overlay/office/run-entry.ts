// One run as trainers see it, with what they may do about it.
import { REVIEW_REASONS, type ReviewReason } from '../../../core/run/review-reasons.ts';
import type { Locale } from '../../../core/scenario/terms.ts';
import { VERDICT_NAMES } from '../../../locale/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import { h, icon } from '../base/dom.ts';
import type { RunEntry } from './answers.ts';
import { hourText, plainButton, sureKey } from './pieces.ts';
import { flagText } from './run-words.ts';

export type RunAct =
  | { readonly is: 'hide'; readonly body: { readonly hidden: boolean; readonly reason: ReviewReason; readonly closedSeasons: boolean } }
  | { readonly is: 'flag'; readonly body: { readonly flagged: boolean; readonly reason: ReviewReason } };

export interface RunContext {
  readonly locale: Locale;
  readonly zone: string;
  /** How its conflict is called. */
  readonly nameOf: (run: RunEntry) => string;
  readonly onAct: (run: RunEntry, act: RunAct) => void;
}

function reasonField(
  locale: Locale,
  id: string,
  reasons: readonly ReviewReason[],
): { readonly root: HTMLElement; readonly value: () => ReviewReason } {
  const select = h(
    'select',
    { id, class: 'field' },
    ...reasons.map((value) => h('option', { value }, uiText(locale, `runs.reason.${value}`))),
  );
  return {
    root: h('p', { class: 'door-field' }, h('label', { for: id }, uiText(locale, 'runs.reason')), select),
    value: () => select.value as ReviewReason,
  };
}

function tick(id: string, text: string): { readonly root: HTMLElement; readonly input: HTMLInputElement } {
  const input = h('input', { type: 'checkbox', id, class: 'tick' });
  return { root: h('p', { class: 'tick-row' }, input, h('label', { for: id }, text)), input };
}

export function runEntry(run: RunEntry, { locale, zone, nameOf, onAct }: RunContext): HTMLElement {
  const { attempt, hidden, flags, score, verdict, number, finishedAt, team, ranked } = run;
  const name = run.name === '' ? uiText(locale, 'runs.nameless') : run.name;
  const marked = flags.filter((flag) => flag.startsWith('marked:')).map((flag) => flag.slice('marked:'.length));
  const free = REVIEW_REASONS.filter((reason) => !marked.includes(reason));
  const hideFor = reasonField(locale, `hide-${attempt}`, REVIEW_REASONS);
  const flagFor = reasonField(locale, `flag-${attempt}`, free);
  const closed = tick(`closed-${attempt}`, uiText(locale, 'runs.closedSeasons'));
  const hiddenWhy = flags.find((flag) => flag.startsWith('hidden:'))?.slice('hidden:'.length) as ReviewReason | undefined;
  return h(
    'li',
    { class: 'entry run-entry', 'data-run': attempt, 'data-hidden-run': hidden, tabindex: -1 },
    h(
      'div',
      { class: 'run-main' },
      h('p', { class: 'run-who' }, h('strong', {}, name), team === '' ? null : h('span', { class: 'small' }, ` ${team}`)),
      h('p', { class: 'run-what' }, nameOf(run)),
      h('p', { class: 'small' }, `${hourText(locale, finishedAt, zone)} · ${uiText(locale, 'runs.attempt', { n: number })}`),
    ),
    h(
      'div',
      { class: 'run-result' },
      h('strong', { class: 'run-score' }, String(score)),
      h('span', {}, VERDICT_NAMES[verdict][locale]),
      ranked ? null : h('span', { class: 'small' }, uiText(locale, 'runs.unranked')),
    ),
    flags.length === 0
      ? null
      : h(
          'ul',
          { class: 'chips' },
          ...flags.map((flag) => {
            const text = flagText(locale, flag);
            const reason = flag.startsWith('marked:') ? (flag.slice('marked:'.length) as ReviewReason) : null;
            const off = reason
              ? plainButton(uiText(locale, 'runs.unflag'), () => onAct(run, { is: 'flag', body: { flagged: false, reason } }), {
                  class: 'chip-key',
                  'aria-label': `${uiText(locale, 'runs.unflag')}: ${text}`,
                })
              : null;
            off?.classList.remove('button');
            return h(
              'li',
              { class: `chip ${flag.startsWith('hidden:') ? 'chip-revise' : ''}` },
              icon(flag.startsWith('hidden:') ? 'eye-off' : 'info'),
              text,
              off,
            );
          }),
        ),
    h(
      'div',
      { class: 'keys' },
      hidden
        ? sureKey(locale, {
            button: uiText(locale, 'runs.show'),
            sure: uiText(locale, 'runs.showSure'),
            yes: uiText(locale, 'runs.showYes'),
            icon: 'eye',
            attributes: { 'data-show': true },
            more: [closed.root],
            onYes: () =>
              onAct(run, { is: 'hide', body: { hidden: false, reason: hiddenWhy ?? 'other', closedSeasons: closed.input.checked } }),
          })
        : sureKey(locale, {
            button: uiText(locale, 'runs.hide'),
            sure: uiText(locale, 'runs.hideSure'),
            yes: uiText(locale, 'runs.hideYes'),
            icon: 'eye-off',
            attributes: { 'data-hide': true },
            more: [hideFor.root, closed.root],
            onYes: () => onAct(run, { is: 'hide', body: { hidden: true, reason: hideFor.value(), closedSeasons: closed.input.checked } }),
          }),
      free.length === 0
        ? null
        : sureKey(locale, {
            button: uiText(locale, 'runs.flag'),
            sure: uiText(locale, 'runs.flagSure'),
            yes: uiText(locale, 'runs.flagYes'),
            icon: 'triangle-alert',
            attributes: { 'data-flag': true },
            more: [flagFor.root],
            onYes: () => onAct(run, { is: 'flag', body: { flagged: true, reason: flagFor.value() } }),
          }),
    ),
  );
}
