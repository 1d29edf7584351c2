import type { OverlayEvent, OverlayModel, Screen } from '../../ports.ts';

export type ModelOf<S extends Screen> = Extract<OverlayModel, { readonly screen: S }>;
export type Emit = (event: OverlayEvent) => void;

/** One screen of the overlay. It is built once, shown and hidden, and updated in place. */
export interface ScreenPart<M> {
  readonly root: HTMLElement;
  update(model: M): void;
  /** It comes on: `update` has run. */
  enter?(): void;
  /** It goes off. */
  leave?(): void;
}
