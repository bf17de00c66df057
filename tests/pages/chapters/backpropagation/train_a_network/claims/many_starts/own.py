"""Own arithmetic on 24 networks: who has solved it, by a forward pass of our own."""

from functools import cached_property

import numpy as np

from engines.gradient_descent import StopReason

N = 24
SQUASH = {
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 * (1 + np.tanh(z / 2)),
    "tanh": np.tanh,
    "relu": lambda z: z * (z > 0),
    "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
    "gelu": lambda z: (
        0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))
    ),
    "softplus": lambda z: np.logaddexp(0, z),
}


class Strip:
    """The raw numbers of all networks, and what follows from them."""

    def __init__(self, record) -> None:
        """Take the raw numbers."""
        self.settings, self.problem = record.settings, record.problem
        history = record.history
        self.looks, self.losses = history.looks, history.losses
        self.snapshots = history.snapshots
        flew = history.stop_reason == StopReason.DIVERGED
        self.lost = flew & (self.looks[:, None] > history.stopped_at)
        self.last = len(self.looks) - 1
        self.first = self.settings.seed - self.settings.seed % N
        self.sorts = self.settings.data not in ("plane", "bumps")

    @cached_property
    def scores(self) -> np.ndarray:
        """The share right, or explained, of the samples held out, (S, 24)."""
        inputs, wanted = self.problem.test
        with np.errstate(all="ignore"):
            says = self.outputs(inputs)
            if not self.sorts:
                off = ((says - wanted) ** 2).sum(axis=(-2, -1))
                return 1 - off / ((wanted - wanted.mean()) ** 2).sum()
        if wanted.shape[1] == 1:
            return ((says > 0) == (wanted == 1)).mean(axis=(-2, -1))
        right = says.argmax(axis=-1) == wanted.argmax(axis=-1)
        return right.mean(axis=-1)

    def outputs(self, inputs) -> np.ndarray:
        """Pass inputs through all networks at all looks by sums of our own."""
        sizes, squash = self.sizes, SQUASH[self.settings.activation]
        ends = np.cumsum([a * b for a, b in zip(sizes[:-1], sizes[1:], strict=True)])
        row, at = self.snapshots, int(ends[-1])
        a = np.broadcast_to(inputs, (*row.shape[:2], *inputs.shape))
        for layer, (n_in, n_out) in enumerate(zip(sizes[:-1], sizes[1:], strict=True)):
            begin = int(ends[layer]) - n_in * n_out
            weights = row[..., begin : int(ends[layer])]
            weights = weights.reshape(*row.shape[:2], n_in, n_out)
            a = np.einsum("stni,stio->stno", a, weights)
            a = a + row[..., np.newaxis, at : at + n_out]
            at += n_out
            a = squash(a) if layer < len(sizes) - 2 else a
        return a

    @property
    def sizes(self) -> list[int]:
        """The number of inputs, of the units of each layer, and of outputs."""
        settings = self.settings
        units = [settings.units_1, settings.units_2, settings.units_3]
        units += [settings.units_4, settings.units_5, settings.units_6]
        n_out = 3 if settings.data == "spiral3" else 1
        return [len(settings.features), *map(int, units[: settings.n_hidden]), n_out]

    @cached_property
    def solved(self) -> np.ndarray:
        """Who has solved it at each look, (S, 24)."""
        return (self.scores >= 0.95) & ~self.lost

    @property
    def failed(self) -> np.ndarray:
        """Who came to the end without."""
        return ~self.solved[-1] & ~self.lost[-1]

    def count(self, step: int) -> int:
        """Return how many have solved it."""
        return int(self.solved[step].sum())

    @property
    def in_an_epoch(self) -> int:
        """The updates of one epoch, by the samples trained on."""
        n = int((~self.problem.is_held_out).sum())
        return int(np.ceil(n / min(self.settings.batch, n)))

    def label(self, step: int) -> str:
        """Return what is over at a look."""
        done = int(self.looks[step])
        if done == 0:
            return "Before training"
        whole, rest = divmod(done, self.in_an_epoch)
        return f"After update {done:,}" if rest else f"After epoch {whole:,}"

    def named(self, some) -> str:
        """Return seeds as they are listed."""
        numbers = [str(self.first + at) for at in range(N) if some[at]]
        if len(numbers) > 5:
            numbers = [*numbers[:4], f"{len(numbers) - 4} more"]
        if len(numbers) == 1:
            return f"seed {numbers[0]}"
        return f"seeds {', '.join(numbers[:-1])} and {numbers[-1]}"
