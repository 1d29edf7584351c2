// Conversations that wait for a decision, for the service, or were refused: each with what can be done about it.
import type { Locale } from '../../../core/scenario/terms.ts';
import type { ScenarioCard } from '../../ports.ts';
import type { TeamState } from '../../team-ports.ts';
import { labelled, textButton } from '../base/controls.ts';
import { h, icon, setAttribute, setIcon, setShown, setText, syncList } from '../base/dom.ts';
import type { Emit } from '../base/screen.ts';
import type { Texts } from '../base/texts.ts';
import { cardName } from './card-name.ts';
import { runWords } from './run-sentences.ts';

export interface RunsList {
  readonly root: HTMLElement;
  update(team: TeamState, cards: readonly ScenarioCard[], locale: Locale): void;
}

export function createRunsList(texts: Texts, emit: Emit): RunsList {
  const list = h('ul', { class: 'runs' });
  const root = h('section', { class: 'runs-block', 'data-runs': true }, labelled(texts, 'h2', 'waiting.title'), list);

  function create(id: string): HTMLElement {
    return h(
      'li',
      { class: 'run-line' },
      icon('clock'),
      h('p', { class: 'run-words', role: 'status' }, h('b'), h('span')),
      textButton(texts, { key: 'send.go', class: 'primary small', onClick: () => emit({ type: 'send-run', id, always: false }) }),
      textButton(texts, { key: 'send.retry', class: 'small', onClick: () => emit({ type: 'send-run', id, always: false }) }),
      textButton(texts, { key: 'send.drop', class: 'small', onClick: () => emit({ type: 'drop-run', id }) }),
      textButton(texts, { key: 'send.remove', class: 'small', onClick: () => emit({ type: 'drop-run', id }) }),
    );
  }

  return {
    root,
    update(team, cards, locale) {
      const open = team.runs.filter(({ state }) => state.is === 'held' || state.is === 'waiting' || state.is === 'refused');
      setShown(root, open.length > 0);
      syncList(
        list,
        open,
        ({ id }) => id,
        ({ id }) => create(id),
        (element, { scenario, state }) => {
          const words = runWords(locale, state, team);
          const [holder, text, send, retry, drop, remove] = [...element.children] as HTMLElement[];
          if (!holder || !text || !send || !retry || !drop || !remove) return;
          setIcon(holder, words.icon);
          setAttribute(element, 'data-tone', words.tone);
          const [title, detail] = [...text.children];
          if (title) setText(title, cardName(cards, scenario, locale));
          if (detail) setText(detail, [words.title, ...words.details].join(locale === 'en' ? ' · ' : '：'));
          setShown(send, state.is === 'held' && team.me !== null);
          setShown(drop, state.is === 'held');
          setShown(retry, state.is === 'refused' && team.me !== null);
          setShown(remove, state.is === 'refused');
        },
      );
    },
  };
}
