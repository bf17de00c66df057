"""A surface of the learner's own, from the text of its formula."""

from functools import lru_cache

import numpy as np

from engines.gradient_descent.formulas.derivatives import Derivatives
from engines.gradient_descent.formulas.errors import FormulaError
from engines.gradient_descent.formulas.expression import (
    TOO_MUCH,
    Expression,
    Workshop,
    within,
)
from engines.gradient_descent.formulas.grammar import read
from engines.gradient_descent.formulas.latex import latex
from engines.gradient_descent.formulas.names import VARIABLES
from engines.gradient_descent.formulas.signs import is_positive
from engines.gradient_descent.formulas.tape import Tape
from engines.gradient_descent.formulas.writing import size
from engines.gradient_descent.surface import Surface

MOST_OPERATIONS = 500
MOST_WRITTEN = 120  # pieces in a gradient that is written out
DOMAIN = ((-3.0, 3.0), (-3.0, 3.0))
LABEL = "Your own surface"
KINKED = {"abs", "min", "max"}
PARTIAL = {"log", "sqrt", "asin", "acos", "divide", "power"}  # undefined somewhere


class OwnFormula:
    """A formula with its two slopes and its three bends, as expressions.

    Raises FormulaError for a text that is no formula or too much to compute.

    >>> [latex(slope) for slope in OwnFormula("x^2 + 3y").slopes]
    ['2 x', '3']
    """

    def __init__(self, text: str):
        self.shop = Workshop()
        self.value = read(text, self.shop)
        along = Derivatives(self.shop)
        with np.errstate(all="ignore"):  # a coefficient may be too large
            self.slopes = [along.of(self.value, name) for name in VARIABLES]
            across = [along.of(slope, "y") for slope in self.slopes]
            self.bends = [along.of(self.slopes[0], "x"), *across]

    @property
    def is_smooth(self) -> bool:
        """Tell whether no slope jumps, as far as can be told from its operations."""
        return not any(map(_has_kink, within(self.value)))

    @property
    def may_be_undefined(self) -> bool:
        """Tell whether a slope could have a value where the formula has none."""
        return any(map(_is_partial, within(self.value)))


def _has_kink(e: Expression) -> bool:
    if e.number is not None:
        return False
    if e.operation in KINKED:
        return not (e.operation == "abs" and is_positive(e.parts[0]))
    rooted = e.operation == "sqrt" or e.operation == "power" and _is_root(e.parts[1])
    return rooted and not is_positive(e.parts[0])


def _is_root(top: Expression) -> bool:
    return top.number is not None and 0 < top.number < 1


def _is_partial(e: Expression) -> bool:
    if e.number is not None or e.operation not in PARTIAL:
        return False
    if e.operation == "power":
        top = e.parts[1].number
        return top is None or top != int(top) or top < 0
    return not (e.operation == "divide" and e.parts[1].number is not None)


@lru_cache(64)
def parse_formula(text: str, domain=DOMAIN) -> Surface:
    r"""Return the surface f(x, y) that a text describes.

    Numbers, x, y, + - * / ^ **, brackets, pi, e and the functions sin cos tan asin
    acos atan sinh cosh tanh exp log (the natural one, also called ln) sqrt abs min
    max. Side by side means times: 3x, 2(x+1), x y. A power binds tighter than a sign
    before it and groups to the right: -x^2 is -(x^2), 2^-1 is 1/2, x^y^2 is x^(y^2);
    1/2x is (1/2) x. A power that is not whole needs a base of at least 0.

    The three functions of the surface take points (..., 2). They are exact, from the
    tree of the formula: no eval, no differences. Where f is undefined all three are
    nan; what is too large is infinite; nothing warns. Where abs, min or max have a
    kink, the slope is halfway between its two sides, and the bend leaves out the jump.

    Raises FormulaError (a ValueError, with the position in the text) for what cannot
    be read, is longer than 300 characters, nested deeper than 40 or needs more than
    500 operations for value, slopes and bends together.

    >>> surface = parse_formula("x^2 + 3y")
    >>> surface.value(np.array([2.0, 1.0])), surface.gradient(np.array([2.0, 1.0]))
    (np.float64(7.0), array([4., 3.]))
    """
    formula = OwnFormula(text)
    wanted = [formula.value, *formula.slopes, *formula.bends]
    if len(Tape(formula.shop, wanted)) > MOST_OPERATIONS:
        raise FormulaError(TOO_MUCH.format(most=MOST_OPERATIONS), 0)
    checked = formula.value if formula.may_be_undefined else None
    return Surface(
        name="own",
        label=LABEL,
        formula=f"f(x, y) = {latex(formula.value)}",
        gradient_formula=_gradient_formula(formula.slopes),
        value=_Evaluated(formula.shop, [formula.value], (), [...]),
        gradient=_Evaluated(formula.shop, formula.slopes, (2,), ROWS, checked),
        hessian=_Evaluated(formula.shop, formula.bends, (2, 2), BENDS, checked),
        domain=domain,
        smooth=formula.is_smooth,
    )


ROWS = [(..., 0), (..., 1)]
BENDS = [(..., 0, 0), (..., 0, 1), (..., 1, 1)]
FEW = 4096  # coordinates: up to here Python's operators are as fast


def _gradient_formula(slopes: list[Expression]) -> str:
    """Return both slopes one above the other; where they are long, their names."""
    if size(*slopes) > MOST_WRITTEN:
        rows = [rf"\partial f / \partial {name}" for name in VARIABLES]
    else:
        rows = map(latex, slopes)
    column = r" \\ ".join(rows)
    return rf"\nabla f(x, y) = \begin{{pmatrix}} {column} \end{{pmatrix}}"


class _Evaluated:
    """Some expressions as an array with an entry for each of them."""

    def __init__(self, shop, wanted, shape, entries, checked=None):
        self.shape, self.entries, self.is_checked = shape, entries, checked is not None
        self.tape = Tape(shop, [*wanted, *([checked] if self.is_checked else [])])
        changing = len(self.tape) > 0  # neither a number nor x or y alone
        self.is_plain = not shape and changing

    def __call__(self, points: np.ndarray) -> np.ndarray:
        if points.dtype.kind in "iu":
            points = points.astype(float)
        if points.size > FEW and points.dtype == float:
            return self._at_many(points)
        if points.ndim == 1:
            results = self.tape.run(points[0], points[1])
        else:
            results = self.tape.run(points[..., 0].copy(), points[..., 1].copy())
        if self.is_plain:
            return results[0]
        answer = np.empty(points.shape[:-1] + self.shape, points.dtype)
        self._fill(answer, results)
        return answer if answer.ndim else answer[()]

    def _at_many(self, points: np.ndarray) -> np.ndarray:
        flat = points.reshape(-1, 2)
        answer = np.empty((len(flat), *self.shape))
        for stretch, results in self.tape.run_through(flat):
            self._fill(answer[stretch], results)
        return answer.reshape(points.shape[:-1] + self.shape)

    def _fill(self, answer: np.ndarray, results: list) -> None:
        for entry, result in zip(self.entries, results, strict=False):
            answer[entry] = result
        if self.shape == (2, 2):
            answer[..., 1, 0] = answer[..., 0, 1]
        if self.is_checked:
            answer[np.isnan(results[-1])] = np.nan
