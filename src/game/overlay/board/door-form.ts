// A short form at the door of the service: its fields, one button, and what was wrong. Mistakes are told next to the form and
// by the field that is at fault.
import type { Locale } from '../../../core/scenario/terms.ts';
import { type PlainKey, uiText } from '../../../locale/ui.ts';
import type { Door } from '../../team-ports.ts';
import { labelled, textButton } from '../base/controls.ts';
import { type Attributes, h, setAttribute, setShown, setText } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';
import type { IconName } from '../icons.ts';

export interface DoorField {
  readonly name: string;
  readonly label: PlainKey;
  readonly hint?: PlainKey;
  readonly attributes?: Attributes;
  readonly value?: string;
  /** The refusals that are about this field. */
  readonly codes?: readonly string[];
}

export interface DoorForm {
  readonly root: HTMLFormElement;
  update(door: Door, locale: Locale): void;
  /** As a link brings it: it can still be changed. */
  fill(values: Readonly<Record<string, string>>): void;
  clear(): void;
}

export interface DoorFormOptions {
  readonly id: string;
  readonly go: PlainKey;
  readonly icon: IconName;
  readonly fields: readonly DoorField[];
  readonly onSend: (values: Readonly<Record<string, string>>) => void;
}

const CODES: ReadonlySet<string> = new Set([
  'unknown-code',
  'unknown-link',
  'unknown-time-zone',
  'invalid',
  'away',
  'too-many',
  'unknown-sign-in',
  'sign-in-refused',
  'other-player',
  'provider-away',
  'no-organisation',
  'other-notice',
  'last-admin',
]);

export function doorText(locale: Locale, code: string): string {
  const known = code.startsWith('too-many') ? 'too-many' : code;
  return CODES.has(known) ? uiText(locale, `door.${known}` as PlainKey) : uiText(locale, 'door.other', { code });
}

export function createDoorForm(texts: Texts, { id, go, icon: picture, fields, onSend }: DoorFormOptions): DoorForm {
  const message = h('p', { class: 'door-message', role: 'alert', id: `${id}-message` });
  let missing: string | null = null;
  let asked = false;
  let now: { door: Door; locale: Locale } | null = null;
  const inputs = fields.map((field) => {
    const input = h('input', {
      type: 'text',
      class: 'field',
      id: `${id}-${field.name}`,
      maxlength: 40,
      autocomplete: 'off',
      ...field.attributes,
    });
    input.value = field.value ?? '';
    const hint = field.hint ? labelled(texts, 'span', field.hint, { class: 'small', id: `${input.id}-hint` }) : null;
    const described = [hint?.id, message.id].filter((each) => each !== undefined).join(' ');
    setAttribute(input, 'aria-describedby', described);
    setAttribute(input, 'aria-required', 'true');
    return { field, input, root: h('p', { class: 'door-field' }, labelled(texts, 'label', field.label, { for: input.id }), input, hint) };
  });
  const button = textButton(texts, { key: go, icon: picture, class: 'primary big', onClick: () => undefined });
  button.type = 'submit';
  const busy = h('span', { class: 'small', role: 'status' });
  const root = h(
    'form',
    { class: 'door-form', novalidate: true, id },
    ...inputs.map((each) => each.root),
    message,
    h('p', { class: 'door-go' }, button, busy),
  );

  function draw(): void {
    if (!now) return;
    const { door, locale } = now;
    const code = asked ? door.code : null;
    setText(message, missing !== null ? uiText(locale, 'door.empty') : code !== null && !door.busy ? doorText(locale, code) : '');
    setShown(message, message.textContent !== '');
    for (const { field, input } of inputs)
      setAttribute(input, 'aria-invalid', field.name === missing || (code !== null && field.codes?.includes(code)) ? 'true' : undefined);
    setAttribute(button, 'aria-disabled', door.busy ? 'true' : undefined);
    setText(busy, door.busy && asked ? uiText(locale, 'door.busy') : '');
  }

  root.addEventListener('submit', (event) => {
    event.preventDefault();
    if (now?.door.busy) return;
    const empty = inputs.find(({ input }) => input.value.trim() === '');
    missing = empty?.field.name ?? null;
    asked = true;
    if (!empty) onSend(Object.fromEntries(inputs.map(({ field, input }) => [field.name, input.value.trim()])));
    draw();
    empty?.input.focus();
  });

  return {
    root,
    update(door, locale) {
      now = { door, locale };
      draw();
    },
    fill(values) {
      for (const { field, input } of inputs) input.value = values[field.name] ?? input.value;
    },
    clear() {
      asked = false;
      missing = null;
      for (const { field, input } of inputs) input.value = field.value ?? '';
    },
  };
}

/** What is kept and who sees it, before anybody joins. */
export const createPurpose = (texts: Texts): HTMLElement =>
  h(
    'section',
    { class: 'purpose' },
    labelled(texts, 'h2', 'purpose.title'),
    labelled(texts, 'p', 'purpose.text'),
    labelled(texts, 'p', 'purpose.choice'),
  );
