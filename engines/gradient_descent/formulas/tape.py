"""Expressions as a flat list of operations on slots, for any number of points."""

from collections.abc import Iterator
from threading import local

import numpy as np

from engines.gradient_descent.formulas.expression import Expression, Workshop, within
from engines.gradient_descent.formulas.operations import INTO, OPERATIONS

MOST_BY_MULTIPLYING = 16  # a higher power is left to np.power
DESK = 2**18 - 1  # numbers to work with at a time: as much as a cache holds
DESKS = local()


class Tape:
    """The steps that compute some expressions from x and y.

    What several of them need is computed once. A slot whose value is needed no more
    is used again, so that few arrays are alive and the cache holds them. The values
    of a point do not depend on how many others are computed with it.

    >>> shop = Workshop()
    >>> x = shop.variable("x")
    >>> Tape(shop, [shop.make("multiply", x, x)]).run(np.float64(3), np.float64(0))
    [np.float64(9.0)]
    """

    def __init__(self, shop: Workshop, wanted: list[Expression]):
        lowered = _Lowered(shop)
        results = [lowered.of(e) for e in wanted]
        order = [e for e in within(*results) if e.operation != "variable"]
        computed = [e for e in order if e.number is None]
        slots = _Slots(shop, computed, results)
        self.steps = [slots.step(e) for e in computed]
        self.start = slots.filled()
        self.results = [slots.place[e.index] for e in results]

    def __len__(self) -> int:
        """Return the number of operations."""
        return len(self.steps)

    def run(self, x, y) -> list:
        """Return the values of the wanted expressions, each the shape of x or a number.

        Nothing is raised: what is undefined is nan, what is too large is infinite.
        """
        slots = self.start.copy()
        slots[0], slots[1] = x, y
        with np.errstate(all="ignore"):
            for function, target, first, second, _ in self.steps:
                if second is None:
                    slots[target] = function(slots[first])
                else:
                    slots[target] = function(slots[first], slots[second])
        return [slots[place] for place in self.results]

    def run_through(self, points: np.ndarray) -> Iterator[tuple[slice, list]]:
        """Yield a stretch of many points (n, 2) and the values there, and the next.

        The values are in arrays that the next stretch is written into.
        """
        desk = _desk()
        length = max(min(len(desk) // len(self.start), len(points)), 1)
        rows = desk[: length * len(self.start)].reshape(len(self.start), length)
        for begin in range(0, len(points), length):
            stretch = slice(begin, begin + length)
            yield stretch, self._written(points[stretch], rows)

    def _written(self, points: np.ndarray, rows: np.ndarray) -> list:
        slots, rows = self.start.copy(), rows[:, : len(points)]
        slots[0], slots[1] = rows[0], rows[1]
        rows[0], rows[1] = points[:, 0], points[:, 1]
        with np.errstate(all="ignore"):
            for function, target, first, second, into in self.steps:
                sources = (
                    [slots[first]] if second is None else [slots[first], slots[second]]
                )
                if into:
                    slots[target] = into(*sources, out=rows[target])
                else:
                    slots[target] = function(*sources)
        return [slots[place] for place in self.results]


def _desk() -> np.ndarray:
    """Return this thread's own array to work in, the same at every call."""
    if not hasattr(DESKS, "desk"):
        DESKS.desk = np.empty(DESK)
    return DESKS.desk


class _Lowered:
    """Expressions in which every operation takes one or two things."""

    def __init__(self, shop: Workshop):
        self.shop = shop
        self.known: dict[int, Expression] = {}

    def of(self, expression: Expression) -> Expression:
        """Return an expression lowered, with all that it is made of."""
        for e in within(expression):
            if e.index not in self.known:
                parts = [self.known[part.index] for part in e.parts]
                self.known[e.index] = self._one(e, parts)
        return self.known[expression.index]

    def _one(self, e: Expression, parts: list[Expression]) -> Expression:
        if not parts or e.number is not None:
            return e
        if e.operation == "power":
            return self._power(*parts)
        if e.operation == "blend":
            return self._blend(*parts)
        return self.shop.make(e.operation, *parts)

    def _blend(self, share, first, second) -> Expression:
        return self.shop.make("blend", share, self.shop.make("pair", first, second))

    def _power(self, base: Expression, top: Expression) -> Expression:
        n = top.number
        if n is None or abs(n) > MOST_BY_MULTIPLYING:
            return self.shop.make("power", base, top)
        if n < 0 and (n == int(n) or n == -0.5):
            one = self.shop.number(1.0)
            positive = self._power(base, self.shop.number(-n))
            return self.shop.make("divide", one, positive)
        if n == 0.5:
            return self.shop.make("sqrt", base)
        if n != int(n):
            return self.shop.make("power", base, top)
        return self._multiplied(base, int(n))

    def _multiplied(self, base: Expression, n: int) -> Expression:
        if n == 0:
            return self.shop.number(1.0)
        if n == 1:
            return base
        half = self._multiplied(base, n // 2)
        square = self.shop.make("multiply", half, half)
        return self.shop.make("multiply", square, base) if n % 2 else square


class _Slots:
    """Which slot each expression has, and until when."""

    def __init__(self, shop: Workshop, computed: list, results: list):
        self.place = {shop.variable("x").index: 0, shop.variable("y").index: 1}
        self.values: list = [None, None]
        self.last = {part.index: e.index for e in computed for part in e.parts}
        self.kept = {e.index for e in results}
        self.free: list[int] = []
        for e in results:
            self._of(e) if e.number is not None else None

    def filled(self) -> list:
        """Return the places before the first step, with constants filled in."""
        return self.values

    def step(self, e: Expression) -> tuple:
        """Return the operation, where its result goes, and where its parts are."""
        sources = [self._of(part) for part in e.parts]
        self._release(e)
        target = self.place[e.index] = self._next()
        first, second = sources if len(sources) == 2 else (sources[0], None)
        into = INTO.get(e.operation)
        return OPERATIONS[e.operation], target, first, second, into

    def _of(self, e: Expression) -> int:
        if e.index not in self.place:  # a constant, which is there from the start
            self.place[e.index] = len(self.values)
            self.values.append(e.number)
        return self.place[e.index]

    def _next(self) -> int:
        if self.free:
            return self.free.pop()
        self.values.append(None)
        return len(self.values) - 1

    def _release(self, e: Expression) -> None:
        """Let go of the parts that nothing needs any more."""
        for part in {part.index: part for part in e.parts}.values():
            done = self.last[part.index] == e.index and part.index not in self.kept
            if done and part.number is None and part.operation != "variable":
                self.free.append(self.place[part.index])
