"""Own arithmetic of Telephone's claims: medians, powers, fates, theory, drawing."""

from functools import cache
from math import inf, isfinite, log10

import numpy as np

FATES = "arrives|vanishes|explodes|grows"
DRAWN = {"Normal", "Uniform", "Xavier", "He", "Orthogonal"}


def median(rows) -> np.ndarray:
    """Return the middle of each column; what is no number is infinite."""
    return ordered(rows)[len(rows) // 2]


def ordered(rows) -> np.ndarray:
    """Return every column from the least to the most."""
    rows = np.asarray(rows, dtype=float)
    return np.sort(np.where(np.isnan(rows), inf, rows), axis=0)


def powers(line) -> float:
    """Return the first over the last in powers of ten, infinite without a number."""
    first, last = float(line[0]), float(line[-1])
    if not (isfinite(first) and isfinite(last)):
        return inf
    return log10(first) - log10(last) if first > 0 and last > 0 else -inf


def each(line) -> float:
    """Return what one step back multiplies by, on average."""
    return 10.0 ** (powers(line) / max(len(line) - 1, 1))


def halves(line) -> tuple[float, float]:
    """Return it for the half by the inputs and for the half by the outputs."""
    middle = len(line) // 2
    return each(line[: middle + 1]), each(line[middle:])


def fate(line) -> str | None:
    """Return what becomes of the blame, or None where there is no number."""
    much = powers(line)
    if not isfinite(much):
        return None
    if -1 <= much <= 1:
        return "arrives"
    if much < 0:
        return "vanishes"
    by_inputs, by_outputs = halves(line)
    bends = len(line) > 10 and (by_outputs - 1) / (by_inputs - 1) < 0.6
    return "grows" if bends and by_inputs > 1 else "explodes"


SLOPES = {
    "identity": lambda z: (z, np.ones_like(z)),
    "sigmoid": lambda z: (
        0.5 + 0.5 * np.tanh(z / 2),
        0.25 / np.cosh(np.clip(z / 2, -300, 300)) ** 2,
    ),
    "tanh": lambda z: (np.tanh(z), 1 / np.cosh(np.clip(z, -300, 300)) ** 2),
    "relu": lambda z: (np.maximum(z, 0), (z > 0) * 1.0),
    "leaky_relu": lambda z: (np.where(z > 0, z, 0.01 * z), np.where(z > 0, 1, 0.01)),
    "softplus": lambda z: (np.logaddexp(0, z), 0.5 + 0.5 * np.tanh(z / 2)),
    "gelu": lambda z: _gelu(z),
}


def _gelu(z):
    """Return GELU by its tanh form, and its slope by the product rule."""
    c = np.sqrt(2 / np.pi)
    t = np.tanh(c * (z + 0.044715 * z**3))
    rise = (1 - t**2) * c * (1 + 0.134145 * z**2)
    return 0.5 * z * (1 + t), 0.5 * (1 + t) + 0.5 * z * rise


def spread(scheme: str, width: float) -> float | None:
    """Return a weight's deviation times the root of the width, at scale 1."""
    root = np.sqrt(width)
    return {"normal": root, "uniform": root / np.sqrt(3), "he": np.sqrt(2)}.get(
        scheme, None if scheme in ("zeros", "constant") else 1.0
    )


def n_of_one_stack(made) -> int:
    """Return how many networks One stack draws."""
    weights = made.depth * made.width**2
    return 21 if weights <= 100_000 else 9 if weights <= 200_000 else 5


@cache
def theory(kind: str, scale: float) -> float:
    """Return what a layer of units without end multiplies delta by."""
    points = np.sinh(np.linspace(-np.arcsinh(1e4), np.arcsinh(1e4), 4000)) * 1e-3
    points = points[np.abs(points) < 9.9]
    gaps = np.gradient(points)
    normal = np.exp(-(points**2) / 2) * gaps
    normal /= normal.sum()

    def grows(q):
        return scale**2 * normal @ SLOPES[kind](np.sqrt(q) * points)[0] ** 2 > q

    q, up = 1.0, grows(1.0)
    step = 1.05 if up else 1 / 1.05
    while 1e-30 < q < 1e30 and grows(q) == up:
        q *= step
    near, far = q / step, q
    for _ in range(40):
        middle = np.sqrt(near * far)
        near, far = (middle, far) if grows(middle) == up else (near, middle)
    slopes = SLOPES[kind](np.sqrt(near) * points)[1]
    return float(scale * np.sqrt(normal @ slopes**2))


class Seen:
    """One stack's networks: medians, edges and counts by layer."""

    def __init__(self, record) -> None:
        """Sort the raw sizes of all networks, layer by layer."""
        profile, settings = record.profile, record.settings
        self.settings, self.n = settings, len(profile.losses)
        self.depth, self.raw = settings.depth, profile.deltas
        self.raw_values, self.raw_grads = profile.activations, profile.weight_grads
        self.values_of, self.blame_of = ordered(self.raw_values), ordered(self.raw)
        self.grads_of, middle = ordered(self.raw_grads), self.n // 2
        self.values, self.blame = self.values_of[middle], self.blame_of[middle]
        self.grads, self.powers = self.grads_of[middle], powers(self.blame)
        self.saturated = float(np.median(profile.saturated_units))
        self.fate = fate(self.blame)
        self.random = settings.scheme not in ("zeros", "constant")


def seen_of(record) -> Seen:
    """Return the evidence on a stack."""
    return Seen(record)
