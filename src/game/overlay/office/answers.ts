// What the service answers to trainers and administrators, as far as their pages show it.
import type { Text, Verdict } from '../../../core/scenario/terms.ts';

export interface Rules {
  readonly ranking: boolean;
  readonly people: 'all' | 'team' | 'none';
  readonly neighboursOnly: boolean;
  readonly names: 'pseudonym' | 'nickname' | 'none';
  readonly smallestGroup: number;
  readonly offline: boolean;
  readonly notice: boolean;
}
export interface Organisation extends Rules {
  readonly name: string;
  readonly timeZone: string;
}

export interface TeamEntry {
  readonly team: string;
  readonly name: string;
  readonly members: number;
  readonly codeExpires: string;
}

export interface Member {
  readonly player: string;
  readonly nickname: string;
  readonly pseudonym: string;
  readonly role: 'player' | 'trainer' | 'admin';
  readonly team: string | null;
  readonly joinedAt: string;
}

export interface AuditRow {
  readonly id: string;
  readonly at: string;
  /** Null: the clock. */
  readonly actor: string | null;
  readonly action: string;
  readonly subject: string;
}

export interface SeasonEntry {
  readonly season: string;
  readonly name: string;
  readonly starts: string;
  readonly ends: string;
  readonly policy: 'first' | 'best-of-three';
  readonly offline: boolean;
  readonly state: 'planned' | 'running' | 'over' | 'closed';
  readonly scenarios: readonly {
    readonly scenario: string;
    readonly hash: string;
    readonly title: Text;
    readonly current: boolean;
  }[];
}

interface Counted {
  readonly n: number;
  readonly share: number;
}
/** Shares of the best and of the weakest quarter, and their difference; null: too few to tell. */
interface Quarters {
  readonly top: number | null;
  readonly bottom: number | null;
  readonly discrimination: number | null;
}

export interface CohortChoice extends Quarters {
  readonly node: string;
  readonly choice: string;
  readonly text: Text;
  readonly offered: number;
  readonly taken: number;
  readonly share: number | null;
}

export interface CohortDecision {
  readonly node: string;
  readonly offered: number;
  readonly difficulty: number | null;
  readonly discrimination: number | null;
  readonly revise: boolean;
}

export interface CohortFigures {
  readonly scenario: string;
  readonly hash: string;
  readonly title: Text;
  readonly members: number;
  readonly players: number;
  readonly attempts: number;
  readonly unfinished: number;
  readonly runs: number;
  readonly scores: {
    readonly mean: number;
    readonly median: number;
    readonly min: number;
    readonly max: number;
    readonly buckets: readonly { readonly from: number; readonly to: number; readonly n: number }[];
  };
  readonly verdicts: readonly (Counted & { readonly verdict: Verdict })[];
  readonly endings: readonly (Counted & { readonly ending: string; readonly title: Text })[];
  readonly teams: readonly {
    readonly team: string;
    readonly name: string;
    readonly members: number;
    readonly players: number | null;
    readonly mean: number | null;
  }[];
  readonly best: 'explored' | 'scores';
  readonly choices: readonly CohortChoice[];
  readonly decisions: readonly CohortDecision[];
}

export interface RunEntry {
  readonly attempt: string;
  /** Empty where the organisation shows no names. */
  readonly name: string;
  readonly team: string;
  readonly scenario: string;
  readonly hash: string;
  readonly number: number;
  readonly score: number;
  readonly verdict: Verdict;
  readonly flags: readonly string[];
  readonly ranked: boolean;
  readonly hidden: boolean;
  readonly finishedAt: string;
}
