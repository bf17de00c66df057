"""What the written forms of an expression share: how tightly each part binds."""

from enum import IntEnum

from engines.gradient_descent.formulas.expression import Expression, within


class Binds(IntEnum):
    """How tightly a piece of writing holds together; what binds less gets brackets."""

    SUM = 1
    PRODUCT = 2
    POWER = 3
    ATOM = 4


Written = tuple[str, Binds]


def plain_number(value: float) -> str:
    """Return a number with at most twelve digits, without a point where it is whole.

    >>> plain_number(0.1 + 0.2), plain_number(3.0)
    ('0.3', '3')
    """
    return f"{value:.12g}"


def size(*expressions: Expression) -> int:
    """Return how many pieces it takes to write these in full, what is shared too."""
    sizes: dict[int, int] = {}
    for e in within(*expressions):
        sizes[e.index] = 1 + sum(sizes[part.index] for part in e.parts)
    return sum(sizes[e.index] for e in expressions)


def factors(e: Expression) -> list[Expression]:
    """Return what is multiplied: numbers first, then letters, then the rest.

    Where one of them begins with a minus, they stay in the order they were typed in.
    """
    found = _flat(e)
    as_typed = any(f.operation == "negate" and f.number is None for f in found)
    return found if as_typed else sorted(found, key=_rank)


def _flat(e: Expression) -> list[Expression]:
    if e.operation != "multiply":
        return [e]
    first, second = e.parts
    return [*_flat(first), *_flat(second)]


def _rank(e: Expression) -> int:
    if e.operation in ("number", "negate"):
        return 0
    if e.number is not None:
        return 1
    letter = e.parts[0] if e.operation == "power" else e
    return 2 if letter.operation == "variable" else 3
