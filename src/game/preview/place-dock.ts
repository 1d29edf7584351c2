// Where the preview's corner may stand without covering the speech bubble or the answers.
import { setAttribute, setVariable } from '../overlay/base/dom.ts';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Room {
  readonly width: number;
  /** Between the HUD and the answers. */
  readonly top: number;
  readonly bottom: number;
  /** Null: nothing is said. */
  readonly bubble: Box | null;
  readonly dockWidth: number;
  readonly narrow: boolean;
}

export interface DockPlace {
  readonly side: 'left' | 'right';
  readonly top: number;
  readonly height: number;
}

const GAP = 8;
/** Less than this shows no mistake: then it rather covers a part of the stage's foot. */
const LEAST = 120;

/** The side with more height; beside the bubble where it fits, else below it. All numbers in CSS pixels. */
export function dockPlaceOf({ width, top, bottom, bubble, dockWidth, narrow }: Room): DockPlace {
  const topAt = (left: number, right: number): number => {
    const apart = !bubble || bubble.right + GAP <= left || bubble.left - GAP >= right || bubble.bottom <= top;
    return (apart ? top : bubble.bottom) + GAP;
  };
  const tops = narrow
    ? { left: Number.POSITIVE_INFINITY, right: topAt(0, width) }
    : { left: topAt(0, dockWidth + GAP), right: topAt(width - dockWidth - GAP, width) };
  const side = tops.left < tops.right ? 'left' : 'right';
  const height = Math.max(LEAST, bottom - GAP - tops[side]);
  return { side, top: Math.min(tops[side], bottom - GAP - height), height };
}

const NARROW = '(max-width: 699px)';

/** Keeps the dock in its place while the scene changes; outside of a scene the style sheet alone places it. */
export function keepPlaced(dock: HTMLElement): () => void {
  const watched = new Set<Element>();
  let asked = false;
  const place = (): void => {
    asked = false;
    const [hud, bubble, foot] = ['.hud', '.bubble', '.scene-bottom'].map((each) => document.querySelector(`.scene-screen ${each}`));
    if (!hud || !bubble || !foot || document.documentElement.dataset['screen'] !== 'scene') return;
    for (const each of [bubble, foot]) {
      if (watched.has(each)) continue;
      watched.add(each);
      sizes.observe(each);
      moves.observe(each, { attributes: true, attributeFilter: ['style', 'hidden', 'data-side'] });
    }
    const said = bubble.getBoundingClientRect();
    const { side, top, height } = dockPlaceOf({
      width: innerWidth,
      top: hud.getBoundingClientRect().bottom,
      bottom: Math.min(innerHeight, foot.getBoundingClientRect().top),
      bubble: said.height > 0 ? said : null,
      dockWidth: dock.offsetWidth,
      narrow: matchMedia(NARROW).matches,
    });
    setAttribute(dock, 'data-side', side);
    setVariable(dock, '--dock-top', `${Math.round(top)}px`);
    setVariable(dock, '--dock-height', `${Math.round(height)}px`);
  };
  const ask = (): void => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(place);
  };
  const sizes = new ResizeObserver(ask);
  const moves = new MutationObserver(ask);
  addEventListener('resize', ask);
  return ask;
}
