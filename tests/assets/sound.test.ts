import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { brokenBounds, measure } from '../../assets/build/audio/bounds.ts';
import { integratedLoudness, type Sound, seamSilence, seamStep, truePeak } from '../../assets/build/audio/loudness.ts';

const RATE = 48_000;
const SECONDS = 15;

/** A mono loop of a room's length: a tone that fits it a whole number of times, and what is done to it. */
function loop(amplitude: number, { hertz = 1000, phase = 0, seconds = SECONDS } = {}, bend?: (samples: Float32Array) => void): Sound {
  const samples = Float32Array.from({ length: seconds * RATE }, (_, i) => amplitude * Math.sin((2 * Math.PI * hertz * i) / RATE + phase));
  bend?.(samples);
  return { rate: RATE, channels: [samples] };
}

/** −19 LUFS in one channel. */
const GOOD = 10 ** (-16 / 20);

it('measures loudness as the recommendation has it: a full tone of 997 Hz in one channel is −3.01 LUFS', () => {
  expect(integratedLoudness(loop(1, { hertz: 997 }))).toBeCloseTo(-3.01, 1);
  const [channel = new Float32Array()] = loop(0.1, { hertz: 997 }).channels;
  expect(integratedLoudness({ rate: RATE, channels: [channel, channel] })).toBeCloseTo(-20, 1);
  expect(integratedLoudness(loop(0))).toBe(Number.NEGATIVE_INFINITY);
});

it('leaves pauses out of the loudness', () => {
  const paused = loop(GOOD, {}, (samples) => samples.fill(0, 7 * RATE));
  expect(integratedLoudness(paused)).toBeCloseTo(integratedLoudness(loop(GOOD)), 0);
});

it('sees peaks between the samples', () => {
  // A quarter of the rate, between its crests: each sample is at 0.707 of the peak.
  const hidden = loop(1, { hertz: RATE / 4, phase: Math.PI / 4 });
  expect(Math.max(...[...(hidden.channels[0] ?? [])].slice(0, 100))).toBeCloseTo(Math.SQRT1_2, 2);
  expect(truePeak(hidden)).toBeCloseTo(0, 0);
});

it('tells silence and a step where the loop closes', () => {
  expect(seamSilence(loop(GOOD))).toBeLessThan(0.1);
  expect(seamSilence(loop(GOOD, {}, (samples) => samples.fill(0, samples.length - 96)))).toBeCloseTo(2, 1);
  expect(seamStep(loop(GOOD))).toBe(0);
});

const BREAKING: readonly (readonly [string, string, Sound, readonly string[]])[] = [
  ['keeps every bound', 'room_rain', loop(GOOD), []],
  ['is too quiet', 'room_rain', loop(GOOD / 1.2), ['loudness']],
  ['is too loud', 'room_rain', loop(GOOD * 1.2), ['loudness']],
  ['clips', 'room_rain', loop(GOOD, {}, (samples) => samples.fill(1, 5000, 5010)), ['peak']],
  ['ends in a pause', 'room_rain', loop(GOOD, {}, (samples) => samples.fill(0, samples.length - 96)), ['gap']],
  ['was padded', 'room_rain', loop(GOOD, { seconds: SECONDS + 0.01 }), ['gap']],
  ['clicks', 'room_rain', loop(GOOD, { hertz: 100 + 1 / 2 / SECONDS, phase: Math.PI / 2 }), ['loudness', 'step']],
  ['is not in the list', 'room_moon', loop(GOOD), ['unknown']],
];

it.each(BREAKING)('a file that %s is told', (_, name, sound, broken) => {
  expect(brokenBounds(measure(name, sound))).toEqual(broken);
});

/** 32-bit floats, so that nothing is lost. */
function waveOf({ rate, channels: [samples = new Float32Array()] }: Sound): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.byteLength, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(3, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 4, 28);
  head.writeUInt16LE(4, 32);
  head.writeUInt16LE(32, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([head, Buffer.from(samples.buffer)]);
}

function check(folder: string): Promise<{ code: number | string | null; out: string }> {
  return new Promise((resolve) => {
    const args = ['--import', 'tsx', 'assets/build/audio/check.ts', folder];
    execFile(process.execPath, args, (error, out) => resolve({ code: error ? (error.code ?? null) : 0, out }));
  });
}

it('the command hears what a browser hears and exits by it', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'sound-'));
  try {
    expect((await check(folder)).code).toBe(2);
    await writeFile(path.join(folder, 'room_rain.wav'), waveOf(loop(GOOD)));
    const good = await check(folder);
    expect(good.out).toMatch(/room_rain\.wav +15\.000 +-19\.0 +-16\.0 +0\.\d\d +0\.000\n/);
    expect(good.code).toBe(0);
    await writeFile(path.join(folder, 'room_wind.wav'), waveOf(loop(1.2)));
    await writeFile(path.join(folder, 'room_night.mp3'), 'no sound');
    const bad = await check(folder);
    expect(bad.out).toMatch(/room_wind\.wav .* broken: loudness, peak\n/);
    expect(bad.out).toMatch(/room_night\.mp3 +unreadable: /);
    expect(bad.code).toBe(1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
