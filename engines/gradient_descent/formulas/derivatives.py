"""The exact derivative of every expression, by the rules of calculus.

At a kink, where no slope exists, one is chosen: halfway between the two sides for
abs, min and max (so 0 for abs(x) at 0), and 0 for a root whose inside is 0 with no
slope of its own (the tip of the cone sqrt(x^2 + y^2)). A bend never counts the jump.
"""

from collections.abc import Callable

from engines.gradient_descent.formulas.algebra import Algebra
from engines.gradient_descent.formulas.expression import Expression, Workshop, within
from engines.gradient_descent.formulas.signs import is_positive


class Derivatives:
    """Slopes of the expressions of one workshop; none is worked out twice.

    >>> shop = Workshop()
    >>> x = shop.variable("x")
    >>> Derivatives(shop).of(shop.make("sin", x), "x").operation
    'cos'
    """

    def __init__(self, shop: Workshop):
        self.shop, self.algebra = shop, Algebra(shop)
        self.known: dict[tuple[int, str], Expression] = {}

    def of(self, expression: Expression, variable: str) -> Expression:
        """Return the derivative of an expression with respect to x or to y."""
        for e in within(expression):  # parts first
            self.algebra.split(e)  # parts first, so that nothing goes deep
            key = e.index, variable
            if key not in self.known:
                self.known[key] = self._rule(e, variable)
        return self.known[expression.index, variable]

    def _rule(self, e: Expression, variable: str) -> Expression:
        if e.operation == "variable":
            return self.algebra.one if e.name == variable else self.algebra.zero
        slopes = [self.known[part.index, variable] for part in e.parts]
        if e.number is not None or all(s is self.algebra.zero for s in slopes):
            return self.algebra.zero
        if e.operation in OF_ONE:
            outer = OF_ONE[e.operation](self, e, *e.parts)
            return self.algebra.times(outer, slopes[0])
        return OF_MORE[e.operation](self, e, *e.parts, *slopes)

    # --- one part: the derivative of the outer function alone -----------------------

    def _negate(self, e, u):
        return self.algebra.number(-1)

    def _sin(self, e, u):
        return self.shop.make("cos", u)

    def _cos(self, e, u):
        return self.algebra.negative(self.shop.make("sin", u))

    def _tan(self, e, u):
        return self.algebra.add(self.algebra.one, self.algebra.power(e, 2))

    def _asin(self, e, u):
        rest = self.algebra.subtract(self.algebra.one, self.algebra.power(u, 2))
        return self.algebra.over(self.algebra.one, self.shop.make("sqrt", rest))

    def _acos(self, e, u):
        return self.algebra.negative(self._asin(e, u))

    def _atan(self, e, u):
        bottom = self.algebra.add(self.algebra.one, self.algebra.power(u, 2))
        return self.algebra.over(self.algebra.one, bottom)

    def _sinh(self, e, u):
        return self.shop.make("cosh", u)

    def _cosh(self, e, u):
        return self.shop.make("sinh", u)

    def _tanh(self, e, u):
        return self.algebra.subtract(self.algebra.one, self.algebra.power(e, 2))

    def _exp(self, e, u):
        return e

    def _log(self, e, u):
        return self.algebra.over(self.algebra.one, u)

    def _abs(self, e, u):
        return self.shop.make("sign", u)

    def _sign(self, e, u):
        return self.algebra.zero

    # --- two parts and their slopes -------------------------------------------------

    def _add(self, e, u, v, du, dv):
        return self.algebra.add(du, dv)

    def _subtract(self, e, u, v, du, dv):
        return self.algebra.subtract(du, dv)

    def _multiply(self, e, u, v, du, dv):
        left = self.algebra.times(du, v)
        return self.algebra.add(left, self.algebra.times(u, dv))

    def _divide(self, e, u, v, du, dv):
        if v.number is not None:
            return self.algebra.over(du, v)
        return self.algebra.over(
            *self._quotient(u, v, du, dv),
        )

    def _quotient(self, u, v, du, dv) -> tuple[Expression, Expression]:
        left = self.algebra.times(du, v)
        top = self.algebra.subtract(left, self.algebra.times(u, dv))
        return top, self.algebra.power(v, 2)

    def _power(self, e, u, v, du, dv):
        if v.number is not None and v.number == 0.5:
            return self._sqrt(e, u, du)
        if u.number is not None:  # a number raised to what changes
            if u.number == 0:
                return self.algebra.zero
            steepness = self.algebra.times(e, self._log_of(u))
            return self.algebra.times(steepness, dv)
        below = self._one_less(v)
        lower = self.algebra.times(self.algebra.times(v, below(u)), du)
        if dv is self.algebra.zero:
            return lower
        upper = self.algebra.times(self.algebra.times(e, self._log_of(u)), dv)
        return self.algebra.add(lower, upper)

    def _one_less(self, v) -> Callable[[Expression], Expression]:
        """Return what raises to the power v - 1."""
        if v.number is not None:
            value, letters = self.algebra.value_and_letters(v)
            if letters is self.algebra.one:
                return lambda u: self.algebra.power(u, value - 1)
        less = self.algebra.subtract(v, self.algebra.one)
        return lambda u: self.shop.make("power", u, less)

    def _log_of(self, u) -> Expression:
        if u.operation == "constant" and u.name == "e":
            return self.algebra.one
        return self.shop.make("log", u)

    def _sqrt(self, e, u, du):
        twice = self.algebra.number(2)
        if is_positive(u):
            return self.algebra.over(du, self.algebra.times(twice, e))
        factor, slope = self.algebra.split(self.algebra.over(du, twice))
        return self.algebra.times(factor, self.shop.make("over_root", slope, e))

    def _over_root(self, e, u, v, du, dv):
        top, bottom = self._quotient(u, v, du, dv)
        return self.shop.make("over_root", top, bottom)

    def _less(self, e, u, v, du, dv):
        return self._chosen(self.shop.make("below", u, v), du, dv)

    def _more(self, e, u, v, du, dv):
        return self._chosen(self.shop.make("below", v, u), du, dv)

    def _blend(self, e, share, u, v, jump, du, dv):
        return self._chosen(share, du, dv)

    def _chosen(self, share, du, dv) -> Expression:
        return du if du is dv else self.shop.make("blend", share, du, dv)

    def _below(self, e, u, v, du, dv):
        return self.algebra.zero


OF_ONE = {
    name: getattr(Derivatives, f"_{name}")
    for name in (
        *("negate", "sin", "cos", "tan", "asin", "acos", "atan"),
        *("sinh", "cosh", "tanh", "exp", "log", "abs", "sign"),
    )
}
OF_MORE = {
    **{
        name: getattr(Derivatives, f"_{name}")
        for name in ("add", "subtract", "multiply", "divide", "power", "sqrt")
    },
    "over_root": Derivatives._over_root,
    "min": Derivatives._less,
    "max": Derivatives._more,
    "blend": Derivatives._blend,
    "below": Derivatives._below,
}
