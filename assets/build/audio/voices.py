"""Synthesises the voices that sound while text is typed: a saw wave through three formants, four people with six vowels
each, in one sprite. Usage: python3 voices.py <output folder>"""
import json
import sys
import tempfile
import wave
from pathlib import Path

import numpy as np

import instruments

RATE = instruments.RATE
# Formants in Hz.
VOWELS = {
    "a": (800, 1200, 2500),
    "o": (500, 900, 2400),
    "e": (530, 1850, 2500),
    "i": (300, 2250, 3000),
    "u": (350, 700, 2300),
    "ə": (500, 1500, 2450),
}
BANDWIDTHS = (80, 110, 160)
LEVELS = (1, 0.6, 0.25)
# Pitch in Hz and the length of the throat, as a factor on the formants.
PEOPLE = {"lin": (215, 1.12), "zhao": (104, 0.92), "chen": (138, 1.0), "xiaoyu": (268, 1.2)}
SECONDS = 0.085
GAP = 0.04
PITCH_STEP = 0.035  # each vowel a little higher than the one before


def resonate(signal, frequency, bandwidth):
    """A two-pole resonator."""
    radius = np.exp(-np.pi * bandwidth / RATE)
    a1 = -2 * radius * np.cos(2 * np.pi * frequency / RATE)
    a2 = radius * radius
    gain = (1 - radius) * np.sqrt(1 - 2 * radius * np.cos(4 * np.pi * frequency / RATE) + radius * radius)
    out = np.zeros_like(signal)
    last, before = 0.0, 0.0
    for index, sample in enumerate(signal):
        now = gain * sample - a1 * last - a2 * before
        out[index] = now
        last, before = now, last
    return out


def syllable(chance, pitch, throat, vowel):
    count = int(SECONDS * RATE)
    at = np.arange(count) / count
    falling = pitch * (1 - 0.06 * at + chance.uniform(-0.02, 0.02))
    phase = np.cumsum(falling) / RATE
    saw = 2 * (phase % 1) - 1
    source = saw - np.mean(saw) + 0.02 * chance.standard_normal(count)
    tone = sum(
        level * resonate(source, formant * throat, band) for formant, band, level in zip(VOWELS[vowel], BANDWIDTHS, LEVELS)
    )
    tone = tone * np.minimum(1, at / 0.12) * np.minimum(1, (1 - at) / 0.45)
    return 0.5 * tone / np.max(np.abs(tone))


def main(out):
    chance = np.random.default_rng(5)
    pieces, sprite, now = [], {}, 0.0
    for person, (pitch, throat) in PEOPLE.items():
        for number, vowel in enumerate(VOWELS):
            pieces += [syllable(chance, pitch * (1 + (number - 2.5) * PITCH_STEP), throat, vowel), np.zeros(int(GAP * RATE))]
            sprite[f"{person}_{number}"] = [round(now * 1000), round(SECONDS * 1000)]
            now += SECONDS + GAP
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "blips.wav"
        with wave.open(str(path), "w") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes((np.concatenate(pieces) * 32767).astype("<i2").tobytes())
        instruments.encode(path, out / "blips", 1, "48k", "64k")
    (out / "blips_sprite.json").write_text(json.dumps(sprite) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
