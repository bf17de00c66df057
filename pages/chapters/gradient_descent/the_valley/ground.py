"""The curves of the valley: ready ones, parabolas with a number, and one's own."""

from functools import lru_cache

import numpy as np

from engines.gradient_descent import CURVES, Surface
from engines.gradient_descent.edges import curvatures_at
from engines.gradient_descent.parabolas import bent_parabola, moved_parabola

from .own import own_curve

MOVED, BENT, OWN = "moved", "bent", "own"  # (x − c)², λx²/2, what is typed
PARABOLAS = ("square", MOVED, BENT)
KEPT = 64  # curves
ROUND = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)  # half a window, and its tenths
ROOM = 1.25  # of the way from the bottom to the start: half a window is more
# The slider's range for each curve, wide enough for all that can happen on it.
RATES = {
    "square": (0.01, 1.2, 0.01),
    "double_well": (0.005, 0.4, 0.005),
    "wave": (0.005, 0.3, 0.005),
    "cubic": (0.01, 0.6, 0.01),
    "plateau": (0.05, 3.0, 0.05),
    "kink": (0.01, 1.2, 0.01),
    MOVED: (0.01, 1.2, 0.01),
    BENT: (0.02, 2.4, 0.02),
    OWN: (0.01, 1.2, 0.01),
}
ANY_RATE = (1e-4, 10.0)  # that may be typed
ANY_RATES = {BENT: (1e-4, 100.0), OWN: (1e-6, 100.0)}  # where the bend is anything
FIRST_RATES = {
    "square": 0.2,
    "double_well": 0.05,
    "wave": 0.05,
    "cubic": 0.1,
    "plateau": 0.5,
    "kink": 0.3,
    MOVED: 0.1,
    BENT: 0.5,
    OWN: 0.1,
}
FIRST_STARTS = {
    "square": 10.0,
    "double_well": 1.6,
    "wave": 0.5,
    "cubic": 1.2,
    "plateau": 4.0,
    "kink": 2.0,
    MOVED: 0.0,
    BENT: 10.0,
    OWN: 0.0,
}
STARTS, ANY_START = (-12.0, 12.0), (-1000.0, 1000.0)  # of a curve with a number in it
ANY_WINDOW = (-10_000.0, 10_000.0)
LABELS = {
    **{name: surface.label for name, surface in CURVES.items()},
    MOVED: moved_parabola(0.0).label,
    BENT: bent_parabola(1.0).label,
    OWN: "Your own",
}


@lru_cache(KEPT)
def surface_of(curve: str, *more: float) -> Surface:
    """Return a curve; a parabola with its number, and with half the window's width."""
    if curve == MOVED:
        return moved_parabola(*more)
    if curve == BENT:
        return bent_parabola(*more)
    if curve == OWN:
        return own_curve(*more)
    return CURVES[curve]


def reach_for(away: float) -> float:
    """Return half the width of a window for a start so far from its middle: round."""
    wide = max(ROOM * abs(away), 1.0)
    power = 10.0 ** np.floor(np.log10(wide))
    return float(f"{power * next(r for r in ROUND if r * power >= wide):.12g}")


def bend_at(surface: Surface, place: tuple[float, ...]) -> float | None:
    """Return the bend of the ground at a bottom; None at a kink, or without one."""
    if surface.name in CURVES:
        there = float(surface.hessian(np.array(place))[0, 0])
        return there if surface.smooth else None
    found = curvatures_at(surface, place)
    return float(found[0]) if found is not None and found[0] > 0 else None
