"""One update, worked out again from the slopes felt on the way and nothing else."""

from dataclasses import dataclass, field
from math import hypot, sqrt

import numpy as np

AXES = (0, 1)
VELOCITIES = ("momentum", "nesterov")
WITH_SQUARES = ("adagrad", "rmsprop", "adam")
EPSILON = {"adagrad": 1e-10, "rmsprop": 1e-8, "adam": 1e-8}


@dataclass
class Own:
    """What this test finds of an update; pairs are lists of two numbers."""

    hand: str
    t: int
    n: int  # steps the schedule is for
    rate: float  # of this step
    base: float
    here: list
    f: float
    g: list
    is_defined: bool
    is_told: bool = True
    old: list = field(default_factory=lambda: [0.0, 0.0])  # velocity before
    kept: list = field(default_factory=lambda: [0.0, 0.0])
    added: list = field(default_factory=lambda: [0.0, 0.0])
    now: list = field(default_factory=lambda: [0.0, 0.0])
    carried: list = field(default_factory=lambda: [0.0, 0.0])  # what looks ahead
    ahead: list = field(default_factory=lambda: [0.0, 0.0])
    before: list = field(default_factory=lambda: [0.0, 0.0])  # squares
    squares: list = field(default_factory=lambda: [0.0, 0.0])
    sides: list = field(default_factory=lambda: [1.0, 1.0])
    warm: tuple = (1.0, 1.0)
    mended: list = field(default_factory=lambda: [0.0, 0.0])  # m as it is used
    bends: list = field(default_factory=lambda: [0.0, 0.0])
    update: list = field(default_factory=lambda: [0.0, 0.0])
    landing: list = field(default_factory=lambda: [0.0, 0.0])
    f_landing: float = 0.0
    f_plain: float = 0.0
    right_length: float = 0.0  # of Adam's update with the right correction

    @property
    def slope(self) -> float:
        return hypot(*self.g)

    @property
    def plain(self) -> float:
        return self.rate * self.slope

    @property
    def length(self) -> float:
        return hypot(*self.update)

    @property
    def is_still(self) -> bool:
        return not any(self.g) and not any(self.update)

    @property
    def stands_only(self) -> bool:
        return not (self.is_defined and self.is_told) or self.is_still

    @property
    def has_rate(self) -> bool:
        return self.scheduled and self.hand != "newton"

    scheduled: bool = False


def factor(schedule: str, t: int, n: int) -> float:
    if schedule == "step":
        return 0.01 if t >= 0.75 * n else 0.1 if t >= 0.5 * n else 1.0
    if schedule == "cosine":
        return (1 + np.cos(np.pi * min(t, n) / n)) / 2
    if schedule == "warm_up":
        return min(1.0, (t + 1) / max(round(0.1 * n), 1))
    return 1.0


def own_update(record) -> Own:
    """Go over all slopes up to the step that is taken apart."""
    settings, walk = record.settings, record.walk
    t, n = record.at, settings.n_steps
    base = getattr(settings, f"eta_{settings.hand}")
    schedule = "constant" if settings.hand == "newton" else settings.schedule
    slopes = walk.gradients[: t + 1].tolist()
    here, g = walk.points[t].tolist(), slopes[-1]
    f = float(settings.surface.value(walk.points[t]))
    rate = base * factor(schedule, t, n)
    defined = bool(np.isfinite([f, *g]).all())
    own = Own(settings.hand, t, n, rate, base, here, f, g, defined)
    own.scheduled = schedule != "constant"
    if defined:
        with np.errstate(all="ignore"):
            _make(own, settings, slopes, schedule)
            _land(own, settings)
    return own


def _make(own: Own, settings, slopes, schedule: str) -> None:
    if own.hand in VELOCITIES:
        _roll(own, settings, slopes, schedule)
    elif own.hand in WITH_SQUARES:
        _brake(own, settings, slopes)
    elif own.hand == "newton":
        _bend(own, settings)
    else:
        own.update = [-own.rate * g for g in own.g]


def _roll(own: Own, settings, slopes, schedule: str) -> None:
    beta, form = settings.momentum, settings.form
    form = form if own.hand == "momentum" else "rate_outside"
    for t, g in enumerate(slopes):
        eta = own.base * factor(schedule, t, own.n)
        weight = {"rate_inside": -eta, "damped": 1 - beta}.get(form, 1.0)
        own.old = own.now
        own.kept = [beta * v for v in own.old]
        own.added = [weight * one for one in g]
        own.now = [a + b for a, b in zip(own.kept, own.added, strict=True)]
    own.carried = [beta * v for v in own.now]
    own.ahead = [a + b for a, b in zip(own.carried, own.g, strict=True)]
    moved = own.now if own.hand == "momentum" else own.ahead
    turn = 1.0 if form == "rate_inside" else -own.rate
    own.update = [turn * one for one in moved]


def _brake(own: Own, settings, slopes) -> None:
    hand, epsilon = own.hand, EPSILON[own.hand]
    weights = {"adagrad": (1.0, 1.0), "rmsprop": (0.99, 0.01), "adam": (0.999, 0.001)}
    keep, add = weights[hand]
    for g in slopes:
        own.before = own.squares
        own.squares = [
            keep * s + add * one * one for s, one in zip(own.before, g, strict=True)
        ]
        own.old, own.kept = own.now, [0.9 * m for m in own.now]
        own.added = [0.1 * one for one in g]
        own.now = [a + b for a, b in zip(own.kept, own.added, strict=True)]
    way = settings.bias_correction if hand == "adam" else "none"
    own.warm = (1 - 0.9 ** len(slopes), 1 - 0.999 ** len(slopes))
    top = own.now if hand == "adam" else own.g
    own.mended, own.sides, own.update = _divided(own, top, own.warm, way, epsilon)
    own.right_length = hypot(*_divided(own, top, own.warm, "divided", epsilon)[2])


def _divided(own: Own, top, warm, way: str, epsilon: float) -> tuple:
    power = {"divided": -1, "none": 0, "multiplied": 1}[way]
    mended = [m * warm[0] ** power for m in top]
    sides = [sqrt(s * warm[1] ** power) + epsilon for s in own.squares]
    update = [-own.rate * m / b for m, b in zip(mended, sides, strict=True)]
    return mended, sides, update


def _bend(own: Own, settings) -> None:
    """Solve a quadratic equation for the bends, and step along each of the two."""
    (a, b), (_, d) = settings.surface.hessian(np.array(own.here)).tolist()
    middle, apart = (a + d) / 2, hypot((a - d) / 2, b)
    own.bends = [middle - apart, middle + apart]
    angle = 0.5 * np.arctan2(2 * b, a - d)  # of the direction of the larger bend
    ways = [(-np.sin(angle), np.cos(angle)), (np.cos(angle), np.sin(angle))]
    largest = max(map(abs, own.bends))
    own.bends = [0.0 if abs(b) <= 1e-13 * largest else b for b in own.bends]
    own.update = [0.0, 0.0]
    for bend, way in zip(own.bends, ways, strict=True):
        if bend:
            jump = (own.g[0] * way[0] + own.g[1] * way[1]) / abs(bend)
            own.update = [
                u - own.rate * jump * w for u, w in zip(own.update, way, strict=True)
            ]


def _land(own: Own, settings) -> None:
    value = settings.surface.value
    own.landing = [a + b for a, b in zip(own.here, own.update, strict=True)]
    plain = [a - own.rate * g for a, g in zip(own.here, own.g, strict=True)]
    own.f_landing, own.f_plain = (
        float(value(np.array(at))) for at in (own.landing, plain)
    )
    sizes = [*own.g, *own.now, *own.squares, *own.sides, *own.bends, *own.update]
    own.is_told = bool((np.abs(sizes) <= 1e150).all())
