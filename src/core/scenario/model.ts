// A scenario that has passed every check: what the rest of the product trusts. Plain JSON, in document order.
import type { Condition } from './condition.ts';
import type { Tint } from './figure-terms.ts';
import type { MoveId } from './moves.ts';
import type {
  Acting,
  Agreement,
  Concept,
  ConflictSource,
  Department,
  Feeling,
  FlowKind,
  Hour,
  Mode,
  Place,
  Posture,
  PropKind,
  Relation,
  Situation,
  Step,
  Temperament,
  Text,
  Weather,
} from './terms.ts';

/** The player's id in every cast. */
export const YOU = 'you';

/** A composed person: words of figure-terms.ts. */
export interface Look {
  readonly hair: string;
  readonly beard: string | null;
  readonly glasses: string | null;
  readonly outfit: string;
  readonly build: string;
  readonly wheelchair: boolean;
  readonly wears: readonly string[];
  /** `#rrggbb` by what has it; the rest has a colour of the drawing's choice. */
  readonly colours: Readonly<Partial<Record<Tint, string>>>;
}

export interface CastMember {
  /** `you` is the player; everybody else is a counterpart. */
  readonly id: string;
  /** Key of the drawn figure in the art manifest. */
  readonly figure: string;
  /** What `figure` looks like, where the scenario composes it: the build draws it. */
  readonly look?: Look;
  /** Key of the typing voice. */
  readonly voice: string;
  readonly name: Text;
  readonly role: Text;
  readonly department: Department;
  /** Seen from the player: up is a superior. The player's own entry says `peer`. */
  readonly relation: Relation;
  readonly temperament: Temperament;
}

export interface Fact {
  readonly id: string;
  /** Cast ids that know it at the start; empty: nobody knows. */
  readonly knownBy: readonly string[];
  readonly text: Text;
}

/** A switch is a flag with range 0…1. */
export interface Flag {
  readonly id: string;
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  readonly kind: 'switch' | 'counter';
}

export interface FlagChange {
  readonly flag: string;
  readonly op: 'set' | 'add';
  readonly value: number;
}

export type LineKind = 'say' | 'think' | 'narrate';

export interface Line {
  /** Stable across edits: `<node>.<n>` or the author's own id. */
  readonly id: string;
  readonly kind: LineKind;
  /** Absent for narration. */
  readonly who?: string;
  readonly feeling?: Feeling;
  readonly posture?: Posture;
  /** What the speaker does meanwhile; never empty. */
  readonly acting?: readonly Acting[];
  /** More than one entry: variants, picked by `order` and the seed; the choice changes no score. */
  readonly texts: readonly Text[];
  readonly order: 'first' | 'cycle' | 'shuffle' | 'once';
  readonly when?: Condition;
}

export interface Reply {
  readonly when?: Condition;
  readonly lines: readonly Line[];
}

/** The first branch whose condition holds is taken; the last one has none. */
export interface Branch {
  readonly when?: Condition;
  /** Node or ending id. */
  readonly to: string;
}

export interface Choice {
  readonly id: string;
  readonly say: Text;
  /** How the player's figure says it. */
  readonly feeling?: Feeling;
  readonly posture?: Posture;
  readonly acting?: readonly Acting[];
  readonly move: MoveId;
  /** Tags after the move's defaults were filled in; absent axes are neither added nor counted. */
  readonly goal?: number;
  readonly issue?: number;
  readonly listen?: number;
  readonly mode: Mode | 'none';
  readonly step?: Step;
  readonly names?: ConflictSource;
  readonly shares: readonly string[];
  readonly asks: readonly string[];
  readonly finds: readonly string[];
  readonly withholds: readonly string[];
  readonly misstates: readonly string[];
  /** Counterparts it is said to; empty: everybody present. */
  readonly addresses: readonly string[];
  readonly when?: Condition;
  /** Why it is closed, shown greyed; absent: a closed choice is not shown at all. */
  readonly closed?: Text;
  readonly once: boolean;
  readonly set: readonly FlagChange[];
  readonly why: Text;
  /** The first whose condition holds. */
  readonly reply: readonly Reply[];
  readonly to: readonly Branch[];
}

export interface Timer {
  /** Seconds of reading time before `choice` is taken; may be stretched or switched off and changes no score. */
  readonly seconds: number;
  readonly choice: string;
}

/** A thing that matters in a scene; a whiteboard may carry a text. */
export interface Prop {
  readonly kind: PropKind;
  readonly text?: Text;
}

export interface Node {
  readonly id: string;
  readonly cue?: Situation;
  readonly place?: Place;
  readonly time?: Hour;
  readonly weather?: Weather;
  /** Also those who come in on a screen. */
  readonly enter: readonly string[];
  /** Who of them is seen on a screen of the room. */
  readonly onScreen?: readonly string[];
  readonly leave: readonly string[];
  /** What is laid on the stage instead of what lay there; empty: taken away, absent: it stays while the talk does not move. */
  readonly props?: readonly Prop[];
  /** Facts that their holders tell unasked while their stance is open. */
  readonly volunteers: readonly string[];
  readonly set: readonly FlagChange[];
  readonly lines: readonly Line[];
  /** Empty: the talk goes on by `to`. */
  readonly choices: readonly Choice[];
  readonly to: readonly Branch[];
  readonly timer?: Timer;
  readonly pointOfNoReturn: boolean;
}

export interface Ending {
  readonly id: string;
  readonly agreement: Agreement;
  readonly breakOff: boolean;
  /** Where its last words are said, if not where the talk stood. */
  readonly place?: Place;
  readonly time?: Hour;
  readonly weather?: Weather;
  readonly enter?: readonly string[];
  readonly leave?: readonly string[];
  /** 0…2 per cast id. */
  readonly needs: Readonly<Record<string, number>>;
  /** 0…2: was the internal customer served. */
  readonly chain: number;
  readonly title: Text;
  readonly text: Text;
  readonly lines: readonly Line[];
}

export interface AuthorTest {
  readonly name: string;
  readonly choose: readonly string[];
  readonly expect: {
    readonly ending?: string;
    readonly verdict?: string;
    readonly stance?: string;
    readonly ladder?: string;
    /** Comparison with N, e.g. `>= 900`. */
    readonly score?: string;
  };
}

export interface Scenario {
  readonly id: string;
  /** SHA-256 in hex over the canonical JSON of everything else: equal files play equally. */
  readonly hash: string;
  readonly title: Text;
  readonly summary: Text;
  readonly minutes: number;
  readonly ranked: boolean;
  readonly teaches: readonly Concept[];
  readonly sources: readonly ConflictSource[];
  readonly place: Place;
  /** Absent: the hour that the place is drawn for. */
  readonly time?: Hour;
  /** Absent: fair, and rain in a crisis. */
  readonly weather?: Weather;
  readonly flow: { readonly kind: FlowKind; readonly supplier: string; readonly customer: string };
  readonly briefing: { readonly situation: Text; readonly goal: Text };
  /** The player first. */
  readonly cast: readonly CastMember[];
  /** Cast ids on stage when the talk begins. */
  readonly present: readonly string[];
  readonly facts: readonly Fact[];
  readonly flags: readonly Flag[];
  readonly needs: Readonly<Record<string, Text>>;
  readonly mood: {
    readonly intensity: number;
    /** Per counterpart. */
    readonly of: Readonly<Record<string, { readonly climate: number; readonly heat: number }>>;
  };
  /** Ending that a crisis forces. */
  readonly breakOff?: string;
  readonly start: string;
  readonly nodes: readonly Node[];
  readonly endings: readonly Ending[];
  readonly tests: readonly AuthorTest[];
}
