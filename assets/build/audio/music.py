"""Renders the three stems of the music. Usage: python3 music.py <output folder>"""
import sys
import tempfile
from pathlib import Path

import instruments
import levels
import loops
import midi
import score

# What each stem is made of. `base` always sounds; `calmtop` and `tense` are laid over it.
STEMS = {
    "base": ["keys", "pad", "bass"],
    "calmtop": ["melody", "drums"],
    "tense": ["ostinato", "strings", "low", "hits", "stabs"],
}
LOOP_BEATS = score.BARS * score.BEATS
LOOP_SECONDS = LOOP_BEATS * 60 / score.BPM


def write_part(part, path):
    events = [
        midi.program(part.channel, part.program),
        midi.control(part.channel, midi.VOLUME, part.volume),
        midi.control(part.channel, midi.PAN, part.pan),
        midi.control(part.channel, midi.REVERB, part.reverb),
    ]
    # Played twice: the second time is cut out, so that tails of the first reach into it and the loop has no seam.
    for repeat in (0, 1):
        for single in part.notes:
            events += midi.note(part.channel, *single, offset=repeat * LOOP_BEATS * midi.TICKS_PER_BEAT)
    midi.write(path, [[midi.tempo(score.BPM)], events])


def main(out):
    parts = score.compose()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name, part in parts.items():
            write_part(part, work / f"{name}.mid")
            instruments.perform(work / f"{name}.mid", work / f"{name}.wav")
        for stem, names in STEMS.items():
            mixed, cut = work / f"{stem}.mixed.wav", work / f"{stem}.wav"
            instruments.run("sox", "-m", *(work / f"{name}.wav" for name in names), "-b", "16", mixed)
            loops.cut(mixed, cut, LOOP_SECONDS)
            levels.encode_even(cut, out / f"stem_{stem}", 2, "64k", "112k")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
