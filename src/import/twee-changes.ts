// Assignments of Twine, several of which may stand in one macro.
import { assignmentOf } from './logic-test.ts';
import type { Change } from './story.ts';

interface Assigned {
  readonly source: string;
  /** Null: no flag can be changed so. */
  readonly change: Change | null;
}

/** Commas and semicolons outside of quotes and parentheses part one assignment from the next. */
function partsOf(args: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  for (let i = 0; i < args.length; i++) {
    const sign = args[i] ?? '';
    if (quote !== '') {
      if (sign === '\\') i++;
      else if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign)) depth--;
    else if ((sign === ',' || sign === ';') && depth === 0) {
      parts.push(args.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(args.slice(from));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Of SugarCube (`$x to 1, $y += 2`) and Harlowe (`$x to it + 1`) alike. */
export const changesIn = (args: string): readonly Assigned[] => partsOf(args).map((source) => ({ source, change: assignmentOf(source) }));
