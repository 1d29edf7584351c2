// Teams and their codes.
import { uiText } from '../../../locale/ui.ts';
import { labelled, textButton } from '../base/controls.ts';
import { h, setShown, setText } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';
import type { Organisation, TeamEntry } from './answers.ts';
import { codeOf, codeText, createPage, type OfficePage, type PageBody } from './page.ts';
import { dayText, fieldRow, sureKey } from './pieces.ts';
import type { OfficeSection } from './section.ts';

interface Made {
  readonly name: string;
  readonly code: string;
  readonly expires: string;
}

/** Of the word that something was copied, in ms. */
const COPIED = 2000;

function createTeams(page: OfficePage, texts: Texts): PageBody {
  let teams: readonly TeamEntry[] | null = null;
  let zone = 'UTC';
  let made: Made | null = null;
  const name = fieldRow(
    texts,
    'team.makeName',
    h('input', { type: 'text', id: 'office-team', class: 'field', maxlength: 40, autocomplete: 'off' }),
  );
  const go = textButton(texts, { key: 'team.makeGo', icon: 'users', class: 'primary', onClick: () => undefined });
  go.type = 'submit';
  const form = h('form', { class: 'door-form', novalidate: true, id: 'office-make-team' }, name.root, h('p', { class: 'keys' }, go));
  const code = h('output', { class: 'made-code', 'data-new-code': true });
  const madeFor = h('p', { class: 'made-for' });
  const until = h('p', { class: 'small' });
  const copied = h('span', { class: 'small', role: 'status' });
  const copy = textButton(texts, { key: 'team.copy', class: 'small', onClick: () => void copyCode() });
  const box = h(
    'div',
    { class: 'made', role: 'status', tabindex: -1, hidden: true },
    madeFor,
    h('p', { class: 'made-line' }, code, copy, copied),
    labelled(texts, 'p', 'team.madeText', { class: 'small' }),
    until,
  );
  const list = h('ul', { class: 'entries' });
  const empty = labelled(texts, 'p', 'teams.empty');
  // Plain http has no clipboard; the code can be selected.
  setShown(copy, typeof navigator.clipboard?.writeText === 'function');

  async function copyCode(): Promise<void> {
    await navigator.clipboard.writeText(code.textContent ?? '').then(
      () => {
        setText(copied, uiText(page.locale, 'team.copied'));
        setTimeout(() => setText(copied, ''), COPIED);
      },
      () => undefined,
    );
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void make();
  });

  async function make(): Promise<void> {
    const wanted = name.input.value.trim();
    name.tell(wanted === '' ? uiText(page.locale, 'door.empty') : '');
    if (wanted === '') return name.input.focus();
    const reply = await page.send<Omit<Made, 'name'>>('POST', '/v1/teams', { name: wanted });
    const refused = codeOf(reply);
    if (reply.is !== 'answer') {
      name.tell(codeText(page.locale, refused ?? ''));
      return name.input.focus();
    }
    name.input.value = '';
    await showCode({ name: wanted, ...reply.answer });
  }

  async function showCode(next: Made): Promise<void> {
    made = next;
    await load();
    box.focus();
  }

  async function act(method: 'PATCH' | 'DELETE', team: string, body?: object): Promise<void> {
    const refused = codeOf(await page.send(method, `/v1/teams/${team}`, body));
    await load();
    if (refused === null) page.done('desk.saved');
    else page.tell(refused);
    list.querySelector<HTMLElement>(`[data-team="${team}"]`)?.focus();
  }

  async function rotate({ team, name: called }: TeamEntry): Promise<void> {
    const reply = await page.send<Omit<Made, 'name'>>('POST', `/v1/teams/${team}/code`);
    if (reply.is === 'answer') await showCode({ name: called, ...reply.answer });
    else page.tell(codeOf(reply));
  }

  function entry(each: TeamEntry): HTMLElement {
    const { locale } = page;
    const { team, name: called, members, codeExpires } = each;
    const over = Date.parse(codeExpires) <= Date.now();
    const rename = h('input', { type: 'text', class: 'field', id: `rename-${team}`, maxlength: 40, autocomplete: 'off' });
    rename.value = called;
    return h(
      'li',
      { class: 'entry', 'data-team': team, tabindex: -1 },
      h(
        'div',
        { class: 'entry-head' },
        h('h3', {}, called),
        h('span', { class: 'small' }, uiText(locale, 'teams.members', { n: members })),
      ),
      h('p', { class: 'small' }, uiText(locale, over ? 'teams.codeOver' : 'teams.codeUntil', { date: dayText(locale, codeExpires, zone) })),
      h(
        'div',
        { class: 'keys' },
        sureKey(locale, {
          button: uiText(locale, 'teams.newCode'),
          sure: uiText(locale, 'teams.newCodeSure', { name: called }),
          yes: uiText(locale, 'teams.newCodeYes'),
          onYes: () => void rotate(each),
        }),
        sureKey(locale, {
          button: uiText(locale, 'teams.rename'),
          sure: uiText(locale, 'teams.renameSure'),
          yes: uiText(locale, 'teams.renameYes'),
          more: [h('p', { class: 'door-field' }, h('label', { for: rename.id }, uiText(locale, 'team.makeName')), rename)],
          onYes: () => {
            if (rename.value.trim() !== '') void act('PATCH', team, { name: rename.value.trim() });
            else rename.focus();
          },
        }),
        page.me?.role === 'admin'
          ? sureKey(locale, {
              button: uiText(locale, 'teams.remove'),
              sure: uiText(locale, 'teams.removeSure', { name: called }),
              yes: uiText(locale, 'teams.removeYes'),
              onYes: () => void act('DELETE', team),
            })
          : null,
      ),
    );
  }

  function draw(): void {
    const { locale } = page;
    setShown(empty, teams !== null && teams.length === 0);
    list.replaceChildren(...(teams ?? []).map(entry));
    setShown(box, made !== null);
    if (!made) return;
    setText(madeFor, uiText(locale, 'team.made', { name: made.name }));
    setText(code, made.code);
    setText(until, uiText(locale, 'teams.codeUntil', { date: dayText(locale, made.expires, zone) }));
  }

  async function load(): Promise<void> {
    const [found, settings] = await Promise.all([
      page.get<{ readonly teams: readonly TeamEntry[] }>('/v1/teams'),
      page.get<Organisation>('/v1/settings'),
    ]);
    if (!found || !settings) return;
    teams = found.teams;
    zone = settings.timeZone;
    draw();
  }

  return {
    root: h(
      'div',
      { class: 'office-page' },
      h('section', { class: 'door' }, labelled(texts, 'h2', 'team.make'), labelled(texts, 'p', 'team.makeText'), form, box),
      h('section', { class: 'door' }, labelled(texts, 'h2', 'teams.heading'), empty, list),
    ),
    draw,
    load,
  };
}

export const teamSection: OfficeSection = {
  id: 'teams',
  role: 'trainer',
  title: 'teams.title',
  icon: 'users',
  create: (texts) => createPage(texts, createTeams),
};
