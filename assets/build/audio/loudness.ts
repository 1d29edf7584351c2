// Loudness and true peak as ITU-R BS.1770-4 has them, and what is heard where a loop closes.

export interface Sound {
  /** Samples per second. */
  readonly rate: number;
  /** One array of samples, −1…1, per channel. */
  readonly channels: readonly Float32Array[];
}

type Biquad = readonly [b0: number, b1: number, b2: number, a1: number, a2: number];

/** The two filters of the K-weighting. The constants make the table of the recommendation at 48 kHz and hold at other rates. */
function kWeighting(rate: number): readonly Biquad[] {
  const shelf = ((): Biquad => {
    const k = Math.tan((Math.PI * 1681.974450955533) / rate);
    const q = 0.7071752369554196;
    const high = 10 ** (3.999843853973347 / 20);
    const band = high ** 0.4996667741545416;
    const a0 = 1 + k / q + k * k;
    return [
      (high + (band * k) / q + k * k) / a0,
      (2 * (k * k - high)) / a0,
      (high - (band * k) / q + k * k) / a0,
      (2 * (k * k - 1)) / a0,
      (1 - k / q + k * k) / a0,
    ];
  })();
  const k = Math.tan((Math.PI * 38.13547087602444) / rate);
  const q = 0.5003270373238773;
  const a0 = 1 + k / q + k * k;
  return [shelf, [1, -2, 1, (2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0]];
}

function filtered(samples: ArrayLike<number>, [b0, b1, b2, a1, a2]: Biquad): Float64Array {
  const out = new Float64Array(samples.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let i = 0; i < out.length; i += 1) {
    const x = samples[i] ?? 0;
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    out[i] = y;
  }
  return out;
}

const BLOCK_SECONDS = 0.4;
const STEPS_PER_BLOCK = 4;
const ABSOLUTE_GATE = -70;
const RELATIVE_GATE = -10;

const loudnessOf = (power: number): number => -0.691 + 10 * Math.log10(power);
const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;

/** Integrated loudness in LUFS, −Infinity for silence and for less than one block. Mono and stereo alone: every channel weighs 1. */
export function integratedLoudness({ rate, channels }: Sound): number {
  const weighted = channels.map((channel) => kWeighting(rate).reduce<ArrayLike<number>>(filtered, channel));
  const step = Math.round((BLOCK_SECONDS * rate) / STEPS_PER_BLOCK);
  const steps = Math.floor((weighted[0]?.length ?? 0) / step);
  const energies = Array.from({ length: steps }, (_, index) => {
    let sum = 0;
    for (const channel of weighted) for (let i = index * step; i < (index + 1) * step; i += 1) sum += (channel[i] ?? 0) * (channel[i] ?? 0);
    return sum / step;
  });
  const blocks = energies.slice(STEPS_PER_BLOCK - 1).map((_, index) => mean(energies.slice(index, index + STEPS_PER_BLOCK)));
  const heard = blocks.filter((power) => loudnessOf(power) > ABSOLUTE_GATE);
  if (heard.length === 0) return Number.NEGATIVE_INFINITY;
  const gate = loudnessOf(mean(heard)) + RELATIVE_GATE;
  return loudnessOf(mean(heard.filter((power) => loudnessOf(power) > gate)));
}

const OVERSAMPLING = 4;
/** Samples on either side that the interpolation sees. */
const REACH = 12;

/** One row of weights per point between two samples: a sinc under a Hann window. */
const PHASES: readonly (readonly number[])[] = Array.from({ length: OVERSAMPLING - 1 }, (_, phase) => {
  const at = (phase + 1) / OVERSAMPLING;
  return Array.from({ length: 2 * REACH }, (_, tap) => {
    const x = tap - (REACH - 1) - at;
    return (Math.sin(Math.PI * x) / (Math.PI * x)) * (0.5 + 0.5 * Math.cos((Math.PI * x) / (REACH + 0.5)));
  });
});

/** Peak between the samples too, in dB relative to full scale. */
export function truePeak({ channels }: Sound): number {
  let peak = 0;
  for (const channel of channels)
    for (let i = 0; i < channel.length; i += 1) {
      peak = Math.max(peak, Math.abs(channel[i] ?? 0));
      for (const weights of PHASES) {
        let sum = 0;
        for (let tap = 0; tap < weights.length; tap += 1) sum += (weights[tap] ?? 0) * (channel[i + tap - REACH + 1] ?? 0);
        peak = Math.max(peak, Math.abs(sum));
      }
    }
  return 20 * Math.log10(peak);
}

/** Below this a codec's padding hides, and no room is ever so quiet: −70 dB. */
const SILENT = 10 ** (-70 / 20);

/** Milliseconds of silence where the end of a loop meets its beginning. */
export function seamSilence({ rate, channels }: Sound): number {
  const length = channels[0]?.length ?? 0;
  const isSilent = (i: number): boolean => channels.every((channel) => Math.abs(channel[i] ?? 0) < SILENT);
  let before = 0;
  while (before < length && isSilent(length - 1 - before)) before += 1;
  let after = 0;
  while (after < length - before && isSilent(after)) after += 1;
  return ((before + after) * 1000) / rate;
}

/** How far the step from the last sample to the first goes beyond the largest step inside the loop: full scale is 1. */
export function seamStep({ channels }: Sound): number {
  return Math.max(
    0,
    ...channels.map((channel) => {
      let largest = 0;
      for (let i = 1; i < channel.length; i += 1) largest = Math.max(largest, Math.abs((channel[i] ?? 0) - (channel[i - 1] ?? 0)));
      return Math.abs((channel[0] ?? 0) - (channel.at(-1) ?? 0)) - largest;
    }),
  );
}

export const secondsOf = ({ rate, channels }: Sound): number => (channels[0]?.length ?? 0) / rate;
