// The ways in: joining by a team's code, setting the organisation up by the administrator's link, and inviting a team.
import type { Locale } from '../../../core/scenario/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import type { TeamState } from '../../team-ports.ts';
import { labelled, textButton } from '../base/controls.ts';
import { h, setShown, setText } from '../base/dom.ts';
import type { Emit } from '../base/screen.ts';
import type { Texts } from '../base/texts.ts';
import { createDoorForm, createPurpose } from './door-form.ts';

export interface Doors {
  /** For whoever has not come in yet. */
  readonly entry: HTMLElement;
  /** For whoever may invite. */
  readonly teams: HTMLElement;
  readonly purpose: HTMLElement;
  update(team: TeamState, locale: Locale): void;
  clear(): void;
}

const COPIED = 2000;

export function createDoors(texts: Texts, emit: Emit): Doors {
  const join = createDoorForm(texts, {
    id: 'join',
    go: 'join.go',
    icon: 'door-open',
    fields: [
      {
        name: 'code',
        label: 'join.code',
        hint: 'join.codeHint',
        codes: ['unknown-code'],
        attributes: { autocapitalize: 'characters', spellcheck: 'false', class: 'field code-field' },
      },
      { name: 'nickname', label: 'join.nickname', hint: 'join.nicknameHint', attributes: { autocomplete: 'nickname' } },
    ],
    onSend: ({ code = '', nickname = '' }) => emit({ type: 'join', code, nickname }),
  });
  const setup = createDoorForm(texts, {
    id: 'setup',
    go: 'setup.go',
    icon: 'check',
    fields: [
      { name: 'organisation', label: 'setup.organisation', attributes: { autocomplete: 'organization' } },
      { name: 'nickname', label: 'setup.nickname', attributes: { autocomplete: 'nickname' } },
      {
        name: 'timeZone',
        label: 'setup.timeZone',
        hint: 'setup.timeZoneHint',
        value: Intl.DateTimeFormat().resolvedOptions().timeZone,
        codes: ['unknown-time-zone'],
        attributes: { maxlength: 60, spellcheck: 'false' },
      },
    ],
    onSend: ({ organisation = '', nickname = '', timeZone = '' }) => emit({ type: 'set-up', organisation, nickname, timeZone }),
  });
  const joining = h('section', { class: 'door' }, labelled(texts, 'h2', 'join.title'), labelled(texts, 'p', 'join.text'), join.root);
  const settingUp = h('section', { class: 'door' }, labelled(texts, 'h2', 'setup.title'), labelled(texts, 'p', 'setup.text'), setup.root);
  const entry = h('div', { class: 'doors' }, joining, settingUp, createPurpose(texts, 'section'));

  const make = createDoorForm(texts, {
    id: 'make-team',
    go: 'team.makeGo',
    icon: 'users',
    fields: [{ name: 'name', label: 'team.makeName' }],
    onSend: ({ name = '' }) => emit({ type: 'make-team', name }),
  });
  const madeFor = h('p', { class: 'made-for' });
  const code = h('output', { class: 'made-code', 'data-team-code': true });
  const copied = h('span', { class: 'small', role: 'status' });
  const copy = textButton(texts, { key: 'team.copy', class: 'small', onClick: () => void copyCode() });
  const made = h(
    'div',
    { class: 'made', role: 'status' },
    madeFor,
    h('p', { class: 'made-line' }, code, copy, copied),
    labelled(texts, 'p', 'team.madeText', { class: 'small' }),
  );
  const teams = h(
    'section',
    { class: 'door door-teams' },
    labelled(texts, 'h2', 'team.make'),
    labelled(texts, 'p', 'team.makeText'),
    make.root,
    made,
  );
  let locale: Locale = 'en';
  let shown: string | null = null;

  async function copyCode(): Promise<void> {
    // Plain http has no clipboard; the code can be selected.
    await navigator.clipboard?.writeText(code.textContent ?? '').then(
      () => {
        setText(copied, uiText(locale, 'team.copied'));
        setTimeout(() => setText(copied, ''), COPIED);
      },
      () => undefined,
    );
  }

  const purpose = createPurpose(texts, 'details');
  return {
    entry,
    teams,
    purpose,
    update({ me, door, phase }, now) {
      locale = now;
      const open = phase === 'open';
      setShown(entry, me === null && open);
      setShown(joining, door.setup === null);
      setShown(settingUp, door.setup !== null);
      setShown(purpose, me !== null);
      setShown(teams, open && me !== null && me.role !== 'player');
      join.update(door, now);
      setup.update(door, now);
      make.update(door, now);
      setShown(made, door.made !== null);
      setShown(copy, typeof navigator.clipboard?.writeText === 'function');
      if (!door.made) {
        shown = null;
        return;
      }
      setText(madeFor, uiText(now, 'team.made', { name: door.made.name }));
      setText(code, door.made.code);
      // The next team gets an empty field.
      if (shown !== door.made.code) make.clear();
      shown = door.made.code;
    },
    clear() {
      for (const form of [join, setup, make]) form.clear();
    },
  };
}
