"""What an example finds, by quantity, and how two such findings are compared."""

from collections.abc import Callable

import numpy as np

from engines.slips import SLIPS, Cause, Quantity, Slip


def ours(subject: str) -> list[Slip]:
    """Return a subject's slips and conventions."""
    return [slip for slip in SLIPS.values() if slip.subject == subject]


def found(example, cause: Cause | None = None) -> dict[Quantity, float]:
    """Return what an example finds with this cause, or with none."""
    values = example.work([cause or Cause()])[0].tolist()
    return dict(zip(example.quantities, values, strict=True))


def assert_same(one: dict, other: dict, within: float = 1e-12) -> None:
    """Fail unless both find the same quantities, each the same number."""
    assert set(one) == set(other), set(one) ^ set(other)
    names = [*one]
    first, second = (np.array([by[name] for name in names]) for by in (one, other))
    with np.errstate(invalid="ignore"):  # infinity less infinity
        off = np.abs(first - second) / np.maximum(1, np.abs(second))
    wrong = ~(
        (off <= within) | (first == second) | (np.isnan(first) & np.isnan(second))
    )
    assert not wrong.any(), [
        (names[at], first[at], second[at]) for at in np.flatnonzero(wrong)[:5]
    ]


def differ(one: dict, other: dict) -> bool:
    """Tell whether `assert_same` has something to say."""
    try:
        assert_same(one, other)
    except AssertionError:
        return True
    return False


def rounding_to(decimals: int | None) -> Callable[[float], float]:
    """Return a function that rounds one number, half to even, or leaves it."""
    if decimals is None:
        return lambda value: value
    return lambda value: round(value * 10**decimals) / 10**decimals
