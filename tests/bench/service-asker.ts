// The process that asks: one job at a time.
import { type LoadJob, measureLoad } from './service-load.ts';
import { measureStreams, type StreamJob } from './service-streams.ts';

type Asked =
  | { readonly ask: 'load'; readonly job: LoadJob }
  | { readonly ask: 'streams'; readonly job: StreamJob }
  | { readonly ask: 'close' };

process.on('message', async (asked: Asked) => {
  if (asked.ask === 'close') process.exit(0);
  process.send?.(asked.ask === 'load' ? await measureLoad(asked.job) : await measureStreams(asked.job));
});
