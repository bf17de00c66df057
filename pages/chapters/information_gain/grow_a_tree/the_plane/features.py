"""Which two features make the plane: two at least, and the most useful ones first."""

from weakref import WeakKeyDictionary

import numpy as np

from engines.datasets import Dataset
from engines.decision_trees import grow, impurity_importances
from pages.chapters.information_gain import samples
from pages.ui.control import Values

MARGIN = 0.04  # of what the rows span: so far the window goes beyond them
NOTHING = "nothing else"  # stands for a second feature where there is but one
_ranked: WeakKeyDictionary[Dataset, tuple[int, ...]] = WeakKeyDictionary()


def features_of(dataset: Dataset) -> tuple[tuple[str, ...], np.ndarray]:
    """Return the names of the features and their columns, two at least."""
    if len(dataset.attributes) > 1:
        return dataset.attributes, dataset.features
    nothing = np.zeros((len(dataset.features), 1))
    names = (*dataset.attributes, NOTHING)
    return names, np.hstack([dataset.features, nothing])


def in_full(dataset: Dataset, name: str) -> str:
    """Return a feature's name; of a pixel, with where it is: p25 (row 2, column 5)."""
    if dataset.name != "digits":
        return name
    return f"{name} (row {name[1]}, column {name[2]})"


def ranking(dataset: Dataset) -> tuple[int, ...]:
    """Return the features, those first that take most entropy from a whole tree.

    What stays alike in all of a tree comes in the order of the columns.
    """
    if dataset not in _ranked:
        _, columns = features_of(dataset)
        tree = grow(columns, dataset.labels, "entropy").tree
        credit = impurity_importances(tree, columns.shape[1])
        order = np.argsort(-credit, kind="stable")
        _ranked[dataset] = tuple(order.tolist())
    return _ranked[dataset]


def plane_of(dataset: Dataset, across: int | None, up: int | None) -> tuple[int, int]:
    """Return the features across and up; what is not said is the most useful one.

    Of the two most useful ones, the one that stands first in the table runs across.
    """
    if across is None:
        across = min(ranking(dataset)[:2])
    if up in (None, across):
        up = next(one for one in ranking(dataset) if one != across)
    return across, up


def window_of(points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the lowest and highest values that are shown: all rows, and a margin."""
    low, high = points.min(axis=0), points.max(axis=0)
    margin = np.where(high > low, MARGIN * (high - low), 0.5)
    return low - margin, high + margin


# --- for the controls ---------------------------------------------------------------


def names_across(values: Values) -> dict[str, int]:
    """Return what can run across, by name."""
    names, _ = features_of(samples.dataset_at(values))
    return {name: at for at, name in enumerate(names)}


def names_up(values: Values) -> dict[str, int]:
    """Return what can run upwards: all but what runs across."""
    names = names_across(values)
    return {name: at for name, at in names.items() if name != values["across"]}


def first_across(values: Values) -> str:
    """Return the name of what runs across at first."""
    dataset = samples.dataset_at(values)
    return features_of(dataset)[0][plane_of(dataset, None, None)[0]]


def first_up(values: Values) -> str:
    """Return the name of what runs upwards at first."""
    dataset, across = samples.dataset_at(values), names_across(values)[values["across"]]
    return features_of(dataset)[0][plane_of(dataset, across, None)[1]]


def has_more(values: Values) -> bool:
    """Tell whether there are features beside the two of the plane."""
    return len(names_across(values)) > 2
