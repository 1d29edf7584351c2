// A terminal for tests: calls the command line and keeps what it printed.
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export async function call(...args: string[]): Promise<Called> {
  let [out, err] = ['', ''];
  const io: Io = { stdout: { write: (text) => (out += text) }, stderr: { write: (text) => (err += text) }, env: { LANG: 'en' } };
  const code = await main(args, io);
  return { code, out, err };
}
