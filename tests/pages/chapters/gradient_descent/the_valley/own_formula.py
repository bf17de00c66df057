"""Formulas of one letter, drawn from a small grammar and read by Python's own."""

import ast
import math
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

NAN, N = math.nan, 4000
SMALL = ("1", "2", "3", "0.5", "4", "0.1", "1.5")


def formula(rng, depth=2):
    """Return a formula of w: sums and products of powers and of a few functions."""
    if depth == 0:
        c, n = rng.choice(SMALL), rng.choice("1234")
        return rng.choice(["w", f"{c}*w", f"(w - {c})", f"(w + {c})^2", f"{c}*w^{n}"])
    inner = formula(rng, depth - 1)
    kind = rng.randint(0, 9)
    if kind < 4:
        return f"{inner} {rng.choice('+-')} {formula(rng, depth - 1)}"
    if kind == 4:
        return f"({inner}) * ({formula(rng, depth - 1)})"
    if kind == 5:
        return f"({inner})^2"
    return f"{rng.choice(['exp', 'sin', 'abs', 'log', 'cos'])}({inner})"


@dataclass(frozen=True)
class Dual:
    """A value with its slope and its bend."""

    v: float
    s: float = 0.0
    b: float = 0.0

    def of(self, v, s, b):
        """Return a function of it, from that function's own value, slope and bend."""
        return Dual(v, s * self.s, b * self.s**2 + s * self.b)


def _times(p, q):
    bend = p.b * q.v + 2 * p.s * q.s + p.v * q.b
    return Dual(p.v * q.v, p.s * q.v + p.v * q.s, bend)


def _power(p, q):
    if q.s or q.b or q.v != int(q.v):
        return Dual(NAN, NAN, NAN)
    n, made = int(q.v), Dual(1.0)
    for _ in range(n):
        made = _times(made, p)
    return made


def _log(p):
    if not p.v > 0:
        return Dual(NAN, NAN, NAN)
    return p.of(math.log(p.v), 1 / p.v, -1 / p.v**2)


def _exp(p):
    if math.isnan(p.v):
        return Dual(NAN, NAN, NAN)
    e = math.exp(p.v) if p.v < 709.78 else math.inf
    return p.of(e, e, e)


def _abs(p):
    sign = 0.0 if p.v == 0 else math.copysign(1, p.v)
    return p.of(abs(p.v), sign, 0.0)


def _wave(p, turns):
    if not math.isfinite(p.v):
        return Dual(NAN, NAN, NAN)
    s, c = math.sin(p.v), math.cos(p.v)
    return p.of(s, c, -s) if turns == "sin" else p.of(c, -s, -c)


OF_ONE = {"exp": _exp, "log": _log, "abs": _abs}
OF_TWO = {
    ast.Add: lambda p, q: Dual(p.v + q.v, p.s + q.s, p.b + q.b),
    ast.Sub: lambda p, q: Dual(p.v - q.v, p.s - q.s, p.b - q.b),
    ast.Mult: _times,
    ast.Pow: _power,
}


def _at(node, x):
    if isinstance(node, ast.Constant):
        return Dual(float(node.value))
    if isinstance(node, ast.Name):
        return Dual(x, 1.0)
    if isinstance(node, ast.BinOp):
        return OF_TWO[type(node.op)](_at(node.left, x), _at(node.right, x))
    inner = _at(node.args[0], x)
    name = node.func.id
    return OF_ONE[name](inner) if name in OF_ONE else _wave(inner, name)


def _spelled(text):
    """Return a formula as Python writes it: 3w^2 is 3*w**2."""
    return re.sub(r"(\d)\s*([a-z(])", r"\1*\2", text).replace("^", "**")


@dataclass(frozen=True)
class Own:
    """A curve of one's own in a window: Python's reading of it, by rules for sums."""

    text: str
    low: float
    high: float

    @cached_property
    def _tree(self):
        return ast.parse(_spelled(self.text), mode="eval").body

    def _felt(self, x):
        return _of(self, float(x))

    def height(self, x):
        return self._felt(x).v

    def slope(self, x):
        return self._felt(x).s

    def bend(self, x):
        return self._felt(x).b

    @cached_property
    def bottoms(self):
        """Where the slope changes from − to + but at no pole; the lowest first."""
        grid = [self.low + (self.high - self.low) * k / N for k in range(N + 1)]
        signs = [(x, s) for x in grid if (s := self.slope(x)) and not math.isnan(s)]
        pairs = zip(signs, signs[1:], strict=False)
        found = [self._halved(a, b) for (a, s), (b, t) in pairs if s < 0 < t]
        found = [x for x in found if self._is_low(x)]
        return tuple(sorted(found, key=self.height))

    def _halved(self, a, b):
        for _ in range(80):
            middle = (a + b) / 2
            a, b = (a, middle) if self.slope(middle) >= 0 else (middle, b)
        return round((a + b) / 2, 12) + 0.0

    def _is_low(self, x):
        grain = (self.high - self.low) / N
        sides = [self.height(x + by * grain) for by in (-1, 1)]
        return math.isfinite(self.height(x)) and all(y >= self.height(x) for y in sides)


@lru_cache(100_000)
def _of(curve, x):
    try:
        return _at(curve._tree, x)
    except OverflowError:
        return Dual(math.inf, math.inf, math.inf)
