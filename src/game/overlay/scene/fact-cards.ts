// Facts that come to light: the card pops up where it is told and slides into the open pane of the window above. Until it is
// there the window counts the fact where it was.
import type { Cue, DialogueView } from '../../../core/dialogue/view.ts';
import type { Pane } from '../../../core/scenario/terms.ts';
import type { CardFlight } from '../../stage-port.ts';
import { h, setVariable } from '../base/dom.ts';

/** Pops up, is held to be read, slides away. */
const POP_MS = 280;
const HELD_MS = 1000;
const SLIDE_MS = 460;
const LIT_MS = 1400;
/** CSS px between the card and the edge of the view. */
const MARGIN = 8;

export interface FactCards {
  /** The cards in the air. */
  readonly root: HTMLElement;
  /** Facts opened by a decision; their cards are still to come. `before`: the view that the decision was taken in. */
  hold(before: DialogueView, cues: readonly Cue[]): void;
  fly(card: CardFlight, text: string): void;
  /** Where the window still has a fact whose card has not arrived. */
  held(fact: string): Pane | undefined;
  /** Whatever has not set out arrives now. */
  settle(): void;
  /** Nothing is on its way any more. */
  clear(): void;
}

interface Options {
  /** Where the cards go; null: there is no such place on the page. */
  readonly goal: () => HTMLElement | null;
  /** The window must count anew. */
  readonly onArrive: () => void;
}

export function createFactCards({ goal, onArrive }: Options): FactCards {
  const root = h('div', { class: 'fact-cards', 'aria-hidden': 'true' });
  const held = new Map<string, Pane>();
  const flying = new Map<string, Animation[]>();
  let dark: ReturnType<typeof setTimeout> | undefined;

  const lightUp = (): void => {
    const pane = goal();
    if (!pane) return;
    clearTimeout(dark);
    pane.classList.remove('is-lit');
    // Read in between, so that a second card makes the pane light up a second time.
    void pane.offsetWidth;
    pane.classList.add('is-lit');
    dark = setTimeout(() => pane.classList.remove('is-lit'), LIT_MS);
  };

  const arrive = (fact: string): void => {
    flying.delete(fact);
    if (!held.delete(fact)) return;
    onArrive();
    lightUp();
  };

  async function slide(fact: string, card: HTMLElement, at: CardFlight): Promise<void> {
    const { offsetWidth: width, offsetHeight: height } = card;
    const x = Math.min(innerWidth - width - MARGIN, Math.max(MARGIN, at.x + (at.towards - 1) * (width / 2)));
    const y = Math.min(innerHeight - height - MARGIN, Math.max(MARGIN, at.y - height / 2));
    setVariable(card, '--x', `${Math.round(x)}px`);
    setVariable(card, '--y', `${Math.round(y)}px`);
    const pop = card.animate(
      [
        { transform: 'scale(0.2) rotate(-9deg)', opacity: 0 },
        { transform: 'scale(1.06) rotate(2deg)', opacity: 1, offset: 0.7 },
        { transform: 'scale(1) rotate(1.5deg)', opacity: 1 },
      ],
      { duration: POP_MS, easing: 'ease-out', fill: 'forwards' },
    );
    const { left, top, width: paneWidth, height: paneHeight } = (goal() ?? card).getBoundingClientRect();
    const to = { x: left + paneWidth / 2 - (x + width / 2), y: top + paneHeight / 2 - (y + height / 2) };
    const shrunk = Math.max(0.06, paneWidth / width);
    // Sideways late and upwards early: it is thrown, not pulled along a ruler.
    const flight = card.animate(
      [
        { transform: 'translate(0, 0) scale(1) rotate(1.5deg)', opacity: 1 },
        { transform: `translate(${to.x * 0.35}px, ${to.y * 0.62}px) scale(0.62) rotate(-4deg)`, opacity: 1, offset: 0.5 },
        { transform: `translate(${to.x}px, ${to.y}px) scale(${shrunk}) rotate(0deg)`, opacity: 0.85 },
      ],
      { delay: POP_MS + HELD_MS, duration: SLIDE_MS, easing: 'cubic-bezier(0.5, 0, 0.6, 1)', fill: 'forwards' },
    );
    flying.set(fact, [pop, flight]);
    try {
      await flight.finished;
    } catch {
      // Cancelled: whoever did so wants it gone.
      return;
    } finally {
      card.remove();
    }
    arrive(fact);
  }

  return {
    root,
    hold(before, cues) {
      for (const cue of cues) {
        const pane = cue.type === 'fact-opened' ? before.facts.find((fact) => fact.id === cue.fact)?.pane : undefined;
        if (cue.type === 'fact-opened' && pane !== undefined && pane !== 'open') held.set(cue.fact, pane);
      }
    },
    fly(flight, text) {
      const { fact } = flight;
      if (!held.has(fact) || flying.has(fact)) return;
      if (goal() === null) {
        arrive(fact);
        return;
      }
      const card = h('div', { class: 'fact-card', 'data-fact': fact }, h('p', {}, text));
      root.append(card);
      void slide(fact, card, flight);
    },
    held: (fact) => held.get(fact),
    settle() {
      for (const fact of [...held.keys()]) if (!flying.has(fact)) arrive(fact);
    },
    clear() {
      for (const animations of flying.values()) for (const each of animations) each.cancel();
      flying.clear();
      held.clear();
      root.replaceChildren();
      clearTimeout(dark);
      goal()?.classList.remove('is-lit');
    },
  };
}
