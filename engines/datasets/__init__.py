"""Small tables to learn from; one registry for the pages and the tests."""

import numpy as np

from engines.datasets.dataset import Dataset
from engines.datasets.digits import (
    SOURCE,
    digit_columns,
    digit_rows,
    digit_samples,
)
from engines.datasets.generators import circles, moons, relabelled, xor
from engines.datasets.iris import MEASURES, SPECIES, iris_rows
from engines.datasets.iris import SOURCE as IRIS_SOURCE
from engines.datasets.measured import MEASURED
from engines.datasets.parts import Parts, cut_in_parts, in_parts, with_answer
from engines.datasets.plane_features import FEATURES, Feature, features_of
from engines.datasets.plane_tasks import (
    PLANE_TASKS,
    PlaneSamples,
    PlaneTask,
    plane_samples,
    samples_of,
)
from engines.datasets.table import MISSING, Table
from engines.datasets.tables import TABLES


def load(name: str) -> Dataset | Table:
    """Return a data set by its name; raises ValueError for an unknown one.

    >>> load("one_student").rows
    array([[2., 1.]])
    """
    if name not in DATASETS:
        known = ", ".join(DATASETS)
        raise ValueError(f"There is no data set {name!r}; choose one of {known}.")
    return DATASETS[name]


PASSED = ("failed", "passed")


def _exam(name: str, label: str, rows, columns=("hours", "passed")) -> Dataset:
    table = np.array(rows, dtype=float)
    table.setflags(write=False)
    return Dataset(name, label, "Made for this page.", columns, table, "passed", PASSED)


_FIVE = [(1, 0), (2, 0), (3, 0), (4, 1), (5, 1)]

DATASETS: dict[str, Dataset | Table] = {
    dataset.name: dataset
    for dataset in (
        _exam("one_student", "One student", [(2, 1)]),
        _exam("five_students", "Five students", _FIVE),
        # Nine hours and failed: one row bends the best line almost flat.
        _exam("outlier", "Five students and an outlier", [*_FIVE, (9, 0)]),
        # The same five; the unit alone makes the bowl about 3600 times steeper.
        _exam(
            "minutes",
            "Five students, in minutes",
            [(60 * hours, passed) for hours, passed in _FIVE],
            columns=("minutes", "passed"),
        ),
        *TABLES,
        Dataset(
            "digits",
            "Handwritten digits",
            SOURCE,
            digit_columns(),
            digit_rows(),
            "digit",
            tuple("0123456789"),
        ),
        Dataset(
            "iris",
            "Iris",
            IRIS_SOURCE,
            (*MEASURES, "species"),
            iris_rows(),
            "species",
            SPECIES,
        ),
        *MEASURED,
        moons(),
        circles(),
        xor(),
    )
}
