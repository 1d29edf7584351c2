// The files that a scenario may include, from disk: below its own folder, and no larger than is read at all.
import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FileSource } from '../core/scenario/include.ts';

/** Bytes; the parser refuses far smaller files, but must not be handed a film. */
const READ_LIMIT = 16_000_000;

/** Null where there is no such file below the folder, also when a link leads out of it. */
export function filesBelow(folder: string): FileSource {
  return (name) => {
    try {
      const root = realpathSync(folder);
      const file = realpathSync(path.join(root, name));
      if (!file.startsWith(root + path.sep)) return null;
      const { size } = statSync(file);
      return size > READ_LIMIT ? ' '.repeat(READ_LIMIT) : readFileSync(file, 'utf8');
    } catch {
      return null;
    }
  };
}

/** A file that scenarios include, and none itself. */
export const isFragment = (text: string): boolean => /^fragment:(\s|$)/m.test(text);
