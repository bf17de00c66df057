"""What the written forms of an expression share: how tightly each part binds."""

from enum import IntEnum

from engines.gradient_descent.formulas.expression import Expression


class Binds(IntEnum):
    """How tightly a piece of writing holds together; what binds less gets brackets."""

    SUM = 1
    PRODUCT = 2
    POWER = 3
    ATOM = 4


Written = tuple[str, Binds]


def plain_number(value: float) -> str:
    """Return a number with at most twelve digits, without a point where it is whole.

    >>> plain_number(np.float64(0.30000000000000004)), plain_number(3.0)
    ('0.3', '3')
    """
    return f"{value:.12g}"


def size(*expressions: Expression) -> int:
    """Return how many pieces it takes to write these in full, what is shared too."""
    sizes: dict[int, int] = {}

    def of(e: Expression) -> int:
        if e.index not in sizes:
            sizes[e.index] = 1 + sum(map(of, e.parts))
        return sizes[e.index]

    return sum(map(of, expressions))


def factors(e: Expression) -> list[Expression]:
    """Return what is multiplied, in the order of writing: numbers, letters, the rest."""
    if e.operation != "multiply":
        return [e]
    found = [factor for part in e.parts for factor in factors(part)]
    return sorted(found, key=_rank)


def _rank(e: Expression) -> int:
    if e.operation in ("number", "negate"):
        return 0
    if e.number is not None:
        return 1
    letter = e.parts[0] if e.operation == "power" else e
    return 2 if letter.operation == "variable" else 3
