"""Level places of a curve: where its slope changes sign inside a window."""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.surface import Surface

N = 4001  # places that the slope is first felt at
HALVINGS = 60


@dataclass(frozen=True, eq=False)
class LevelPlaces:
    """What was found of a curve inside a window, each array ascending."""

    minima: np.ndarray  # (n,) where the slope changes from − to +: bottoms, and kinks
    maxima: np.ndarray  # (m,) where it changes from + to −
    is_defined: bool  # somewhere in the window the curve has a height and a slope


def level_places(surface: Surface, domain=None) -> LevelPlaces:
    """Find where the slope of a curve changes sign, by halving the stretch it does in.

    The slope is felt at 4001 places of the window; between two of them that differ in
    sign the stretch is halved 60 times. A change through infinity, as of 1/x^2, is
    none. What is finer than a four-thousandth of the window may be missed. Of a level
    stretch the middle is told. ``domain`` is (low, high), or None for the surface's
    own. Raises ValueError for a surface that has not exactly one coordinate. Source:
    Burden and Faires, Numerical Analysis, section 2.1.

    >>> from engines.gradient_descent import SURFACES
    >>> level_places(SURFACES["double_well"]).minima.round(6)
    array([-1.035579,  0.96015 ])
    """
    if surface.dimension != 1:
        raise ValueError(
            f"The surface {surface.name!r} has {surface.dimension} coordinates; level "
            "places are looked for on curves, which have 1."
        )
    low, high = domain or surface.domain[0]
    x = np.linspace(low, high, N)
    with np.errstate(all="ignore"):
        slopes, values = _slope(surface, x), surface.value(x[:, np.newaxis])
        known = np.isfinite(slopes) & np.isfinite(values)
        return LevelPlaces(
            _changes(surface, x, slopes, known, 1.0),
            _changes(surface, x, slopes, known, -1.0),
            bool(known.any()),
        )


def _slope(surface: Surface, x: np.ndarray) -> np.ndarray:
    return surface.gradient(x[:, np.newaxis])[:, 0]


def _changes(surface, x, slopes, known, sign: float) -> np.ndarray:
    """Return where the slope changes from −sign to sign."""
    signs = np.where(known, sign * np.sign(slopes), np.nan)
    moving = np.flatnonzero(signs != 0)  # those that are not level, nan among them
    before, after = moving[:-1], moving[1:]
    turns = (signs[before] < 0) & (signs[after] > 0)
    left, right = x[before[turns]], x[after[turns]]
    level = (after - before)[turns] > 1
    middle = (left + right) / 2
    for _ in range(HALVINGS):
        rises = sign * _slope(surface, middle) >= 0
        right, left = np.where(rises, middle, right), np.where(rises, left, middle)
        middle = (left + right) / 2
    exact = np.where(level, (x[before[turns]] + x[after[turns]]) / 2, middle)
    exact = _plain(surface, _better(surface, exact, left, right), x[1] - x[0])
    return exact[_stays_finite(surface, exact, x[1] - x[0], sign)]


def _plain(surface, places, grain: float) -> np.ndarray:
    """Return the places without digits that make nothing of the slope: 3, not 2.99…9.

    Without them 0 is 0: what is left of it in 60 halvings is far below the grain.
    """
    digits = 9 - int(np.floor(np.log10(grain)))
    plain = np.round(places, digits) + 0.0
    slopes = np.abs(_slope(surface, places)), np.abs(_slope(surface, plain))
    tiny = np.abs(places) <= 1e-9 * grain
    return np.where((slopes[0] < slopes[1]) & ~tiny, places, plain)


def _better(surface, exact, left, right) -> np.ndarray:
    """Return of the three the place with the least slope: the ends may be exact."""
    three = np.stack([exact, left, right])
    felt = np.abs(surface.gradient(three[..., np.newaxis])[..., 0])
    best = np.nan_to_num(felt, nan=np.inf).argmin(axis=0)
    return np.take_along_axis(three, best[np.newaxis], axis=0)[0]


def _stays_finite(surface, places, grain: float, sign: float) -> np.ndarray:
    """Tell which places are lower (or higher) than what is beside them: no pole is."""
    here = surface.value(places[:, np.newaxis])
    beside = [surface.value((places + by * grain)[:, np.newaxis]) for by in (-1, 1)]
    return np.isfinite(here) & (sign * (np.stack(beside) - here) >= 0).all(axis=0)
