// Two ways to do the same work, in turns, in CPU seconds of this process: other processes of a busy machine slow both.
// CPU time holds the garbage collector's and the compiler's threads as well.

export interface Contestant {
  /** Does one piece of work and says how many units it was. */
  run(): number;
}

/** Units per CPU second, one entry per round. */
export interface Rounds {
  readonly ours: readonly number[];
  readonly peer: readonly number[];
}

export interface RoundsOptions {
  readonly rounds: number;
  /** CPU seconds of one sample. */
  readonly seconds: number;
  /** CPU seconds before the first sample, per contestant: the optimising compiler needs them. */
  readonly warmUp: number;
}

const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

function rateOf(contestant: Contestant, seconds: number): number {
  const start = cpuSeconds();
  let units = 0;
  let spent = 0;
  while (spent < seconds) {
    units += contestant.run();
    spent = cpuSeconds() - start;
  }
  return units / spent;
}

export function inTurns(ours: Contestant, peer: Contestant, { rounds, seconds, warmUp }: RoundsOptions): Rounds {
  rateOf(ours, warmUp);
  rateOf(peer, warmUp);
  const samples: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
  for (let round = 0; round < rounds; round += 1) {
    samples.ours.push(rateOf(ours, seconds));
    samples.peer.push(rateOf(peer, seconds));
  }
  return samples;
}
