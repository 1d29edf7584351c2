"""Cuts one loop out of music that was played twice."""
import wave

import numpy as np

import instruments

SEAM = 0.01  # seconds


def cut(wave_file, out_file, seconds):
    """The second time, so that tails of the first reach into it. The synthesiser begins its notes on a grid of its own, so
    the end of the loop is blended into what really came before its beginning: the seam then has no step."""
    with wave.open(str(wave_file), "rb") as file:
        form = file.getparams()
        sound = np.frombuffer(file.readframes(form.nframes), "<i2").reshape(-1, form.nchannels).astype(float)
    length, seam = round(seconds * instruments.RATE), round(SEAM * instruments.RATE)
    loop = sound[length : 2 * length].copy()
    share = np.linspace(0, 1, seam)[:, None]
    loop[-seam:] = loop[-seam:] * (1 - share) + sound[length - seam : length] * share
    with wave.open(str(out_file), "wb") as file:
        file.setparams(form)
        file.writeframes(np.rint(loop).astype("<i2").tobytes())
