"""The music: one loop of 16 bars, 92 BPM, A minor. Every part has the same length and harmony, so that any mixture of
parts fits. A note is (start, length, pitch, velocity), in beats from the beginning of the loop."""
import random
from collections import namedtuple

BPM = 92
BARS = 16
BEATS = 4

Part = namedtuple("Part", "channel program volume pan reverb notes")

# Bar by bar: the notes of the chord, and the root that the bass takes.
AM7, FMAJ7, C, G = ([57, 60, 64, 67], 45), ([57, 60, 64, 65], 41), ([55, 60, 64, 67], 48), ([55, 59, 62, 67], 43)
DM7, F, E7 = ([57, 60, 62, 65], 50), ([57, 60, 65, 69], 41), ([56, 59, 62, 64], 40)
HARMONY = [AM7, FMAJ7, C, G] * 2 + [DM7, AM7, F, E7] + [AM7, FMAJ7, G, E7]

# Melody: (beat, length, pitch) of each bar of a phrase.
PHRASE = [
    [(0, 1, 76), (1, 0.5, 74), (1.5, 1.5, 72), (3, 1, 69)],
    [(0, 1.5, 72), (1.5, 0.5, 74), (2, 2, 69)],
    [(0, 1, 67), (1, 0.5, 69), (1.5, 1.5, 72), (3, 1, 74)],
    [(0, 3, 71)],
]
ANSWER = [
    [(0, 1, 77), (1, 1, 76), (2, 1, 74), (3, 1, 72)],
    [(0, 2, 76), (2, 2, 72)],
    [(0, 1, 72), (1, 0.5, 74), (1.5, 0.5, 76), (2, 2, 81)],
    [(0, 2, 80), (2, 2, 76)],
]
RESTING_BARS = (3, 7, 15)

# General MIDI percussion.
KICK, RIM, SNARE, CLOSED_HAT, MARACAS, WOODBLOCK = 36, 37, 38, 42, 70, 75
LOW_TOM, HIGH_TOM, MID_TOM, CRASH, CHINA = 41, 43, 45, 49, 52


def compose(seed=11):
    """All parts by name. The seed makes the small unevenness of hands, the same in each run."""
    chance = random.Random(seed)

    def played(velocity, spread=6):
        return velocity + chance.randint(-spread, spread)

    keys, pad, bass, melody, drums = [], [], [], [], []
    for bar, (chord, root) in enumerate(HARMONY):
        at = bar * BEATS
        for step, voice in enumerate((0, 2, 1, 3, 2, 1, 3, 2)):
            late = chance.uniform(0, 0.015)
            keys.append((at + step * 0.5 + late, 0.9, chord[voice] + 12, played(58 if step else 66)))
        pad += [(at, 3.98, pitch, 46) for pitch in chord]
        fifth = root - 5 if root < 45 else root - 12
        bass += [
            (at, 1.4, root - 12, played(74)),
            (at + 1.5, 0.45, root - 12, played(58)),
            (at + 2, 1.3, fifth, played(66)),
            (at + 3.5, 0.45, root - 12, played(56)),
        ]
    for bar in range(BARS):
        phrase = ANSWER if 8 <= bar < 12 else PHRASE
        for beat, length, pitch in phrase[bar % 4]:
            if bar in RESTING_BARS and beat > 0:
                continue
            melody.append((bar * BEATS + beat, length * 0.92, pitch, played(70)))
    for bar in range(BARS):
        at = bar * BEATS
        drums += [(at, 0.2, KICK, 78), (at + 2.5, 0.2, KICK, 60), (at + 1, 0.2, RIM, 58), (at + 3, 0.2, RIM, 62)]
        drums += [(at + step * 0.5, 0.1, CLOSED_HAT, played(38 if step % 2 else 50, 5)) for step in range(8)]
        drums += [(at + step + 0.5, 0.1, MARACAS, played(30, 4)) for step in range(4)]

    ostinato, strings, low, hits, stabs = [], [], [], [], []
    for bar, (chord, root) in enumerate(HARMONY):
        at = bar * BEATS
        for step, voice in enumerate((0, 0, 3, 0, 1, 0, 3, 0, 0, 0, 3, 0, 2, 0, 1, 0)):
            ostinato.append((at + step * 0.25, 0.2, chord[voice], played(86 if step % 4 == 0 else 64)))
        strings += [(at, 3.98, pitch + 12, 56 + (bar % 4) * 6) for pitch in chord[1:3]]
        # A rub of a semitone at the end of each phrase.
        strings.append((at, 3.98, 70 if bar % 4 == 3 else 69, 48))
        low += [(at, 3.9, root - 12, 88), (at, 3.9, root - 24 if root - 24 >= 24 else root - 12, 80)]
        low += [(at + step * 0.5, 0.4, root - 12, played(70)) for step in range(8)]
        hits += [
            (at, 0.3, LOW_TOM, 96),
            (at + 0.75, 0.3, LOW_TOM, 70),
            (at + 1.5, 0.3, HIGH_TOM, 80),
            (at + 2.5, 0.3, LOW_TOM, 90),
            (at + 3.25, 0.3, MID_TOM, 66),
            (at + 3.5, 0.3, HIGH_TOM, 74),
        ]
        for step in range(16):
            beat = step % 4 == 0
            hits.append((at + step * 0.25, 0.1, WOODBLOCK if beat else CLOSED_HAT, played(58 if beat else 34, 4)))
        if bar % 4 == 3:
            hits += [(at + 3.75, 0.2, SNARE, 60), (at + 3.5, 0.2, SNARE, 44)]
            hits.append((at, 0.2, CRASH, 52) if bar == BARS - 1 else (at, 0.2, CHINA, 30))
        if bar % 2 == 1:
            stabs += [(at + 2, 0.35, pitch, 92) for pitch in chord[1:]]

    return {
        "keys": Part(0, 4, 100, 58, 70, keys),
        "pad": Part(0, 89, 78, 64, 90, pad),
        "melody": Part(0, 11, 84, 74, 80, melody),
        "bass": Part(0, 33, 104, 64, 20, bass),
        "drums": Part(9, 0, 92, 64, 30, drums),
        "ostinato": Part(0, 45, 110, 50, 60, ostinato),
        "strings": Part(0, 44, 96, 70, 80, strings),
        "low": Part(0, 43, 100, 64, 60, low),
        "hits": Part(9, 48, 112, 64, 60, hits),
        "stabs": Part(0, 61, 86, 64, 70, stabs),
    }
