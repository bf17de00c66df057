"""What follows a hand: for the controls that are live, all their values at once."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from pages.figures.live import MOST_VALUES, Live, packed, size_of, thinned
from pages.ui.control import Control

MOST_BYTES = 200_000  # for one number
FEWEST = 15  # values


def live_numbers(
    prefix: str,
    controls: Mapping[str, Control],
    values: Mapping[str, Any],
    moved: Callable[[str, np.ndarray], Live | None],
) -> Iterator[dict]:
    """Yield what the browser gets of every live control that is shown.

    `moved(setting, values)` is the part's own: what moves, for all values at once.
    """
    for name, now in values.items():
        control = controls[name]
        if not control.live:
            continue
        places = np.array(control.places(now))
        found = _within_bytes(control, places, now, moved)
        if found:
            at = int(np.abs(np.array(found["values"]) - now).argmin())
            key = control.key(prefix)
            yield {"name": name, "key": key, "by": control.by, "now": at, **found}


def _within_bytes(
    control: Control, places: np.ndarray, now: float, moved: Callable
) -> dict | None:
    """Return what moves for as many of the values as may be sent."""
    most = MOST_VALUES
    while True:
        some = places
        if control.by == "values":  # what it has now is one of them
            some = np.union1d(thinned(places, most - 1), [now])
        live = moved(control.setting, some)
        if live is None:
            return None
        found = {"values": some.tolist(), **packed(live)}
        if size_of(found) <= MOST_BYTES or most <= FEWEST or control.by == "places":
            return found
        most = most // 2
