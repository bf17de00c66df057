"""What "Sharp and flat" may say, and the questions that decide it."""

from functools import cached_property

import numpy as np

from engines.backpropagation import initialize
from engines.datasets import plane_samples
from tests.claims import Claim, Claims, reads_as

N, SIZES = 8, (2, 6, 6, 1)
PAIRS = list(zip(SIZES, SIZES[1:], strict=False))
TINY = 1e-30


def unpacked(vector):
    """Weights and biases, layer by layer, from a row of all parameters."""
    cuts = np.cumsum([n * m for n, m in PAIRS] + [m for _, m in PAIRS])[:-1]
    parts = np.split(vector, cuts)
    weights = [part.reshape(pair) for part, pair in zip(parts[:3], PAIRS, strict=True)]
    return weights, parts[3:]


def squashed(kind, z):
    """What a unit makes of z, and its slope; z may be complex."""
    if kind == "relu":
        return z * (z.real > 0), 1.0 * (z.real > 0)
    if kind == "tanh":
        a = np.tanh(z)
        return a, 1 - a**2
    a = 0.5 * (1 + np.tanh(z / 2))
    return a, a * (1 - a)


class Trained:
    """Both ends of all starts, looked at by loops of the test's own."""

    def __init__(self, record):
        self.record, self.settings = record, record.settings
        self.batch = int(self.settings.batch)
        self.samples = plane_samples(self.settings.data, 100, 0.3)
        self.held_out = plane_samples(self.settings.data, 400, 0.3, 1)
        self.small, self.large = record.ends

    @property
    def updates(self):
        """Of small batches, and of the large one: as many updates, or epochs."""
        if self.settings.equal == "updates":
            return 500, 500
        return 500, 500 * self.batch // 100

    def passed(self, vector, inputs):
        weights, biases = unpacked(vector)
        a, layers = inputs, []
        for number, (matrix, bias) in enumerate(zip(weights, biases, strict=True)):
            z = a @ matrix + bias
            layers.append((a, z))
            a = z if number == 2 else squashed(self.settings.activation, z)[0]
        return a, layers

    def loss(self, vector):
        z, _ = self.passed(vector, self.samples.inputs)
        y = self.samples.targets
        if self.samples.kind == "numbers":
            return float(((y - z) ** 2).mean() / 2)
        return float(np.logaddexp(0, np.where(y == 1, -z, z)).mean())

    def slope(self, vector, rows=slice(None)):
        """The gradient over some samples, layer by layer from the last."""
        z, layers = self.passed(vector, self.samples.inputs[rows])
        y = self.samples.targets[rows]
        says = z if self.samples.kind == "numbers" else 0.5 * (1 + np.tanh(z / 2))
        blame, weights, biases = (says - y) / len(y), [], []
        for number in (2, 1, 0):
            a, z = layers[number]
            if number < 2:
                blame = blame * squashed(self.settings.activation, z)[1]
            weights.insert(0, (a.T @ blame).ravel())
            biases.insert(0, blame.sum(axis=0))
            blame = blame @ unpacked(vector)[0][number].T
        return np.concatenate([*weights, *biases])

    def bend(self, vector):
        """The largest eigenvalue of the slopes' slopes."""
        ways = 1j * TINY * np.eye(len(vector))
        rows = [self.slope(vector + way).imag / TINY for way in ways]
        return float(np.linalg.eigvals(np.array(rows)).real.max())

    def right(self, vector):
        z, _ = self.passed(vector, self.held_out.inputs)
        half = 0.5 if self.held_out.kind == "numbers" else 0.0
        return float(((z > half) == (self.held_out.targets > 0.5)).mean())

    def learnt(self, start, size, n):
        """Where one start ends by Adam, in batches drawn as they are there."""
        scheme = "he" if self.settings.activation == "relu" else "xavier"
        seed = self.settings.seed * N + start
        vector = initialize(SIZES, scheme, seed).vector
        rng, m, v, order = np.random.default_rng(seed), 0.0, 0.0, []
        for t in range(1, n + 1):
            if not len(order):
                order = rng.permutation(100) if size < 100 else np.arange(100)
            slope = self.slope(vector, order[:size])
            order = order[size:]
            m, v = 0.9 * m + 0.1 * slope, 0.999 * v + 0.001 * slope**2
            step = (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
            vector = vector - 0.01 * step
        return vector

    @cached_property
    def unscaled(self):
        """The small batches' ends with the first layer as training left it."""
        c, found = self.settings.rescale, []
        for vector in self.small:
            (first, second, third), (bias, *biases) = unpacked(vector)
            weights = [first / c, second * c, third]
            found.append(np.concatenate([*map(np.ravel, weights), bias / c, *biases]))
        return found

    @cached_property
    def bends(self):
        return [[self.bend(one) for one in kind] for kind in self.record.ends]

    @cached_property
    def bends_before(self):
        return [self.bend(one) for one in self.unscaled]

    @cached_property
    def flatter(self):
        return sum(a < b for a, b in zip(*self.bends, strict=True))

    @cached_property
    def rights(self):
        return np.array(
            [[self.right(one) for one in kind] for kind in self.record.ends]
        )

    @property
    def ahead(self):
        """How far small batches are ahead in the test, in points, and how surely."""
        ahead = 100 * (self.rights[0] - self.rights[1])
        return ahead.mean(), ahead.std(ddof=1) / np.sqrt(N)


def opens(told) -> bool:
    seen = told.seen
    small, large = seen.updates
    said = {"small": small, "large": large} if small != large else {"small": small}
    ends = seen.learnt(0, seen.batch, small), seen.learnt(0, 100, large)
    near = [
        np.allclose(mine, theirs, atol=1e-3)
        for mine, theirs in zip(ends, (seen.unscaled[0], seen.large[0]), strict=True)
    ]
    same = told.word("sizes") == "2–6–6–1" and ("large" in told.said) == (
        small != large
    )
    read = told.reads(n=N, rate=0.01, samples=100, noise=0.3, batch=seen.batch, **said)
    return told.step == 0 and all(near) and same and read


def ends(told) -> bool:
    seen, at = told.seen, told.step
    right = [
        reads_as(told.word(name), 100 * share)
        for name, share in zip("pq", seen.rights[:, at], strict=True)
    ]
    said = {"one": seen.bends[0][at], "other": seen.bends[1][at]}
    return all(right) and told.reads(start=at + 1, batch=seen.batch, **said)


def rescaled(told) -> bool:
    seen, at = told.seen, told.step
    before, now = seen.loss(seen.unscaled[at]), seen.loss(seen.small[at])
    same = np.isclose(before, now, rtol=1e-9) and seen.settings.activation == "relu"
    said = {"c": seen.settings.rescale, "was": seen.bends_before[at], "loss": now}
    return same and seen.settings.rescale != 1 and told.reads(**said)


def line(told) -> bool:
    seen, at = told.seen, told.step
    small, large = seen.small[at], seen.large[at]
    places = [large + s * (small - large) for s in np.arange(21) / 20]
    losses = [seen.loss(place) for place in places]
    return told.reads(first=losses[0], last=losses[-1], top=max(losses))


def answer(seen) -> str:
    return ("0 to 2", "3 to 5", "6 to 8")[(seen.flatter > 2) + (seen.flatter > 5)]


def asks(told) -> bool:
    seen = told.seen
    return seen.settings.rescale == 1 and told.reads(n=N, batch=seen.batch)


def asks_rescaled(told) -> bool:
    seen = told.seen
    return seen.settings.rescale != 1 and told.reads(n=N, batch=seen.batch)


def before(told) -> bool:
    seen = told.seen
    pairs = zip(seen.bends_before, seen.bends[1], strict=True)
    count = sum(a < b for a, b in pairs)
    moved = max(
        abs(seen.loss(a) - seen.loss(b))
        for a, b in zip(seen.unscaled, seen.small, strict=True)
    )
    same = moved < 1e-9 and seen.settings.rescale != 1
    return same and told.reads(count=count, n=N)


def nobody_ahead(told) -> bool:
    mean, error = told.seen.ahead
    shares = told.seen.rights.mean(axis=1)
    right = [reads_as(told.word(a), 100 * b) for a, b in zip("pq", shares, strict=True)]
    return (abs(mean) <= 2 * error or mean == 0) and all(right)


def ahead(told) -> bool:
    mean, error = told.seen.ahead
    who = (mean > 0) == (told.word("who") == "small batches name")
    return who and abs(mean) > 2 * error and told.reads(mean=abs(mean), error=error)


def mean_losses(told) -> bool:
    seen = told.seen
    one, other = (
        np.mean([seen.loss(of) for of in kind]) for kind in (seen.small, seen.large)
    )
    return told.reads(n=N, one=one, other=other)


def is_xor_of_relus(told) -> bool:
    settings = told.seen.settings
    return (settings.data, settings.activation) == ("xor", "relu")


def tens(told) -> bool:
    return is_xor_of_relus(told) and told.reads(batch=told.seen.batch)


def ten_times(told) -> bool:
    small, large = told.seen.updates
    return is_xor_of_relus(told) and small == 10 * large


def made_sharp(told) -> bool:
    c = told.seen.settings.rescale
    seen = told.seen
    same = all(
        np.isclose(seen.loss(a), seen.loss(b), rtol=1e-9)
        for a, b in zip(seen.unscaled, seen.small, strict=True)
    )
    return same and told.reads(c=c, d=c) and is_xor_of_relus(told) and c != 1


OPENING = (
    "{n} networks {sizes:*} are trained twice each, by Adam at {rate} on {samples} "
    "samples with noise {noise}: in batches of {batch}, and on all at once, "
)
ASKS = "Of {n} starts, in how many do batches of {batch} end flatter (a smaller "
CLAIMS = Claims(
    (
        Claim(OPENING + "{small} updates each.", opens),
        Claim(OPENING + "{small} updates and {large}, as many epochs.", opens),
        Claim(
            "Start {start}: batches of {batch} end where the sharpest bend is {one} "
            "({p}% right in the test), all at once where it is {other} ({q}%).",
            ends,
        ),
        Claim(
            "Before its first layer was multiplied by {c} and the next one divided by "
            "it, the sharpest bend of small batches' end was {was}; its loss, {loss}, "
            "is as it was.",
            rescaled,
        ),
        Claim(
            "On the straight line from all at once (loss {first}) to small batches "
            "(loss {last}) the loss gets up to {top}.",
            line,
        ),
        Claim(ASKS + "sharpest bend) than all samples at once?", asks),
        Claim(
            ASKS + "sharpest bend, after rescaling) than all samples at once?",
            asks_rescaled,
        ),
        Claim(
            "They do in {count} of {n}.",
            lambda told: told.reads(count=told.seen.flatter, n=N),
        ),
        Claim(
            "Batches of {batch} end flatter in {count} of {n} starts.",
            lambda told: told.reads(
                batch=told.seen.batch, count=told.seen.flatter, n=N
            ),
        ),
        Claim(
            "Before rescaling it was {count} of {n}, with the same functions: this "
            "sharpness tells of the weights too, not of the function alone.",
            before,
        ),
        Claim(
            "In the test neither kind is ahead by more than chance: on average {p}% "
            "right in small batches and {q}% all at once.",
            nobody_ahead,
        ),
        Claim(
            "In the test {who:small batches name|all at once names} more samples "
            "rightly, on average by {mean} percentage points (standard error {error}).",
            ahead,
        ),
        Claim(
            "The mean loss of the {n} ends is {one} in small batches and {other} all "
            "at once: how far a training has come may matter as well.",
            mean_losses,
        ),
        Claim(
            "the same starts, trained in batches of {batch} and on all samples at "
            "once.",
            tens,
        ),
        Claim(
            "Which ends are flatter, and which are better in the test?", is_xor_of_relus
        ),
        Claim(
            "the same, but now small batches take ten times as many updates.",
            ten_times,
        ),
        Claim("What becomes of the verdict?", ten_times),
        Claim(
            "the first layer of ReLUs times {c}, the next one divided by {d}: the same "
            "function, and every answer as before.",
            made_sharp,
        ),
        Claim("How sharp is it now?", lambda told: told.seen.settings.rescale != 1),
    ),
    evidence=Trained,
    answers=answer,
    also=(
        {"data": "XOR", "act": "ReLU", "rescale": 4.0},
        {"data": "Spiral", "equal": "Epochs", "batch": 2.0},
    ),
    few=3,
    many=60,
)
