"""Iris: 150 flowers of three species, four measures of each in centimetres."""

from functools import lru_cache
from pathlib import Path

import numpy as np

from engines.datasets.measured import numbers_and_word

FILE = Path(__file__).parent / "files" / "iris.csv"
MEASURES = ("sepal length", "sepal width", "petal length", "petal width")
SPECIES = ("setosa", "versicolor", "virginica")
SOURCE = (
    "Iris, measured by Anderson (1935), published by Fisher (1936), UCI Machine "
    "Learning Repository, CC BY 4.0; as in scikit-learn."
)


@lru_cache(maxsize=1)
def iris_rows() -> np.ndarray:
    """Return the table: the four measures in centimetres, and the species' number.

    Columns are `MEASURES` and then the species, numbered as in `SPECIES`. Shape
    (150, 5), float64, read-only. Nothing is raised. Source: Fisher (1936), "The use of
    multiple measurements in taxonomic problems", table 1.

    >>> iris_rows()[0].tolist()
    [5.1, 3.5, 1.4, 0.2, 0.0]
    """
    _, rows = numbers_and_word(FILE, SPECIES)
    return rows
