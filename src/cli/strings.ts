// `strings`: the texts of scenarios go out as a table, come back, and are counted.
import { type Command, UsageError } from './io.ts';

const PARTS: Readonly<Record<string, () => Promise<Command>>> = {
  export: async () => (await import('./strings-export.ts')).exportStrings,
  import: async () => (await import('./strings-import.ts')).importStrings,
  status: async () => (await import('./strings-status.ts')).stringsStatus,
};

export const strings: Command = async ([name, ...rest], io) => {
  const load = name !== undefined && Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
  if (load === undefined) throw new UsageError('Say what to do with the texts: export, import or status.');
  return (await load())(rest, io);
};
