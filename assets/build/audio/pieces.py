"""Three short pieces beside the loop of the scene: the title, a talk that ended well, and one that did not. They share its
harmony and its instruments. Usage: python3 pieces.py <output folder>"""
import random
import sys
import tempfile
from collections import namedtuple
from pathlib import Path

import instruments
import levels
import loops
import midi
from score import CLOSED_HAT, KICK, MARACAS, RIM, Part

BEATS = 4
Piece = namedtuple("Piece", "bpm bars parts")

# General MIDI programs.
ELECTRIC_PIANO, VIBRAPHONE, NYLON_GUITAR, ACOUSTIC_BASS, CELLO, STRINGS, CLARINET, WARM_PAD = 4, 11, 24, 32, 42, 48, 71, 89

# Four notes of the chord and the root that the bass takes.
C9, AM9, FMAJ9, G6 = ([60, 64, 67, 74], 36), ([57, 60, 64, 71], 45), ([57, 60, 65, 67], 41), ([59, 62, 64, 67], 43)
DM9, EM7, BB = ([57, 60, 64, 65], 38), ([59, 62, 64, 67], 40), ([58, 62, 65, 70], 46)
AM, DM, F, E = ([57, 60, 64, 69], 45), ([57, 62, 65, 69], 38), ([57, 60, 65, 69], 41), ([56, 59, 64, 68], 40)


def tune(bars):
    """(beat, length, pitch) by bar to notes from the beginning."""
    return [(bar * BEATS + beat, length, pitch) for bar, notes in enumerate(bars) for beat, length, pitch in notes]


def arpeggio(harmony, order, chance, velocity, octave=0):
    step = BEATS / len(order)
    return [
        (bar * BEATS + i * step + chance.uniform(0, 0.012), step * 1.7, chord[voice] + octave, velocity + chance.randint(-5, 5))
        for bar, (chord, _) in enumerate(harmony)
        for i, voice in enumerate(order)
    ]


def held(harmony, velocity, octave=0):
    return [(bar * BEATS, 3.96, pitch + octave, velocity) for bar, (chord, _) in enumerate(harmony) for pitch in chord]


def sung(notes, velocity, chance):
    return [(at, length * 0.94, pitch, velocity + chance.randint(-5, 5)) for at, length, pitch in notes]


def title():
    """The end of a working day: unhurried, a guitar under a vibraphone, a question that is left open."""
    chance = random.Random(21)
    harmony = [C9, AM9, FMAJ9, G6, C9, EM7, DM9, G6]
    melody = [
        [(0, 1.5, 76), (1.5, 0.5, 79), (2, 2, 83)],
        [(0, 1, 81), (1, 1, 79), (2, 2, 76)],
        [(0, 1.5, 77), (1.5, 0.5, 76), (2, 1, 72), (3, 1, 74)],
        [(0, 3, 74)],
        [(0, 1.5, 76), (1.5, 0.5, 79), (2, 2, 84)],
        [(0, 1, 83), (1, 1, 79), (2, 2, 76)],
        [(0, 1, 77), (1, 1, 76), (2, 1, 74), (3, 1, 81)],
        [(0, 2, 79), (2, 1.5, 74)],
    ]
    bass = []
    for bar, (_, root) in enumerate(harmony):
        bass += [(bar * BEATS, 1.8, root, 72), (bar * BEATS + 2, 0.9, root + 7, 60), (bar * BEATS + 3, 0.9, root, 62)]
    brushes = [(beat, 0.1, MARACAS, 40 if beat % 2 else 30) for beat in range(len(harmony) * BEATS)]
    brushes += [(bar * BEATS + beat, 0.1, RIM, 34) for bar in range(len(harmony)) for beat in (1, 3)]
    parts = {
        "guitar": Part(0, NYLON_GUITAR, 92, 48, 50, arpeggio(harmony, (0, 2, 1, 3, 2, 1, 3, 2), chance, 62)),
        "pad": Part(1, WARM_PAD, 54, 70, 70, held(harmony, 46)),
        "bass": Part(2, ACOUSTIC_BASS, 92, 64, 20, bass),
        "vibes": Part(3, VIBRAPHONE, 92, 80, 60, sung(tune(melody), 70, chance)),
        "brushes": Part(midi.DRUMS, 0, 66, 64, 30, brushes),
    }
    return Piece(80, len(harmony), parts)


def good():
    """Common ground was found: the same walk, lighter, with strings that open upwards."""
    chance = random.Random(22)
    harmony = [FMAJ9, G6, C9, AM9, FMAJ9, G6, DM9, C9]
    melody = [
        [(0, 1, 72), (1, 1, 76), (2, 2, 79)],
        [(0, 1, 74), (1, 1, 79), (2, 2, 83)],
        [(0, 1.5, 84), (1.5, 0.5, 83), (2, 2, 79)],
        [(0, 1, 76), (1, 1, 79), (2, 2, 81)],
        [(0, 1, 81), (1, 1, 79), (2, 1, 77), (3, 1, 76)],
        [(0, 1.5, 74), (1.5, 0.5, 76), (2, 2, 79)],
        [(0, 1, 77), (1, 1, 81), (2, 1, 84), (3, 1, 86)],
        [(0, 3, 84)],
    ]
    bass = []
    for bar, (_, root) in enumerate(harmony):
        bass += [(bar * BEATS + beat, 0.8, root + up, 70) for beat, up in ((0, 0), (1.5, 0), (2, 7), (3, 12))]
    drums = [(bar * BEATS + beat, 0.2, KICK, 66) for bar in range(len(harmony)) for beat in (0, 2.5)]
    drums += [(bar * BEATS + beat, 0.2, RIM, 52) for bar in range(len(harmony)) for beat in (1, 3)]
    drums += [(step * 0.5, 0.1, CLOSED_HAT, 44 if step % 2 == 0 else 34) for step in range(len(harmony) * 8)]
    parts = {
        "keys": Part(0, ELECTRIC_PIANO, 84, 50, 40, arpeggio(harmony, (0, 1, 2, 3, 2, 1, 2, 3), chance, 60)),
        "strings": Part(1, STRINGS, 60, 72, 70, held(harmony, 52)),
        "bass": Part(2, ACOUSTIC_BASS, 92, 64, 20, bass),
        "vibes": Part(3, VIBRAPHONE, 94, 78, 60, sung(tune(melody), 74, chance)),
        "drums": Part(midi.DRUMS, 0, 76, 64, 30, drums),
    }
    return Piece(92, len(harmony), parts)


def bad():
    """It did not work out: slow and low, a clarinet that asks again. No mockery: there will be another try."""
    chance = random.Random(23)
    harmony = [AM, F, DM, E, AM, BB]
    melody = [
        [(0, 2, 69), (2, 1, 72), (3, 1, 71)],
        [(0, 3, 69)],
        [(0, 2, 65), (2, 1, 69), (3, 1, 67)],
        [(0, 3, 64)],
        [(0, 2, 69), (2, 1, 76), (3, 1, 74)],
        [(0, 2, 74), (2, 1.5, 71)],
    ]
    cello = [(bar * BEATS, 3.9, root, 66) for bar, (_, root) in enumerate(harmony)]
    parts = {
        "keys": Part(0, ELECTRIC_PIANO, 88, 52, 60, arpeggio(harmony, (0, 1, 2, 3), chance, 52)),
        "strings": Part(1, STRINGS, 56, 74, 80, held(harmony, 46)),
        "cello": Part(2, CELLO, 84, 60, 60, cello),
        "clarinet": Part(3, CLARINET, 80, 76, 70, sung(tune(melody), 66, chance)),
    }
    return Piece(66, len(harmony), parts)


PIECES = {"title": title, "good": good, "bad": bad}


def write_piece(piece, path):
    """Played twice, as the loop of the scene is: the second time is cut out."""
    events = []
    for part in piece.parts.values():
        if part.channel != midi.DRUMS:
            events.append(midi.program(part.channel, part.program))
        for which, value in ((midi.VOLUME, part.volume), (midi.PAN, part.pan), (midi.REVERB, part.reverb)):
            events.append(midi.control(part.channel, which, value))
        for repeat in (0, 1):
            for single in part.notes:
                events += midi.note(part.channel, *single, offset=repeat * piece.bars * BEATS * midi.TICKS_PER_BEAT)
    midi.write(path, [[midi.tempo(piece.bpm)], events])


def main(out):
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name, compose in PIECES.items():
            piece = compose()
            seconds = piece.bars * BEATS * 60 / piece.bpm
            score_file, raw, cut = (work / f"{name}.{kind}" for kind in ("mid", "raw.wav", "wav"))
            write_piece(piece, score_file)
            instruments.perform(score_file, raw)
            loops.cut(raw, cut, seconds)
            levels.encode_even(cut, out / f"piece_{name}", 2, "36k", "48k")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
