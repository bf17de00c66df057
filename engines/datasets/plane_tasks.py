"""Samples in the plane to train small networks on: classes to tell, numbers to hit.

Most are TensorFlow Playground's, at its places: coordinates from about -6 to 6, noise
from 0 to 0.5. In each, row i belongs to a place of its own and has a nudge of its own,
both drawn in the order of the rows: more rows keep those that were there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

RADIUS = 5.0  # of circle, xor and spirals
BEYOND = 6.0  # what all of it lies within, but for noise
GAP = 0.3  # between the axes and the samples of xor
TURNS = 1.75  # of a spiral's arm
MOST_KEPT = 64  # lots of samples
# The bumps of the second task of numbers: x, y, and up or down.
BUMPS = np.array(
    [
        [-4, 2.5, 1],
        [0, 2.5, -1],
        [4, 2.5, 1],
        [-4, -2.5, -1],
        [0, -2.5, 1],
        [4, -2.5, -1],
    ]
)
BUMP = 2.0  # radius

Draws = tuple[np.ndarray, np.ndarray]  # (n, 2) uniform in (0, 1), (n, 2) nudges


@dataclass(frozen=True)
class PlaneTask:
    """What is asked of places in the plane.

    ``place(rows, places, nudges, noise)`` returns points (n, 2) and what belongs to
    them (n,): the class, from 0, or a number. ``nudge`` draws a nudge (n, 2).
    """

    label: str  # the words on the screen
    kind: str  # "classes" or "numbers"
    n_classes: int  # 0 for numbers
    place: Callable[[np.ndarray, np.ndarray, np.ndarray, float], tuple]
    nudge: Callable[[np.random.Generator, tuple[int, int]], np.ndarray]


@dataclass(frozen=True, eq=False)
class PlaneSamples:
    """Places in the plane, and what a network is to say of each."""

    name: str  # the key in PLANE_TASKS, or another for what was brought
    kind: str  # "classes" or "numbers"
    n_classes: int  # 0 for numbers
    inputs: np.ndarray  # (n, 2)
    targets: np.ndarray  # (n, 1): 0 or 1, or a number; (n, n_classes) one-hot for more
    labels: np.ndarray  # (n,) the class, from 0; for numbers, 1 where above 0


def plane_samples(
    name: str, n_samples: int = 200, noise: float = 0.0, seed: int = 0
) -> PlaneSamples:
    """Return samples of a task of ``PLANE_TASKS``, as many and as noisy as is asked.

    Noise is 0 to 0.5: for circle, XOR and the numbers it moves the place by which a
    sample is named, up to noise times its radius, and not the sample; for the others
    it moves the sample. The same settings give the same object; arrays are read-only.
    Raises ValueError for an unknown task, no sample, and a noise outside 0 to 1.
    Source: Smilkov and Carter (2016), TensorFlow Playground, dataset.ts; moons and the
    third arm are ours.

    >>> samples = plane_samples("xor", 4)
    >>> ((samples.inputs.prod(axis=1) >= 0) == samples.labels).tolist()
    [True, True, True, True]
    """
    if name not in PLANE_TASKS:
        known = ", ".join(PLANE_TASKS)
        raise ValueError(f"There is no task {name!r}; choose one of {known}.")
    if n_samples < 1:
        raise ValueError(f"n_samples is {n_samples}; it must be 1 or more.")
    if not 0 <= noise <= 1:
        raise ValueError(f"The noise is {noise}; it must be 0 to 1.")
    return _made(name, int(n_samples), float(noise), int(seed))


@lru_cache(maxsize=MOST_KEPT)
def _made(name: str, n_samples: int, noise: float, seed: int) -> PlaneSamples:
    task = PLANE_TASKS[name]
    of_places, of_nudges = np.random.default_rng(seed).spawn(2)
    places = of_places.random((n_samples, 2))
    nudges = task.nudge(of_nudges, (n_samples, 2))
    points, said = task.place(np.arange(n_samples), places, nudges, noise)
    return samples_of(name, task.kind, task.n_classes, points, said)


def samples_of(name: str, kind: str, n_classes: int, points, said) -> PlaneSamples:
    """Return samples from points (n, 2) and what belongs to each of them (n,).

    Two classes become one column of 0 and 1, more of them one-hot columns, numbers a
    column. Nothing is raised.

    >>> samples_of("mine", "classes", 3, [[0, 0], [1, 1]], [2, 0]).targets.tolist()
    [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]
    """
    points, said = np.array(points, dtype=float), np.asarray(said)
    if kind == "numbers":
        targets, labels = said[:, np.newaxis].astype(float), (said > 0).astype(int)
    else:
        labels = said.astype(int)
        targets = labels[:, np.newaxis].astype(float)
        if n_classes > 2:
            targets = np.eye(n_classes)[labels]
    for array in (points, targets, labels):
        array.setflags(write=False)
    return PlaneSamples(name, kind, n_classes, points, targets, labels)


def _even(generator, shape):
    return generator.uniform(-1, 1, shape)


def _normal(generator, shape):
    return generator.standard_normal(shape)


def _around(angles: np.ndarray, radius) -> np.ndarray:
    return radius * np.stack([np.sin(angles), np.cos(angles)], axis=1)


def _circle(rows, places, nudges, noise):
    inside = rows % 2 == 0
    share = np.where(inside, 0.5 * places[:, 0], 0.7 + 0.3 * places[:, 0])
    points = _around(2 * np.pi * places[:, 1], (RADIUS * share)[:, np.newaxis])
    named = points + RADIUS * noise * nudges
    return points, np.hypot(*named.T) < RADIUS / 2


def _xor(rows, places, nudges, noise):
    points = RADIUS * (2 * places - 1)
    points += GAP * np.where(points > 0, 1, -1)
    named = points + RADIUS * noise * nudges
    return points, named.prod(axis=1) >= 0


def _gauss(rows, places, nudges, noise):
    variance = 0.5 + 7 * noise  # 0.5 to 4
    middle = np.where(rows % 2 == 0, 2.0, -2.0)[:, np.newaxis]
    return middle + np.sqrt(variance) * nudges, rows % 2 == 0


def _spiral(n_arms: int):
    def place(rows, places, nudges, noise):
        """Wind each row's place along its arm outwards from the middle."""
        arm, along = rows % n_arms, places[:, 0]
        angles = 2 * np.pi * (TURNS * along + arm / n_arms)
        points = _around(angles, (RADIUS * along)[:, np.newaxis])
        return points + noise * nudges, n_arms - 1 - arm

    return place


def _moons(rows, places, nudges, noise):
    label, angles = rows % 2, np.pi * places[:, 0]
    side = 1 - 2 * label
    points = np.stack(
        [label + side * np.cos(angles), label / 2 + side * np.sin(angles)], axis=1
    )
    return 3 * (points - [0.5, 0.25]) + 2 * noise * nudges, label


def _plane(rows, places, nudges, noise):
    points = BEYOND * (2 * places - 1)
    return points, (points + BEYOND * noise * nudges).sum(axis=1) / 10


def _bumps(rows, places, nudges, noise):
    points = BEYOND * (2 * places - 1)
    named = points + BEYOND * noise * nudges
    away = np.linalg.norm(named[:, np.newaxis] - BUMPS[:, :2], axis=2)
    heights = BUMPS[:, 2] * np.clip(1 - away / BUMP, 0, 1)
    highest = np.abs(heights).argmax(axis=1)
    return points, heights[np.arange(len(points)), highest]


PLANE_TASKS: dict[str, PlaneTask] = {
    "circle": PlaneTask("Circle", "classes", 2, _circle, _even),
    "xor": PlaneTask("XOR", "classes", 2, _xor, _even),
    "gauss": PlaneTask("Two clouds", "classes", 2, _gauss, _normal),
    "spiral": PlaneTask("Spiral", "classes", 2, _spiral(2), _even),
    "spiral3": PlaneTask("Spiral, three arms", "classes", 3, _spiral(3), _even),
    "moons": PlaneTask("Moons", "classes", 2, _moons, _normal),
    "plane": PlaneTask("Slope (numbers)", "numbers", 0, _plane, _even),
    "bumps": PlaneTask("Six bumps (numbers)", "numbers", 0, _bumps, _even),
}
