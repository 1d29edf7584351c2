"""Turns MIDI into sound: fluidsynth with the FluidR3 soundfont (MIT), then sox and ffmpeg."""
import subprocess

RATE = 48000
SOUNDFONT = "/usr/share/sounds/sf2/FluidR3_GM.sf2"  # Debian: fluid-soundfont-gm


def run(*command):
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def length_of(path):
    """Seconds."""
    return float(subprocess.check_output(["soxi", "-D", str(path)]))


def perform(midi_file, wave_file, *options):
    run("fluidsynth", "-ni", "-g", "0.6", "-r", RATE, *options, "-F", wave_file, SOUNDFONT, midi_file)


CODECS = {"webm": "libopus", "mp3": "libmp3lame"}


def encode_as(kind, wave_file, out_file, channels, rate):
    """`kind` is webm or mp3, `rate` a bit rate such as 80k."""
    flat = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact", "-ac", channels]
    run("ffmpeg", "-y", "-v", "error", "-i", wave_file, *flat, "-c:a", CODECS[kind], "-b:a", rate, out_file)


def encode(wave_file, stem, channels, opus, mp3):
    """WebM/Opus for most browsers, MP3 for the rest."""
    for kind, rate in (("webm", opus), ("mp3", mp3)):
        encode_as(kind, wave_file, f"{stem}.{kind}", channels, rate)
