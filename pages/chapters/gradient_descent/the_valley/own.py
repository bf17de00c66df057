"""A curve that the learner types: where it is walked on, how much of it is drawn."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from engines.gradient_descent import Surface
from engines.gradient_descent.formulas import FormulaError
from engines.gradient_descent.formulas.own_curve import parse_curve
from engines.gradient_descent.level_places import level_places

FORMULA = "w^4 - 3w^2 + w"
KEPT = 64  # curves, and windows
SEARCHED = (3.0, 30.0)  # to each side of a start: where bottoms are looked for
MOST = 3  # bottoms that a window holds
FAR = 5.0  # times as far away as the nearest: no further
PLAIN = 3.0  # half a window without any
AWAY = np.concatenate([np.arange(0.1, 10, 0.1), np.geomspace(10, 1e6, 101)])
NOWHERE = "The formula has no value at any of the places that were tried."


@lru_cache(KEPT)
def own_curve(formula: str, low: float, high: float) -> Surface:
    """Return the curve in a window, with the bottoms found there, the lowest first."""
    curve = parse_curve(formula, ((low, high),))
    minima = level_places(curve).minima
    order = np.argsort(curve.value(minima[:, np.newaxis]), kind="stable")
    return replace(curve, minima=tuple((x,) for x in minima[order].tolist()))


def readable(text: str) -> Surface:
    """Return the curve of a formula that has a value somewhere.

    Raises FormulaError, a sentence for its writer, for any other text.
    """
    curve = parse_curve(text)
    if start_on(text, 0.0) is None:
        raise FormulaError(NOWHERE, 0)
    return curve


@lru_cache(KEPT)
def start_on(formula: str, wanted: float) -> float | None:
    """Return a start if the curve is there, else the nearest of some that it is at."""
    curve = parse_curve(formula)
    tried = np.column_stack([wanted + AWAY, wanted - AWAY]).ravel()
    tried = np.array([float(f"{x:.10g}") for x in (wanted, *tried)])
    with np.errstate(all="ignore"):
        heights = curve.value(tried[:, np.newaxis])
        slopes = curve.gradient(tried[:, np.newaxis])[:, 0]
    there = np.flatnonzero(np.isfinite(heights) & np.isfinite(slopes))
    return float(tried[there[0]]) if len(there) else None


@lru_cache(KEPT)
def window_for(formula: str, start: float) -> tuple[float, float]:
    """Return a round window: the start, the bottoms near it, and as far beyond.

    It knows nothing of the walk: so it gives away nothing of where that leads.
    """
    found = _near(formula, start)
    ends = [start, *found, *(2 * found[:1] - start)]
    if not len(found):
        ends = [start - PLAIN, start + PLAIN]
    low, high = min(ends), max(ends)
    wide = max(high - low, 1e-3)
    grain = 10.0 ** np.floor(np.log10(wide)) / 2
    least, most = np.floor((low - wide / 8) / grain), np.ceil((high + wide / 8) / grain)
    return float(f"{least * grain:.10g}"), float(f"{most * grain:.10g}")


def _near(formula: str, start: float) -> np.ndarray:
    """Return the bottoms near a start, the nearest first."""
    curve = parse_curve(formula)
    found = [level_places(curve, (start - by, start + by)).minima for by in SEARCHED]
    away = np.unique(np.round(np.concatenate(found), 6)) - start
    away = away[np.argsort(np.abs(away))][:MOST]
    return start + away[np.abs(away) <= max(FAR * np.abs(away[:1]).sum(), PLAIN)]
