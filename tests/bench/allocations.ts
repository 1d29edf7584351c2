// What an idle scene allocates for a frame, by file: read from the source as it is, where nothing is minified.
import path from 'node:path';
import { createServer } from 'vite';
import { type Bench, openVisit, UNTHROTTLED } from './browser.ts';
import { openIdleScene } from './idle-scene.ts';
import { frameTimes } from './page-script.ts';

/** Bytes between two samples, on average: thousands of samples even where little is allocated. */
const INTERVAL = 256;

export interface Allocator {
  /** Function, file and line. */
  readonly name: string;
  readonly ours: boolean;
  /** Bytes for a frame of the screen. */
  readonly bytes: number;
}

interface ProfileNode {
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  readonly selfSize: number;
  readonly children: readonly ProfileNode[];
}

const flat = (node: ProfileNode): readonly ProfileNode[] => [node, ...node.children.flatMap(flat)];

/** Largest first. */
export async function measureAllocations(bench: Bench, scenario: string, seconds: number): Promise<readonly Allocator[]> {
  const root = path.resolve(import.meta.dirname, '../..');
  const server = await createServer({
    root,
    configFile: path.join(root, 'vite.config.ts'),
    logLevel: 'silent',
    server: { host: '127.0.0.1', port: 0 },
  });
  await server.listen();
  const { page, cdp, close } = await openVisit(bench, UNTHROTTLED);
  try {
    await openIdleScene(page, `${server.resolvedUrls?.local[0]}?scenario=${scenario}&lang=en&seed=1`);
    await cdp.send('HeapProfiler.enable');
    await cdp.send('HeapProfiler.startSampling', {
      samplingInterval: INTERVAL,
      includeObjectsCollectedByMajorGC: true,
      includeObjectsCollectedByMinorGC: true,
    });
    const frames = await page.evaluate(frameTimes, seconds * 1000);
    const { profile } = await cdp.send('HeapProfiler.stopSampling');
    const sizes = new Map<string, Allocator>();
    for (const { callFrame, selfSize } of flat(profile.head as ProfileNode)) {
      if (selfSize === 0) continue;
      const file = callFrame.url === '' ? '' : new URL(callFrame.url, 'http://none').pathname.slice(1);
      const name = `${callFrame.functionName || '(anonymous)'} ${file}:${callFrame.lineNumber + 1}`;
      // The preview is for authors, and in no built game.
      const ours = file.startsWith('src/') && !file.startsWith('src/game/preview/');
      sizes.set(name, { name, ours, bytes: (sizes.get(name)?.bytes ?? 0) + selfSize / frames.length });
    }
    return [...sizes.values()].sort((a, b) => b.bytes - a.bytes);
  } finally {
    await close();
    await server.close();
  }
}
