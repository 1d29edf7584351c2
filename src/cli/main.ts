// The frame of the command line: finds the command, loads only that, turns failures into exit codes.
import { type Command, type ExitCode, type Io, UsageError } from './io.ts';

interface Entry {
  readonly usage: string;
  readonly about: string;
  readonly load: () => Promise<Command>;
}

const COMMANDS: Readonly<Record<string, Entry>> = {
  check: {
    usage: 'check [paths] [--json] [--lang zh-CN|en]',
    about: 'finds mistakes in scenario files; default: scenarios/',
    load: async () => (await import('./check.ts')).check,
  },
  play: {
    usage: 'play <file> [--choices a,b,c] [--seed n] [--json] [--lang zh-CN|en]',
    about: 'plays a list of choices, or in the terminal without one',
    load: async () => (await import('./play.ts')).play,
  },
  anchors: {
    usage: 'anchors <file> [--json]',
    about: 'prints what a scenario can score, and what naive players get',
    load: async () => (await import('./anchors.ts')).anchors,
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
    usage: 'schema [--people]',
    about: 'prints the JSON Schema of the format, or of the shared cast',
    load: async () => (await import('./schema.ts')).schema,
  },
  transcript: {
    usage: 'transcript <file> [--lang zh-CN|en]',
    about: 'prints a scenario as a readable script',
    load: async () => (await import('./transcript.ts')).transcript,
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
