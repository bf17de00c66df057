"""The pixels of a digit, and the scale on which a network is told of them."""

from functools import lru_cache

from engines.datasets import digit_rows

N_PIXELS = 64


@lru_cache(maxsize=1)
def pixel_scale() -> tuple[float, float]:
    """Return mean and spread of all pixels: inputs are (ink - mean) / spread."""
    pixels = digit_rows()[:, :N_PIXELS]
    return float(pixels.mean()), float(pixels.std())
