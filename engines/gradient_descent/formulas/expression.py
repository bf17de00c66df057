"""Expressions, and the workshop that makes each of them once only."""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.formulas.errors import FormulaError
from engines.gradient_descent.formulas.names import CONSTANTS
from engines.gradient_descent.formulas.operations import OPERATIONS

MOST_EXPRESSIONS = 4000
TOO_MUCH = (
    "The formula is too much to compute: with its slopes and bends it needs more than "
    "{most:,} operations. A shorter one is needed."
)


@dataclass(frozen=True, eq=False)
class Expression:
    """An operation on other expressions, or a number, a constant or a variable.

    Two expressions are equal only if they are the same thing: their workshop makes
    none of them twice. ``number`` is the value where there is neither x nor y in it.

    >>> Workshop().variable("x").operation
    'variable'
    """

    operation: str
    parts: tuple["Expression", ...]
    name: str  # of a variable or a constant
    number: np.float64 | None
    index: int  # the order of making: parts come before what is made of them
    depth: int


class Workshop:
    """Makes expressions; what was made before is handed out again.

    Raises FormulaError when there are more of them than `MOST_EXPRESSIONS`.

    >>> shop = Workshop()
    >>> x = shop.variable("x")
    >>> shop.make("add", x, x) is shop.make("add", x, x)
    True
    """

    def __init__(self):
        self.made: dict[tuple, Expression] = {}

    def number(self, value: float) -> Expression:
        """Return a plain number."""
        value = np.float64(value)
        return self._kept("number", (), "", value + 0.0)  # no negative zero

    def constant(self, name: str) -> Expression:
        """Return pi or e, which stay letters in what is written of them."""
        return self._kept("constant", (), name, np.float64(CONSTANTS[name]))

    def variable(self, name: str) -> Expression:
        """Return x or y."""
        return self._kept("variable", (), name, None)

    def make(self, operation: str, *parts: Expression) -> Expression:
        """Return the operation on its parts, just as it is."""
        return self._kept(operation, parts, "", None)

    def _kept(self, operation, parts, name, number) -> Expression:
        known = number if operation == "number" else name
        key = operation, known, *(part.index for part in parts)
        if key not in self.made:
            depth = 1 + max((part.depth for part in parts), default=0)
            if len(self.made) >= MOST_EXPRESSIONS:
                raise FormulaError(TOO_MUCH.format(most=MOST_EXPRESSIONS), 0)
            if parts and all(part.number is not None for part in parts):
                number = self._computed(operation, parts)
            self.made[key] = Expression(
                operation, parts, name, number, len(self.made), depth
            )
        return self.made[key]

    @staticmethod
    def _computed(operation: str, parts: tuple[Expression, ...]):
        if operation == "pair":
            return None
        numbers = [part.number for part in parts]
        if operation == "blend":
            numbers = [numbers[0], numbers[1:]]
        with np.errstate(all="ignore"):
            return np.float64(OPERATIONS[operation](*numbers))


def within(*expressions: Expression) -> list[Expression]:
    """Return these and everything in them once, parts before what is made of them.

    >>> shop = Workshop()
    >>> x = shop.variable("x")
    >>> [part.operation for part in within(shop.make("multiply", x, x))]
    ['variable', 'multiply']
    """
    found: dict[int, Expression] = {}
    waiting = list(expressions)
    while waiting:
        expression = waiting.pop()
        if expression.index not in found:
            found[expression.index] = expression
            waiting.extend(expression.parts)
    return [found[index] for index in sorted(found)]
