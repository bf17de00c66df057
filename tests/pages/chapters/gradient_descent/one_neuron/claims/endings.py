"""The claims of a linear neuron's endings, and of what would come after them."""

import math
from itertools import pairwise
from statistics import pstdev

from tests.claims import Claim, Told

from .evidence import Seen
from .reading import different, loss, reads


def product(bend: float, eta: float) -> float:
    """Return eta times a bend, 2 and 1 where it is that but for rounding."""
    near = round(bend * eta)
    return near if abs(bend * eta - near) <= 1.1e-11 * near else bend * eta


def _stands(told: Told) -> bool:
    seen, (w0, w1) = told.seen, told.seen.path[-1]
    is_count = told["n"] == seen.last > 0
    is_one = (told.word("u") == "update") == (seen.last == 1)
    return is_count and is_one and reads(told, 6, w0=w0, w1=w1)


def went(told: Told, digits: int = 4) -> bool:
    """Tell whether the loss went from one to the other."""
    seen = told.seen
    is_first = loss(told, "a", seen.first, seen.path[0], digits)
    is_last = loss(told, "b", seen.end, seen.path[-1], digits)
    return is_first and is_last and different(told, "a", "b")


def stayed(told: Told, digits: int = 4) -> bool:
    """Tell whether the loss ends as it began."""
    seen = told.seen
    same = abs(seen.end - seen.first) <= 1e-11 * seen.first
    return same and loss(told, "a", seen.first, seen.path[0], digits)


def sign(told: Told, pace: float, name: str = "p") -> bool:
    """Tell whether eta lambda is told, on the right side of 2."""
    if "sign" not in told.said:
        return pace == 2 and told[name] == 2
    is_apart = pace != 2 and told[name] != 2
    side = "<" if pace < 2 else ">"
    return told.word("sign") == side and is_apart and reads(told, 4, **{name: pace})


def limit(told: Told, bend: float) -> bool:
    """Tell whether 2/λ is told, apart from η."""
    is_apart = told["b"] != told.seen.eta or product(bend, told.seen.eta) == 2
    return is_apart and reads(told, 4, b=2 / bend)


def by(told: Told, product: float, name: str = "f") -> bool:
    """Tell whether 1 - eta lambda is told, apart from -1, 0 and 1."""
    if product == 1:
        return told[name] == 0
    is_apart = (told[name] == -1) == (product == 2) and told[name] != 1
    return is_apart and reads(told, 4, **{name: 1 - product})


LANDS = {
    "comes closer": lambda f: 0 < f < 1,
    "goes all the way": lambda f: f == 0,
    "comes closer, each time from the other side": lambda f: -1 < f < 0,
    "lands as far away on the other side, for ever": lambda f: f == -1,
    "lands farther away on the other side": lambda f: f < -1,
}


def _decides(told: Told) -> bool:
    seen = told.seen
    pace = product(seen.bends[1], seen.eta)
    lands = LANDS[told.word("how")](1 - pace)
    return (
        not seen.is_partial
        and sign(told, pace)
        and by(told, pace)
        and lands
        and _did(seen)
    )


def _did(seen: Seen) -> bool:
    """Tell whether each distance across is the last one times 1 - eta lambda."""
    _, high = seen.bends
    mean = float(seen.moments[0])  # (high - 1, mean) lies across: H v = high v
    across = (mean, high - 1) if mean else (1.0, 0.0)
    bottom, size = seen.lowest or seen.foot, math.hypot(*across)
    gaps = [(w0 - bottom[0], w1 - bottom[1]) for w0, w1 in seen.path]
    far = [(a * across[0] + b * across[1]) / size for a, b in gaps]
    least = 1e-6 * max(1.0, *map(abs, bottom), *map(abs, seen.path[0]))
    factor = 1 - seen.eta * high
    return all(
        abs(two - factor * one) <= 1e-5 * max(abs(one), abs(two))
        for one, two in pairwise(far)
        if abs(one) > least
    )


def _is_trough(seen: Seen) -> bool:
    return not seen.moments[2]


def halving(seen: Seen) -> float:
    """Return after how many updates the distance along is halved."""
    return math.log(2) / -math.log1p(-seen.eta * seen.bends[0])


def _along(told: Told) -> bool:
    low, _ = told.seen.bends
    return not _is_trough(told.seen) and reads(told, 4, lam=low)


def _halves(told: Told) -> bool:
    return _along(told) and reads(told, 3, n=halving(told.seen))


def _hastens(told: Told) -> bool:
    return _along(told) and by(told, product(told.seen.bends[0], told.seen.eta))


def _narrow(told: Told) -> bool:
    low, high = told.seen.bends
    is_narrow = low > 0 and high > 1000 * low
    return is_narrow and reads(told, 3, k=high / low) and 2 / high * low < 0.01


def _round(told: Told) -> bool:
    """Tell whether scaling makes the valley round, which it is not."""
    seen = told.seen
    low, high = seen.bends
    spread = pstdev(seen.times)
    if not spread or high < 100 * low:
        return False
    mean = sum(seen.times) / seen.n
    scaled = [(time - mean) / spread for time in seen.times]
    square = sum(x * x for x in scaled) / seen.n
    return abs(sum(scaled)) < 1e-6 and abs(square - 1) < 1e-9


SIDES = "There η·λ = {p} {sign:<|>} 2", "There η·λ = {p}, the boundary itself"
ACROSS = (
    ", so every update multiplies the distance by "
    "1 − η·λ = {f}: it {how:" + "|".join(LANDS) + "}."
)
CLAIMS = (
    Claim(
        "After {n} {u:update|updates} the weights are w₀ = {w0} and w₁ = {w1}; the "
        "loss went from {a} to {b}.",
        lambda told: _stands(told) and went(told, 5),
    ),
    Claim(
        "After {n} {u:update|updates} the weights are w₀ = {w0} and w₁ = {w1}; the "
        "loss stayed at {a}.",
        lambda told: _stands(told) and stayed(told, 5),
    ),
    Claim(
        "The first weights, w₀ = {w0} and w₁ = {w1}, stay: no update would move them.",
        lambda told: (
            told.seen.last == 0
            and reads(told, 6, w0=told.seen.path[0][0], w1=told.seen.path[0][1])
        ),
    ),
    Claim(
        "The loss is {a}.",
        lambda told: (
            told.seen.last == 0
            and loss(told, "a", told.seen.first, told.seen.path[0], 5)
        ),
    ),
    Claim(
        "Across the valley the surface bends with λ = {lam}.",
        lambda told: reads(told, 4, lam=told.seen.bends[1]),
    ),
    *(Claim(side + ACROSS, _decides) for side in SIDES),
    Claim(
        "The boundary is η = 2/λ = {b}.",
        lambda told: limit(told, told.seen.bends[1]),
    ),
    Claim(
        "Along it the surface bends only with λ = {lam}: halving the distance along it "
        "takes {n} updates.",
        _halves,
    ),
    Claim(
        "Along it the surface bends only with λ = {lam}: along it an update multiplies "
        "it by {f}.",
        _hastens,
    ),
    Claim(
        "The valley is long and narrow: across it the surface bends {k} times as much "
        "as along it, so an η that is safe across is far too small along.",
        _narrow,
    ),
    Claim(
        "Study times counted from their mean, in units of their spread, would make it "
        "a round bowl.",
        _round,
    ),
)
