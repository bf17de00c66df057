"""What follows a hand: for the controls that are live, all their values at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from pages.figures.live import MOST_VALUES, Live, packed, size_of, thinned
from pages.ui.control import Control

MOST_BYTES = 200_000  # for one number
FEWEST = 15  # values
LATTICES = (13, 9, 7, 5)  # places in each direction


def live_numbers(
    prefix: str,
    controls: Mapping[str, Control],
    names: Iterable[str],
    values: Mapping[str, Any],
    moved: Callable[[str, np.ndarray], Live | None],
) -> Iterator[dict]:
    """Yield what the browser gets of every live control of these names.

    `moved(setting, values)` is the part's own: what moves, for all values at once.
    """
    for name in names:
        control, now = controls[name], values[name]
        if not control.live:
            continue
        found = _within_bytes(control, _offers(control, now, values), moved)
        if found:
            gaps = np.abs(np.array(found["values"]) - now)
            at = int(gaps.reshape(len(gaps), -1).max(axis=1).argmin())
            key = control.key(prefix)
            pack = {"name": name, "key": key, "by": control.by, "now": at, **found}
            yield pack | control.dragged(values)


def _offers(control: Control, now: Any, values: Mapping[str, Any]) -> Iterator:
    """Yield some of a control's values, then fewer; what it has now is one of them."""
    if control.by == "lattice":
        fine = [across for across in LATTICES if across <= control.finest]
        yield from (control.places(now, values, across) for across in fine)
        return
    places = np.array(control.places(now))
    if control.by == "places":  # all of them: the browser counts them
        yield places
        return
    most = MOST_VALUES
    while most > FEWEST // 2:
        yield np.union1d(thinned(places, most - 1), [now])
        most //= 2


def _within_bytes(
    control: Control, offers: Iterator[np.ndarray], moved: Callable
) -> dict | None:
    """Return what moves for as many of the values as may be sent."""
    found = None
    for some in offers:
        live = moved(control.setting, some)
        if live is None:
            return None
        found = {"values": some.tolist(), **packed(live)}
        if size_of(found) <= MOST_BYTES:
            break
    return found
