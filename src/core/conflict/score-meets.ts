// What tests say of a score.
const SCORE = /^\s*(<=|>=|<|>|=)?\s*(\d+)\s*$/;

/** Does N meet `>= 900` and the like? Undefined: not such a comparison. */
export function scoreMeets(score: number, expected: string): boolean | undefined {
  const match = SCORE.exec(expected);
  if (!match) return undefined;
  const value = Number(match[2]);
  switch (match[1]) {
    case '<':
      return score < value;
    case '<=':
      return score <= value;
    case '>':
      return score > value;
    case '>=':
      return score >= value;
    default:
      return score === value;
  }
}
