"""A pass with slips in it, there and back, sample by sample, by own arithmetic."""

from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pages.chapters.backpropagation.the_factory.record import Settings
from tests.pages.chapters.backpropagation.the_factory.claims.own import slope, squash

TINY = 1e-30  # of the complex step
FARTHEST = 1e9  # of a weight from which a second step is taken
HALVES = {"half_squared_error": 1.0, "squared_error": 2.0}
SURE = ("sigmoid", "tanh")  # they have a slope at a target


def can(settings: Settings) -> set[str]:
    """Return the bugs that this network can have, whether they are on or not."""
    network, held = settings.network, settings.parameters
    kinds = [network.kind_of(layer) for layer in range(network.n_layers)]
    bent = [kind != "identity" for kind in kinds]
    squares = [w for w in held.weights if w.shape[0] == w.shape[1] > 1]
    is_pair = network.loss.endswith("cross_entropy")
    rules = {
        "update_first": len(kinds) > 1,
        "no_slope": any(bent),
        "transposed": bool(squares),
        "no_half": network.loss == "half_squared_error",
        "slope_at_activation": any(kind in SURE for kind in kinds),
        "no_output_slope": bent[-1],
        "mistake_handed_back": bent[-1] and len(kinds) > 1,
        "slope_at_target": kinds[-1] in SURE,
        "slope_of_pair": is_pair,
        "no_two": network.loss in ("squared_error", "mean_squared_error"),
        "targets_exchanged": network.layer_sizes[-1] > 1,
        "bias_left_out": any(b.any() for b in held.biases),
        "swapped_weights": any((w != w.T).any() for w in squares),
        "sent_z": any(bent[:-1]),
        "no_rate": settings.learning_rate != 1,
        "rate_twice": settings.learning_rate != 1,
    }
    always = {"sign", "no_bias", "step_added"}
    found = always | {bug for bug, is_so in rules.items() if is_so}
    first = Slipped(settings, found & {*settings.bugs})
    return found if first.largest_after > FARTHEST else found | {"leftover"}


def _softplus(z: np.ndarray) -> np.ndarray:
    """Return log(1 + exp z), with all digits where it is small."""
    up = z.real > 0
    return np.where(up, z, 0) + np.log1p(np.exp(np.where(up, -z, z)))


@dataclass(frozen=True, eq=False)
class Slipped:
    """The learner's network with some slips, which it can have."""

    settings: Settings
    bugs: Set[str] = frozenset()

    @cached_property
    def shapes(self) -> list[tuple[int, ...]]:
        """The shapes of all weights, then of all biases."""
        held = self.settings.parameters
        return [table.shape for table in (*held.weights, *held.biases)]

    @cached_property
    def start(self) -> np.ndarray:
        held = self.settings.parameters
        return np.concatenate([one.ravel() for one in (*held.weights, *held.biases)])

    def _parted(self, p: np.ndarray) -> tuple[list, list]:
        """Return weights and biases, as the way there takes them."""
        ends = np.cumsum([int(np.prod(shape)) for shape in self.shapes])[:-1]
        lots = np.split(p, ends, axis=-1)
        tables = [
            lot.reshape(*p.shape[:-1], *shape)
            for lot, shape in zip(lots, self.shapes, strict=True)
        ]
        n = len(tables) // 2
        weights, biases = tables[:n], tables[n:]
        if "swapped_weights" in self.bugs:
            weights = [
                w.swapaxes(-1, -2) if w.shape[-1] == w.shape[-2] else w for w in weights
            ]
        if "bias_left_out" in self.bugs:
            biases = [0 * b for b in biases]
        return weights, biases

    def forward(self, p: np.ndarray, x: np.ndarray) -> tuple[list, list]:
        """Return every layer's z, and what it sends on, the inputs first."""
        zs, sent = [], [x]
        for layer, (w, b) in enumerate(zip(*self._parted(p), strict=True)):
            zs.append(np.einsum("...i,...io->...o", sent[-1], w) + b)
            kind = self.settings.network.kind_of(layer)
            sent.append(zs[-1] if kind == "identity" else squash(zs[-1], kind))
        return zs, sent

    def error(self, p: np.ndarray) -> np.ndarray:
        """Return E of vectors (..., P)."""
        samples = zip(self.settings.inputs, self.settings.targets, strict=True)
        each = [self._error(self.forward(p, x)[1][-1], y) for x, y in samples]
        return sum(each) / len(each)

    def _error(self, out: np.ndarray, y: np.ndarray) -> np.ndarray:
        loss = self.settings.network.loss
        if loss == "softmax_cross_entropy":
            top = out.real.max(axis=-1, keepdims=True)
            total = top + np.log(np.exp(out - top).sum(axis=-1, keepdims=True))
            return (y * (total - out)).sum(axis=-1)
        if loss == "binary_cross_entropy":
            return ((1 - y) * _softplus(out) + y * _softplus(-out)).sum(axis=-1)
        whole = ((y - out) ** 2).sum(axis=-1)
        return whole * HALVES.get(loss, 2 / len(y)) / 2

    def gradient(self, p: np.ndarray) -> np.ndarray:
        """Return how E changes, each part of it by a complex step."""
        nudged = p.astype(complex) + TINY * 1j * np.eye(len(p))
        return self.error(nudged).imag / TINY

    def _answer(self, out: np.ndarray) -> np.ndarray:
        if self.settings.network.loss == "softmax_cross_entropy":
            shares = np.exp(out - out.max())
            return shares / shares.sum()
        return squash(out, "sigmoid")

    def _mistake(self, out: np.ndarray, y: np.ndarray) -> np.ndarray:
        y = y[::-1] if "targets_exchanged" in self.bugs else y
        loss = self.settings.network.loss
        if loss.endswith("cross_entropy"):
            is_softmax = loss == "softmax_cross_entropy"
            found = self._answer(out) * (y.sum() if is_softmax else 1) - y
        else:
            found = HALVES.get(loss, 2 / len(y)) * (out - y)
        found = found * (-1 if "sign" in self.bugs else 1)
        return found * (2 if "no_half" in self.bugs else 1) / (1 + self._has("no_two"))

    def _has(self, bug: str) -> int:
        return int(bug in self.bugs)

    def _slope(self, layer: int, z: np.ndarray, y: np.ndarray) -> np.ndarray:
        network = self.settings.network
        kind, is_last = network.kind_of(layer), layer == network.n_layers - 1
        if is_last and self._has("slope_of_pair"):
            return self._answer(z) * (1 - self._answer(z))
        if self._has("no_slope") or (is_last and self._has("no_output_slope")):
            return np.ones_like(z)
        if is_last and self._has("slope_at_target"):
            return y * (1 - y) if kind == "sigmoid" else 1 - y * y
        if self._has("slope_at_activation") and kind != "identity":
            return slope(squash(z, kind), kind)
        return slope(z, kind)

    def told(self, p: np.ndarray) -> np.ndarray:
        """Return the gradient as one pass tells it, the mean over the samples."""
        ys, (weights, _) = self.settings.targets, self._parted(p)
        zs, sent = zip(*(self.forward(p, x) for x in self.settings.inputs), strict=True)
        pairs = [*zip(sent, ys, strict=True)]
        handed = mistakes = [self._mistake(one[-1], y) for one, y in pairs]
        tables, shifts = [], []
        for layer in reversed(range(len(weights))):
            slopes = [self._slope(layer, *one) for one in self._at(layer, zs, ys)]
            deltas = [m * s for m, s in zip(handed, slopes, strict=True)]
            is_z = layer and self._has("sent_z")
            came = [z[layer - 1] for z in zs] if is_z else [one[layer] for one in sent]
            table = sum(map(np.outer, came, deltas)) / len(ys)
            is_bare = layer == len(weights) - 1 and self._has("mistake_handed_back")
            w = weights[layer]
            w = w - self._has("update_first") * self.settings.learning_rate * table
            turned = self._has("transposed") and w.shape[0] == w.shape[1]
            back = w.T if turned else w
            handed = [back @ one for one in (mistakes if is_bare else deltas)]
            tables.insert(0, self._named(table))
            is_still = self._has("no_bias") or self._has("bias_left_out")
            shifts.insert(0, (1 - is_still) * sum(deltas) / len(ys))
        return np.concatenate([one.ravel() for one in (*tables, *shifts)])

    @staticmethod
    def _at(layer: int, zs, ys) -> list[tuple]:
        return [(z[layer], y) for z, y in zip(zs, ys, strict=True)]

    def _named(self, table: np.ndarray) -> np.ndarray:
        """Return the gradients under the weights they are told of."""
        turns = self._has("transposed") + self._has("swapped_weights")
        return table.T if turns == 1 and table.shape[0] == table.shape[1] else table

    def sides(self, p: np.ndarray, k: int) -> tuple[float, float]:
        """Return how E changes where parameter k grows a little, and where it shrinks.

        A rest of a sum that cancels is no change.
        """
        found = []
        for sign in (1, -1):
            samples = zip(self.settings.inputs, self.settings.targets, strict=True)
            lots = [self._along(p, sign * np.eye(len(p))[k], *one) for one in samples]
            change, parts = np.sum(lots, axis=0) / len(lots)
            found.append(sign * change if abs(change) > 1e-12 * parts else 0.0)
        return found[0], found[1]

    def _along(self, p, way, x, y) -> tuple[float, float]:
        """Return how a sample's E changes along a way, and its parts without signs."""
        (zs, sent), (weights, _) = self.forward(p, x), self._parted(p)
        goes, parts = np.zeros(len(x)), np.zeros(len(x))
        for layer, (step, shift) in enumerate(zip(*self._parted(way), strict=True)):
            w, own = weights[layer], sent[layer] @ step + shift
            goes, parts = goes @ w + own, parts @ np.abs(w) + np.abs(own)
            goes = np.where(np.abs(goes) > 1e-12 * parts, goes, 0)
            kind = self.settings.network.kind_of(layer)
            slant = slope(zs[layer], kind)
            if kind == "relu":
                slant = np.where(zs[layer] == 0, goes > 0, slant)
            goes, parts = slant * goes, np.abs(slant) * parts
        mistake = Slipped(self.settings)._mistake(sent[-1], y)
        return float(mistake @ goes), float(np.abs(mistake) @ parts)

    def deltas(self, p: np.ndarray, k: int) -> list[np.ndarray]:
        """Return the blame of every layer's z, of sample k, by a pass without slips."""
        x, y = self.settings.inputs[k], self.settings.targets[k]
        (zs, sent), (weights, _) = self.forward(p, x), self._parted(p)
        handed, found = self._mistake(sent[-1], y), []
        for layer in reversed(range(len(weights))):
            found.insert(0, handed * self._slope(layer, zs[layer], y))
            handed = weights[layer] @ found[0]
        return found

    @property
    def largest_after(self) -> float:
        """The largest weight or bias after a step, in size."""
        step = self.factor * self.told(self.start) * self.moves
        return float(np.abs(self.start + step).max())

    @property
    def factor(self) -> float:
        """How many times the gradient a step adds."""
        rate = 1.0 if self._has("no_rate") else self.settings.learning_rate
        rate *= self.settings.learning_rate if self._has("rate_twice") else 1
        return rate if self._has("step_added") else -rate

    @cached_property
    def moves(self) -> np.ndarray:
        """Which parameters a step moves, 1 or 0."""
        n = len(self.shapes) // 2
        n_weights = sum(int(np.prod(shape)) for shape in self.shapes[:n])
        found = np.ones(len(self.start))
        every = self.settings.moving or [self.settings.biases]
        found[n_weights:] = np.hstack([np.ravel(layer) for layer in every])
        return found

    @cached_property
    def at_last(self) -> tuple[np.ndarray, np.ndarray]:
        """Where the gradients are told that are on the page, and what they are."""
        p = self.start
        found = self.told(p)
        if not self._has("leftover"):
            return p, found
        p = p + self.factor * found * self.moves
        return p, found + self.told(p)
