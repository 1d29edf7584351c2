// A page of the office. To add one: write its file, and name it in `sections.ts`.
import type { PlainKey } from '../../../locale/ui.ts';
import type { ModelOf } from '../base/screen.ts';
import type { Texts } from '../base/texts.ts';
import type { IconName } from '../icons.ts';

export interface SectionPart {
  readonly root: HTMLElement;
  /** The language, who is signed in, and the desk that asks the service. */
  update(model: ModelOf<'office'>): void;
  /** It comes on: `update` has run. The place to ask for what it shows. */
  enter?(): void;
  leave?(): void;
}

export interface OfficeSection {
  /** In the page's ids. */
  readonly id: string;
  /** The least role that sees it. */
  readonly role: 'trainer' | 'admin';
  readonly title: PlainKey;
  readonly icon: IconName;
  readonly create: (texts: Texts) => SectionPart;
}
