"""What "With shortcuts" may say, and the questions that decide it."""

from functools import cached_property, lru_cache

import numpy as np

from engines.backpropagation import Network, initialize, train
from engines.gradient_descent import Adam
from tests.claims import Claim, Claims, reads_as

DEPTHS = (1, 2, 4, 8, 16)
SQUASHED = {
    "tanh": np.tanh,
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "relu": lambda z: z * (z > 0),
}


class Ends:
    """Where every network ended, and the ground around, by loops of the test's own."""

    def __init__(self, record):
        self.record, self.settings = record, record.settings
        self.samples = self.settings.samples
        self.both = [
            [self.Deep(self, one, skips) for one in networks]
            for networks, skips in ((record.plain, False), (record.shortcuts, True))
        ]

    class Deep:
        """One network: its end, its ground."""

        def __init__(self, ends, deep, skips):
            self.ends, self.skips, self.deep = ends, skips, deep
            self.vector = deep.history.parameters.vector
            self.sizes = deep.network.layer_sizes

        def outputs(self, vector):
            a, at = self.ends.samples.inputs, 0
            pairs = list(zip(self.sizes, self.sizes[1:], strict=False))
            bias_at = sum(n * m for n, m in pairs)
            with np.errstate(all="ignore"):
                for layer, (n, m) in enumerate(pairs):
                    z = a @ vector[at : at + n * m].reshape(n, m)
                    z = z + vector[bias_at : bias_at + m]
                    at, bias_at = at + n * m, bias_at + m
                    if layer < len(pairs) - 1:
                        made = SQUASHED[self.ends.settings.activation](z)
                        z = made + a if self.skips and n == m else made
                    a = z
            return a

        def loss_at(self, vector):
            z, y = self.outputs(vector), self.ends.samples.targets
            with np.errstate(all="ignore"):
                if self.ends.samples.kind == "numbers":
                    return float(((y - z) ** 2).sum() / (2 * len(y)))
                return float(np.logaddexp(0, np.where(y == 1, -z, z)).sum() / len(y))

        @cached_property
        def loss(self):
            return self.loss_at(self.vector)

        @cached_property
        def right(self):
            z, y = self.outputs(self.vector), self.ends.samples.targets
            half = 0.5 if self.ends.samples.kind == "numbers" else 0.0
            return float(((z > half) == (y > 0.5)).mean())

        @cached_property
        def ground(self):
            """The picture: its places are worked out anew at some, and then trusted."""
            ground, plane = self.deep.ground.losses, self.deep.ground.plane
            assert np.array_equal(plane.center, self.vector)
            rng = np.random.default_rng(7)
            for i, j in rng.integers(len(ground), size=(12, 2)):
                way = self.deep.ground.x[j], self.deep.ground.y[i]
                vector = self.vector + np.array(way) @ plane.directions
                wanted = self.loss_at(vector)
                assert np.isclose(ground[i, j], wanted, rtol=1e-9, equal_nan=True)
            return ground

        @cached_property
        def hollows(self):
            ground, count = self.ground, 0
            n = len(ground)
            for i in range(1, n - 1):
                for j in range(1, n - 1):
                    around = ground[i - 1 : i + 2, j - 1 : j + 2].ravel()
                    others = np.delete(around, 4)
                    count += bool((ground[i, j] < others).all())
            return count

        @cached_property
        def highest(self):
            return float(self.ground[np.isfinite(self.ground)].max())


def opens(told) -> bool:
    seen = told.seen
    starts = [one.history.snapshots[0] for one in seen.record.both(-1)]
    skips = [one.network.residual for one in seen.record.both(-1)]
    same = np.array_equal(*starts) and skips == [False, True]
    wide = seen.both[0][-1].sizes[1:-1]
    return (
        same
        and set(wide) == {int(told["width"])}
        and told.reads(epochs=seen.settings.n_epochs, rate=0.01)
    )


def nothing_to_go_around(told) -> bool:
    plain, skips = (kind[0] for kind in told.seen.both)
    return told.step == 0 and plain.loss == skips.loss and told.reads(loss=plain.loss)


def ends(told) -> bool:
    plain, skips = (kind[told.step] for kind in told.seen.both)
    right = _percent(told, "p", plain.right) and _percent(told, "q", skips.right)
    read = told.reads(depth=DEPTHS[told.step], one=plain.loss, other=skips.loss)
    return told.step > 0 and right and read


def _percent(told, name, share) -> bool:
    return reads_as(told.word(name), 100 * share)


def around(told) -> bool:
    plain, skips = (kind[told.step] for kind in told.seen.both)
    counts = told["a"] == plain.hollows and told["b"] == skips.hollows
    n = len(plain.ground)
    size = told["n"] == n and told["m"] == n
    return counts and size and told.reads(high=plain.highest, higher=skips.highest)


def lower(seen) -> str:
    plain, skips = (kind[-1].loss for kind in seen.both)
    if max(plain, skips) <= 1.05 * min(plain, skips):
        return "Both the same"
    return "The plain one" if plain < skips else "The one with shortcuts"


def reason(told) -> bool:
    plain, skips = (kind[-1].loss for kind in told.seen.both)
    return told.reads(one=plain, other=skips)


def best(told) -> bool:
    kind = told.seen.both[told.word("how") == "With"]
    losses = [one.loss for one in kind]
    at = int(np.argmin(losses))
    depth, last = DEPTHS[at], DEPTHS[-1]
    if at == len(losses) - 1:
        return False
    one = (told["depth"] == 1) == (told.word("word") == "layer")
    said = {"low": losses[at], "depth": depth, "deepest": last, "loss": losses[-1]}
    return one and told.reads(**said)


def best_is_deepest(told) -> bool:
    kind = told.seen.both[told.word("how") == "With"]
    losses = [one.loss for one in kind]
    is_last = int(np.argmin(losses)) == len(losses) - 1
    return is_last and told.reads(low=losses[-1], depth=DEPTHS[-1])


def from_other_starts(told) -> bool:
    """Train the deepest alone from each other seed, and count again."""
    seen, counted = told.seen, [0, 0, 0]
    settings, n = seen.settings, int(told["n"])
    for seed in range(settings.seed + 1, settings.seed + 1 + n):
        plain, skips = (_alone(settings, seed, has) for has in (False, True))
        near = max(plain, skips) <= 1.05 * min(plain, skips)
        counted[2 if near else int(skips < plain)] += 1
    said = [int(told[name]) for name in "abc"]
    return n == 5 and said == counted and told["depth"] == DEPTHS[-1]


@lru_cache(maxsize=64)
def _alone(settings, seed, skips) -> float:
    scheme = "he" if settings.activation == "relu" else "xavier"
    sizes = (2, *(8,) * DEPTHS[-1], 1)
    network = Network(
        sizes, settings.activation, loss=settings.network.loss, residual=skips
    )
    start = initialize(sizes, scheme, seed)
    given = network, start, settings.samples.inputs, settings.samples.targets
    n_epochs = int(settings.n_epochs)
    return float(train(*given, Adam(0.01), n_epochs, looks_at=[]).losses[-1])


def counts(told) -> bool:
    return told["n"] == len(told.seen.both[0][-1].vector)


def is_spiral(told) -> bool:
    return told.seen.settings.data == "spiral"


def is_relu(told) -> bool:
    return told.seen.settings.activation == "relu"


CLAIMS = Claims(
    (
        Claim(
            "Two networks of {width} units a layer begin with the same weights and "
            "are trained alike, {epochs} epochs of Adam at {rate}; one has shortcuts "
            "around every hidden layer but the first.",
            opens,
        ),
        Claim(
            "With one hidden layer there is nothing to go around: both end at {loss}.",
            nothing_to_go_around,
        ),
        Claim(
            "{depth} hidden layers: the plain one ends at {one} ({p}% right), the one "
            "with shortcuts at {other} ({q}% right).",
            ends,
        ),
        Claim(
            "Of {n} × {m} places around each end, this many are lower than all their "
            "neighbours: {a} without shortcuts, {b} with them; the highest loss there "
            "is {high} and {higher}.",
            around,
        ),
        Claim(
            "{depth} hidden layers, the same weights to begin with, the same training.",
            lambda told: told["depth"] == DEPTHS[-1],
        ),
        Claim(
            "Which network ends at the lower loss? (Within a factor of {factor} counts "
            "as the same.)",
            lambda told: told["factor"] == 1.05,
        ),
        Claim(
            "Without shortcuts it ends at {one}, with them at {other}.",
            reason,
        ),
        Claim(
            "{how:With|Without} shortcuts the lowest end is {low}, at {depth} hidden "
            "{word:layer|layers}; at {deepest} it is {loss}.",
            lambda told: (
                best(told) and (told["depth"] == 1) == (told.word("word") == "layer")
            ),
        ),
        Claim(
            "{how:With|Without} shortcuts the lowest end is {low}, at {depth} hidden "
            "layers, the most there are here.",
            best_is_deepest,
        ),
        Claim(
            "Each picture shows two random directions of the {n} that the deepest "
            "network has: another draw may look otherwise.",
            counts,
        ),
        Claim(
            "From {n} other starts, {depth} hidden layers: the plain one ends lower "
            "{a} times, the one with shortcuts {b} times, both the same {c} times.",
            from_other_starts,
        ),
        Claim("the spiral again, deeper and deeper.", is_spiral),
        Claim("Where does depth stop helping, and for which of the two?", is_spiral),
        Claim("the same with ReLUs.", is_relu),
        Claim("Look at the highest loss of both pictures as it gets deeper.", is_relu),
    ),
    evidence=Ends,
    answers=lower,
    few=3,
    many=60,
)
