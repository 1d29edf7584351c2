// Runs inside the page: handed over as source, so each function is whole in itself and sees no import.

export interface Marks {
  /** Milliseconds since the navigation began. */
  menu?: number;
  scene?: number;
  picture?: number;
  option?: number;
  /** Of the click on the start of the briefing: the time of the event, before any of our code ran. */
  click?: number;
}

declare global {
  interface Window {
    benchMarks: Marks;
  }
}

/** Notes when things can be seen and used: when the frame that first shows them was drawn and the main thread is free again. */
export function watchMarks(): void {
  const marks: Marks = {};
  window.benchMarks = marks;
  const asked = new Set<string>();
  const seen = (selector: string): boolean => {
    const element = document.querySelector(selector);
    return element instanceof HTMLElement && element.getClientRects().length > 0;
  };
  const note = (name: 'menu' | 'scene' | 'picture' | 'option', selector: string): void => {
    if (asked.has(name) || !seen(selector)) return;
    asked.add(name);
    requestAnimationFrame(() => {
      setTimeout(() => {
        marks[name] = performance.now();
      });
    });
  };
  const look = (): void => {
    note('menu', 'html[data-screen="title"] [data-start]');
    if (marks.click === undefined) return;
    note('scene', 'html[data-screen="scene"] [data-part="scene"]');
    note('picture', '#stage canvas');
    note('option', 'button[data-choice]');
    // The lines before the first options are read at once: what is measured is the program, not the reader.
    const next = document.querySelector('[data-continue]');
    if (marks.option === undefined && next instanceof HTMLElement && next.getClientRects().length > 0) next.click();
  };
  document.addEventListener(
    'click',
    (event) => {
      if (marks.click === undefined && event.target instanceof Element && event.target.closest('[data-play]'))
        marks.click = event.timeStamp;
    },
    true,
  );
  setInterval(look, 16);
}

export interface PlayOrder {
  /** Decisions to take, in play after play; Infinity: one play, until its end card stands. */
  readonly decisions: number;
  /** Milliseconds between two actions. */
  readonly pause: number;
  /** 32-bit: picks the options. */
  readonly seed: number;
}

/** Plays by clicking, scenario after scenario. Resolves with the decisions taken. */
export async function playByClicks({ decisions, pause, seed }: PlayOrder): Promise<number> {
  const find = (selector: string): HTMLElement | undefined =>
    [...document.querySelectorAll<HTMLElement>(selector)].find((each) => each.getClientRects().length > 0);
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  let state = seed >>> 0;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  let taken = 0;
  let idle = 0;
  while (taken < decisions) {
    const options = [...document.querySelectorAll<HTMLElement>('button[data-choice]')].filter((each) => each.getClientRects().length > 0);
    const option = options[Math.floor(random() * options.length)];
    const over = document.documentElement.dataset['screen'] === 'debrief';
    if (decisions === Number.POSITIVE_INFINITY && find('[data-look]')) return taken;
    const next = option ?? (over ? find('.debrief-doors button') : (find('[data-look]') ?? find('[data-continue]')));
    idle = next ? 0 : idle + 1;
    if (idle * pause > 20_000) throw new Error('the talk does not go on');
    next?.click();
    if (option) taken += 1;
    await wait(pause);
  }
  return taken;
}

/** Times of the frames, in milliseconds, over `ms`. */
export function frameTimes(ms: number): Promise<number[]> {
  return new Promise((resolve) => {
    const times: number[] = [];
    const tick = (now: number): void => {
      times.push(now);
      if (now - (times[0] ?? now) < ms) requestAnimationFrame(tick);
      else resolve(times);
    };
    requestAnimationFrame(tick);
  });
}
