// The processes of the measured service: asked by messages, and weighed by what the system says they computed.
import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Process {
  readonly pid: number;
  ask<T>(message: object): Promise<T>;
  end(): Promise<void>;
}

/** How `npm start` runs Node. */
const flagsOfStart = (): readonly string[] => {
  const { scripts } = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
};

/** One question at a time. */
export function startProcess(file: string): Process {
  const child: ChildProcess = fork(path.join(import.meta.dirname, file), [], {
    execArgv: [...flagsOfStart(), '--import', 'tsx', ...(process.env['BENCH_NODE_FLAGS']?.split(' ') ?? [])],
    env: { ...process.env, NODE_ENV: 'production' },
    serialization: 'advanced',
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    pid: child.pid as number,
    ask: <T>(message: object) =>
      new Promise<T>((resolve, reject) => {
        const lost = (code: number | null): void => reject(new Error(`${file} ended with ${code}`));
        child.once('exit', lost);
        child.once('message', (answer) => {
          child.off('exit', lost);
          resolve(answer as T);
        });
        child.send(message);
      }),
    end: async () => {
      if (child.exitCode === null && child.connected) child.send({ ask: 'close' });
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await gone;
      clearTimeout(timer);
    },
  };
}

const ticksPerSecond = (): number => Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
let ticks: number | null = null;

const fieldsOf = (pid: number | string): readonly string[] =>
  readFileSync(`/proc/${pid}/stat`, 'latin1')
    .replace(/^.*\) /, '')
    .split(' ');

/** Processor seconds of a process and its children so far; NaN where the system does not tell. Children that ended count in theirs. */
export function cpuOf(pid: number): number {
  try {
    ticks ??= ticksPerSecond();
    let sum = 0;
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const fields = fieldsOf(name);
        const mine = Number(name) === pid;
        if (!mine && Number(fields[1]) !== pid) continue;
        sum += Number(fields[11]) + Number(fields[12]);
        if (mine) sum += Number(fields[13]) + Number(fields[14]);
      } catch {
        // Ended meanwhile.
      }
    }
    return sum / ticks;
  } catch {
    return Number.NaN;
  }
}
