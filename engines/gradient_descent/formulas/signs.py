"""What can be told at a glance of the sign of an expression, whatever x and y are."""

from engines.gradient_descent.formulas.expression import Expression

ALWAYS_ABOVE = {"exp", "cosh"}
NEVER_BELOW = {"abs", "sqrt"}


def is_positive(e: Expression) -> bool:
    """Tell whether an expression is certainly above 0 everywhere it is defined."""
    if e.number is not None:
        return bool(e.number > 0)
    if e.operation in ALWAYS_ABOVE or _has_positive_base(e):
        return True
    if e.operation == "add":
        first, second = e.parts
        one_way = is_positive(first) and is_never_below_zero(second)
        return one_way or (is_positive(second) and is_never_below_zero(first))
    if e.operation in ("multiply", "divide", "min", "sqrt"):
        return all(map(is_positive, e.parts))
    return e.operation in ("abs", "max") and any(map(is_positive, e.parts))


def is_never_below_zero(e: Expression) -> bool:
    """Tell whether an expression is certainly at least 0 everywhere it is defined.

    >>> from engines.gradient_descent.formulas.expression import Workshop
    >>> shop = Workshop()
    >>> is_never_below_zero(shop.make("abs", shop.variable("x")))
    True
    """
    if e.number is not None:
        return bool(e.number >= 0)
    if e.operation in NEVER_BELOW or is_positive(e) or _is_even_power(e):
        return True
    if e.operation in ("add", "multiply", "divide", "min"):
        same = e.operation == "multiply" and e.parts[0] is e.parts[1]
        return same or all(map(is_never_below_zero, e.parts))
    return e.operation == "max" and any(map(is_never_below_zero, e.parts))


def _is_even_power(e: Expression) -> bool:
    return e.operation == "power" and bool(
        e.parts[1].number is not None and e.parts[1].number % 2 == 0
    )


def _has_positive_base(e: Expression) -> bool:
    return e.operation == "power" and is_positive(e.parts[0])
