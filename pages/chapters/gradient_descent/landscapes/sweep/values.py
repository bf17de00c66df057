"""The values of the number that is swept: nine that are drawn, many between them."""

from math import floor, log

import numpy as np

from pages.chapters.gradient_descent import first

from ..settings import Settings

DRAWN = 9
BETWEEN = 12  # steps from one that is drawn to the next: 97 values in all
BESIDE = (DRAWN - 1) // 2  # that many to each side, where there is room
GRAIN = 0.01  # of the momentum's slider
WHOLE, LEAST_LEFT = 100, 1  # grains: of 1, and of 1 − β where β is the largest
LEAST, MOST = first.RATES[0], first.RATES[-1]
ETA, BETA = "eta", "beta"
SYMBOLS = {ETA: "η", BETA: "β"}


def drawn_of(settings: Settings) -> tuple[np.ndarray, int]:
    """Return the nine values, ascending, and which of them is the learner's own."""
    if settings.swept == BETA:
        return _momenta(settings.momentum, settings.apart)
    return _rates(settings.learning_rate(settings.hand), settings.apart)


def _sides(room_below: int, room_above: int) -> tuple[int, int]:
    """Return how many values stand below the own one, and how many above."""
    above = min(max(BESIDE, DRAWN - 1 - room_below), room_above)
    return DRAWN - 1 - above, above


def _rates(own: float, apart: float) -> tuple[np.ndarray, int]:
    """Return rates, each `apart` times the one before, to three digits."""

    def room(ratio: float) -> int:
        return floor(log(ratio) / log(apart) + 1e-9)

    below, above = _sides(room(own / LEAST), room(MOST / own))
    powers = np.arange(-below, above + 1.0)
    rates = np.array([float(f"{own * apart**power:.3g}") for power in powers])
    rates = np.clip(rates, LEAST, MOST)
    rates[below] = own
    return rates, below


def _momenta(own: float, apart: float) -> tuple[np.ndarray, int]:
    """Return momenta towards 1: what is forgotten, 1 − β, falls by the factor `apart`.

    They are such as the slider has, each another one, so some are nearer than that.
    """
    left = round((1 - own) / GRAIN)  # grains that are forgotten
    below, above = _sides(WHOLE - left, left - LEAST_LEFT)
    fewer, more = [left], [left]
    for k in range(1, above + 1):
        wanted = max(round(left / apart**k), LEAST_LEFT + above - k)
        fewer.append(min(wanted, fewer[-1] - 1))
    for k in range(1, below + 1):
        wanted = min(round(left * apart**k), WHOLE - below + k)
        more.append(max(wanted, more[-1] + 1))
    momenta = np.round(1 - GRAIN * np.array([*more[:0:-1], *fewer]), 2)
    momenta[below] = own
    return momenta, below


def scale(values: np.ndarray, swept: str) -> np.ndarray:
    """Return where values stand on the scale of their sweep: of η, or of 1 − β."""
    return -np.log1p(-values) if swept == BETA else np.log(values)


def tried_of(drawn: np.ndarray, swept: str) -> np.ndarray:
    """Return the values that are walked: those drawn, and eleven between each two."""
    at = np.arange(BETWEEN * (DRAWN - 1) + 1) / BETWEEN
    scaled = np.interp(at, np.arange(DRAWN), scale(drawn, swept))
    values = -np.expm1(-scaled) if swept == BETA else np.exp(scaled)
    values[::BETWEEN] = drawn
    return values


def place_of(value: float, drawn: np.ndarray, swept: str) -> float | None:
    """Return where a value stands between the nine, 0 to 8; None if it is beyond."""
    if not drawn[0] <= value <= drawn[-1]:
        return None
    scaled = scale(np.array([value]), swept)
    return float(np.interp(scaled, scale(drawn, swept), np.arange(DRAWN))[0])
