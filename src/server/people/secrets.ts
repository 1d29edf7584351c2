// Secrets that are shown once and kept as hashes.
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** How long it takes tells nothing of where they differ. */
export const isSame = (a: string, b: string): boolean => timingSafeEqual(hashOf(a), hashOf(b));

/** 256 bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** No letter that is taken for another or for a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const letters = (count: number): string => Array.from({ length: count }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** 60 bits, for reading out and typing in. */
export const newCode = (): string => [letters(4), letters(4), letters(4)].join('-');

/** As somebody typed it. */
export const normalCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[\s\-–—_]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

export const hashOfCode = (code: string): Buffer => hashOf(normalCode(code));

export const newPseudonym = (): string => `#${letters(5)}`;
