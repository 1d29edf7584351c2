// Sound files as a browser hears them: decoded by Chromium, whose rules for a codec's padding are the ones that count.
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { ensureChromium, FLAGS } from '../../../src/cli/ensure-chromium.mjs';
import type { Sound } from './loudness.ts';

/** All files were rendered at this rate: nothing is resampled. */
const RATE = 48_000;

interface Listener {
  decode(file: string): Promise<Sound>;
  close(): Promise<void>;
}

export async function openListener(): Promise<Listener> {
  const { executablePath, env } = await ensureChromium();
  const browser = await chromium.launch({ executablePath, args: FLAGS, env: { ...process.env, ...env } as Record<string, string> });
  const page = await browser.newPage();
  return {
    async decode(file) {
      const packed = await page.evaluate(
        async ([base64, rate]) => {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          const heard = await new OfflineAudioContext(1, 1, rate).decodeAudioData(bytes.buffer);
          return Array.from({ length: heard.numberOfChannels }, (_, index) => {
            const raw = new Uint8Array(heard.getChannelData(index).slice().buffer);
            let text = '';
            // Pieces: as arguments of a call, all samples at once would be too many.
            for (let at = 0; at < raw.length; at += 0x8000) text += String.fromCharCode(...raw.subarray(at, at + 0x8000));
            return btoa(text);
          });
        },
        [(await readFile(file)).toString('base64'), RATE] as const,
      );
      const channels = packed.map((base64) => new Float32Array(Uint8Array.from(Buffer.from(base64, 'base64')).buffer));
      return { rate: RATE, channels };
    },
    close: () => browser.close(),
  };
}
