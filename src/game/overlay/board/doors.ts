// The ways in: joining by a team's code, setting the organisation up by the administrator's link, and inviting a team.
import type { Locale } from '../../../core/scenario/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import type { DoorLink, TeamState } from '../../team-ports.ts';
import { labelled, textButton } from '../base/controls.ts';
import { h, setShown, setText } from '../base/dom.ts';
import type { Emit } from '../base/screen.ts';
import type { Texts } from '../base/texts.ts';
import { createDoorForm, createPurpose, doorText } from './door-form.ts';

export interface Doors {
  /** For whoever has not come in yet. */
  readonly entry: HTMLElement;
  /** For whoever may invite. */
  readonly teams: HTMLElement;
  /** A second device of whoever is in. */
  readonly devices: HTMLElement;
  update(team: TeamState, locale: Locale): void;
  clear(): void;
}

const COPIED = 2000;
const CODE = { autocapitalize: 'characters', spellcheck: 'false', class: 'field code-field' };

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
        attributes: CODE,
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
  const move = createDoorForm(texts, {
    id: 'move',
    go: 'move.go',
    icon: 'door-open',
    fields: [{ name: 'code', label: 'move.code', hint: 'join.codeHint', codes: ['unknown-code'], attributes: CODE }],
    onSend: ({ code = '' }) => emit({ type: 'move', code }),
  });
  const accept = createDoorForm(texts, {
    id: 'accept',
    go: 'invite.go',
    icon: 'check',
    fields: [{ name: 'nickname', label: 'invite.name', hint: 'join.nicknameHint', attributes: { autocomplete: 'nickname' } }],
    onSend: ({ nickname = '' }) => emit({ type: 'accept-invite', nickname }),
  });
  const claim = createDoorForm(texts, {
    id: 'claim',
    go: 'claim.go',
    icon: 'door-open',
    fields: [{ name: 'code', label: 'claim.code', hint: 'claim.codeHint', codes: ['unknown-code'], attributes: CODE }],
    onSend: ({ code = '' }) => emit({ type: 'claim-device', code }),
  });
  const refused = h('p', { class: 'door-message', role: 'alert' });
  const provider = h(
    'section',
    { class: 'door', 'data-provider': true },
    labelled(texts, 'h2', 'provider.title'),
    labelled(texts, 'p', 'provider.text'),
    refused,
    h('p', {}, labelled(texts, 'a', 'provider.go', { class: 'button primary big', href: '/v1/oidc/start' })),
  );
  const claiming = h(
    'details',
    { class: 'door door-claim' },
    labelled(texts, 'summary', 'claim.title'),
    labelled(texts, 'p', 'claim.text'),
    claim.root,
  );
  const moving = h('section', { class: 'door' }, labelled(texts, 'h2', 'move.title'), labelled(texts, 'p', 'move.text'), move.root);
  const accepting = h(
    'section',
    { class: 'door' },
    labelled(texts, 'h2', 'invite.title'),
    labelled(texts, 'p', 'invite.text'),
    accept.root,
  );
  const joining = h('section', { class: 'door' }, labelled(texts, 'h2', 'join.title'), labelled(texts, 'p', 'join.text'), join.root);
  const settingUp = h('section', { class: 'door' }, labelled(texts, 'h2', 'setup.title'), labelled(texts, 'p', 'setup.text'), setup.root);
  const purpose = createPurpose(texts);
  const entry = h('div', { class: 'doors' }, settingUp, accepting, moving, provider, joining, purpose, claiming);

  const make = createDoorForm(texts, {
    id: 'make-team',
    go: 'team.makeGo',
    icon: 'users',
    fields: [{ name: 'name', label: 'team.makeName' }],
    onSend: ({ name = '' }) => emit({ type: 'make-team', name }),
  });
  const madeFor = h('p', { class: 'made-for' });
  const code = h('output', { class: 'made-code', 'data-team-code': true });
  const link = h('output', { class: 'made-link', 'data-team-link': true });
  const copied = h('span', { class: 'small', role: 'status' });
  const copy = textButton(texts, { key: 'team.copy', class: 'small', onClick: () => void copyCode() });
  const made = h(
    'div',
    { class: 'made', role: 'status' },
    madeFor,
    h('p', { class: 'made-line' }, code, copy, copied),
    labelled(texts, 'p', 'team.madeText', { class: 'small' }),
    h('p', { class: 'small' }, labelled(texts, 'span', 'team.madeLink'), ' ', link),
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

  const device = h('output', { class: 'made-code', 'data-device-code': true });
  const deviceLine = h('p', { class: 'made-line' }, device, labelled(texts, 'span', 'device.madeText', { class: 'small' }));
  const deviceTrouble = h('p', { class: 'door-message', role: 'alert' });
  const devices = h(
    'details',
    { class: 'door door-claim' },
    labelled(texts, 'summary', 'device.title'),
    labelled(texts, 'p', 'device.text'),
    h(
      'p',
      {},
      textButton(texts, {
        key: 'device.go',
        class: 'small',
        attributes: { 'data-make-device': true },
        onClick: () => emit({ type: 'make-device-code' }),
      }),
    ),
    h('div', { role: 'status' }, deviceLine),
    deviceTrouble,
  );
  /** The link that was put into the forms last. */
  let filled: DoorLink | null = null;

  function fillIn(link: DoorLink | null, nickname: string): void {
    if (link === filled) return;
    filled = link;
    if (link?.kind === 'join') for (const form of [join, move]) form.fill({ code: link.secret });
    if (link?.kind === 'device') {
      claim.fill({ code: link.secret });
      claiming.open = true;
    }
    if (link?.kind === 'invite') accept.fill({ nickname });
  }

  return {
    entry,
    teams,
    devices,
    update({ me, door, phase, provider: hasProvider }, now) {
      locale = now;
      const open = phase === 'open';
      const kind = door.link?.kind ?? null;
      const out = me === null;
      const plain = out && kind !== 'setup' && kind !== 'invite';
      setShown(entry, open && (out || kind === 'invite' || kind === 'join'));
      setShown(joining, plain);
      setShown(claiming, plain);
      setShown(provider, plain && (hasProvider || kind === 'sign-in'));
      setText(refused, kind === 'sign-in' && door.code !== null ? doorText(now, door.code) : '');
      setShown(refused, refused.textContent !== '');
      setShown(settingUp, out && kind === 'setup');
      setShown(accepting, kind === 'invite');
      setShown(moving, !out && kind === 'join');
      setShown(purpose, out);
      setShown(devices, open && !out);
      fillIn(door.link, me?.nickname ?? '');
      for (const form of [move, accept, claim]) form.update(door, now);
      setText(device, door.device ?? '');
      setShown(deviceLine, door.device !== null);
      setText(deviceTrouble, !out && kind === null && door.code !== null && me?.role === 'player' ? doorText(now, door.code) : '');
      setShown(deviceTrouble, deviceTrouble.textContent !== '');
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
      setText(link, `${location.origin}/#join=${door.made.code}`);
      // The next team gets an empty field.
      if (shown !== door.made.code) make.clear();
      shown = door.made.code;
    },
    clear() {
      for (const form of [join, setup, make, move, accept, claim]) form.clear();
      filled = null;
      claiming.open = false;
    },
  };
}
