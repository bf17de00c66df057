"""Own arithmetic on a network that reads: from its weights after every epoch alone."""

import numpy as np

from engines.datasets import digit_rows

N_LEARNED = 1200


def own_split():
    """Return (pixels, what they are) of the digits to learn from, and of the others."""
    rows = digit_rows()
    pixels = (rows[:, :64] - rows[:, :64].mean()) / rows[:, :64].std()
    order = np.random.default_rng(0).permutation(len(rows))
    labels = rows[:, 64].astype(int)
    parts = order[:N_LEARNED], order[N_LEARNED:]
    return [(pixels[part], labels[part]) for part in parts]


def bent(kind, z):
    """Return the activations of hidden units."""
    if kind == "relu":
        return np.where(z > 0, z, 0.0)
    if kind == "sigmoid":
        return 1 / (1 + np.exp(-z))
    return np.tanh(z) if kind == "tanh" else z


class Net:
    """A network's weights by epoch, and what it makes of digits."""

    def __init__(self, trained) -> None:
        """Take the weights apart by hand."""
        vectors = trained.history.snapshots
        n, self.kind = len(vectors), trained.recipe.activation
        units = trained.recipe.hidden
        self.last, self.hidden = n - 1, units
        if not units:
            self.into, self.biases = (
                vectors[:, :640].reshape(n, 64, 10),
                vectors[:, 640:],
            )
            return
        self.into = vectors[:, : 64 * units].reshape(n, 64, units)
        self.out = vectors[:, 64 * units : 74 * units].reshape(n, units, 10)
        self.biases = vectors[:, 74 * units : 75 * units]
        self.ends = vectors[:, 75 * units :]

    def at(self, step):
        """Return the epoch that is told at a step."""
        return min(step, self.last)

    def units(self, pixels, at):
        """Return the hidden units, or the outputs where there are none."""
        with np.errstate(all="ignore"):
            z = pixels @ self.into[at] + self.biases[at]
            return bent(self.kind, z) if self.hidden else z

    def shares(self, pixels, at):
        """Return the probability of every digit."""
        with np.errstate(all="ignore"):
            z = self.units(pixels, at)
            if self.hidden:
                z = z @ self.out[at] + self.ends[at]
            e = np.exp(z - z.max(axis=1, keepdims=True))
            return e / e.sum(axis=1, keepdims=True)

    def says(self, pixels, at):
        """Return the digit that each picture is taken for."""
        return self.shares(pixels, at).argmax(axis=1)


def article(word, digit):
    """Tell whether a digit has its own article."""
    return word == ("an" if int(digit) == 8 else "a")
