// Writes a Brotli and a gzip twin beside each text file of the build, so that the server never compresses.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const TEXT = /\.(?:html|js|css|svg|json)$/;
/** Read by the server, never sent. */
const OWN = 'scenarios.json';
/** Below this a twin saves less than its own request headers. */
const SMALLEST = 512;

export function precompress(): Plugin {
  let folder = '';
  return {
    name: 'common-ground:precompress',
    apply: 'build',
    configResolved(config) {
      folder = path.resolve(config.root, config.build.outDir);
    },
    closeBundle: {
      order: 'post',
      handler(error) {
        if (error) return;
        for (const name of readdirSync(folder, { recursive: true }) as string[]) {
          if (!TEXT.test(name) || name === OWN) continue;
          const file = path.join(folder, name);
          const bytes = readFileSync(file);
          if (bytes.length < SMALLEST) continue;
          const params = {
            [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
            [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
          };
          writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
          writeFileSync(`${file}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
        }
      },
    },
  };
}
