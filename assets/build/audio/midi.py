"""Writes Standard MIDI Files: just enough of the format for our own scores."""
import struct

TICKS_PER_BEAT = 480
DRUMS = 9  # the General MIDI percussion channel

# At one tick: set-up first, then the ends of old notes, then the beginnings of new ones.
SETUP_TEMPO, SETUP_PROGRAM, SETUP_CONTROL, NOTE_OFF, NOTE_ON = 0, 0, 1, 2, 3
VOLUME, PAN, REVERB = 7, 10, 91


def _varlen(number):
    out = [number & 0x7F]
    number >>= 7
    while number:
        out.append((number & 0x7F) | 0x80)
        number >>= 7
    return bytes(reversed(out))


def _track(events):
    data, now = b"", 0
    for tick, _, message in sorted(events, key=lambda event: (event[0], event[1])):
        data += _varlen(tick - now) + message
        now = tick
    data += _varlen(0) + b"\xff\x2f\x00"
    return b"MTrk" + struct.pack(">I", len(data)) + data


def tempo(bpm):
    return (0, SETUP_TEMPO, b"\xff\x51\x03" + struct.pack(">I", int(6e7 / bpm))[1:])


def program(channel, number):
    return (0, SETUP_PROGRAM, bytes([0xC0 | channel, number]))


def control(channel, which, value):
    return (0, SETUP_CONTROL, bytes([0xB0 | channel, which, value]))


def note(channel, start, length, pitch, velocity, offset=0):
    """Start and length in beats, offset in ticks."""
    on = max(0, int(round(start * TICKS_PER_BEAT)) + offset)
    off = int(round((start + length) * TICKS_PER_BEAT)) + offset
    strength = max(1, min(127, int(velocity)))
    return [
        (on, NOTE_ON, bytes([0x90 | channel, pitch, strength])),
        (off, NOTE_OFF, bytes([0x80 | channel, pitch, 0])),
    ]


def write(path, tracks):
    chunks = [_track(events) for events in tracks]
    head = b"MThd" + struct.pack(">IHHH", 6, 1, len(chunks), TICKS_PER_BEAT)
    with open(path, "wb") as file:
        file.write(head + b"".join(chunks))
