// The frame of the command line: finds the command, loads only that, turns failures into exit codes.
import { type Command, type ExitCode, type Io, UsageError } from './io.ts';

interface Entry {
  readonly usage: string;
  readonly about: string;
  readonly load: () => Promise<Command>;
}

const COMMANDS: Readonly<Record<string, Entry>> = {
  check: {
    usage: 'check [paths] [--json] [--info] [--fresh] [--keep] [--watch] [--lang zh-CN|en]',
    about: 'finds mistakes in scenario files; default: scenarios/; --watch: at every save',
    load: async () => (await import('./check.ts')).check,
  },
  play: {
    usage: 'play <file> [--seat name] [--choices a,b,c] [--seed n] [--json] [--lang zh-CN|en]',
    about: 'plays a list of choices, or in the terminal without one',
    load: async () => (await import('./play.ts')).play,
  },
  explore: {
    usage: 'explore <file|folder> [--json] [--states n] [--info] [--fresh] [--lang zh-CN|en]',
    about: 'prints what a scenario can score, how it can end, what simple players get, and what is wrong with it',
    load: async () => (await import('./explore.ts')).explore,
  },
  import: {
    usage: 'import <story.twee|.ink.json|.yarn|content.json> [--out file] [--id x] [--language en|zh-CN] [--json] [--lang zh-CN|en]',
    about: "makes a scenario of another tool's story and tells what could not be carried over",
    load: async () => (await import('./import.ts')).importCommand,
  },
  model: {
    usage: 'model [--json]',
    about: 'prints the constants and tables of the scoring model',
    load: async () => (await import('./model.ts')).model,
  },
  schema: {
    usage: 'schema [--people|--fragment]',
    about: 'prints the JSON Schema of the format, of the shared cast, or of an included file',
    load: async () => (await import('./schema.ts')).schema,
  },
  test: {
    usage: 'test <file|folder> [--json] [--lang zh-CN|en]',
    about: "runs the author's own tests, and plays in words (*.transcript)",
    load: async () => (await import('./test.ts')).test,
  },
  fuzz: {
    usage: 'fuzz <file> [--seat s] [--plays n] [--seed s] [--json] [--lang zh-CN|en]',
    about: 'plays at random, and what was tried least; says what broke and what was never met',
    load: async () => (await import('./fuzz.ts')).fuzz,
  },
  graph: {
    usage: 'graph <file> [--seat s] [--out file.svg] [--lang zh-CN|en]',
    about: 'draws a map of a scenario, with the odds of each ending and the best path',
    load: async () => (await import('./graph.ts')).graph,
  },
  sheet: {
    usage: 'sheet <file|all> [--seat s] [--lang zh-CN|en] [--size 1280x720|390x844] [--out folder]',
    about: 'plays a scenario in a browser and draws contact sheets of every node with its faces, and of the endings',
    load: async () => (await import('./sheet.ts')).sheet,
  },
  transcript: {
    usage: 'transcript <file> [--seat name] [--lang zh-CN|en]',
    about: 'prints a scenario as a readable script',
    load: async () => (await import('./transcript.ts')).transcript,
  },
  strings: {
    usage:
      'strings export <file|folder> [--format csv|xliff] [--to en|zh-CN] [--out file] | import <table> [--folder f] [--dry-run] [--json] | status <file|folder> [--json]',
    about: 'texts go out to translators as a table, come back, and are counted',
    load: async () => (await import('./strings.ts')).strings,
  },
  backup: {
    usage: 'backup <file> [--lang zh-CN|en]',
    about: 'saves everything the service keeps into one file, also while it is running',
    load: async () => (await import('./backup.ts')).backupCommand,
  },
  restore: {
    usage: 'restore <file> [--lang zh-CN|en]',
    about: 'brings a backup back into an empty database; the server must not be running',
    load: async () => (await import('./backup.ts')).restoreCommand,
  },
  retention: {
    usage: 'retention [--json] [--lang zh-CN|en]',
    about: 'removes detail older than twelve months now, as the server does each day',
    load: async () => (await import('./caretaker.ts')).retention,
  },
  'admin-link': {
    usage: 'admin-link [--lang zh-CN|en]',
    about: 'prints a link that makes whoever opens it an administrator, for when nobody is left who can sign in',
    load: async () => (await import('./caretaker.ts')).adminLink,
  },
  docs: {
    usage: 'docs [--check] [--lang zh-CN|en]',
    about: 'writes the chapters of scenarios/README.md that are made from the code; --check: only asks whether they are up to date',
    load: async () => (await import('./docs.ts')).docs,
  },
};

function usageOf(entries: readonly Entry[]): string {
  const width = Math.max(...entries.map(({ usage }) => usage.length)) + 2;
  return entries.map(({ usage, about }) => `  common-ground ${usage.padEnd(width)}${about}\n`).join('');
}

/** Wrong options, as `parseArgs` throws them. */
function isParseArgsError(error: unknown): error is Error {
  return error instanceof Error && String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');
}

export async function main(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    io.stdout.write(`Usage:\n${usageOf(Object.values(COMMANDS))}`);
    return name === undefined ? 2 : 0;
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry === undefined) {
    io.stderr.write(`There is no command "${name}".\n\nUsage:\n${usageOf(Object.values(COMMANDS))}`);
    return 2;
  }
  try {
    const command = await entry.load();
    return await command(rest, io);
  } catch (error) {
    if (!(error instanceof UsageError) && !isParseArgsError(error)) throw error;
    io.stderr.write(`${error.message}\n\nUsage:\n${usageOf([entry])}`);
    return 2;
  }
}
