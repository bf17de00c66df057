"""When the record looks at the training: at most so many moments, fixed beforehand."""

import numpy as np

MOST_LOOKS = 60  # steps of the stepper
PACES = {
    "Even steps": "even",
    "An epoch, at first": "epoch",
    "An update, at first": "update",
}
ONE_BY_ONE = 40  # steps that are one epoch, or one update


def looks_at(pace: str, n_updates: int, in_an_epoch: int) -> np.ndarray:
    """Return after how many updates it looks: the start, ..., the end.

    With "even" they are spread evenly, on the ends of epochs where there are enough of
    those. With "epoch" or "update" the first ones are one after the other, and then
    they are ever farther apart.
    """
    unit = 1 if pace == "update" else in_an_epoch
    n_units = n_updates // unit
    if pace == "even":
        if n_units < MOST_LOOKS // 2:
            unit, n_units = 1, n_updates
        return unit * _spread(0, n_units, MOST_LOOKS)
    near = np.arange(min(ONE_BY_ONE, n_units) + 1)
    far = _growing(ONE_BY_ONE, n_units, MOST_LOOKS - ONE_BY_ONE)
    return unit * np.unique(np.concatenate([near, far]))


def _spread(first: int, last: int, most: int) -> np.ndarray:
    """Return whole numbers from the first to the last, as evenly as can be."""
    n_gaps = min(most, last - first)
    return np.rint(np.linspace(first, last, n_gaps + 1)).astype(int)


def _growing(first: int, last: int, most: int) -> np.ndarray:
    """Return whole numbers up to the last, each about as many times the one before."""
    if last <= first:
        return np.array([], dtype=int)
    return np.rint(np.geomspace(first, last, most + 1)[1:]).astype(int)
