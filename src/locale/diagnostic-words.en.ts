// The words that stand for parameters in the English diagnostics.

export const EXPECTED: Readonly<Record<string, string>> = {
  text: 'a text',
  texts: 'a list of texts',
  map: 'a map of keys and values',
  'text-map': 'a text',
  'one-of': 'a word',
  move: 'a move',
  integer: 'a whole number',
  number: 'a number',
  change: 'true, false or a whole number',
  list: 'a list',
  id: 'an id',
  ids: 'an id or a list of ids',
  condition: 'a condition',
  line: 'a line "who (feeling, posture): text"',
  target: 'a node or ending, or a list of branches',
  branches: 'at least one branch',
  boolean: 'true or false',
  tag: 'a whole number or "none"',
  flag: 'true, false or {start, min, max}',
  head: '"(feeling, posture)"',
  narrator: '"narrator" alone',
  version: 'the format version',
  path: 'the path of a file',
  branch: 'a branch',
  figure: 'the name of a figure, or {hair: …, outfit: …}',
  colour: 'a colour',
  comparison: 'a comparison such as ">= 900"',
};

export const FOUND: Readonly<Record<string, string>> = {
  nothing: 'nothing',
  list: 'a list',
  map: 'a map',
  text: 'text',
  number: 'a number',
  boolean: 'true or false',
};

export const HOW: Readonly<Record<string, string>> = {
  text: 'Write "…" for the language of the file, or {zh-CN: "…", en: "…"} for both. Put numbers and true/false in quotes.',
  line: 'A line is one entry of the list: "- lin (annoyed, arms-crossed): text". Only "when" and "id" may stand beside it; several lines of one reply go under "lines".',
  head: 'Write the name first, then feeling and posture in parentheses: "lin (calm, open-hand)".',
  narrator: 'The narrator has no face: leave the parentheses away, or write only (long-silence).',
  target: 'Write the id of a node or an ending, or [{when: …, to: …}, {to: …}].',
  list: 'Put "- " before each entry, or write [one, two].',
  ids: 'Write one id, or several as [one, two].',
  id: 'Write one id, without brackets.',
  condition: 'Write a condition such as: stance is open.',
  map: 'Write "key: value" lines, indented below, or {key: value}.',
  comparison: 'Write the comparison in quotes, e.g. ">= 900".',
  flag: 'A switch is true or false; a counter is {start: 0, min: 0, max: 3}.',
  change: 'Write true or false for a switch, +1 or -1 to add to a counter, 2 to set it.',
  tag: 'Write a number, or none to take the default of the move away.',
  boolean: 'Write true or false, without quotes.',
};

export const YAML: Readonly<Record<string, string>> = {
  BAD_INDENT: 'the indentation does not fit the lines above',
  MULTILINE_IMPLICIT_KEY: 'a key must stand on one line and be followed by ":"',
  BLOCK_AS_IMPLICIT_KEY: 'a second "key: value" stands on one line',
  BLOCK_IN_FLOW: 'a block stands inside { } or [ ]',
  MISSING_CHAR: 'something is missing here: a quote, a bracket, a comma, a colon or a space',
  UNEXPECTED_TOKEN: 'this was not expected here',
  TAB_AS_INDENT: 'a tab is used for indentation',
  BAD_ALIAS: 'there is no anchor of this name above',
  BAD_DQ_ESCAPE: 'this escape does not exist in double quotes',
  BAD_SCALAR_START: 'a plain text cannot start with this character',
  MULTIPLE_DOCS: 'a second document begins here',
  TAG_RESOLVE_FAILED: 'tags are not part of the format',
  NON_STRING_KEY: 'a key must be text',
  KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters',
};

export const EXPRESSION: Readonly<Record<string, string>> = {
  test: 'a condition such as "stance is open"',
  comparison: 'a comparison: is, is not, <, <=, =, !=, >= or >',
  number: 'a whole number',
  word: 'a word',
  name: 'a name',
  equality: '"is" or "is not"',
  close: 'a closing parenthesis',
  end: '"and", "or" or the end',
  shallow: 'fewer parentheses inside each other',
  shorter: 'a condition of at most 1000 characters',
};

export const OPERATORS: Readonly<Record<string, string>> = {
  '&': 'and',
  '|': 'or',
  '!': 'not',
  '（': '(',
  '）': ')',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '＝': '=',
};

export const ANY_KIND: Readonly<Record<string, string>> = {
  target: 'node or ending',
  node: 'node',
  ending: 'ending',
  cast: 'member of the cast',
  counterpart: 'counterpart',
};
