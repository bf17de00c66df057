"""A pass there and back in the tests' own arithmetic, of reals and of complex numbers.

Parameters are one vector, as the page lists them: all w, all v, all b, all c. Any
number of such vectors is passed at once, (..., P).
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from pages.chapters.backpropagation.the_factory.record import Settings

TINY = 1e-30  # of the complex step


@dataclass(frozen=True, eq=False)
class Own:
    """The learner's network, with numbers of one precision."""

    settings: Settings
    dtype: type = np.float64

    @property
    def sizes(self) -> tuple[int, int, int]:
        return self.settings.factory.sizes

    @property
    def is_softmax(self) -> bool:
        return self.settings.factory.loss == "softmax_cross_entropy"

    @property
    def start(self) -> np.ndarray:
        """The learner's parameters."""
        first, second = (
            np.array(table, float)
            for table in (self.settings.first, self.settings.second)
        )
        lots = first[:-1], second[:-1], first[-1], second[-1]
        return np.concatenate([lot.ravel() for lot in lots])

    @property
    def sample(self) -> tuple[np.ndarray, np.ndarray]:
        (row,) = np.array(self.settings.sample, self.dtype)
        return row[: self.sizes[0]], row[self.sizes[0] :]

    def parted(self, p: np.ndarray) -> list[np.ndarray]:
        """Return w, v, b, c of vectors (..., P)."""
        n, m, k = self.sizes
        ends = np.cumsum([n * m, m * k, m])
        w, v, b, c = np.split(p, ends, axis=-1)
        lots = p.shape[:-1]
        return [w.reshape(*lots, n, m), v.reshape(*lots, m, k), b, c]

    def forward(self, p: np.ndarray) -> tuple[np.ndarray, ...]:
        """Return z and h of the hidden units, z and a of the outputs."""
        w, v, b, c = self.parted(p)
        z = np.einsum("i,...im->...m", self.sample[0], w) + b
        h = squash(z, self.settings.activation)
        out = np.einsum("...m,...mk->...k", h, v) + c
        return z, h, out, out if self.is_softmax else squash(out, "sigmoid")

    def error(self, p: np.ndarray) -> np.ndarray:
        """Return E of vectors (..., P)."""
        *_, said = self.forward(p)
        y = self.sample[1]
        if not self.is_softmax:
            return ((y - said) ** 2).sum(axis=-1) / 2
        top = said.real.max(axis=-1, keepdims=True)
        total = top + np.log(np.exp(said - top).sum(axis=-1, keepdims=True))
        return (y * (total - said)).sum(axis=-1)

    def gradient(self, p: np.ndarray) -> np.ndarray:
        """Return the gradient, each part of it by a complex step."""
        kind = np.clongdouble if self.dtype is np.longdouble else complex
        nudged = p.astype(kind) + TINY * 1j * np.eye(len(p))
        return self.error(nudged).imag / TINY

    def slopes(self, p: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the slopes of the hidden units and of the outputs."""
        z, _, out, _ = self.forward(p)
        of_outputs = "identity" if self.is_softmax else "sigmoid"
        return slope(z, self.settings.activation), slope(out, of_outputs)

    def blame_of_outputs(self, p: np.ndarray) -> np.ndarray:
        """Return how E changes with what the outputs say: of softmax, with their z."""
        *_, said = self.forward(p)
        y = self.sample[1]
        if not self.is_softmax:
            return said - y
        shares = np.exp(said - said.max())
        return shares / shares.sum() * y.sum() - y

    def _one_pass(self, p: np.ndarray, bugs: Collection[str]) -> np.ndarray:
        x, (_, v, _, _), (_, h, _, _) = self.sample[0], self.parted(p), self.forward(p)
        flat, slant = self.slopes(p)
        blame = self.blame_of_outputs(p) * (-1 if "sign" in bugs else 1)
        blame = blame * (2 if "no_half" in bugs and not self.is_softmax else 1)
        delta = blame if "no_slope" in bugs else blame * slant
        of_v, of_c = np.outer(h, delta), delta
        sent_over = v - self.settings.learning_rate * of_v * ("update_first" in bugs)
        if "transposed" in bugs and v.shape[0] == v.shape[1]:
            sent_over, of_v = sent_over.T, of_v.T
        blame = sent_over @ delta
        delta = blame if "no_slope" in bugs else blame * flat
        of_w, of_b = np.outer(x, delta), delta
        if "transposed" in bugs and of_w.shape[0] == of_w.shape[1]:
            of_w = of_w.T
        if "no_bias" in bugs:
            of_b, of_c = 0 * of_b, 0 * of_c
        return np.concatenate([lot.ravel() for lot in (of_w, of_v, of_b, of_c)])


def squash(z: np.ndarray, kind: str) -> np.ndarray:
    """Return what a unit makes of z."""
    if kind == "relu":
        return np.where(z.real > 0, z, 0)
    if kind == "tanh":
        return np.tanh(z)
    up = z.real > 0
    far = np.exp(np.where(up, -z, z))
    return np.where(up, 1, far) / (1 + far)


def slope(z: np.ndarray, kind: str) -> np.ndarray:
    """Return the slope of a unit's answer, exact also far out."""
    if kind == "relu":
        return (z > 0) * 1.0
    if kind == "identity":
        return np.ones_like(z)
    if kind == "tanh":
        return 4 * squash(2 * z, "sigmoid") * squash(-2 * z, "sigmoid")
    return squash(z, "sigmoid") * squash(-z, "sigmoid")
