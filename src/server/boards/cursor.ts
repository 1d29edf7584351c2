// Where a page ends, for whoever wants the next one: signed, so that no one asks the database for places he was not shown.
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Cursor {
  readonly board: string;
  readonly ord: string;
  readonly player: string;
  readonly to: 'next' | 'previous';
}

const NUMBER = /^\d{1,19}$/;
const MAC_BYTES = 16;
const LONGEST = 200;

const macOf = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest().subarray(0, MAC_BYTES);

export function encodeCursor(key: Buffer, { board, ord, player, to }: Cursor): string {
  const text = [board, ord, player, to].join(' ');
  return `${Buffer.from(text).toString('base64url')}.${macOf(key, text).toString('base64url')}`;
}

/** Null: not from us, or of another organisation. */
export function decodeCursor(key: Buffer, cursor: string): Cursor | null {
  const [head, mac, more] = cursor.length > LONGEST ? [] : cursor.split('.');
  if (head === undefined || mac === undefined || more !== undefined) return null;
  const text = Buffer.from(head, 'base64url').toString();
  const [given, own] = [Buffer.from(mac, 'base64url'), macOf(key, text)];
  if (given.length !== own.length || !timingSafeEqual(given, own)) return null;
  const [board = '', ord = '', player = '', to] = text.split(' ');
  if (![board, ord, player].every((part) => NUMBER.test(part)) || (to !== 'next' && to !== 'previous')) return null;
  return { board, ord, player, to };
}
