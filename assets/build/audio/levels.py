"""Brings a loop to the common loudness by one constant gain: anything that moves would be heard at the seam. A codec at a
low rate drops the faintest of a noise, so each format is measured as it comes out and encoded once more."""
import subprocess

import instruments

LOUDNESS = -19  # LUFS
CEILING = -1.5  # dB true peak before encoding; `npm run art:check` sees what the codecs add
ROUNDS = 3


def measure(path):
    """Integrated loudness (LUFS) and true peak (dB)."""
    said = subprocess.run(
        ["ffmpeg", "-hide_banner", "-nostats", "-i", str(path), "-af", "ebur128=peak=true", "-f", "null", "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stderr
    summary = said[said.rindex("Summary:") :].splitlines()
    return tuple(next(float(line.split()[1]) for line in summary if line.strip().startswith(key)) for key in ("I:", "Peak:"))


def encode_even(wave_file, stem, channels, opus, mp3):
    loudness, peak = measure(wave_file)
    even = f"{wave_file}.even.wav"
    for kind, rate in (("webm", opus), ("mp3", mp3)):
        gain = LOUDNESS - loudness
        for _ in range(ROUNDS):
            # Rather too quiet than clipped; how much too quiet, the check tells.
            gain = min(gain, CEILING - peak)
            instruments.run("sox", wave_file, "-b", "24", "-r", instruments.RATE, even, "gain", f"{gain:.3f}")
            instruments.encode_as(kind, even, f"{stem}.{kind}", channels, rate)
            gain += LOUDNESS - measure(f"{stem}.{kind}")[0]
