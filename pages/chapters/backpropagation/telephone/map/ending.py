"""How the map ends: how wide the edge is, and whether theory knows its place."""

import numpy as np

from engines.backpropagation import DepthMap
from pages.words.numbers import few, percent, times
from pages.words.sentences import counted

from .record import Record, saturated_at
from .words import lost

THIN = 6  # scales: less than a factor of four
_STARTED = "what started"
FLAT = 1.0  # powers of ten: a column that differs less is the same from top to bottom
PART = 0.2  # of its mean: it may differ so much
CHANGES = 0.3  # powers of ten: twice as much, or half
TEN = 1  # the column of ten layers


def ending(record: Record) -> list[str]:
    """Tell how wide the edge is, what theory says of its place, and what is odd."""
    mine, found = record.settings.stack, record.found
    if found.is_lost.all():
        return [f"**Nothing to map.** {lost(mine, is_nothing=True)}{_too_large(found)}"]
    if mine.batch_norm and _is_flat(found.log_ratios[:, -1]):
        return [_scale_drops_out(found)]
    room = (
        f"**{_room(record)}** between a thousandth and a thousand times of the blame "
        f"through {counted(int(found.depths[-1]), 'layer')}."
    )
    if record.counts(-1)[1] <= THIN and record.level:
        room += f" {_why(int(found.depths[-1]))}"
    return [room, *_places(record), *_way_around(found, record), *_again(record)]


def _is_flat(powers: np.ndarray) -> bool:
    """Tell whether the scale makes hardly any difference."""
    return bool(np.ptp(powers) < max(FLAT, PART * abs(powers.mean())))


def _too_large(found: DepthMap) -> str:
    up = found.exploded[:, -1]
    if not up.any():
        return ""
    least = few(float(found.scales[up.argmax()]))
    return f" From scale {least} on the numbers overflow."


def _room(record: Record) -> str:
    found = record.found
    many, (_, between, _) = len(found.scales), record.counts(-1)
    if not between:
        edge = "An edge thinner than the map's grid" if record.level else "No edge"
        return f"{edge}: none of {many} scales hands on"
    if between == many:
        return f"Room everywhere: all {many} scales hand on"
    n_places = _places_between(found)
    if between > THIN:
        room = "Room to stand" if n_places == 1 else f"Room in {n_places} places"
        return f"{room}: {between} of {many} scales hand on"
    edge = "A thin edge" if n_places == 1 else f"Thin edges in {n_places} places"
    does = "one scale hands" if between == 1 else f"{between} scales hand"
    return f"{edge}: of {many} only {does} on"


def _places_between(found: DepthMap) -> int:
    """Return in how many places scales between the ditches lie side by side."""
    between = ~(found.vanished[:, -1] | found.exploded[:, -1])
    return int(between[0]) + int((between[1:] & ~between[:-1]).sum())


def _why(depth: int) -> str:
    factor = 10 ** (-3 / (depth - 1))
    return (
        f"It takes so little: {few(factor)} a layer is a thousandth after "
        f"{depth - 1} steps, and {few(1 / factor)} a layer a thousand times."
    )


def _places(record: Record) -> list[str]:
    """Compare theory's edge with the map's own."""
    if record.edge is None or record.level is None:
        return []
    return [
        f"In the deepest networks of the map, with {record.drawn.width} units a layer, "
        f"blame is level at about scale {few(record.level)}, "
        f"{_among_rows(record.found, record.level)}; theory, for infinitely many "
        f"units, sees it turn at {few(record.edge)}."
    ]


def _among_rows(found: DepthMap, scale: float) -> str:
    """Say where a scale lies among the map's, as both of them are written."""
    row = int(np.abs(np.log(found.scales / scale)).argmin())
    if few(float(found.scales[row])) != few(scale):
        return "between two of the map's"
    hands_on = not (found.vanished[row, -1] or found.exploded[row, -1])
    return "one of the map's" if hands_on else "just beside one of the map's"


def _scale_drops_out(found: DepthMap) -> str:
    powers, shallow = found.log_ratios[:, -1], found.log_ratios[:, TEN]
    more = float(powers.mean() - shallow.mean())
    left = "hardly changes with depth"
    if abs(more) >= CHANGES:
        left = "is growth with depth" if more > 0 else "is loss with depth"
    least, most = (few(10**power) for power in (powers.min(), powers.max()))
    return (
        "**The scale drops out.** Batch normalisation divides z by its own spread, and "
        "so by the scale too: from the top of the map to the bottom the deepest "
        f"networks' first layer gets {least} to {most} times the last layer's blame. "
        f"What is left {left}."
    )


def _way_around(found: DepthMap, record: Record) -> list[str]:
    powers, up = found.log_ratios[:, -1], found.exploded[:, -1]
    if not record.settings.residual or abs(powers[0]) >= 3:
        return []
    smallest = few(float(found.scales[0]))
    says = (
        "Small weights are safe here: the residual connections lead blame around every "
        f"layer, whatever its weights do: {times(10 ** float(powers[0]), _STARTED, 4)} "
        f"arrives at scale {smallest}."
    )
    if up.any() and up[up.argmax() :].all():
        least = few(float(found.scales[up.argmax()]))
        says += f" From scale {least} on it is a thousand times or more."
    return [says]


def _again(record: Record) -> list[str]:
    """Tell of blame that dies out again beyond the explosion."""
    found = record.found
    up, down = found.exploded[:, -1], found.vanished[:, -1]
    if not up.any() or not down[np.flatnonzero(up)[-1] :].any():
        return []
    row = int(np.flatnonzero(down)[-1])
    return [
        "At the largest scales a thousandth or less is left again: of all pairs of a "
        f"unit and a digit {percent(saturated_at(record, row))} are saturated at scale "
        f"{few(float(found.scales[row]))}."
    ]
