// After the debrief's own content: what will be sent to the company's board, the decision to send it, and what became of it.
import type { Debrief } from '../../../core/run/debrief-types.ts';
import type { PlayMode } from '../../../core/run/run.ts';
import type { Scenario } from '../../../core/scenario/model.ts';
import type { Locale } from '../../../core/scenario/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import type { RunOnItsWay, TeamState } from '../../team-ports.ts';
import { labelled, textButton } from '../base/controls.ts';
import { h, icon, setAttribute, setIcon, setShown, setText, syncList } from '../base/dom.ts';
import type { Emit } from '../base/screen.ts';
import type { Texts } from '../base/texts.ts';
import { runWords } from '../board/run-sentences.ts';

export interface SendModel {
  readonly team: TeamState;
  /** Name of the play. */
  readonly run: string;
  readonly debrief: Debrief;
  readonly scenario: Scenario;
  readonly mode: PlayMode;
  readonly locale: Locale;
}

export interface SendBlock {
  readonly root: HTMLElement;
  update(model: SendModel): void;
  /** It waits for a decision. */
  asks(): boolean;
  /** Brings it before the eyes. */
  seek(): void;
}

const FACTS = ['scenario', 'mode', 'times', 'as', 'to'] as const;

function timesText(locale: Locale, { startedAt, finishedAt }: RunOnItsWay): string {
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const [from, to] = [new Date(startedAt), new Date(finishedAt)];
  const sameDay = from.toDateString() === to.toDateString();
  const end = sameDay ? new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(to) : moment.format(to);
  return uiText(locale, 'send.timesOf', { from: moment.format(from), to: end });
}

export function createSendBlock(texts: Texts, emit: Emit): SendBlock {
  let id = '';
  const always = h('input', { type: 'checkbox', id: 'send-always', class: 'check' });
  const facts = FACTS.map((name) => {
    const value = h('dd');
    return { name, value, root: h('div', { 'data-fact': name }, labelled(texts, 'dt', `send.${name}`), value) };
  });
  const count = h('summary');
  const choices = h('ol', { class: 'send-choices' });
  const ask = h(
    'div',
    { class: 'send-ask' },
    labelled(texts, 'p', 'send.ask', { class: 'send-question' }),
    labelled(texts, 'h3', 'send.what'),
    h('dl', { class: 'send-facts' }, ...facts.map((each) => each.root)),
    h('details', {}, count, choices),
    labelled(texts, 'p', 'send.not', { class: 'small' }),
    h(
      'p',
      { class: 'send-doors' },
      textButton(texts, {
        key: 'send.go',
        icon: 'check',
        class: 'primary big',
        attributes: { 'data-send': true },
        onClick: () => emit({ type: 'send-run', id, always: always.checked }),
      }),
      textButton(texts, {
        key: 'send.drop',
        icon: 'lock',
        attributes: { 'data-drop': true },
        onClick: () => emit({ type: 'drop-run', id }),
      }),
    ),
    h('p', { class: 'send-always' }, always, labelled(texts, 'label', 'send.always', { for: always.id })),
  );
  const stateIcon = icon('clock');
  const title = h('b');
  const details = h('ul', { class: 'send-details' });
  const state = h('div', { class: 'send-state', role: 'status', 'data-send-state': '' }, stateIcon, h('div', {}, title, details));
  const retry = textButton(texts, {
    key: 'send.retry',
    icon: 'rotate-ccw',
    class: 'small',
    onClick: () => emit({ type: 'send-run', id, always: false }),
  });
  const remove = textButton(texts, { key: 'send.remove', class: 'small', onClick: () => emit({ type: 'drop-run', id }) });
  const after = h('p', { class: 'send-doors' }, retry, remove);
  const join = h(
    'div',
    { class: 'send-join' },
    labelled(texts, 'p', 'send.joinText'),
    h(
      'p',
      { class: 'send-doors' },
      textButton(texts, {
        key: 'send.join',
        icon: 'users',
        class: 'primary',
        attributes: { 'data-join': true },
        onClick: () => emit({ type: 'go', screen: 'board' }),
      }),
    ),
  );
  const local = h('p', { class: 'send-local' });
  const heading = labelled(texts, 'h2', 'send.title', { tabindex: -1 });
  const root = h('section', { class: 'block send-block', 'data-part': 'send' }, heading, state, after, ask, join, local);

  function writeFacts(run: RunOnItsWay, { scenario, debrief, mode, team, locale }: SendModel): void {
    const values: Readonly<Record<(typeof FACTS)[number], string>> = {
      scenario: scenario.title[locale],
      mode: uiText(locale, `mode.${mode}`),
      times: timesText(locale, run),
      as: team.me?.pseudonym ?? '',
      to: team.me?.organisation ?? '',
    };
    for (const { name, value } of facts) setText(value, values[name]);
    setText(count, uiText(locale, 'send.choicesOf', { n: debrief.decisions.length }));
    syncList(
      choices,
      debrief.decisions,
      ({ number }) => String(number),
      () => h('li'),
      (element, { say, timedOut }) => setText(element, timedOut ? uiText(locale, 'send.timeout') : say[locale]),
    );
  }

  return {
    root,
    asks: () => !root.hidden && root.dataset['state'] === 'held',
    seek() {
      heading.scrollIntoView({ block: 'center' });
      heading.focus({ preventScroll: true });
    },
    update(model) {
      const { team, scenario, mode, locale, run: name } = model;
      const stays = mode === 'practice' ? 'send.practice' : scenario.ranked ? null : 'send.warmUp';
      const run = stays === null ? team.runs.find((each) => each.id === name) : undefined;
      const there = team.phase === 'open' || team.me !== null;
      setShown(root, there && (stays !== null || run !== undefined));
      setShown(local, stays !== null);
      if (stays !== null) setText(local, uiText(locale, stays));
      const is = run?.state.is ?? null;
      if (id !== name) always.checked = false;
      id = name;
      const asks = is === 'held' && team.me !== null;
      setShown(ask, asks);
      setShown(join, is === 'held' && team.me === null);
      setShown(after, is === 'refused');
      setAttribute(root, 'data-state', is ?? undefined);
      // The region stays where it is: what changes in it is read out.
      setShown(state, run !== undefined && is !== 'held');
      if (!run || is === 'held') {
        setAttribute(state, 'data-send-state', is ?? '');
        setText(title, '');
        details.replaceChildren();
        if (run && asks) writeFacts(run, model);
        return;
      }
      const words = runWords(locale, run.state, team);
      setIcon(stateIcon, words.icon);
      setAttribute(state, 'data-send-state', is ?? '');
      setAttribute(state, 'data-tone', words.tone);
      setText(title, words.title);
      syncList(
        details,
        words.details,
        (text) => text,
        () => h('li'),
        (element, text) => setText(element, text),
      );
    },
  };
}
