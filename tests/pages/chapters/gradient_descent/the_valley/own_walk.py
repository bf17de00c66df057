"""The valley in plain numbers: what its sentences are held against."""

import math
from dataclasses import dataclass
from functools import cached_property

from tests.pages.chapters.gradient_descent.the_valley.own_formula import Own

LOST, GONE_ON = 1e9, 600
EPSILON = 2.0**-52
WELLS = {"double_well": (-1.0355787140888537, 0.9601495555191055)}
WAVES = {"wave": (1.0904082219467213, -0.2738526868008509)}
BOTTOMS = {**WELLS, **WAVES, "square": (0.0,), "plateau": (0.0,), "kink": (0.0,)}


@dataclass(frozen=True)
class Parabola:
    """a (x - c)^2."""

    a: float
    c: float

    def height(self, x):
        return self.a * (x - self.c) ** 2

    def slope(self, x):
        return (x - self.c) * 2 * self.a

    def bend(self, x):
        return 2 * self.a

    @property
    def bottoms(self):
        return (self.c,)


def curve_of(settings):
    """Return a curve: the name of a ready one, or one with a number in it."""
    if settings.curve == "own":
        return Own(settings.formula, *settings.surface.domain[0])
    if settings.curve == "moved":
        return Parabola(1.0, settings.c)
    if settings.curve == "bent":
        return Parabola(settings.bend / 2, 0.0)
    return settings.curve


def bottoms(curve):
    """Return the bottoms that are known of a curve."""
    return BOTTOMS.get(curve, ()) if isinstance(curve, str) else curve.bottoms


def height(curve, x):
    if not isinstance(curve, str):
        return curve.height(x)
    if curve == "square":
        return x * x
    if curve == "double_well":
        return (x * x - 1) ** 2 + 0.3 * x
    if curve == "wave":
        return x * math.cos(math.pi * x)
    if curve == "cubic":
        return x**3
    return math.tanh(x) ** 2 if curve == "plateau" else abs(x)


def slope(curve, x):
    if not isinstance(curve, str):
        return curve.slope(x)
    if curve == "square":
        return 2 * x
    if curve == "double_well":
        return 4 * x * (x * x - 1) + 0.3
    if curve == "wave":
        return math.cos(math.pi * x) - math.pi * x * math.sin(math.pi * x)
    if curve == "cubic":
        return 3 * x * x
    if curve == "plateau":
        return 2 * math.tanh(x) / math.cosh(x) ** 2 if abs(x) < 300 else 0.0
    return 0.0 if abs(x) <= 1e-12 else math.copysign(1, x)


def bend(curve, x):
    """Return the second derivative, from slopes a hair to both sides."""
    if not isinstance(curve, str):
        return curve.bend(x)
    if curve == "kink":
        return 0.0
    h = 1e-5
    return (slope(curve, x + h) - slope(curve, x - h)) / (2 * h)


@dataclass
class OwnWalk:
    """A record's walk, and some thousand steps more; its fate by what is seen of them.

    A walk that wanders cannot be walked again to the last digit. So the record's own
    places are taken, after a look at each of its steps.
    """

    curve: str
    rate: float
    start: float
    asked: int
    path: list[float]  # the record's places: those it shows, and those it went on to

    def __post_init__(self):
        assert self.path[0] == self.start
        for x, after in zip(self.path, self.path[1:], strict=False):
            off = abs(after - self.step_from(x))
            allowed = 1e-12 * (1 + abs(x) + abs(after)) + self.unsure(x)
            assert off <= allowed, (x, after)

    def unsure(self, x):
        """How far a step is told apart: of a steep bend the last digit of x matters."""
        steep = abs(self.rate * bend(self.curve, x) * x) if self.is_own else 0.0
        return 16 * EPSILON * steep if math.isfinite(steep) else 0.0

    @property
    def is_parabola(self):
        return self.curve == "square" or isinstance(self.curve, Parabola)

    def step_from(self, x):
        return x - self.rate * slope(self.curve, x)

    @property
    def is_own(self):
        return isinstance(self.curve, Own)

    def is_there(self, x):
        """Whether it is a place inside all scales at which the curve is."""
        if not abs(x) <= LOST:
            return False
        felt = (height(self.curve, x), slope(self.curve, x)) if self.is_own else ()
        return all(map(math.isfinite, felt))

    @property
    def is_soon_lost(self):
        """Whether it is, by the step after the last that the record goes on to."""
        return self.is_lost and len(self.x) == len(self.path)

    @cached_property
    def is_off(self):
        """Whether the step after its last leads to where there is no curve."""
        return self.is_own and self.is_lost and abs(self.step_from(self.x[-1])) <= LOST

    @cached_property
    def x(self):
        """The places, until it is lost or stands still, or long after the last."""
        found = [*self.path]
        for _ in range(GONE_ON):
            x = self.step_from(found[-1])
            if not self.is_there(x) or x == found[-1]:
                break
            found.append(x)
        return found

    @cached_property
    def is_lost(self):
        return not self.is_there(self.step_from(self.x[-1]))

    @cached_property
    def taken(self):
        """The steps that the page shows: a walk that has settled is cut short."""
        for step, x in enumerate(self.x[: self.asked + 1]):
            felt = abs(slope(self.curve, x))
            if max(felt, self.rate * felt) <= 1e-12:
                return step
        return min(self.asked, len(self.x) - 1)

    @cached_property
    def heights(self):
        return [height(self.curve, x) for x in self.x]

    @cached_property
    def rest(self):
        """Where it comes to rest, or None."""
        least = 1e-11 * max(1, abs(self.x[-1]))
        if self.is_lost or abs(slope(self.curve, self.x[-1])) * self.rate > least:
            return None
        near = [b for b in bottoms(self.curve) if abs(b - self.x[-1]) < 1e-6]
        return near[0] if near else self.x[-1]

    @cached_property
    def period(self):
        """The least number of steps after which it is where it was, or 0."""
        if self.is_lost or self.rest is not None:
            return 0
        late = self.x[-200:]
        for p in range(2, 33):
            gaps = [abs(a - b) for a, b in zip(late[p:], late[:-p], strict=True)]
            if max(gaps) < 1e-10 and self._spread(late[-p:]) > 1e-7:
                return p
        return 0

    @staticmethod
    def _spread(places):
        return min(abs(a - b) for n, a in enumerate(places) for b in places[:n])

    @cached_property
    def arrival(self):
        """The first step from which it is within a millionth of what it ends in."""
        last = len(self.x) - 1
        p = self.period or 1
        for step in range(last, -1, -1):
            due = (
                self.rest if self.rest is not None else self.x[last - (last - step) % p]
            )
            if abs(self.x[step] - due) > 1e-6:
                return step + 1
        return 0

    @property
    def products(self):
        """The rate times the bend at every bottom."""
        return [self.rate * bend(self.curve, b) for b in bottoms(self.curve)]

    @property
    def nearest(self):
        """The bottom nearest to the start."""
        return min(bottoms(self.curve), key=lambda b: abs(b - self.start))

    @cached_property
    def offsets(self):
        """How far from its rest it was, until it came there or was cut short."""
        last = min(self.taken, self.arrival)
        return [x - self.rest for x in self.x[: last + 1]]

    @property
    def changes(self):
        pairs = zip(self.offsets, self.offsets[1:], strict=False)
        return sum(a * b < 0 for a, b in pairs)

    @property
    def aways(self):
        pairs = zip(self.offsets, self.offsets[1:], strict=False)
        return sum(abs(b) >= abs(a) for a, b in pairs)

    def late_steps(self):
        """The last steps the record went on to take."""
        late = self.path[-100:]
        return [b - a for a, b in zip(late, late[1:], strict=False)]

    def moves(self):
        """Whether its last step is one, and leads on."""
        return not self.is_lost and abs(self.path[-1] - self.path[-2]) > 1e-13

    def one_way(self):
        """Whether they all lead the same way."""
        steps = self.late_steps()
        return all(s >= 0 for s in steps) or all(s <= 0 for s in steps)

    def swings(self):
        """Whether each of them leads the other way than the one before."""
        steps = self.late_steps()
        return all(a * b < 0 for a, b in zip(steps, steps[1:], strict=False))

    def comes_nearer(self):
        """Whether its steps are far shorter than when it was a quarter as long."""
        n = len(self.path)
        early, late = (abs(self.path[at + 1] - self.path[at]) for at in (n // 4, n - 2))
        return late < 0.75 * early

    def nears(self):
        """The least p for which places p steps apart come ever nearer, or 0."""
        late = self.path[-512:]
        for p in range(1, 33):
            gaps = [abs(a - b) for a, b in zip(late[p:], late[:-p], strict=True)]
            half = len(gaps) // 2
            if max(gaps[half:]) < min(1e-3, max(gaps[:half])):
                return p
        return 0
