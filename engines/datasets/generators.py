"""Made-up points in the plane, as many and as noisy as is asked: moons, circles, XOR.

In each, row i belongs to a place of its own and has a nudge of its own, both drawn in
the order of the rows: more rows keep those that were there, and more noise pushes every
point further along its nudge.
"""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from engines.datasets.dataset import Dataset

COLUMNS = ("x₁", "x₂", "class")
SOURCE = "Made for this page."
CLASS_NAMES = ("class 0", "class 1")
INNER_RADIUS = 0.5  # of the circle inside the one of radius 1
MOST_KEPT = 64  # data sets of any one kind


def moons(n_samples: int = 200, noise: float = 0.2, seed: int = 0) -> Dataset:
    """Return two half circles that reach into each other, one for each class.

    Class 0: (cos t, sin t); class 1: (1 - cos t, ½ - sin t), t even on 0 to π; then
    noise · N(0, 1) on each coordinate. Classes alternate. The same settings give the
    same object. Raises ValueError for no sample and for a negative noise.
    Source: the shape of scikit-learn's make_moons; the numbers are ours.

    >>> moons(4, noise=0).labels.tolist()
    [0, 1, 0, 1]
    """
    return _made("moons", int(n_samples), float(noise), int(seed))


def circles(n_samples: int = 200, noise: float = 0.1, seed: int = 0) -> Dataset:
    """Return a circle of radius 1 (class 0) and one of radius ½ inside it (class 1).

    r (cos t, sin t), t even on 0 to 2π; then noise · N(0, 1) on each coordinate.
    Classes alternate. The same settings give the same object. Raises as `moons` does.
    Source: the shape of scikit-learn's make_circles; the numbers are ours.

    >>> np.hypot(*circles(2, noise=0).features.T).round(6).tolist()
    [1.0, 0.5]
    """
    return _made("circles", int(n_samples), float(noise), int(seed))


def xor(n_samples: int = 200, noise: float = 0.3, seed: int = 0) -> Dataset:
    """Return clouds around (±1, ±1): class 1 where the two signs differ.

    Corners take turns; then noise · N(0, 1) on each coordinate. Without noise, every
    cut of a multiple of four rows gains exactly nothing. The same settings give the
    same object. Raises as `moons` does. Source: Minsky and Papert 1969, "Perceptrons".

    >>> xor(4, noise=0).rows.tolist()
    [[-1.0, -1.0, 0.0], [1.0, -1.0, 1.0], [-1.0, 1.0, 1.0], [1.0, 1.0, 0.0]]
    """
    return _made("xor", int(n_samples), float(noise), int(seed))


def _moon_points(rows: np.ndarray, turns: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    labels, angles = rows % 2, np.pi * turns
    side = 1 - 2 * labels
    points = [labels + side * np.cos(angles), labels / 2 + side * np.sin(angles)]
    return np.stack(points, axis=1), labels


def _circle_points(
    rows: np.ndarray, turns: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    labels, angles = rows % 2, 2 * np.pi * turns
    radius = np.where(labels == 1, INNER_RADIUS, 1.0)
    return np.stack([radius * np.cos(angles), radius * np.sin(angles)], axis=1), labels


def _corner_points(
    rows: np.ndarray, turns: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    right, upper = rows % 2, rows // 2 % 2
    points = np.stack([2.0 * right - 1, 2.0 * upper - 1], axis=1)
    return points, (right != upper).astype(int)


_SHAPES: dict[str, tuple[str, Callable]] = {
    "moons": ("Two moons", _moon_points),
    "circles": ("Two circles", _circle_points),
    "xor": ("XOR", _corner_points),
}


@lru_cache(maxsize=MOST_KEPT)
def _made(name: str, n_samples: int, noise: float, seed: int) -> Dataset:
    if n_samples < 1:
        raise ValueError(f"n_samples is {n_samples}; it must be 1 or more.")
    if not 0 <= noise < np.inf:
        raise ValueError(f"The noise is {noise}; it must be 0 or more, and finite.")
    label, place = _SHAPES[name]
    of_places, of_nudges = np.random.default_rng(seed).spawn(2)
    points, labels = place(np.arange(n_samples), of_places.random(n_samples))
    points = points + noise * of_nudges.standard_normal(points.shape)
    rows = np.column_stack([points, labels])
    rows.setflags(write=False)
    return Dataset(name, label, SOURCE, COLUMNS, rows, "class", CLASS_NAMES)


def relabelled(labels, share: float, n_classes: int, seed: int = 0) -> np.ndarray:
    """Return the labels with a share of them changed to another class: label noise.

    round(share · n) rows, drawn without replacement; each gets one of the other
    classes, all equally likely. A larger share changes the same rows, the same way, and
    more. ``labels`` has shape (n,), the result (n,) integers. Raises ValueError for a
    share outside 0 to 1 and where there is no other class.

    >>> relabelled([0, 0, 1, 1], share=0.25, n_classes=2, seed=0).tolist()
    [0, 1, 1, 1]
    """
    labels = np.asarray(labels, dtype=int)
    if not 0 <= share <= 1:
        raise ValueError(f"The share is {share}; it must be 0 to 1.")
    n_changed = round(share * len(labels))
    if n_changed and n_classes < 2:
        raise ValueError("There is no other class to change a label to.")
    of_rows, of_classes = np.random.default_rng(seed).spawn(2)
    changed = of_rows.permutation(len(labels))[:n_changed]
    further = of_classes.integers(1, max(n_classes, 2), len(labels))[changed]
    noisy = labels.copy()
    noisy[changed] = (labels[changed] + further) % n_classes
    return noisy
