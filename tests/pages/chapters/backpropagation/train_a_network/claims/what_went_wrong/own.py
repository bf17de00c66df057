"""Own arithmetic on both trainings: what they came to, and what went wrong in one."""

from dataclasses import fields

import numpy as np

from tests.claims import reads_as

from ..train.own import Trained

GOAL, NEAR = 0.95, 0.1
STEEP = {  # of each kind of unit: what a slope below a tenth of the steepest is
    "tanh": lambda a: 1 - a * a < 0.1,
    "sigmoid": lambda a: a * (1 - a) < 0.025,
    "relu": lambda a: a == 0,
    "identity": lambda a: np.zeros(a.shape, bool),
}
BEYOND = 1e150  # squares of larger numbers are none


class Run(Trained):
    """One training, and what is asked of its units, its gradients and its end."""

    def __init__(self, record) -> None:
        """Take the raw numbers."""
        super().__init__(record)
        self.last = len(self.looks) - 1
        self.grads = self.history.weight_grad_sizes
        self.moves = self.history.update_sizes

    def gone(self, step: int) -> bool:
        """Tell whether it has no number any more."""
        return self.flew and step > self.last

    def at(self, step: int) -> int:
        """Return the look that is shown."""
        return min(step, self.last)

    @property
    def end(self) -> float:
        """Share right or explained of those held out, at the end."""
        return self.shares[1, -1]

    def felt(self, step: int) -> np.ndarray:
        """Return the gradients' root mean square since the look before, by layer."""
        at = self.at(step)
        rows = self.grads[self.looks[at - 1] : self.looks[at]]
        scale = np.maximum(rows.max(axis=0), 1e-300)
        return scale * np.sqrt(((rows / scale) ** 2).mean(axis=0))

    def table(self, step: int, layer: int) -> np.ndarray:
        """Return what goes into each unit of a layer, a column each, bias last."""
        weights, bias = self.weights(step)[layer]
        return np.vstack([weights, bias])

    @property
    def are_equal(self) -> bool:
        """Whether the units of every hidden layer are copies, at every look."""
        layers, looks = range(len(self.sizes) - 2), range(len(self.looks))
        if not [n for n in self.sizes[1:-1] if n > 1]:
            return False
        tables = [self.table(look, layer) for look in looks for layer in layers]
        return all(
            (np.abs(one - one[:, :1]) <= 1e-9 * np.abs(one[:, :1])).all()
            for one in tables
        )

    @property
    def is_asleep(self) -> bool:
        """Whether no weight has moved at all."""
        rows = self.history.snapshots[:, : self.n_weights]
        return bool((rows == rows[0]).all())

    @property
    def n_weights(self) -> int:
        """How many of the parameters are weights."""
        pairs = zip(self.sizes[:-1], self.sizes[1:], strict=True)
        return sum(a * b for a, b in pairs)

    def flat(self, look: int, layer: int) -> np.ndarray:
        """Return which pairs of a sample trained on and a unit are flat."""
        a = self.hidden[look][layer][~self.out]
        return STEEP[self.settings.activation](a)

    def dead_since(self, layer: int) -> int | None:
        """Return the look from which on all units of a layer are dead to the end."""
        if self.settings.activation != "relu":
            return None
        dead = [self.flat(look, layer).all() for look in range(len(self.looks))]
        if not dead[-1]:
            return None
        return max((at + 1 for at, gone in enumerate(dead) if not gone), default=0)

    def known(self) -> np.ndarray:
        """Return what it is told of the samples trained on."""
        return self._inputs()[~self.out]

    @property
    def best(self) -> float:
        """What noise leaves to be got right, by where the samples lie."""
        (x, y), out = self.samples.inputs.T, self.out
        if self.sorts:
            return float(((x * y >= 0) == self.samples.labels)[out].mean())
        said, true = self.samples.targets[out, 0], ((x + y) / 10)[out]
        return float(1 - ((said - true) ** 2).mean() / said.var())

    @property
    def is_noisy(self) -> bool:
        """Whether noise leaves little more than it has got."""
        known = self.settings.data in ("xor", "plane") and self.settings.noise > 0
        return bool(known and self.end >= self.best - NEAR)

    def loss_at(self, vector: np.ndarray) -> float:
        """Return the loss of the samples trained on, of one hidden layer of tanh."""
        n_in, n_units, _ = self.sizes
        first, last = np.split(vector[: self.n_weights], [n_in * n_units])
        bias, out = np.split(vector[self.n_weights :], [n_units])
        a = np.tanh(self.known() @ first.reshape(n_in, n_units) + bias)
        left = a @ last + out - self.samples.targets[~self.out, 0]
        return float((left**2).mean() / 2)

    def bend(self) -> float:
        """Measure how the loss bends at the start, along its own slope."""
        start, step = self.history.snapshots[0].copy(), 1e-4
        nudges = step * np.eye(len(start))
        slope = np.array(
            [self.loss_at(start + d) - self.loss_at(start - d) for d in nudges]
        )
        way = 1e-3 * slope / np.linalg.norm(slope)
        ends = self.loss_at(start + way) + self.loss_at(start - way)
        return (ends - 2 * self.loss_at(start)) / 1e-6

    def steepest(self) -> float:
        """Return the largest curvature of the bowl of a network without layers."""
        known = self.known()
        wide = np.hstack([known, np.ones((len(known), 1))])
        return float(np.linalg.svd(wide, compute_uv=False)[0] ** 2 / len(wide))


class Both:
    """The broken run and the mended one."""

    def __init__(self, record) -> None:
        """Take the raw numbers of both."""
        self.broken, self.mended = Run(record.broken), Run(record.mended)
        self.failure = record.settings.failure

    @property
    def runs(self) -> tuple[Run, Run]:
        """Both of them."""
        return self.broken, self.mended

    @property
    def changed(self) -> dict:
        """What differs between their settings: old and new."""
        pairs = self.broken.settings, self.mended.settings
        names = [one.name for one in fields(pairs[0])]
        found = {name: tuple(getattr(one, name) for one in pairs) for name in names}
        return {name: two for name, two in found.items() if two[0] != two[1]}

    @property
    def answer(self) -> str:
        """What went wrong, of the bet's options."""
        run, settings = self.broken, self.broken.settings
        if run.flew:
            alone = settings.learning_rate * settings.l2 > 2
            return "The penalty alone" if alone else "Steps too large"
        if run.end >= GOAL or run.is_noisy:
            return "Nothing much"
        if run.is_asleep or run.are_equal:
            return "No unit was told apart, or woken"
        return self._of_units(run, settings)

    def _of_units(self, run: Run, settings) -> str:
        layers = range(len(settings.hidden))
        shut, cannot = "Units dead or saturated", "A network that cannot draw it"
        if any(run.dead_since(layer) is not None for layer in layers):
            return shut
        if settings.activation == "identity" or is_few(run):
            return cannot
        if is_unscaled(run) or max(run.flat(-1, at).mean() for at in layers) >= 0.9:
            return shut
        first, last = over_the_last_epoch(run)
        if len(settings.hidden) > 1 and first < 0.05 * last:
            return "Blame that fades with depth"
        return "Nothing much"


def is_few(run: Run) -> bool:
    """Tell whether one or two lines of a first layer got no further."""
    gained = run.shares[0, -1] - run.shares[0, len(run.looks) // 2]
    bare = set(run.settings.features) == {"x", "y"}
    return bool(run.settings.hidden[0] <= 2 and bare and gained < 0.05)


def is_unscaled(run: Run) -> bool:
    """Tell whether large inputs shut the first layer before training."""
    largest = np.sqrt((run.known() ** 2).mean(axis=0)).max()
    return bool(largest >= 5 and run.flat(0, 0).mean() >= 0.25)


def over_the_last_epoch(run: Run) -> tuple[float, float]:
    """Return the gradients of the first and of the last hidden layer."""
    rows = run.grads[-run.in_epoch :]
    first, last = np.sqrt((rows**2).mean(axis=0))[[0, -2]]
    return float(first), float(last)


def is_share(text: str, value: float, sorts: bool) -> bool:
    """Tell whether a share is written so: none, all, or per cent of it."""
    value = max(float(np.nan_to_num(value, nan=0.0)), 0.0)
    if text in ("none", "nothing"):
        return value == 0 and sorts == (text == "none")
    if text == "all":
        return value == 1
    if text == "more than 99.99%":
        return 0.9999 < value < 1
    return text.endswith("%") and 0 < value and reads_as(text[:-1], 100 * value)
