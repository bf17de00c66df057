"""What planted bugs do to the gradients, table by table, as the check has seen it."""

from dataclasses import dataclass

import numpy as np

from pages.figures.network_names import SUBSCRIPTS
from pages.words.numbers import apart, few
from pages.words.sentences import listed

from .record import Record

ALIKE = 1e-9  # relative: factors that are one factor, but for rounding
LARGEST = 2.0  # no relative error is larger


@dataclass(frozen=True)
class Effect:
    """How many times its size a gradient of some tables is told, at least and most."""

    low: float
    high: float

    @property
    def is_one(self) -> bool:
        """Whether it is one factor."""
        return self.high - self.low <= ALIKE * max(abs(self.low), abs(self.high))

    @property
    def factor(self) -> float:
        """The factor, where it is one."""
        return (self.low + self.high) / 2

    @property
    def error(self) -> float:
        """The relative error that the factor makes."""
        return abs(self.factor - 1) / max(abs(self.factor), 1)


def effects(record: Record) -> list[str]:
    """Say of each table how its gradients are told, tables that fare alike together."""
    found: dict[tuple[int, str], list[str]] = {}
    for table, at in _tables(record).items():
        if set(at) & set(record.failed):
            found.setdefault(_done_to(record, at), []).append(table)
    return [
        f"Gradients of {listed(tables)}: {_many(n, len(tables))}{done}."
        for (n, done), tables in found.items()
    ]


def _many(n: int, n_tables: int) -> str:
    """Say how many of each table it is, where only some are meant."""
    if not n:
        return ""
    each = " of each" if n_tables > 1 else ""
    return f"one{each} is " if n == 1 else f"{n}{each} are "


def _tables(record: Record) -> dict[str, list[int]]:
    """Return which parameters each table holds, by its letter."""
    at: dict[str, list[int]] = {}
    for k, name in enumerate(record.names):
        at.setdefault(letter_of(name), []).append(k)
    return at


def letter_of(name: str) -> str:
    """Return the letter of a parameter's table: w of w₁₂."""
    return name.rstrip("".join(map(chr, SUBSCRIPTS.values())))


def _done_to(record: Record, at: list[int]) -> tuple[int, str]:
    """Say what was done to the gradients of a table, and to how many if not to all."""
    told, measured = record.backprop[at], record.measured[at]
    if not told.any():
        return 0, "all told as 0"
    failed = [k in record.failed for k in at]
    some = np.abs(measured) > 0
    if not some[failed].all():
        n = int((measured[failed] == 0).sum())
        return n, "told as not 0 where the check measures 0"
    shares = told[failed] / measured[failed]
    effect = Effect(float(shares.min()), float(shares.max()))
    right = len(at) - sum(failed)
    says = _of_one(effect) if effect.is_one else _between(effect)
    return 0, f"{says} ({right} of {len(at)} right)" if right else says


def _of_one(effect: Effect) -> str:
    """Say by which factor all are off, and the relative error that makes."""
    is_right_size = abs(abs(effect.factor) - 1) <= ALIKE
    size, error = apart(abs(effect.factor), 1.0)[0], few(effect.error)
    if effect.factor > 0:
        return f"told {size} times as large as they are, a relative error of {error}"
    if is_right_size:
        return (
            "told in the right size with the wrong sign, a relative error of 2, the "
            "largest there is"
        )
    return (
        f"told {size} times as large as they are, and with the wrong sign, a relative "
        f"error of {error}"
    )


def _between(effect: Effect) -> str:
    """Say between which factors they are off."""
    low, high = apart(effect.low, effect.high)
    if effect.low >= 0:
        return f"told between {low} and {high} times as large as they are"
    if effect.high < 0:
        low, high = apart(-effect.high, -effect.low)
        return (
            f"told between {low} and {high} times as large as they are, and with the "
            "wrong sign"
        )
    return (
        f"told between {low} and {high} times what they are, so some have the wrong "
        "sign"
    )
