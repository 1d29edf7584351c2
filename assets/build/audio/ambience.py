"""The sound of the rooms, synthesised: noise shaped in the frequency domain of exactly one loop, so that it has no seam,
and small events laid over it that wrap around the end. Usage: python3 ambience.py <output folder>"""
import sys
import tempfile
import wave
from pathlib import Path

import numpy as np

import instruments
import levels

RATE = instruments.RATE
SECONDS = 15
LENGTH = SECONDS * RATE
TIME = np.arange(LENGTH) / RATE
TAU = 2 * np.pi


def noise(chance, *curve):
    """Periodic noise, 1 rms. The curve is a list of (Hz, dB), joined by lines over the logarithm of the frequency."""
    pitch = np.fft.rfftfreq(LENGTH, 1 / RATE)
    hertz, decibels = zip(*curve)
    gain = 10 ** (np.interp(np.log(np.maximum(pitch, 1)), np.log(hertz), decibels) / 20)
    # White to begin with: the curve is the spectrum.
    spectrum = gain * np.exp(1j * chance.uniform(0, TAU, len(pitch)))
    spectrum[0] = 0
    sound = np.fft.irfft(spectrum, LENGTH)
    return sound / np.std(sound)


def hum(*partials):
    """(Hz, amplitude): bent to the nearest pitch that fits the loop a whole number of times."""
    return sum(amplitude * np.sin(TAU * round(hertz * SECONDS) / SECONDS * TIME + hertz) for hertz, amplitude in partials)


def swell(chance, cycles, depth):
    """Slow rise and fall around 1; `cycles` per loop."""
    return 1 + depth * sum(np.sin(TAU * n * TIME / SECONDS + chance.uniform(0, TAU)) for n in cycles) / len(cycles)


def lay(loop, event, at, gain):
    """Adds an event at a second of the loop; what runs over the end comes in at the beginning."""
    start = int(at * RATE)
    np.add.at(loop, (start + np.arange(len(event))) % LENGTH, event * gain)


def decay(seconds, half):
    """A time axis and an envelope that begins in 2 ms and halves every `half` seconds; it ends in silence."""
    t = np.arange(int(seconds * RATE)) / RATE
    return t, np.minimum(1, t / 0.002) * 0.5 ** (t / half) * np.minimum(1, (seconds - t) / 0.02)


def knock(chance, low, high, half):
    """Something small that is struck: a key, a cup, a plank."""
    t, shape = decay(half * 9, half)
    tones = sum(np.sin(TAU * hertz * t + chance.uniform(0, TAU)) for hertz in chance.uniform(low, high, 5)) / 5
    return shape * (tones + 0.3 * chance.standard_normal(len(t)) * 0.5 ** (t / (half / 4)))


def typing(loop, chance, bursts, gain):
    """Somebody at a keyboard some desks away."""
    for begin, keys in bursts:
        at = begin
        for _ in range(keys):
            lay(loop, knock(chance, 1500, 3600, 0.006), at, gain * chance.uniform(0.5, 1))
            at += chance.uniform(0.09, 0.24)


def office(chance):
    loop = noise(chance, (40, -8), (120, 0), (400, -8), (2000, -24), (8000, -44))
    loop += hum((100, 0.16), (200, 0.08), (300, 0.03))
    # Voices behind glass: only the band of speech, moving at its pace.
    loop += 0.3 * noise(chance, (200, -40), (350, 0), (800, -8), (1600, -40)) * swell(chance, (37, 52, 61), 0.9)
    typing(loop, chance, ((1.2, 9), (5.6, 14), (11.4, 7)), 1.4)
    return loop


def night(chance):
    loop = noise(chance, (40, -4), (90, 0), (250, -14), (1200, -34), (8000, -56)) * swell(chance, (1, 2), 0.12)
    loop += hum((50, 0.2), (100, 0.3), (150, 0.08), (300, 0.05))
    for second in range(SECONDS):
        lay(loop, knock(chance, 2100, 2700, 0.008), second + 0.3, 0.5 if second % 2 else 0.4)
    typing(loop, chance, ((8.1, 6),), 0.7)
    return loop


def pantry(chance):
    loop = noise(chance, (50, -4), (110, 0), (300, -12), (2000, -28), (9000, -40))
    loop += hum((50, 0.16), (100, 0.28), (200, 0.12), (400, 0.04))
    # The kettle comes to the boil and calms down again.
    boil = np.sin(np.pi * TIME / SECONDS) ** 4
    loop += 0.8 * boil * noise(chance, (200, -20), (700, 0), (2500, -6), (9000, -24)) * swell(chance, (90, 117), 0.3)
    for at, gain in ((2.3, 0.9), (2.9, 0.6), (9.8, 1.0), (12.2, 0.7)):
        lay(loop, knock(chance, 1900, 4200, 0.05), at, gain)
    return loop


def warehouse(chance):
    loop = noise(chance, (30, -4), (80, 0), (250, -8), (1000, -20), (6000, -38)) * swell(chance, (1, 3), 0.15)
    loop += hum((100, 0.1), (120, 0.08))
    # A fork lift goes by.
    passing = np.exp(-(((TIME - 6) / 2) ** 2))
    loop += passing * hum((84, 0.6), (168, 0.4), (252, 0.2), (1260, 0.06))
    for at, gain in ((2.1, 2.2), (2.34, 1.5), (10.7, 2.6), (13.2, 1.4)):
        struck = knock(chance, 160, 900, 0.06)
        # The hall answers twice.
        for late, share in ((0, 1), (0.11, 0.4), (0.23, 0.2)):
            lay(loop, struck, at + late, gain * share)
    return loop


def production(chance):
    loop = noise(chance, (40, -3), (100, 0), (500, -6), (2000, -16), (8000, -30))
    loop += hum((50, 0.3), (100, 0.3), (148, 0.2), (297, 0.14), (594, 0.06))
    # The line beats twice every second and a half: ram down, air out.
    for beat in range(SECONDS * 2 // 3):
        at = beat * 1.5
        lay(loop, knock(chance, 90, 420, 0.05), at + 0.2, 3)
        t, shape = decay(0.4, 0.07)
        lay(loop, shape * np.diff(chance.standard_normal(len(t) + 1)), at + 0.75, 0.5)
    return loop


def rain(chance):
    loop = noise(chance, (100, -16), (400, -10), (1500, -3), (5000, 0), (12000, -10)) * swell(chance, (1, 2, 5), 0.15)
    loop += 0.5 * noise(chance, (60, 0), (200, -10), (800, -30))
    for _ in range(260):
        lay(loop, knock(chance, 900, 3200, 0.004), chance.uniform(0, SECONDS), chance.uniform(0.6, 2.4))
    return loop


def from_quietest(loop):
    """The same loop, begun at a zero where least is going on: a codec bends a strong low tone at the ends of a file."""
    span = RATE // 10
    energy = np.cumsum(np.concatenate(([0], loop, loop[:span])) ** 2)
    start = int(np.argmin(energy[span : span + LENGTH] - energy[:LENGTH])) + span // 2
    rolled = np.roll(loop, -start)
    return np.roll(rolled, -(int(np.argmax((rolled[:-1] < 0) & (rolled[1:] >= 0))) + 1))


def wind(chance):
    """Snow itself makes no sound; the wind that drives it does."""
    gusts = swell(chance, (1, 2, 3), 0.75)
    loop = noise(chance, (40, -6), (150, 0), (500, -8), (1500, -30), (8000, -50)) * np.maximum(0.15, gusts)
    loop += 0.3 * noise(chance, (400, -40), (620, 0), (700, -6), (1100, -40)) * np.maximum(0, gusts) ** 2
    return from_quietest(loop)


ROOMS = {
    "office": office,
    "night": night,
    "pantry": pantry,
    "warehouse": warehouse,
    "production": production,
    "rain": rain,
    "wind": wind,
}


def write_wave(path, sound):
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((sound / np.max(np.abs(sound)) * 30000).astype("<i2").tobytes())


def main(out):
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for seed, (name, play) in enumerate(ROOMS.items()):
            raw = work / f"{name}.wav"
            write_wave(raw, play(np.random.default_rng(seed)))
            levels.encode_even(raw, out / f"room_{name}", 1, "20k", "32k")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
