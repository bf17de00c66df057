"""The samples of the chapter "Batches": what is fitted, to which flowers."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from engines.datasets import load

SETOSA, VERSICOLOR, VIRGINICA = range(3)
CLASSES = {  # samples of two species: which of them is 0, and which is 1
    "species": (VERSICOLOR, VIRGINICA),
    "separable": (SETOSA, VERSICOLOR),
}


@dataclass(frozen=True, eq=False)
class Samples:
    """What a line or a logistic curve is fitted to; all samples share the arrays."""

    columns: np.ndarray  # (n, k) the features in cm, without ones for the bias
    targets: np.ndarray  # (n,) in cm, or 0 and 1
    kind: str  # a key of REGRESSIONS: line, logistic
    features: tuple[str, ...]  # what the columns are
    target: str  # what is said by them


@cache
def samples_of(name: str) -> Samples:
    """Return the samples of this name: petals, species, or separable."""
    iris = load("iris")
    length, species = iris.column("petal length"), iris.column("species")
    if name == "petals":
        return _samples(length, iris.column("petal width"), "line", "petal width")
    no, yes = CLASSES[name]
    kept = (species == no) | (species == yes)
    is_it = (species[kept] == yes).astype(float)
    return _samples(length[kept], is_it, "logistic", iris.class_names[yes])


def _samples(lengths, targets, kind: str, target: str) -> Samples:
    columns, targets = lengths[:, np.newaxis].copy(), targets.copy()
    for one in (columns, targets):
        one.setflags(write=False)
    return Samples(columns, targets, kind, ("petal length",), target)
