"""Saddles: what a record shows, by own arithmetic, and the settings drawn."""

from math import ceil, log
from types import SimpleNamespace

import numpy as np

from engines.gradient_descent.descent import take_steps
from pages.chapters.gradient_descent.traps.settings import rule_of

from .hold_seen import WALKERS

FORMULAS = (
    "x^4 + y^4 - 4x*y + 1",
    "x^2 - y^2",
    "x^2 - 20*y^2",
    "sin(x)*cos(y)",
    "x^2*y - y",
    "x^3 - 3x*y^2",
    "x^2 + y^2",
    "x^2 - y^4",
    "(x-y)^2 - 0.1*(x+y)^2 + 0.01*(x+y)^4",
    "exp(-x^2) - exp(-y^2)",
    "x*y/(1 + x^2 + y^2)",
)


def seen(record):
    """Return distances, who has left when, factors and predictions, found anew."""
    settings, found = record.settings, record.escape
    if found is None:
        critical = [kind.name for kind in settings.critical.kinds]
        return SimpleNamespace(found=None, n_saddles=critical.count("SADDLE"))
    return _seen(record, settings, found)


def _seen(record, settings, found):
    """Return what is found anew of walks that begin at a saddle."""
    names = list(record.walkers)
    hand = names.index(settings.walker)
    bends = np.linalg.eigvalsh(settings.surface.hessian(found.saddle)).tolist()
    bend = bends[0] if bends[0] < -1e-9 else 0.0
    radius = 0.01 * min(high - low for low, high in settings.surface.domain)
    start = settings.saddle_start
    offset = 0.0 if start == "on" else 10.0**-settings.saddle_exponent
    base = found.points[0, 0] - offset * found.falling
    ahead = float(np.linalg.norm(base - found.saddle))
    is_up = start == "ridge" and ahead > radius
    factor, predicted = theory(settings, bend, offset, radius)
    return SimpleNamespace(
        **_ways(found, settings, names, hand, radius, is_up),
        found=found,
        settings=settings,
        steps=len(found.points) - 1,
        names=[WALKERS[name] for name in names],
        hand=hand,
        who=WALKERS[settings.walker],
        bend=bend,
        offset=offset,
        radius=radius,
        ahead=ahead,
        is_up=is_up,
        across=size_across(settings, bends[1]) if bend else None,
        bend_across=bends[1],
        factor=factor,
        predicted=predicted,
        slope=float(np.hypot(*settings.surface.gradient(found.points[0, 0]))),
    )


def _ways(found, settings, names, hand, radius, is_up):
    """Return distances, and of every walk when it came, left and was lost."""
    ways = found.points - found.saddle
    away, gaps = np.abs(ways @ found.falling), np.linalg.norm(ways, axis=-1)
    lost = [flew(found.points[:, at], settings, name) for at, name in enumerate(names)]
    came = [first(-column, -radius) if is_up else 0 for column in gaps.T]
    every = zip(away.T, came, lost, strict=True)
    left = [left_after(*some, radius) for some in every]
    return {
        "away": away,
        "lost": lost,
        "came": came,
        "left": left,
        "gaps": gaps[: lost[hand], hand],
    }


def first(column, radius):
    """Return the first step beyond the radius, or None."""
    beyond = np.flatnonzero(column >= radius)
    return int(beyond[0]) if len(beyond) else None


def left_after(column, came, lost, radius):
    """Return the first step beyond the radius after having come, or None."""
    if came is None:
        return None
    later = first(column[came:lost], radius)
    return None if later is None else came + later


def flew(points, settings, name):
    """Return the step whose end is beyond 10^9, or None: its walk stands from there."""
    moved = (points[1:] != points[:-1]).any(axis=-1)
    last = int(np.flatnonzero(moved)[-1]) + 1 if moved.any() else 0
    if last == len(points) - 1:
        return None
    rule = rule_of(name, settings.learning_rate, settings.momentum)
    with np.errstate(all="ignore"):
        moments = take_steps(settings.surface, rule, points[:1], last + 1)
        *_, (end, *_) = moments
    return None if np.abs(end).max() <= 1e9 else last + 1


def size_across(settings, bend):
    """Return the size of what a step multiplies by across the falling way, or None."""
    product, beta = settings.learning_rate * bend, settings.momentum
    walker = settings.walker
    if walker == "newton":
        return abs(1 - settings.learning_rate * np.sign(bend))
    if walker == "gradient_descent":
        return abs(1 - product)
    if walker == "momentum":
        square = [1, -(1 + beta - product), beta]
    elif walker == "nesterov":
        square = [1, -(1 + beta) * (1 - product), beta * (1 - product)]
    else:
        return None
    return float(np.abs(np.roots(square)).max())


def theory(settings, bend, offset, radius):
    """Return the factor of a step in the long run, and the step it predicts."""
    product = settings.learning_rate * abs(bend)
    beta, walker = settings.momentum, settings.walker
    if walker in ("adagrad", "rmsprop", "adam") or not bend:
        return None, None
    if walker in ("gradient_descent", "newton"):
        z = 1 + (product if walker == "gradient_descent" else settings.learning_rate)
        begins = offset
    else:
        if walker == "momentum":
            square = [1, -(1 + beta + product), beta]
            after = 1 + product
        else:
            square = [1, -(1 + beta) * (1 + product), beta * (1 + product)]
            after = 1 + (1 + beta) * product
        w, z = sorted(np.roots(square).real)
        begins = offset * (after - w) / (z - w)
    if not offset:
        return z, None
    return z, max(0, ceil(log(radius / begins) / log(z) - 1e-9))
