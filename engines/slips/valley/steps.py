"""Steps down a curve for many causes at once: a row of every array is one cause's."""

import numpy as np

from engines.slips.slip import Faults


def walked(example, faults: Faults) -> np.ndarray:
    """Return x, height, slope and update at every place, (n_causes, n_steps + 1, 4).

    The update at the last place is one that is not taken any more. Nothing is raised:
    what has no value is nan. Source: the rules of this module.

    >>> from engines.gradient_descent import SURFACES
    >>> from engines.slips.slip import Cause
    >>> from engines.slips.valley.example import ValleyExample
    >>> example = ValleyExample(SURFACES["square"], 10.0, 0.2, 1)
    >>> walked(example, Faults([Cause(), Cause(("valley_sign",))]))[:, 1, 0].tolist()
    [6.0, 14.0]
    """
    x = start = np.full((len(faults.causes), 1), float(example.start))
    first, moments = None, []
    with np.errstate(all="ignore"):
        for _ in range(example.n_steps + 1):
            value = faults.rounded(example.curve.value(x)[:, np.newaxis])
            slope = _slope(example, faults, x, value)
            first = slope if first is None else first
            slope = np.where(faults.has("valley_first_slope", 1), first, slope)
            update = _update(example, faults, x, slope)
            moments.append((x, value, slope, update))
            base = np.where(faults.has("valley_from_start", 1), start, x)
            x = faults.rounded(base + update)
    return np.stack([np.concatenate(one, axis=1) for one in moments], axis=1)


def _slope(example, faults: Faults, x: np.ndarray, value: np.ndarray) -> np.ndarray:
    """Return what each cause takes for the slope at x, (n_causes, 1)."""
    slope = example.curve.gradient(x)
    slope = np.where(faults.has("valley_doubled", 1), 2 * slope, slope)
    slope = np.where(faults.has("valley_halved", 1), slope / 2, slope)
    slope = np.where(faults.has("valley_value_for_slope", 1), value, slope)
    return faults.rounded(slope)


def _update(example, faults: Faults, x: np.ndarray, slope: np.ndarray) -> np.ndarray:
    """Return what each cause adds to x, (n_causes, 1).

    Who takes the next place's slope has the right one beside x; only the step goes by
    the wrong line of the table.
    """
    if faults.has("valley_next_slope", 1).any():
        ahead = example.curve.gradient(x - example.learning_rate * slope)
        ahead = faults.rounded(ahead)
        slope = np.where(faults.has("valley_next_slope", 1), ahead, slope)
    rate = np.where(faults.has("valley_no_rate", 1), 1.0, example.learning_rate)
    rate = np.where(faults.has("valley_rate_twice", 1), rate * rate, rate)
    rate = np.where(faults.has("valley_sign", 1), -rate, rate)
    return faults.rounded(-rate * slope)
