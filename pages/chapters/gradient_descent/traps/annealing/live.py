"""What moves while a hand is on the first temperature, the stride or the start."""

import numpy as np

from engines.gradient_descent import Annealings, anneal_many
from pages.figures import theme
from pages.figures.live import Handle, Live, LivePath
from pages.figures.shapes import dot

from .pictures import BEST, CHAIN, drawn, heights_of
from .record import MANY, Record

MOST_POINTS = 80  # drawn for one value
FEWER_POINTS = 50  # for one start: of these there are many
MOVING = ("temperature", "stride", "chain_start")


def live(record: Record, name: str, values: np.ndarray) -> Live | None:
    """Return the chain for every value of a setting, if it is one that moves it."""
    if name not in MOVING or record.settings.chain_view == MANY:
        return None
    walked = _walks(record, name, values)
    if walked is None:
        return None
    last = np.full(len(values), len(walked.steps) - 1)
    ends = heights_of(record)
    heights, best = _heights(walked)
    x, y = np.moveaxis(walked.points, -1, 0)
    parts = [
        LivePath(0, x.T, y.T, last, CHAIN, dot(0, 0, theme.PATH, 6)),
        LivePath(1, walked.steps, drawn(heights, ends).T, last, CHAIN),
        LivePath(1, walked.steps, drawn(best, ends).T, last, BEST),
    ]
    upto = np.searchsorted(walked.steps, record.shown, side="right") - 1
    handle = Handle(0, "start", *values.T) if name == "chain_start" else None
    return Live(parts, handle, upto.tolist())


def _walks(record: Record, name: str, values: np.ndarray) -> Annealings | None:
    """Let the chain anneal once for each value, all with its own dice."""
    settings, n = record.settings, record.n_steps
    most = FEWER_POINTS if name == "chain_start" else MOST_POINTS
    moved = {
        "chain_start": [settings.chain_start],
        "temperature": settings.temperature,
        "stride": settings.stride,
        name: values,
    }
    return anneal_many(
        settings.surface,
        moved["chain_start"],
        n,
        moved["temperature"],
        settings.cooling,
        moved["stride"],
        (settings.seed,),
        -(-n // most),
    )


def _heights(walked: Annealings) -> tuple[np.ndarray, np.ndarray]:
    """Return heights and lowest heights so far at the kept steps, (K, V)."""
    heights = np.where(np.isfinite(walked.values), walked.values, np.inf)
    best = np.minimum.accumulate(heights, axis=0)
    return np.where(np.isinf(heights), np.nan, heights), best
