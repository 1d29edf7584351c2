// What the development server and the open page say to each other while scenarios are being written.
import type { Anchors } from '../core/run/debrief-types.ts';
import type { Diagnostic } from '../core/scenario/diagnostic.ts';
import type { ComposedFigure, PlayableScenario, ScenarioCard } from './ports.ts';

/** Page → server: here I am, with these versions (`Hello`); what is the state of things? Answered with news. */
export const HELLO = 'common-ground:hello';
/** Server → page: `News`. */
export const NEWS = 'common-ground:news';
/** Server → page: `AnchorNews`. */
export const ANCHORS = 'common-ground:anchors';

/** Content hashes by scenario: a save may have come between the loading of the page and its greeting. */
export type Hello = Readonly<Record<string, string>>;

export interface Mistake extends Diagnostic {
  /** The line it points at, in three parts; the middle one is meant. */
  readonly excerpt: { readonly before: string; readonly marked: string; readonly after: string };
}

export interface FileReport {
  /** As authors name it: `scenarios/late-report.yaml`. */
  readonly file: string;
  /** Absolute, for the editor. */
  readonly path: string;
  /** In reading order. */
  readonly mistakes: readonly Mistake[];
}

export interface News {
  /** All that can be played, broken files by their last good version. */
  readonly cards: readonly ScenarioCard[];
  /** New versions without errors; of the others nothing has changed. */
  readonly changed: readonly PlayableScenario[];
  /** All that scenarios have composed so far. */
  readonly figures: readonly ComposedFigure[];
  /** Of every file with mistakes, as it lies on the disk. */
  readonly reports: readonly FileReport[];
}

export interface AnchorNews {
  readonly scenario: string;
  readonly hash: string;
  readonly anchors: Anchors;
}
