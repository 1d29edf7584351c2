// The organisation itself: its name and clocks, what its boards show, the notice of its own, and what was done in the office.
import { uiText } from '../../../locale/ui.ts';
import { labelled, textButton } from '../base/controls.ts';
import { h } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';
import type { Organisation, Rules } from './answers.ts';
import { createAuditList } from './audit-list.ts';
import { createNoticeForm } from './notice-form.ts';
import { codeOf, codeText, createPage, type OfficePage, type PageBody } from './page.ts';
import { fieldRow, setOptions, tickRow } from './pieces.ts';
import type { OfficeSection } from './section.ts';

const SWITCHES = ['ranking', 'neighboursOnly', 'offline', 'notice'] as const;
const PEOPLE: readonly Rules['people'][] = ['all', 'team', 'none'];
const NAMES: readonly Rules['names'][] = ['pseudonym', 'nickname', 'none'];
const LARGEST_GROUP = 100;

/** What differs; the rest is not touched. */
export const changedRules = (now: Organisation, before: Organisation): Partial<Organisation> =>
  Object.fromEntries(Object.entries(now).filter(([key, value]) => before[key as keyof Organisation] !== value));

function createRules(page: OfficePage, texts: Texts): PageBody {
  let before: Organisation | null = null;
  const name = fieldRow(
    texts,
    'setup.organisation',
    h('input', { type: 'text', id: 'org-name', class: 'field', maxlength: 40, autocomplete: 'organization' }),
  );
  const zone = fieldRow(
    texts,
    'setup.timeZone',
    h('input', { type: 'text', id: 'org-zone', class: 'field', maxlength: 60, autocomplete: 'off', spellcheck: 'false' }),
    'setup.timeZoneHint',
  );
  const names = fieldRow(texts, 'org.names', h('select', { id: 'org-names', class: 'field' }));
  const people = fieldRow(texts, 'org.people', h('select', { id: 'org-people', class: 'field' }));
  const group = fieldRow(
    texts,
    'org.smallestGroup',
    h('input', { type: 'number', id: 'org-group', class: 'field', min: 1, max: LARGEST_GROUP, step: 1, inputmode: 'numeric' }),
    'org.smallestGroupHint',
  );
  const switches = SWITCHES.map((key) => ({ key, ...tickRow(texts, `org-${key}`, `org.${key}`, `org.${key}.hint`) }));
  const save = textButton(texts, { key: 'org.save', icon: 'check', class: 'primary', onClick: () => undefined });
  save.type = 'submit';
  const form = h(
    'form',
    { class: 'door-form', novalidate: true, id: 'org-form' },
    h('div', { class: 'two-fields' }, name.root, zone.root),
    h('div', { class: 'two-fields' }, names.root, people.root),
    group.root,
    ...switches.map(({ root }) => root),
    h('p', { class: 'keys' }, save),
  );
  const notice = createNoticeForm(texts, page);
  const audit = createAuditList(texts, page);

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });

  async function send(): Promise<void> {
    if (!before) return;
    for (const row of [name, zone, group]) row.tell('');
    const smallestGroup = Number(group.input.value);
    if (name.input.value.trim() === '') {
      name.tell(uiText(page.locale, 'door.empty'));
      return name.input.focus();
    }
    if (!Number.isInteger(smallestGroup) || smallestGroup < 1 || smallestGroup > LARGEST_GROUP) {
      group.tell(uiText(page.locale, 'org.groupWrong', { most: LARGEST_GROUP }));
      return group.input.focus();
    }
    const [ranking, neighboursOnly, offline, asks] = switches.map(({ input }) => input.checked) as [boolean, boolean, boolean, boolean];
    const now: Organisation = {
      name: name.input.value.trim(),
      timeZone: zone.input.value.trim(),
      names: names.input.value as Rules['names'],
      people: people.input.value as Rules['people'],
      smallestGroup,
      ranking,
      neighboursOnly,
      offline,
      notice: asks,
    };
    const reply = await page.send<Organisation>('PATCH', '/v1/settings', changedRules(now, before));
    const code = codeOf(reply);
    if (reply.is === 'answer') {
      fill(reply.answer);
      page.done('desk.saved');
      await audit.load();
      return;
    }
    const at = code === 'unknown-time-zone' ? zone : code === 'invalid' ? name : null;
    if (!at) return page.tell(code);
    at.tell(codeText(page.locale, code ?? ''));
    at.input.focus();
  }

  function fill(found: Organisation): void {
    before = found;
    name.input.value = found.name;
    zone.input.value = found.timeZone;
    names.input.value = found.names;
    people.input.value = found.people;
    group.input.value = String(found.smallestGroup);
    for (const { key, input } of switches) input.checked = found[key];
    audit.setZone(found.timeZone);
  }

  return {
    root: h(
      'div',
      { class: 'office-page' },
      h('section', { class: 'door' }, labelled(texts, 'h2', 'org.heading'), labelled(texts, 'p', 'org.text'), form),
      notice.root,
      audit.root,
    ),
    draw() {
      const { locale } = page;
      setOptions(
        names.input,
        NAMES.map((value) => ({ value, text: uiText(locale, `org.names.${value}`) })),
      );
      setOptions(
        people.input,
        PEOPLE.map((value) => ({ value, text: uiText(locale, `org.people.${value}`) })),
      );
      audit.draw();
    },
    async load() {
      const found = await page.get<Organisation>('/v1/settings');
      if (!found) return;
      fill(found);
      await Promise.all([notice.load(), audit.load()]);
    },
  };
}

export const rulesSection: OfficeSection = {
  id: 'organisation',
  role: 'admin',
  title: 'org.title',
  icon: 'settings',
  create: (texts) => createPage(texts, createRules),
};
