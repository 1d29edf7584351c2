// Where a page ends, for whoever wants the next one: sealed, so that no one asks the database for places he was not shown,
// nor learns whom the place belongs to.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

export interface Cursor {
  readonly board: string;
  readonly ord: string;
  readonly player: string;
  readonly to: 'next' | 'previous';
}

const NUMBER = /^\d{1,19}$/;
const SEALED = /^[A-Za-z0-9_-]+$/;
const LONGEST = 200;
const CIPHER = 'aes-256-gcm';
const [IV_BYTES, TAG_BYTES] = [12, 16];

/** Of organisations that asked of late: what is derived from a key never changes. */
const derived = new Map<string, Buffer>();
const MOST_DERIVED = 1000;

function keyOf(key: Buffer): Buffer {
  const text = key.toString('latin1');
  const there = derived.get(text);
  if (there) return there;
  const made = createHash('sha256').update('cursor').update(key).digest();
  if (derived.size >= MOST_DERIVED) derived.clear();
  derived.set(text, made);
  return made;
}

/** Asked of the system for many at a time, which is what costs; each is used once. */
let chance = Buffer.alloc(0);

function freshIv(): Buffer {
  if (chance.length < IV_BYTES) chance = randomBytes(IV_BYTES * 256);
  const iv = chance.subarray(0, IV_BYTES);
  chance = chance.subarray(IV_BYTES);
  return iv;
}

export function encodeCursor(key: Buffer, { board, ord, player, to }: Cursor): string {
  const iv = freshIv();
  const cipher = createCipheriv(CIPHER, keyOf(key), iv, { authTagLength: TAG_BYTES });
  const sealed = Buffer.concat([cipher.update([board, ord, player, to].join(' ')), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

function opened(key: Buffer, bytes: Buffer): string | null {
  const decipher = createDecipheriv(CIPHER, keyOf(key), bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString();
  } catch {
    return null;
  }
}

/** Null: not from us, or of another organisation. */
export function decodeCursor(key: Buffer, cursor: string): Cursor | null {
  if (cursor.length > LONGEST || !SEALED.test(cursor)) return null;
  const bytes = Buffer.from(cursor, 'base64url');
  // Another spelling of the same bytes is not ours.
  if (bytes.length <= IV_BYTES + TAG_BYTES || bytes.toString('base64url') !== cursor) return null;
  const [board = '', ord = '', player = '', to] = opened(key, bytes)?.split(' ') ?? [];
  if (![board, ord, player].every((part) => NUMBER.test(part)) || (to !== 'next' && to !== 'previous')) return null;
  return { board, ord, player, to };
}
