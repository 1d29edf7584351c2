// Who is in the organisation: role, team, and removing somebody who asked for it.
import { uiText } from '../../../locale/ui.ts';
import { labelled, textButton } from '../base/controls.ts';
import { h, setShown } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';
import type { Member, Organisation, TeamEntry } from './answers.ts';
import { codeOf, createPage, type OfficePage, type PageBody } from './page.ts';
import { dayText, sureKey } from './pieces.ts';
import type { OfficeSection } from './section.ts';

const ROLES = ['player', 'trainer', 'admin'] as const;
/** As many as the service tells at once. */
const PAGE = 200;

function createPeople(page: OfficePage, texts: Texts): PageBody {
  let people: readonly Member[] | null = null;
  let more = false;
  let teams: readonly TeamEntry[] = [];
  let zone = 'UTC';
  const list = h('ul', { class: 'entries' });
  const further = textButton(texts, { key: 'people.more', class: 'small', onClick: () => void next() });

  async function change(member: Member, body: Partial<Pick<Member, 'role' | 'team'>>): Promise<void> {
    const code = codeOf(await page.send('PATCH', `/v1/people/${member.player}`, body));
    if (code === null) {
      people = (people ?? []).map((each) => (each.player === member.player ? { ...each, ...body } : each));
      page.done('desk.saved');
    } else page.tell(code);
    draw();
    list.querySelector<HTMLElement>(`#${'role' in body ? 'role' : 'team'}-${member.player}`)?.focus();
  }

  async function erase({ player }: Member): Promise<void> {
    const code = codeOf(await page.send('DELETE', `/v1/people/${player}`));
    if (code === null) {
      people = (people ?? []).filter((each) => each.player !== player);
      page.done('people.erased');
    } else page.tell(code);
    draw();
    list.querySelector<HTMLElement>('select')?.focus();
  }

  function entry(member: Member): HTMLElement {
    const { locale } = page;
    const { player, nickname, pseudonym, role, team, joinedAt } = member;
    const mine = player === page.me?.player;
    const roles = h(
      'select',
      { class: 'field', id: `role-${player}` },
      ...ROLES.map((value) => h('option', { value }, uiText(locale, `people.role.${value}`))),
    );
    roles.value = role;
    roles.addEventListener('change', () => void change(member, { role: roles.value as Member['role'] }));
    const inTeam = h(
      'select',
      { class: 'field', id: `team-${player}` },
      h('option', { value: '' }, uiText(locale, 'people.noTeam')),
      ...teams.map((each) => h('option', { value: each.team }, each.name)),
    );
    inTeam.value = team ?? '';
    inTeam.addEventListener('change', () => void change(member, { team: inTeam.value === '' ? null : inTeam.value }));
    return h(
      'li',
      { class: 'entry person-entry', 'data-person': player },
      h(
        'div',
        { class: 'person-words' },
        h('h3', {}, nickname, mine ? h('span', { class: 'small' }, ` (${uiText(locale, 'board.you')})`) : null),
        h('p', { class: 'small' }, uiText(locale, 'people.about', { pseudonym, date: dayText(locale, joinedAt, zone) })),
      ),
      h('p', { class: 'door-field' }, h('label', { for: roles.id }, uiText(locale, 'people.role')), roles),
      h('p', { class: 'door-field' }, h('label', { for: inTeam.id }, uiText(locale, 'board.team')), inTeam),
      mine
        ? null
        : sureKey(locale, {
            button: uiText(locale, 'people.erase'),
            sure: uiText(locale, 'people.eraseSure', { name: nickname }),
            yes: uiText(locale, 'people.eraseYes'),
            onYes: () => void erase(member),
          }),
    );
  }

  function draw(): void {
    list.replaceChildren(...(people ?? []).map(entry));
    setShown(further, more);
  }

  async function next(): Promise<void> {
    const last = people?.at(-1)?.player;
    const found = await page.get<{ readonly people: readonly Member[] }>(`/v1/people${last ? `?after=${last}` : ''}`);
    if (!found) return;
    people = [...(people ?? []), ...found.people];
    more = found.people.length === PAGE;
    draw();
  }

  return {
    root: h('section', { class: 'door' }, labelled(texts, 'h2', 'people.heading'), labelled(texts, 'p', 'people.text'), list, further),
    draw,
    async load() {
      const [found, settings] = await Promise.all([
        page.get<{ readonly teams: readonly TeamEntry[] }>('/v1/teams'),
        page.get<Organisation>('/v1/settings'),
      ]);
      if (!found || !settings) return;
      teams = found.teams;
      zone = settings.timeZone;
      people = null;
      await next();
    },
  };
}

export const peopleSection: OfficeSection = {
  id: 'people',
  role: 'admin',
  title: 'people.title',
  icon: 'user',
  create: (texts) => createPage(texts, createPeople),
};
