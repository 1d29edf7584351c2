"""Renders the three stems of the music. Usage: python3 music.py <output folder>"""
import sys
import tempfile
from pathlib import Path

import instruments
import midi
import score

# What each stem is made of. `base` always sounds; `calmtop` and `tense` are laid over it.
STEMS = {
    "base": ["keys", "pad", "bass"],
    "calmtop": ["melody", "drums"],
    "tense": ["ostinato", "strings", "low", "hits", "stabs"],
}
LOUDNESS = -19  # LUFS, the same for each stem: the game mixes them by gain
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
            mixed, cut, even = (work / f"{stem}.{step}.wav" for step in ("mixed", "cut", "even"))
            instruments.run("sox", "-m", *(work / f"{name}.wav" for name in names), mixed)
            instruments.run("sox", mixed, cut, "trim", LOOP_SECONDS, LOOP_SECONDS)
            # Linear: a compressor would change the balance at the seam.
            level = f"loudnorm=I={LOUDNESS}:TP=-1:LRA=20:linear=true"
            instruments.run("ffmpeg", "-y", "-v", "error", "-i", cut, "-af", level, "-ar", instruments.RATE, even)
            instruments.encode(even, out / f"stem_{stem}", 2, "64k", "112k")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
