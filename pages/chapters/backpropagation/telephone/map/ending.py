"""How the map ends: how wide the edge is, and whether theory knows its place."""

import numpy as np

from engines.backpropagation import DepthMap
from pages.words.numbers import few
from pages.words.sentences import counted

from .record import Record
from .words import lost

THIN = 6  # scales: less than a factor of four
FLAT = 2.0  # powers of ten: a row that differs less from another is like it


def ending(record: Record) -> list[str]:
    """Tell how wide the edge is, what theory says of its place, and what is odd."""
    mine, found = record.settings.stack, record.found
    _, between, _ = record.counts(-1)
    deepest, many = counted(int(found.depths[-1]), "layer"), len(found.scales)
    if found.is_lost.all():
        return [f"**Nothing to map.** {lost(mine, float(found.log_ratios[0, -1]))}"]
    if mine.batch_norm and np.ptp(found.log_ratios[:, -1]) < FLAT:
        return [_scale_drops_out(found)]
    room = (
        f"**{_room(record, between, many)}** between a thousandth and a thousand times "
        f"of the blame through {deepest}."
    )
    if between <= THIN and record.level:
        room += f" {_why(int(found.depths[-1]))}"
    return [room, *_places(record), *_way_around(record), *_again(found)]


def _room(record: Record, between: int, many: int) -> str:
    if not between and record.level:
        return (
            f"An edge thinner than the map's grid: none of its {many} scales hands on"
        )
    if not between:
        return f"No edge at all: none of {many} scales hands on"
    if between <= THIN:
        does = "one scale hands" if between == 1 else f"{between} scales hand"
        return f"A thin edge: of {many} only {does} on"
    return f"Room to stand: {between} of {many} scales hand on"


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
        "In the deepest networks of the map blame is level at about scale "
        f"{few(record.level)}, {_among_rows(record.found, record.level)}; theory, for "
        f"infinitely many units, says {few(record.edge)}. Here a layer has "
        f"{counted(record.drawn.width, 'unit')}."
    ]


def _among_rows(found: DepthMap, scale: float) -> str:
    """Say where a scale lies among the map's, as both of them are written."""
    row = int(np.abs(np.log(found.scales / scale)).argmin())
    if few(float(found.scales[row])) != few(scale):
        return "between two of the map's"
    hands_on = not (found.vanished[row, -1] or found.exploded[row, -1])
    return "one of the map's" if hands_on else "just beside one of the map's"


def _scale_drops_out(found: DepthMap) -> str:
    powers = found.log_ratios[:, -1]
    return (
        "**The scale drops out.** Batch normalisation divides z by its own spread, and "
        "so by the scale too: from the top of the map to the bottom the deepest "
        f"networks' power of ten lies between {powers.min():.1f} and "
        f"{powers.max():.1f}. What is left is growth with depth."
    )


def _way_around(record: Record) -> list[str]:
    powers, up = record.found.log_ratios[:, -1], record.found.exploded[:, -1]
    if not record.settings.residual or abs(powers[0]) >= 3:
        return []
    says = (
        "Small weights are safe here: the residual connections lead blame around every "
        "layer, whatever its weights do."
    )
    if up.any():
        least = few(float(record.found.scales[up.argmax()]))
        says += f" From scale {least} on it explodes."
    return [says]


def _again(found: DepthMap) -> list[str]:
    """Tell of blame that dies out again beyond the explosion."""
    up, down = found.exploded[:, -1], found.vanished[:, -1]
    if not up.any() or not down[np.flatnonzero(up)[-1] :].any():
        return []
    return [
        "At the largest scales it dies out again: there nearly all units are so far "
        "out on the flat parts of their curve that they pass on next to nothing."
    ]
