// The folder before the talk: who you are, whom you meet, who serves whom, what happened and what you want. It can be
// read while the room is still being fetched.
import type { CastMember, Scenario } from '../../../core/scenario/model.ts';
import { YOU } from '../../../core/scenario/model.ts';
import type { Locale } from '../../../core/scenario/terms.ts';
import { FLOW_NAMES } from '../../../locale/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import type { ScenarioCard, Settings } from '../../ports.ts';
import { portraitOf } from '../base/art-urls.ts';
import { labelled, textButton } from '../base/controls.ts';
import { h, icon, setAttribute, setShown, setText, setVariable, syncList } from '../base/dom.ts';
import type { Emit, ModelOf, ScreenPart } from '../base/screen.ts';
import { bindTexts } from '../base/texts.ts';
import { type Badge, type BadgeContent, createBadge } from './badge.ts';
import { createChairChoice } from './chair-choice.ts';
import { createModeChoice } from './mode-choice.ts';
import { createPageHead } from './page-head.ts';

type Member = BadgeContent & { readonly id: string; readonly present: boolean };

/** The player first, then those met at the door, then those who may come in. */
function membersOf(card: ScenarioCard, scenario: Scenario | null, settings: Settings): readonly Member[] {
  const nameOf = (id: string, name: string): string => (id === YOU && settings.playerName !== '' ? settings.playerName : name);
  const pictures = new Map(card.cast.map((each) => [each.id, portraitOf(each)]));
  const members: readonly Member[] = scenario
    ? scenario.cast.map((each: CastMember) => ({
        id: each.id,
        name: nameOf(each.id, each.name[settings.locale]),
        role: each.role,
        department: each.department,
        relation: each.id === YOU ? null : each.relation,
        portrait: pictures.get(each.id) ?? null,
        present: each.id === YOU || scenario.present.includes(each.id),
      }))
    : card.cast.map((each) => ({
        id: each.id,
        name: nameOf(each.id, each.name[settings.locale]),
        role: null,
        department: each.department,
        relation: null,
        portrait: pictures.get(each.id) ?? null,
        present: true,
      }));
  return [
    ...members.filter((each) => each.id === YOU),
    ...members.filter((each) => each.id !== YOU && each.present),
    ...members.filter((each) => !each.present),
  ];
}

function chainSentence(scenario: Scenario, members: readonly Member[], locale: Locale): string {
  const { supplier, customer } = scenario.flow;
  const name = (id: string): string => members.find((each) => each.id === id)?.name ?? id;
  if (customer === YOU) return uiText(locale, 'briefing.youAreCustomer', { name: name(supplier) });
  if (supplier === YOU) return uiText(locale, 'briefing.theyAreCustomer', { name: name(customer) });
  return uiText(locale, 'briefing.othersChain', { supplier: name(supplier), customer: name(customer) });
}

export function createBriefingScreen(emit: Emit): ScreenPart<ModelOf<'briefing'>> {
  const texts = bindTexts();
  const head = createPageHead(texts, emit, null);
  const title = h('h1', { tabindex: -1 });
  const summary = h('p', { class: 'folder-summary' });
  const badges = h('div', { class: 'badges' });
  const badgeParts = new Map<string, Badge>();
  const flowName = h('span', { class: 'flow-name' });
  const chain = h('p', { class: 'chain-text' });
  const flow = h(
    'div',
    { class: 'flow' },
    h(
      'p',
      { class: 'flow-line' },
      h('span', { class: 'flow-end' }),
      h('span', { class: 'flow-arrow' }, flowName, icon('chevron-right')),
      h('span', { class: 'flow-end' }),
    ),
    chain,
  );
  const ends = flow.querySelectorAll('.flow-end');
  const situation = h('p');
  const goal = h('p');
  const waiting = labelled(texts, 'p', 'briefing.wait', { class: 'waiting' });
  const papers = h(
    'div',
    { class: 'papers' },
    labelled(texts, 'h2', 'briefing.situation'),
    situation,
    labelled(texts, 'h2', 'briefing.goal'),
    goal,
    labelled(texts, 'h2', 'briefing.chain'),
    flow,
  );
  const live = labelled(texts, 'p', 'briefing.live', { class: 'briefing-live' });
  const chairs = createChairChoice(texts, emit);
  const modes = createModeChoice(texts, emit);
  const loadingText = h('span');
  const bar = h(
    'div',
    { class: 'loading-bar', role: 'progressbar', 'aria-valuemin': 0, 'aria-valuemax': 100 },
    h('span', { class: 'loading-fill' }),
  );
  const loading = h('div', { class: 'loading' }, loadingText, bar);
  const start = textButton(texts, {
    key: 'briefing.start',
    icon: 'door-open',
    class: 'big primary',
    onClick: () => begin(),
    attributes: { 'data-play': true },
  });
  const detail = h('span', { class: 'button-detail' });
  const resume = textButton(texts, {
    key: 'briefing.continue',
    icon: 'play',
    class: 'big',
    onClick: () => emit({ type: 'resume', scenario }),
  });
  resume.append(detail);
  let ready = false;
  let scenario = '';
  const begin = (): void => {
    if (ready) emit({ type: 'play', mode: modes.value() });
  };
  const folder = h(
    'article',
    { class: 'folder' },
    h('div', { class: 'folder-tab' }, labelled(texts, 'span', 'briefing.title')),
    h('div', { class: 'folder-head' }, h('div', { class: 'folder-what' }, title, summary, live), chairs.root),
    h('div', { class: 'folder-sheets' }, badges, h('div', { class: 'folder-text' }, waiting, papers)),
  );
  const root = h(
    'div',
    { class: 'screen page briefing-screen', 'data-part': 'briefing' },
    head.root,
    h('main', { class: 'page-main wide' }, folder, modes.root, h('div', { class: 'briefing-doors' }, loading, resume, start)),
  );

  return {
    root,
    update(model) {
      const { locale } = model.settings;
      const { card, playable } = model;
      texts.apply(locale);
      head.update(model.settings);
      scenario = card.id;
      setText(title, card.title[locale]);
      setText(summary, card.summary[locale]);
      chairs.update(card, locale);
      const members = membersOf(card, playable?.scenario ?? null, model.settings);
      syncList(
        badges,
        members,
        (each) => each.id,
        (each) => {
          const badge = createBadge();
          badgeParts.set(each.id, badge);
          return badge.root;
        },
        (_, each) =>
          badgeParts
            .get(each.id)
            ?.update(each, locale, uiText(locale, each.id === YOU ? 'briefing.you' : each.present ? 'briefing.them' : 'briefing.others')),
      );
      setShown(papers, playable !== null);
      setShown(waiting, playable === null);
      if (playable) {
        const { briefing, flow: way } = playable.scenario;
        setText(situation, briefing.situation[locale]);
        setText(goal, briefing.goal[locale]);
        setText(flowName, FLOW_NAMES[way.kind][locale]);
        [way.supplier, way.customer].forEach((id, index) => {
          const end = ends[index];
          const member = members.find((each) => each.id === id);
          if (!end || !member) return;
          setText(end, member.name);
          setAttribute(end, 'data-department', member.department);
        });
        setText(chain, chainSentence(playable.scenario, members, locale));
      }
      const percent = Math.round(100 * Math.min(1, Math.max(0, model.loading)));
      ready = playable !== null;
      setAttribute(start, 'aria-disabled', ready ? undefined : 'true');
      setText(loadingText, uiText(locale, percent < 100 ? 'briefing.loading' : 'briefing.ready'));
      setAttribute(bar, 'aria-valuenow', percent);
      setAttribute(bar, 'aria-label', uiText(locale, 'briefing.loading'));
      setVariable(bar, '--value', percent / 100);
      loading.classList.toggle('is-ready', percent === 100);
      const save = model.saves.find((each) => each.scenario === card.id);
      setShown(resume, save !== undefined);
      if (save) setText(detail, uiText(locale, 'briefing.continueDetail', { n: save.decisions }));
      setShown(live, card.live === true);
      modes.update(model.settings.mode, card.live === true);
    },
    enter: () => title.focus({ preventScroll: true }),
  };
}
