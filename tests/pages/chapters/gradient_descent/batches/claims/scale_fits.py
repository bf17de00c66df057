"""Scales: both fits judged anew, from the flowers and the weights that were walked."""

import math
from dataclasses import dataclass

import numpy as np

from engines.datasets import load

UNITS = {"m": 100.0, "inch": 2.54, "cm": 1.0, "mm": 0.1}  # centimetres
NAMES = ("raw", "centred", "scaled", "standardised")


@dataclass
class Fit:
    """One side: its features, its losses, and the weights it has walked over."""

    x: np.ndarray  # (n, 2) with ones, where there is a bias
    y: np.ndarray
    is_line: bool
    mean: float
    spread: np.ndarray  # (2,) 1 for a bias
    points: np.ndarray
    eta: float
    best: np.ndarray | None

    def losses(self, weights) -> np.ndarray:
        z = np.atleast_2d(weights) @ self.x.T
        if self.is_line:
            return ((z - self.y) ** 2).sum(axis=1) / (2 * len(self.y))
        # ln(1 + exp(t)) of t = −z for a 1 and z for a 0
        t = np.where(self.y == 1, -z, z)
        return (np.maximum(t, 0) + np.log1p(np.exp(-abs(t)))).mean(axis=1)

    def bends(self, weights=(0.0, 0.0)) -> tuple[float, float]:
        """The eigenvalues by trace and determinant, the smaller one first."""
        z = self.x @ np.asarray(weights)
        share = 1.0 if self.is_line else 0.25 / np.cosh(z / 2) ** 2
        a, b, c = (
            float((share * self.x[:, i] * self.x[:, j]).mean())
            for i, j in ((0, 0), (0, 1), (1, 1))
        )
        high = (a + c) / 2 + math.hypot((a - c) / 2, b)
        return (a * c - b * b) / high, high

    def kappa(self, weights=(0.0, 0.0)) -> float:
        low, high = self.bends(weights)
        return high / low

    @property
    def edge(self) -> float:
        return 2 / self.bends()[1]

    def at(self, step: int) -> int:
        return min(step, len(self.points) - 1)

    def loss(self, step: int) -> float:
        return float(self.losses(self.points[self.at(step)])[0])

    @property
    def lowest(self) -> float:
        return float(self.losses(self.best)[0])

    def left(self, step: int) -> float:
        """How far it is from the best weights, the first distance being 1."""
        return math.dist(self.points[self.at(step)], self.best) / math.hypot(*self.best)

    def factors(self) -> tuple[float, float]:
        low, high = self.bends()
        return 1 - self.eta * low, 1 - self.eta * high

    @property
    def next_place(self) -> np.ndarray:
        """Where one more step would lead."""
        z = self.x @ self.points[-1]
        answers = z if self.is_line else np.exp(-np.logaddexp(0, -z))
        gradient = self.x.T @ (answers - self.y) / len(self.y)
        return self.points[-1] - self.eta * gradient

    def is_lost(self, n_steps: int) -> bool:
        return len(self.points) <= n_steps and abs(self.next_place).max() > 5e8

    def arrival(self, n_steps: int) -> int | None:
        if self.best is None or self.is_lost(n_steps):
            return None
        high = np.flatnonzero(self.losses(self.points) > 1.01 * self.lowest)
        first = int(high[-1]) + 1 if len(high) else 0
        return first if first < len(self.points) else None

    def as_measured(self, weights) -> np.ndarray:
        w, b = np.asarray(weights) / self.spread
        return np.array([w, b - w * self.mean])


@dataclass
class Fits:
    """Both sides, and the κ of every way to prepare the features."""

    settings: object
    raw: Fit
    prepared: Fit
    kappas: dict[str, float]
    r: float

    @property
    def n_steps(self) -> int:
        return self.settings.walk_steps

    @property
    def sides(self) -> tuple[Fit, Fit]:
        return self.raw, self.prepared

    @property
    def arrivals(self) -> tuple[int | None, int | None]:
        return tuple(one.arrival(self.n_steps) for one in self.sides)

    @property
    def has_two(self) -> bool:
        return self.settings.samples == "petals" and self.settings.features == "both"


def both(record) -> Fits:
    """Judge both sides anew; where a step is no step of descent, it is an error."""
    s = record.settings
    sides = [
        fit(s, name, one.trajectory.points)
        for name, one in (("raw", record.raw), (s.preparation, record.prepared))
    ]
    none = np.zeros((1, 2))
    kappas = {name: fit(s, name, none).kappa() for name in NAMES}
    length, width = (load("iris").column(f"petal {one}") for one in ("length", "width"))
    r = float(((length - length.mean()) * (width - width.mean())).mean())
    return Fits(s, *sides, kappas, r / (length.std() * width.std()))


def fit(s, name: str, points: np.ndarray) -> Fit:
    x, y, is_line = _flowers(s)
    x = x / [UNITS[s.unit], 1.0]
    features = 1 if len({*x[:, 1].tolist()}) == 1 else 2
    mean, spread = 0.0, np.ones(2)
    if name in ("centred", "standardised"):
        mean = float(x[:, 0].mean())
    if name in ("scaled", "standardised"):
        spread[:features] = np.sqrt(((x - x.mean(axis=0)) ** 2).mean(axis=0))[:features]
    made = (x - [mean, 0.0]) / spread
    found = Fit(made, y, is_line, mean, spread, points, 0.0, None)
    found.eta = s.one_rate if s.has_one_rate else 2 / sum(found.bends())
    found.best = None if s.samples == "separable" else _best(found)
    _walks(found)
    return found


def _flowers(s) -> tuple[np.ndarray, np.ndarray, bool]:
    iris = load("iris")
    sepal, _, length, width, species = iris.rows.T
    if s.samples == "petals" and s.features == "both":
        x = np.column_stack([length - length.mean(), width - width.mean()])
        return x, sepal - sepal.mean(), True
    x = np.column_stack([length, np.ones(150)])
    if s.samples == "petals":
        return x, width, True
    no, yes = (1, 2) if s.samples == "species" else (0, 1)
    kept = (species == no) | (species == yes)
    return x[kept], (species[kept] == yes) * 1.0, False


def _best(found: Fit) -> np.ndarray:
    """Newton's steps from 0; on the way to a logistic curve's none of them is long."""
    w = np.zeros(2)
    for _ in range(1 if found.is_line else 40):
        z = found.x @ w
        a = z if found.is_line else 0.5 * (1 + np.tanh(z / 2))
        bend = np.ones(len(a)) if found.is_line else a * (1 - a)
        hessian = (found.x * bend[:, None]).T @ found.x
        w = w - np.linalg.solve(hessian, found.x.T @ (a - found.y))
    return w


def _walks(found: Fit) -> None:
    """Refuse weights that are not walked by descent."""
    z = found.points[:-1] @ found.x.T
    a = z if found.is_line else 0.5 * (1 + np.tanh(z / 2))
    gradients = (a - found.y) @ found.x / len(found.y)
    moves, size = np.diff(found.points, axis=0), abs(found.points[:-1]).max(initial=1)
    assert (abs(moves + found.eta * gradients) <= 1e-9 * size).all()
