"""What can be told at a glance of the sign of an expression, whatever x and y are."""

from enum import IntEnum

from engines.gradient_descent.formulas.expression import Expression, within


class Sign(IntEnum):
    """What is certain of an expression everywhere it is defined."""

    UNKNOWN = 0
    NOT_BELOW = 1  # at least 0
    ABOVE = 2  # more than 0


def sign_of(expression: Expression) -> Sign:
    """Return what is certain of an expression's sign.

    >>> from engines.gradient_descent.formulas.expression import Workshop
    >>> shop = Workshop()
    >>> sign_of(shop.make("abs", shop.variable("x"))).name
    'NOT_BELOW'
    """
    known: dict[int, Sign] = {}
    for e in within(expression):  # parts first
        known[e.index] = _rule(e, [known[part.index] for part in e.parts])
    return known[expression.index]


def is_positive(expression: Expression) -> bool:
    """Tell whether an expression is certainly above 0 everywhere it is defined."""
    return sign_of(expression) is Sign.ABOVE


def _rule(e: Expression, parts: list[Sign]) -> Sign:
    if e.number is not None:
        return Sign(int(e.number > 0) + int(e.number >= 0))
    if e.operation in ("exp", "cosh"):
        return Sign.ABOVE
    if e.operation in ("abs", "sqrt"):
        return max(Sign.NOT_BELOW, parts[0])
    if e.operation == "power":
        return _power(e, parts[0])
    if e.operation == "add":
        return max(parts) if min(parts) else Sign.UNKNOWN
    if e.operation in ("multiply", "divide", "min"):
        is_square = e.operation == "multiply" and e.parts[0] is e.parts[1]
        return max(min(parts), Sign(is_square))
    return max(parts) if e.operation == "max" else Sign.UNKNOWN


def _power(e: Expression, base: Sign) -> Sign:
    top = e.parts[1].number
    is_even = top is not None and top % 2 == 0
    return base if base is Sign.ABOVE else Sign(bool(is_even))
