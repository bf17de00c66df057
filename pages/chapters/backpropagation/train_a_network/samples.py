"""The samples of a training: made, drawn by hand or brought, and which are held out."""

import numpy as np

from engines.datasets import PlaneSamples, plane_samples
from engines.datasets import plane_tasks as plane

from . import own_table
from .record import POINTS, TABLE, Settings

# Where the learner's own points begin: two of each class.
STARTERS = ((-3.0, -3.0), (-2.5, -3.0), (3.0, 3.0), (2.5, 3.0)), (0, 0, 1, 1)


def samples_before(settings: Settings) -> int:
    """Return how many samples there are before those that were added by hand."""
    return len(_given(settings).inputs)


def _given(settings: Settings) -> PlaneSamples:
    """Return the samples without those added by hand."""
    if settings.data == POINTS:
        return plane.samples_of(POINTS, "classes", 2, *STARTERS)
    if settings.data == TABLE:
        found = own_table.numbered(settings.brought)
        return found or plane.samples_of(TABLE, "classes", 2, *STARTERS)
    size = int(settings.n_samples), settings.noise / 100, settings.drawn
    return plane_samples(settings.data, *size)


def samples_of(settings: Settings) -> PlaneSamples:
    """Return all samples, in the plane; to numbers no points are added."""
    given = _given(settings)
    if given.kind == "numbers" or not settings.points:
        return given
    added = np.array(settings.points)
    points = np.concatenate([given.inputs, added[:, :2]])
    labels = np.concatenate([given.labels, added[:, 2].astype(int)])
    n = max(given.n_classes, int(labels.max()) + 1)
    return plane.samples_of(given.name, "classes", n, points, labels)


def held_out(samples: PlaneSamples, n_given: int) -> np.ndarray:
    """Return which samples are held out, (n,): every second one of each class.

    Those added by hand, which come after the `n_given`, are trained on.
    """
    is_out = np.zeros(len(samples.inputs), dtype=bool)
    for label in np.unique(samples.labels[:n_given]):
        is_out[np.flatnonzero(samples.labels[:n_given] == label)[1::2]] = True
    return is_out
