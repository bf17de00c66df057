"""The right numbers with measured slopes, step by step; and as a script."""

from collections.abc import Sequence

import numpy as np

from engines.slips import Quantity
from pages.chapters.my_number.by_hand import SAYS
from pages.chapters.my_number.case import Record
from pages.ui import exports
from pages.ui.chapter import Script

from ..record import Settings, on_the_curve
from ..script import code_of

ALLOWED = 1e-5  # of a number's size: slopes are measured, and a walk may be chaotic
NUDGE = 1e-3  # of x; less beside a kink
FAR = 1e100  # a walk beyond it is followed no further


def by_hand(record: Record, told: Sequence[Quantity]) -> list[float]:
    """Return the right values of quantities, each slope measured from heights alone."""
    found = _walked(on_the_curve(record.settings))
    return [found[quantity.what][quantity.place[0]] for quantity in told]


def _walked(settings: Settings) -> dict[str, list[float]]:
    """Return all places with height, slope and update, step by step."""
    found: dict[str, list[float]] = {n: [] for n in ("x", "value", "slope", "update")}
    x = settings.start
    for _ in range(settings.on_paper + 1):
        height = _height(settings, x)
        slope = _measured(settings, x) if abs(x) < FAR else np.nan
        update = -settings.learning_rate * slope
        for name, value in zip(found, (x, height, slope, update), strict=True):
            found[name].append(float(value))
        x = x + update
    return found


def _height(settings: Settings, x: float) -> float:
    with np.errstate(all="ignore"):
        return float(settings.surface.value(np.array([x])))


def _measured(settings: Settings, x: float) -> float:
    """Return the slope by five points, so near that no kink lies between them."""
    h = NUDGE * max(1.0, abs(x))
    if not settings.surface.smooth and x:
        h = min(h, abs(x) / 4)
    two, one, less, far = (_height(settings, x + at * h) for at in (2, 1, -1, -2))
    return (8 * (one - less) - (two - far)) / (12 * h)


def script(record: Record) -> Script:
    """Write the walk as a script that prints the right value of what was told."""
    settings = on_the_curve(record.settings)
    functions, named, value, gradient = code_of(settings)
    prints = [f"print(repr(float({_written(one.quantity)})))" for one in record.told]
    body = f"""{named}
found = {{"x": [], "value": [], "slope": [], "update": []}}
x = np.array([{settings.start!r}])
for step in range({settings.on_paper + 1}):
    slope = ({gradient})[0]
    update = -{settings.learning_rate!r} * slope
    found["x"].append(x[0])
    found["value"].append({value})
    found["slope"].append(slope)
    found["update"].append(update)
    x = x + update
"""
    text = exports.script(SAYS, functions, body + "\n".join(prints) + "\n")
    columns = [f"{at}. {name}" for at, name in enumerate(record.told_names, 1)]
    return Script(text, columns, row=0, named="first row")


def _written(quantity: Quantity) -> str:
    return f'found["{quantity.what}"][{quantity.place[0]}]'
