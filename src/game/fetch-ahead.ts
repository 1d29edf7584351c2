// What a scene needs before its first line, fetched while the briefing is read, and how much of it is here.
import type { DialogueView } from '../core/dialogue/view.ts';
import type { GamePorts } from './game-ports.ts';
import type { PlayableScenario } from './ports.ts';

/** Of the bytes that a scene takes, roughly. They add up to 1. */
const SHARES = { scenario: 0.06, stage: 0.3, art: 0.46, faces: 0.18 } as const;
type Part = keyof typeof SHARES;

export interface AheadOptions {
  readonly ports: Pick<GamePorts, 'catalogue' | 'prefetchStage' | 'prefetchArt' | 'prefetchFaces'>;
  readonly scenario: string;
  /** What the talk opens with, for these settings; null: nobody knows yet. */
  readonly viewOf: (playable: PlayableScenario) => DialogueView | null;
  readonly textOf: (view: DialogueView | null, playable: PlayableScenario) => string;
  readonly onPlayable: (playable: PlayableScenario) => void;
  readonly onMissing: () => void;
  /** 0…1, never less than before; 1 only when everything came. */
  readonly onShare: (share: number) => void;
}

/** What does not come is fetched again by the scene itself: its absence does not hold up the start, and stays untold here. */
export function fetchAhead({ ports, scenario, viewOf, textOf, onPlayable, onMissing, onShare }: AheadOptions): void {
  const here: Record<Part, number> = { scenario: 0, stage: 0, art: 0, faces: 0 };
  const tell = (part: Part, share: number): void => {
    here[part] = Math.max(here[part], share);
    const whole = Object.values(here).every((each) => each >= 1);
    const parts = (Object.keys(SHARES) as Part[]).reduce((sum, each) => sum + SHARES[each] * here[each], 0);
    onShare(whole ? 1 : Math.min(0.99, parts));
  };
  const absent = (): void => undefined;
  ports.prefetchStage().then(() => tell('stage', 1), absent);
  ports.catalogue.load(scenario).then((playable) => {
    onPlayable(playable);
    tell('scenario', 1);
    const view = viewOf(playable);
    if (view) ports.prefetchArt(view, (share) => tell('art', share)).then(() => tell('art', 1), absent);
    else tell('art', 1);
    ports.prefetchFaces(scenario, textOf(view, playable)).then(() => tell('faces', 1), absent);
  }, onMissing);
}

type Texts = Readonly<Record<string, string>>;

/** Every text in one language anywhere inside a value. */
export function textsIn(value: unknown, locale: string): string {
  if (typeof value !== 'object' || value === null) return '';
  if (typeof (value as Texts)[locale] === 'string') return (value as Texts)[locale] ?? '';
  return Object.values(value)
    .map((each) => textsIn(each, locale))
    .join('');
}
