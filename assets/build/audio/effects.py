"""Renders the effects and stingers into one sprite. They are played by the same instruments as the music, so that both
belong together. Usage: python3 effects.py <output folder>"""
import json
import sys
import tempfile
from pathlib import Path

import instruments
import midi

DRUMS = midi.DRUMS
CELESTA, GLOCKENSPIEL, VIBRAPHONE, MARIMBA = 8, 9, 11, 12
CONTRABASS, TREMOLO, PIZZICATO, HARP = 43, 44, 45, 46
STRINGS, CLARINET, ELECTRIC_PIANO, KALIMBA = 48, 71, 4, 108

# name: (seconds, voices); a voice is (channel, program, volume, notes), a note (second, length, pitch, velocity).
EFFECTS = {
    "hover": (0.18, [(DRUMS, 0, 60, [(0, 0.05, 75, 46)])]),
    "click": (0.25, [(DRUMS, 0, 100, [(0, 0.05, 76, 90)]), (0, MARIMBA, 80, [(0, 0.1, 84, 70)])]),
    "confirm": (0.9, [(0, VIBRAPHONE, 110, [(0, 0.3, 76, 84), (0.08, 0.5, 83, 88)])]),
    "back": (0.7, [(0, VIBRAPHONE, 100, [(0, 0.2, 79, 70), (0.08, 0.4, 72, 70)])]),
    "choices_open": (0.9, [(0, KALIMBA, 110, [(0, 0.3, 72, 80), (0.07, 0.3, 76, 80), (0.14, 0.4, 81, 84)])]),
    "choice_pick": (0.8, [(0, KALIMBA, 115, [(0, 0.2, 81, 90), (0.06, 0.5, 88, 96)])]),
    "bubble_in": (0.35, [(0, MARIMBA, 90, [(0, 0.1, 72, 60), (0.04, 0.1, 79, 66)])]),
    "trust_up": (1.1, [(0, CELESTA, 115, [(0, 0.2, 72, 80), (0.07, 0.2, 76, 84), (0.14, 0.2, 79, 88), (0.21, 0.6, 84, 94)])]),
    "trust_down": (1.1, [(0, PIZZICATO, 115, [(0, 0.2, 67, 96), (0.1, 0.2, 63, 96), (0.2, 0.5, 60, 100)])]),
    "tension_up": (
        1.6,
        [
            (0, TREMOLO, 110, [(0, 1.1, 68, 90), (0, 1.1, 69, 90)]),
            (1, CONTRABASS, 110, [(0, 1.2, 33, 110)]),
            (DRUMS, 0, 110, [(0, 0.3, 41, 100)]),
        ],
    ),
    "tension_down": (1.6, [(0, HARP, 105, [(i * 0.07, 0.6, p, 76) for i, p in enumerate((88, 84, 81, 76, 72, 69))])]),
    "alert": (
        1.0,
        [
            (0, PIZZICATO, 115, [(0, 0.15, 69, 110), (0.16, 0.4, 70, 116)]),
            (1, CLARINET, 70, [(0, 0.12, 69, 80), (0.16, 0.4, 70, 84)]),
        ],
    ),
    "heartbeat": (
        1.0,
        [
            (DRUMS, 0, 127, [(0, 0.2, 41, 112), (0.26, 0.2, 41, 90)]),
            (0, CONTRABASS, 110, [(0, 0.15, 28, 110), (0.26, 0.2, 28, 92)]),
        ],
    ),
    "shock": (
        1.8,
        [
            (0, STRINGS, 120, [(0, 1.0, p, 118) for p in (57, 60, 63, 66, 69)]),
            (DRUMS, 0, 120, [(0, 0.3, 49, 90), (0, 0.3, 36, 110)]),
        ],
    ),
    "stage_clear": (
        3.2,
        [
            (0, VIBRAPHONE, 110, [(0, 0.3, 72, 86), (0.16, 0.3, 76, 88), (0.32, 0.3, 79, 90), (0.48, 1.6, 84, 98)]),
            (1, STRINGS, 84, [(0.48, 2.0, p, 78) for p in (60, 64, 67, 72)]),
            (2, HARP, 90, [(0.48 + i * 0.05, 1, p, 80) for i, p in enumerate((60, 64, 67, 72, 76, 79, 84))]),
        ],
    ),
    "stage_fail": (
        3.2,
        [
            (0, ELECTRIC_PIANO, 110, [(0, 0.5, 69, 84), (0.3, 0.5, 65, 82), (0.6, 0.5, 62, 80), (0.9, 1.8, 57, 86)]),
            (1, STRINGS, 70, [(0.9, 2.0, p, 70) for p in (45, 52, 57, 60)]),
        ],
    ),
    "badge": (
        2.0,
        [
            (0, GLOCKENSPIEL, 110, [(0, 0.2, 84, 90), (0.09, 0.2, 88, 92), (0.18, 0.2, 91, 94), (0.27, 1.0, 96, 100)]),
            (1, CELESTA, 90, [(0.27, 1.0, 84, 84), (0.27, 1.0, 91, 84)]),
        ],
    ),
    "page": (0.4, [(DRUMS, 0, 70, [(0, 0.1, 82, 70)])]),
    "pen_note": (0.5, [(DRUMS, 0, 70, [(0, 0.05, 69, 50), (0.09, 0.05, 69, 60), (0.17, 0.05, 69, 46)])]),
    "phone": (
        1.8,
        [(0, CELESTA, 110, [(ring + i * 0.09, 0.08, p, 86) for ring in (0, 0.95) for i, p in enumerate((88, 91) * 4)])],
    ),
    "timer_tick": (0.2, [(DRUMS, 0, 90, [(0, 0.05, 75, 80)])]),
}
BPM = 120
BEATS_PER_SECOND = BPM / 60
GAP = 0.1  # seconds of silence after each, so that none runs into the next

# Peak in dB: events stand out, what sounds at every step stays in the background.
LOUD = ("shock", "stage_clear", "stage_fail", "tension_up")
QUIET = ("hover", "timer_tick")


def peak_of(name):
    return -3 if name in LOUD else -14 if name in QUIET else -6


def write_effect(voices, path):
    events = []
    for channel, instrument, volume, notes in voices:
        if channel != DRUMS:
            events.append(midi.program(channel, instrument))
        events.append(midi.control(channel, midi.VOLUME, volume))
        for start, length, pitch, velocity in notes:
            events += midi.note(channel, start * BEATS_PER_SECOND, length * BEATS_PER_SECOND, pitch, velocity)
    midi.write(path, [[midi.tempo(BPM)], events])


def main(out):
    room = ["-R", "1", "-C", "0", "-o", "synth.reverb.level=0.3", "-o", "synth.reverb.room-size=0.25"]
    sprite, pieces, now = {}, [], 0.0
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        gap = work / "gap.wav"
        instruments.run("sox", "-n", "-r", instruments.RATE, "-c", "1", gap, "trim", "0", GAP)
        for name, (seconds, voices) in EFFECTS.items():
            score_file, raw, done = (work / f"{name}.{kind}" for kind in ("mid", "raw.wav", "wav"))
            write_effect(voices, score_file)
            instruments.perform(score_file, raw, *room)
            fade = min(0.12, seconds * 0.4)
            shape = ["highpass", "35", "silence", "1", "0.002", "0.3%", "trim", "0", seconds, "pad", "0", seconds]
            end = ["trim", "0", seconds, "fade", "0", seconds, fade, "gain", "-n", peak_of(name)]
            instruments.run("sox", raw, "-c", "1", done, *shape, *end)
            length = instruments.length_of(done)
            sprite[name] = [round(now * 1000), round(length * 1000)]
            pieces += [done, gap]
            now += length + GAP
        instruments.run("sox", *pieces, work / "all.wav")
        instruments.encode(work / "all.wav", out / "sfx_sprite", 1, "56k", "80k")
    (out / "sfx_sprite.json").write_text(json.dumps(sprite, indent=0) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
