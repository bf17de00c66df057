"""The map as a script of its own: the ground, the rule, and 10,000 walks at once."""

import numpy as np

from engines.gradient_descent import newton
from engines.gradient_descent.basins import STAYS
from pages.chapters.gradient_descent.ground_sources import NO_WARNINGS, ground_source
from pages.chapters.gradient_descent.rule_sources import rule_of
from pages.ui import exports
from pages.ui.chapter import Script

from ..settings import NEWTON
from .record import COLUMNS, N_SIDE, Record

WALKED = """
minima = np.array({minima!r}).reshape(-1, 2)
middles = [low + (np.arange({side}) + 0.5) * (high - low) / {side}
           for low, high in {domain!r}]
cells = np.stack(np.meshgrid(*middles), axis=-1).reshape(-1, 2)
"""
LOOP = """
def walk(points, n_steps, kept=1):
    memory, here, slope = {}, points, gradient(points)
    late = [here]
    gone = np.zeros(len(points), bool)
    for t in range(n_steps):
        points = points + rule(slope, RATE, memory, points)
        slope = gradient(points)
        known = np.isfinite(value(points)) & np.isfinite(slope).all(axis=-1)
        gone |= ~(known & (np.abs(points) <= 1e9).all(axis=-1))
        here = np.where(gone[:, np.newaxis], here, points)
        late = [*late, here][-kept:]
    return np.array(late), gone
"""
TOLD = """
[[end]], _ = walk(np.array([{start!r}]), {own})
late, gone = walk(cells, {asked} + {stays}, 1 + {stays})  # who arrives has to stay
gaps = np.linalg.norm(late[:, :, np.newaxis] - minima, axis=-1)
arrived = (gaps <= {tolerance!r}).all(axis=0).any(axis=-1) & ~gone
print(repr(float(end[0])))
print(repr(float(end[1])))
{height}print(repr(float(arrived.mean())))
"""
HEIGHT = "print(repr(float(value(end))))\n"


def script(record: Record) -> Script:
    """Write the map as a script."""
    settings, found = record.settings, record.found
    functions, ground = ground_source(settings, settings.walker == NEWTON)
    rule = rule_of(settings.walker, settings.momentum)
    if settings.walker == NEWTON:
        functions += [newton._eigh_or_nan, newton.along_the_bends]
        rule = rule.replace(", 0.0)", f", 0.0, {settings.newton_target!r})")
    named = f"rule, RATE = {settings.walker}, {settings.learning_rate!r}"
    cells = WALKED.format(
        minima=found.minima.tolist(), side=N_SIDE, domain=settings.surface.domain
    )
    told = TOLD.format(
        start=[*map(float, settings.map_start)],
        own=record.walk.at(record.last),
        asked=found.asked,
        stays=STAYS,
        tolerance=found.tolerance,
        height=HEIGHT if _has_height(record) else "",
    )
    parts = (ground, rule, named, cells, LOOP, told)
    body = "\n\n\n".join(part.strip("\n") for part in parts)
    by = settings.surface.label
    says = f"Basins on {by}: the walk's end, and the share of all starts that arrive."
    text = exports.script(says, functions, body, NO_WARNINGS)
    return Script(text, _prints(record))


def _has_height(record: Record) -> bool:
    return bool(np.isfinite(record.walk.path.values[-1]))


def _prints(record: Record) -> tuple[str, ...]:
    names = COLUMNS[1:]
    return names if _has_height(record) else ("x", "y", "arrived")
