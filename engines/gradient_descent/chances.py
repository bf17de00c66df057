"""Chances: how often at least one of many tries comes off, and how many it takes."""

import numpy as np


def chance_of_success(p, k) -> np.ndarray:
    """Return the chance that at least one of k independent tries comes off.

    1 - (1 - p)^k, computed as -expm1(k log1p(-p)), so that no digit is lost where p
    is tiny and k huge. ``p``, the chance of one try, and ``k``, at least 0, are numbers
    or arrays, (...), and so is the result. Raises ValueError for a p outside 0 to 1, or
    a k below 0. Source: Feller, An Introduction to Probability Theory, volume 1, VI.2.

    >>> chance_of_success(0.5, [0, 1, 2]), chance_of_success(1e-20, 1e19).round(6)
    (array([0.  , 0.5 , 0.75]), np.float64(0.095163))
    """
    p, k = _checked_chance("chance p", p), np.asarray(k, dtype=float)
    if not (k >= 0).all():
        raise ValueError(f"The number of tries is {k}; choose 0 or a number above it.")
    with np.errstate(divide="ignore", invalid="ignore"):
        missed_all = k * np.log1p(-p)
    return np.where((k == 0) | (p == 0), 0.0, -np.expm1(missed_all))[()]


def restarts_needed(p, wanted) -> np.ndarray:
    """Return how many independent tries it takes to come off with the wanted chance.

    The least whole k with 1 - (1 - p)^k >= wanted: ln(1 - wanted) / ln(1 - p), rounded
    up; inf where no number is enough. ``p`` and ``wanted`` are numbers or arrays of
    shape (...), and so is the result. Raises ValueError for one outside 0 to 1.
    Source: Feller, An Introduction to Probability Theory, volume 1, VI.2.

    >>> restarts_needed([0.5, 0.1, 0.0, 1.0], 0.95)
    array([ 5., 29., inf,  1.])
    """
    p, wanted = _checked_chance("chance p", p), _checked_chance("chance wanted", wanted)
    with np.errstate(divide="ignore", invalid="ignore"):
        needed = np.ceil(np.log1p(-wanted) / np.log1p(-p))
    needed = np.where(p == 0, np.inf, np.where(p == 1, 1.0, needed))
    needed = np.where(wanted == 0, 0.0, needed)
    # Rounding may have put the quotient a hair above or below a whole number.
    near = np.maximum(np.add.outer([-1.0, 0.0, 1.0], np.where(p == 0, 0, needed)), 0.0)
    enough = chance_of_success(p, near) >= wanted
    least = np.take_along_axis(near, enough.argmax(axis=0)[np.newaxis], axis=0)[0]
    return np.where(enough.any(axis=0), least, needed)[()]


def sampling_error(share, n: int) -> np.ndarray:
    """Return the standard error of a share that was counted in n tries.

    sqrt(share (1 - share) / n). ``share`` has any shape, (...). Raises ValueError for a
    share outside 0 to 1. Source: Feller, volume 1, IX.4.

    >>> sampling_error(0.5, 100)
    np.float64(0.05)
    """
    share = _checked_chance("share", share)
    return np.sqrt(share * (1 - share) / n)


def likely_chances(successes, n: int, deviations: float = 1.96) -> np.ndarray:
    """Return between which chances the true one lies, by Wilson's interval, (2, ...).

    ``successes`` of n tries came off, (...). The interval ends at the chances p with
    (successes / n - p)^2 = deviations^2 p (1 - p) / n: also for none or all of them it
    has a width. With 1.96 deviations it holds the truth 95 times in 100. Raises
    ValueError for more successes than tries. Source: Wilson (1927), Journal of the
    American Statistical Association 22, 209-212.

    >>> likely_chances(0, 96).round(3), likely_chances(48, 96).round(3)
    (array([0.   , 0.038]), array([0.402, 0.598]))
    """
    share, spread = _checked_chance("share", np.asarray(successes) / n), deviations**2
    middle = (share + spread / (2 * n)) / (1 + spread / n)
    half = np.sqrt(share * (1 - share) / n + spread / (4 * n**2))
    half *= deviations / (1 + spread / n)
    low = np.where(share == 0, 0.0, np.maximum(middle - half, 0.0))
    return np.array([low, np.where(share == 1, 1.0, np.minimum(middle + half, 1.0))])


def _checked_chance(what: str, given) -> np.ndarray:
    chance = np.asarray(given, dtype=float)
    if not ((chance >= 0) & (chance <= 1)).all():
        raise ValueError(f"The {what} is {given}; choose a number from 0 to 1.")
    return chance
