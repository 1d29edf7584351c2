// What the office of the trainers asks of the service. Its pages are no part of a play: each asks for itself and keeps what it shows.
import type { Text } from '../core/scenario/terms.ts';

export type Reply<T> =
  | { readonly is: 'answer'; readonly answer: T }
  /** 401, 403 of the token, and everything else that will be refused again. `more`: what was said besides the code. */
  | { readonly is: 'refused'; readonly status: number; readonly code: string; readonly more?: object }
  /** `after`: ms that the service asks to be left alone. `odd`: somebody answered, but not the service. */
  | { readonly is: 'away'; readonly after: number; readonly odd?: boolean };

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface Asking {
  /** Text and files go as they are, everything else as JSON. */
  readonly body?: unknown;
  /** Of a text or file; by default YAML. */
  readonly type?: string;
  /** In ms, where the answer may take its time. */
  readonly patience?: number;
}

export interface OfficeDesk {
  ask<T>(method: Method, path: string, asking?: Asking): Promise<Reply<T>>;
  /** The scenarios of the organisation are others now: the list of conflicts follows. */
  scenariosChanged(): void;
  /** Words of a conflict come on the page: what its signs are drawn with is fetched. */
  showsWordsOf(scenario: string): void;
}

export interface ToldDiagnostic {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly line: number;
  readonly column: number;
  readonly message: Text;
  readonly remedy: Text;
}

/** What came of an upload that was taken. */
export interface UploadedVersion {
  readonly scenario: string;
  readonly hash: string;
  readonly title: Text;
  readonly ranked: boolean;
  /** The file asks to be ranked. */
  readonly wanted: boolean;
  readonly known: boolean;
  readonly replaces: 'shipped' | 'uploaded' | null;
}

export interface Mistakes {
  readonly diagnostics: readonly ToldDiagnostic[];
  readonly found: number;
}

/** A scenario as the organisation's players get it. */
export interface CurrentVersion {
  readonly scenario: string;
  readonly hash: string;
  readonly cds: number;
  readonly title: Text;
  readonly origin: 'shipped' | 'uploaded';
  readonly ranked: boolean;
  readonly live: boolean;
  readonly createdAt: string;
}
