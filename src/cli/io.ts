// What a command may touch of the process; tests give their own.
import type { Locale } from '../core/scenario/terms.ts';

export interface Io {
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly stderr: { write(text: string): unknown };
  readonly stdin?: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** Hears that the user wants to end; only a command that waits asks. */
  once?(signal: 'SIGINT' | 'SIGTERM', act: () => void): unknown;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** 0: good. 1: the answer is no (mistakes found, an illegal choice). 2: the call itself was wrong. */
export type ExitCode = 0 | 1 | 2;

export type Command = (args: readonly string[], io: Io) => Promise<ExitCode>;

/** A wrong call: `main` prints the message with the usage and answers 2. */
export class UsageError extends Error {}

/** `--lang`, else the environment, else English. */
export function localeOf(lang: string | undefined, env: Io['env']): Locale {
  if (lang !== undefined && !/^(zh|en)\b/i.test(lang)) throw new UsageError(`--lang is zh-CN or en, not "${lang}"`);
  const wanted = lang ?? env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? '';
  return /^zh/i.test(wanted) ? 'zh-CN' : 'en';
}

export function wholeNumber(option: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < min || value > max)
    throw new UsageError(`${option} is a whole number from ${min} to ${max}, not "${text}".`);
  return value;
}
