"""What moves under the hand: a picture's moving parts for every value of one number.

While a slider is dragged Python hears nothing, so what would be drawn at each of its
values is computed at once and sent with the record. Positions are sent as whole numbers
from 0 to 65,534 across the window: finer than any screen, and four times shorter than
as text. What lies beyond the window is drawn at its edge.
"""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pages.figures.panel import rounded

MOST_VALUES = 120
MOST_POINTS = 100  # drawn for one value
FINEST, NOWHERE = 2**16 - 2, 2**16 - 1  # the latter for nan


@dataclass(frozen=True, eq=False)
class LivePath:
    """A line that grows with the steps, for each of V values; perhaps with a head."""

    panel: int
    x: np.ndarray  # (V, N) or (N,)
    y: np.ndarray  # the same
    last: np.ndarray  # (V,) the number of its last point
    line: dict
    head: dict | None = None  # a shape sized in pixels, put at the last point drawn
    ahead: dict | None = None  # the line of the step to the next point: over, and up


@dataclass(frozen=True, eq=False)
class LiveLine:
    """A line of P points that is another one at each step, for each of V values."""

    panel: int
    x: np.ndarray  # (V, N, P), or what can be broadcast to it
    y: np.ndarray  # the same
    last: np.ndarray  # (V,) the number of the last step
    line: dict


@dataclass(frozen=True, eq=False)
class LiveTrack:
    """A path in three dimensions: the points of the panel's trace number `trace`."""

    panel: int
    trace: int
    x: np.ndarray  # (V, N)
    y: np.ndarray  # (V, N)
    z: np.ndarray  # (V, N)
    last: np.ndarray  # (V,)
    head: bool = False  # only the last point drawn


@dataclass(frozen=True, eq=False)
class LiveWords:
    """Words in one place, others at each step, for each of V values; "" for none."""

    panel: int
    texts: Sequence[Sequence[str]]  # V of N
    last: np.ndarray  # (V,)
    shape: dict  # the words' own place: a shape that has a label


@dataclass(frozen=True, eq=False)
class Handle:
    """A thing in a picture that can be dragged itself: along x, or where V are places
    anywhere."""

    panel: int
    label: str  # x₀: read aloud with its value
    x: np.ndarray  # (V,) where it is for each value
    y: np.ndarray  # (V,)


@dataclass(frozen=True, eq=False)
class Live:
    """All that follows one number, and perhaps what it can be dragged by."""

    parts: Sequence[LivePath | LiveLine | LiveTrack | LiveWords]
    handle: Handle | None = None
    upto: Sequence[int] | None = None  # the point that each step shows; its own number
    keeps: bool = False  # whether the spans of its panels stay, which no hand moves


def thinned(values: np.ndarray, most: int = MOST_VALUES) -> np.ndarray:
    """Return at most so many of the values, evenly, both ends among them."""
    if len(values) <= most:
        return values
    return values[np.linspace(0, len(values) - 1, most).round().astype(int)]


def packed(live: Live) -> dict:
    """Return what the browser gets of it."""
    handle = live.handle and {
        **vars(live.handle),
        "x": rounded(live.handle.x),
        "y": rounded(live.handle.y),
    }
    parts = [_part(part) for part in live.parts]
    return {"parts": parts, "handle": handle, "upto": live.upto, "keeps": live.keeps}


def size_of(pack: dict) -> int:
    """Return about how many bytes of it are sent."""
    axes = [part[axis] for part in pack["parts"] for axis in "xyz" if axis in part]
    texts = [row for part in pack["parts"] for row in part.get("texts", ())]
    letters = sum(len(text) + 3 for row in texts for text in row)  # quotes and comma
    return letters + sum(len(axis["fine"]) for axis in axes)


def _part(part: LivePath | LiveLine | LiveTrack | LiveWords) -> dict:
    found = {**vars(part), "kind": type(part).__name__, "last": part.last.tolist()}
    for axis in "xyz":
        if axis in found:
            found[axis] = fine(found[axis])
    return found


def fine(places: np.ndarray) -> dict:
    """Return places as whole numbers across their own span."""
    places = np.asarray(places, dtype=float)
    known = places[~np.isnan(places)]
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 0.0)
    share = (places - low) / ((high - low) or 1.0)
    numbers = np.where(np.isnan(share), NOWHERE, np.rint(share * FINEST)).astype("<u2")
    data = b64encode(numbers.tobytes()).decode("ascii")
    return {"low": low, "high": high, "shape": list(places.shape), "fine": data}
