// A staff badge on a lanyard: name, role, department in its colour. The face is a portrait, or the first letter of the name.
import type { Department, Locale, Relation, Text } from '../../../core/scenario/terms.ts';
import { DEPARTMENT_NAMES, RELATION_NAMES } from '../../../locale/terms.ts';
import { h, setAttribute, setShown, setText } from '../base/dom.ts';

export interface BadgeContent {
  readonly name: string;
  readonly role: Text | null;
  readonly department: string;
  readonly relation: Relation | null;
  /** Address of a picture. */
  readonly portrait: string | null;
}

export interface Badge {
  readonly root: HTMLElement;
  update(content: BadgeContent, locale: Locale, caption: string): void;
}

export function createBadge(): Badge {
  const caption = h('p', { class: 'badge-caption' });
  const department = h('p', { class: 'badge-department' });
  const letter = h('span');
  const picture = h('img', { alt: '', width: 192, height: 192, decoding: 'async' });
  const face = h('span', { class: 'badge-face', 'aria-hidden': 'true' }, letter, picture);
  const name = h('p', { class: 'badge-name' });
  const role = h('p', { class: 'badge-role' });
  const relation = h('p', { class: 'badge-relation' });
  const card = h(
    'div',
    { class: 'badge' },
    h('span', { class: 'badge-hole', 'aria-hidden': 'true' }),
    department,
    face,
    name,
    role,
    relation,
  );
  return {
    root: h('div', { class: 'badge-place' }, caption, card),
    update(content, locale, captionText) {
      setText(caption, captionText);
      setAttribute(card, 'data-department', content.department);
      setText(department, DEPARTMENT_NAMES[content.department as Department]?.[locale] ?? content.department);
      setText(letter, content.portrait === null ? ([...content.name][0] ?? '') : '');
      setShown(picture, content.portrait !== null);
      setAttribute(picture, 'src', content.portrait ?? undefined);
      face.classList.toggle('is-portrait', content.portrait !== null);
      setText(name, content.name);
      setText(role, content.role?.[locale] ?? '');
      setShown(relation, content.relation !== null);
      if (content.relation !== null) setText(relation, RELATION_NAMES[content.relation][locale]);
    },
  };
}
