// The list of conflicts as cards: where it plays, between whom, how long, and how you stand with it.
import { YOU } from '../../../core/scenario/model.ts';
import type { Department, Locale } from '../../../core/scenario/terms.ts';
import { DEPARTMENT_NAMES, joinNames } from '../../../locale/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import type { OverlayModel, ScenarioCard } from '../../ports.ts';
import { portraitOf, roomCard } from '../base/art-urls.ts';
import { labelled } from '../base/controls.ts';
import { h, icon, setShown, setText, syncList } from '../base/dom.ts';
import type { Emit, ScreenPart } from '../base/screen.ts';
import { bindTexts } from '../base/texts.ts';
import { chairName } from './chair-choice.ts';
import { createPageHead } from './page-head.ts';

/** Best score of this player on this device, or null. */
function bestOf(model: Pick<OverlayModel, 'results' | 'settings'>, scenario: string): number | null {
  const scores = model.results
    .filter((each) => each.scenario === scenario && each.player === model.settings.playerName)
    .map((each) => each.score);
  return scores.length === 0 ? null : Math.max(...scores);
}

function departmentsOf(card: ScenarioCard, locale: Locale): string {
  const names = [...new Set(card.cast.map((each) => each.department))].map((id) => DEPARTMENT_NAMES[id as Department]?.[locale] ?? id);
  return uiText(locale, 'map.departments', { list: joinNames(locale, names) });
}

/** More would hide the room. */
const MOST_PEOPLE = 3;

interface CardParts {
  readonly root: HTMLElement;
  update(card: ScenarioCard, model: OverlayModel): void;
}

function createCard(card: ScenarioCard, emit: Emit): CardParts {
  const title = h('button', { type: 'button', class: 'card-title', 'data-scenario': card.id });
  title.addEventListener('click', () => emit({ type: 'brief', scenario: card.id }));
  const summary = h('p', { class: 'card-summary' });
  const departments = h('p', { class: 'card-departments' });
  const chair = h('p', { class: 'card-chair' });
  const company = h('p', { class: 'card-company' });
  const companyText = h('span');
  company.append(icon('users'), companyText);
  const live = h('p', { class: 'card-company card-live' });
  const liveText = h('span');
  live.append(icon('messages-square'), liveText);
  const minutes = h('span');
  const warmUp = h('span', { class: 'card-tag' });
  const best = h('span', { class: 'card-best' });
  const bestText = h('span');
  const saved = h('p', { class: 'card-saved' });
  const savedText = h('span');
  best.append(icon('star'), bestText);
  saved.append(icon('save'), savedText);
  const address = roomCard(card.place);
  const picture = h('div', { class: 'card-picture', 'data-place': card.place });
  if (address !== null) picture.append(h('img', { src: address, alt: '', width: 640, height: 360, loading: 'lazy', decoding: 'async' }));
  // Whom one meets, as they stand in the room.
  const people = h('div', { class: 'card-people', 'aria-hidden': 'true' });
  for (const person of card.cast.filter(({ id }) => id !== YOU).slice(0, MOST_PEOPLE)) {
    const src = portraitOf(person);
    if (src !== null) people.append(h('img', { src, alt: '', width: 192, height: 192, loading: 'lazy', decoding: 'async' }));
  }
  picture.append(people, warmUp, h('span', { class: 'card-minutes' }, icon('clock'), minutes));
  const root = h(
    'li',
    { class: 'card' },
    picture,
    h('div', { class: 'card-text' }, h('h2', {}, title), company, live, departments, chair, summary, saved, best),
  );
  return {
    root,
    update(now, model) {
      const { locale } = model.settings;
      const score = bestOf(model, now.id);
      const save = model.saves.find((each) => each.scenario === now.id);
      setText(title, now.title[locale]);
      setText(summary, now.summary[locale]);
      setText(departments, departmentsOf(now, locale));
      const own = now.chairs.find((each) => each.scenario === now.id);
      setShown(chair, own !== undefined);
      if (own) setText(chair, uiText(locale, 'map.chair', { n: now.chairs.length, chair: chairName(own, locale) }));
      setShown(company, now.company === true);
      setShown(live, now.live === true);
      setText(liveText, uiText(locale, 'map.live'));
      setText(companyText, uiText(locale, 'map.company'));
      setText(minutes, uiText(locale, 'map.minutes', { n: now.minutes }));
      setText(warmUp, uiText(locale, 'map.warmUp'));
      setShown(warmUp, !now.ranked);
      setText(bestText, score === null ? uiText(locale, 'map.unplayed') : uiText(locale, 'map.best', { score }));
      best.classList.toggle('is-none', score === null);
      setShown(saved, save !== undefined);
      if (save) setText(savedText, uiText(locale, 'map.saved', { n: save.decisions }));
    },
  };
}

export function createMapScreen(emit: Emit): ScreenPart<OverlayModel> {
  const texts = bindTexts();
  const head = createPageHead(texts, emit, 'map');
  const heading = labelled(texts, 'h1', 'map.title', { tabindex: -1 });
  const list = h('ul', { class: 'cards' });
  const empty = labelled(texts, 'p', 'map.empty', { class: 'empty' });
  const root = h(
    'div',
    { class: 'screen page map-screen', 'data-part': 'map' },
    head.root,
    h('main', { class: 'page-main wide' }, heading, list, empty),
  );
  const parts = new Map<string, CardParts>();
  return {
    root,
    update(model) {
      texts.apply(model.settings.locale);
      head.update(model.settings);
      syncList(
        list,
        model.cards,
        (card) => card.id,
        (card) => {
          const part = createCard(card, emit);
          parts.set(card.id, part);
          return part.root;
        },
        (_, card) => parts.get(card.id)?.update(card, model),
      );
      setShown(empty, model.cards.length === 0);
    },
    enter: () => heading.focus({ preventScroll: true }),
  };
}
