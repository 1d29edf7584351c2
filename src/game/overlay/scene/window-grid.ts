// The Johari window as a 2×2 grid. Two uses: small with counts (HUD), and large with texts (panel, debrief).
import type { Locale, Pane } from '../../../core/scenario/terms.ts';
import { PANE_NAMES } from '../../../locale/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import { h, setShown, setText, syncList } from '../base/dom.ts';

/** Rows: known to them, not known to them; columns: known to you, not known to you. */
const GRID: readonly Pane[] = ['open', 'blind', 'hidden', 'unknown'];

export interface WindowFact {
  readonly id: string;
  readonly pane: Pane;
  readonly text: string;
}

function countPanes(facts: readonly { readonly pane: Pane }[]): Readonly<Record<Pane, number>> {
  const counts: Record<Pane, number> = { open: 0, blind: 0, hidden: 0, unknown: 0 };
  for (const fact of facts) counts[fact.pane]++;
  return counts;
}

export function windowSummary(facts: readonly { readonly pane: Pane }[], locale: Locale): string {
  return uiText(locale, 'window.summary', countPanes(facts));
}

export interface WindowGrid {
  readonly root: HTMLElement;
  update(facts: readonly WindowFact[], locale: Locale, visible: (fact: WindowFact) => boolean): void;
}

/** `fresh` marks facts that came to light. */
export function createWindowGrid(fresh: (fact: WindowFact) => boolean = () => false): WindowGrid {
  const parts = GRID.map((pane) => {
    const name = h('h4', {});
    const list = h('ul', {});
    const note = h('p', { class: 'pane-note' });
    const root = h('section', { class: 'pane', 'data-pane': pane }, name, list, note);
    return { pane, root, name, list, note };
  });
  return {
    root: h('div', { class: 'window-grid' }, ...parts.map((part) => part.root)),
    update(facts, locale, visible) {
      for (const part of parts) {
        const here = facts.filter((fact) => fact.pane === part.pane);
        const seen = here.filter(visible);
        const veiled = here.length - seen.length;
        setText(part.name, `${PANE_NAMES[part.pane][locale]} · ${here.length}`);
        syncList(
          part.list,
          seen,
          (fact) => fact.id,
          () => h('li'),
          (item, fact) => {
            setText(item, fact.text);
            item.classList.toggle('is-fresh', fresh(fact));
          },
        );
        setShown(part.list, seen.length > 0);
        setShown(part.note, veiled > 0 || here.length === 0);
        setText(
          part.note,
          veiled > 0
            ? `${'?'.repeat(Math.min(veiled, 6))}  ${uiText(locale, 'window.countOnly', { n: veiled })}`
            : uiText(locale, 'window.none'),
        );
      }
    },
  };
}

export interface WindowIcon {
  readonly root: HTMLElement;
  readonly openPane: HTMLElement;
  update(facts: readonly { readonly pane: Pane }[]): void;
}

/** Counts alone; named by the button that holds it. */
export function createWindowIcon(): WindowIcon {
  const openPane = h('span', { class: 'mini-pane', 'data-pane': 'open' });
  const cells = GRID.map((pane) => (pane === 'open' ? openPane : h('span', { class: 'mini-pane', 'data-pane': pane })));
  return {
    openPane,
    root: h('span', { class: 'mini-window', 'aria-hidden': 'true' }, ...cells),
    update(facts) {
      const counts = countPanes(facts);
      GRID.forEach((pane, index) => {
        const cell = cells[index];
        if (cell) setText(cell, String(counts[pane]));
      });
    },
  };
}
