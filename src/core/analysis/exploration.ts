// What an exploration tells of a scenario, as it goes out to the command line, the build and the server.
import type { Verdict } from '../scenario/terms.ts';

export interface Exploration {
  /** False: figures are a seeded estimate, or plays were cut at a bound; `bound` and `error` say which and how much. */
  readonly exact: boolean;
  readonly states: number;
  readonly transitions: number;
  /** Distinct plays; a float beyond 2^53. */
  readonly plays: number;
  readonly depth: { readonly min: number; readonly max: number; readonly mean: number };
  /** R, 0…100; `random` is the expected value of choosing uniformly among the open options. */
  readonly raw: { readonly min: number; readonly max: number; readonly random: number };
  /** R_max − R_random. */
  readonly discrimination: number;
  readonly endings: readonly EndingShare[];
  /** Probability under random play. */
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Distribution of N under random play. */
  readonly scores: Scores;
  /** Choices of a play that reaches the maximum. */
  readonly best: readonly string[];
  readonly bound: {
    /** The bounds themselves. */
    readonly states: number;
    readonly turns: number;
    readonly decisions: number;
    /** Probability of plays that went round a loop more often, or longer, than the bounds say. */
    readonly cut: number;
  };
  /**
   * Half width of a 95 % interval around `raw.random` (0: exact). In an estimate `raw.max` and `raw.min` are the
   * extremes found, so true ones lie at or beyond them.
   */
  readonly error: number;
}

export interface EndingShare {
  readonly id: string;
  readonly plays: number;
  readonly probability: number;
  /** Verdicts with which it is reached, with their probability. */
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
}

export interface Scores {
  readonly mean: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /** Probability of N in 0…49, 50…99, …, 950…1000. */
  readonly histogram: readonly number[];
}
