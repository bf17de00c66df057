"""What moves while a hand is on the first temperature, the stride or the start."""

from collections.abc import Iterator

import numpy as np

from engines.gradient_descent import Annealings, anneal_many
from pages.figures import theme
from pages.figures.live import Handle, Live, LivePath
from pages.figures.shapes import dot, ring

from .pictures import ACCEPTED, BEST, CHAIN, COOLED, LATELY, TWIN, drawn, heights_of
from .record import MANY, Record

MOST_POINTS = 60  # drawn for one value
FEWER_POINTS = 40  # for one start: of these there are many
MOVING = ("temperature", "stride", "chain_start")
GROUND, HEIGHTS, SHARES = 0, 1, 2  # the panels


def live(record: Record, name: str, values: np.ndarray) -> Live | None:
    """Return both chains for every value of a setting, if it is one that moves them."""
    if name not in MOVING or record.settings.chain_view == MANY:
        return None
    walked = _walks(record, name, values)
    parts = [*_chain(record, walked, name, values), *_twin(record, name, values)]
    upto = np.searchsorted(walked.steps, record.shown, side="right") - 1
    handle = Handle(GROUND, "start", *values.T) if name == "chain_start" else None
    return Live(parts, handle, upto.tolist())


def _walks(record: Record, name: str, values, **changed: object) -> Annealings:
    """Let the chain anneal once for each value, all with its own dice."""
    settings, n = record.settings, record.n_steps
    most = FEWER_POINTS if name == "chain_start" else MOST_POINTS
    moved = {
        "chain_start": [settings.chain_start],
        "temperature": settings.temperature,
        "stride": settings.stride,
        name: values,
        **changed,
    }
    how = settings.cooling, moved["stride"], (settings.seed,), -(-n // most)
    start, warm = moved["chain_start"], moved["temperature"]
    return anneal_many(settings.surface, start, n, warm, *how)


def _chain(record: Record, walked: Annealings, name: str, values) -> Iterator[LivePath]:
    """Yield the chain on the ground, its heights, and what of its proposals it took."""
    steps, last = walked.steps, _last(walked, len(values))
    x, y = np.moveaxis(walked.points, -1, 0)
    yield LivePath(GROUND, x.T, y.T, last, CHAIN, dot(0, 0, theme.PATH, 6))
    ends, high = heights_of(record), np.isfinite(walked.values)
    lowest = np.minimum.accumulate(np.where(high, walked.values, np.inf), axis=0)
    yield LivePath(HEIGHTS, steps, drawn(walked.values, ends).T, last, CHAIN)
    yield LivePath(HEIGHTS, steps, drawn(lowest, ends).T, last, BEST)
    cooled = np.broadcast_to(_cooled(record, walked), x.T.shape)
    yield LivePath(SHARES, steps, cooled, last, COOLED)
    since = np.maximum(steps, steps[1])  # before it nothing has been offered
    yield LivePath(SHARES, since, _lately(walked).T, last, ACCEPTED)


def _twin(record: Record, name: str, values) -> Iterator[LivePath]:
    """Yield the twin at T = 0, which no temperature moves."""
    if record.is_cold and name != "temperature":
        return
    walked = _walks(record, name, values, temperature=0.0)
    last, shape = _last(walked, len(values)), (len(values), len(walked.steps))
    x, y = (np.broadcast_to(one.T, shape) for one in np.moveaxis(walked.points, -1, 0))
    yield LivePath(GROUND, x, y, last, TWIN, ring(0, 0, theme.INK, 6, fill=theme.PAPER))
    high = np.broadcast_to(drawn(walked.values, heights_of(record)).T, shape)
    yield LivePath(HEIGHTS, walked.steps, high, last, TWIN)


def _last(walked: Annealings, n: int) -> np.ndarray:
    return np.full(n, len(walked.steps) - 1)


def _cooled(record: Record, walked: Annealings) -> np.ndarray:
    """Return the temperature at the kept steps as a share of the first one, (K,)."""
    warm = walked.temperatures.max(axis=1)
    at = np.minimum(walked.steps, record.n_steps - 1)
    return warm[at] / (warm[0] or 1.0)


def _lately(walked: Annealings) -> np.ndarray:
    """Return which share of the latest proposals was accepted, (K, V).

    At the start, where none was offered yet, it is that of the next moment.
    """
    before = np.searchsorted(walked.steps, walked.steps - LATELY)
    n = walked.steps - walked.steps[before]
    shares = (walked.taken - walked.taken[before]) / np.maximum(n, 1)[:, np.newaxis]
    return np.concatenate([shares[1:2], shares[1:]])
