"""A number as somebody has it: its digits say how much it can prove."""

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.slips.slip import Quantity

NUMBER = re.compile(r"([+-]?)(\d*)(?:[.,](\d*))?(?:e([+-]?\d+))?", re.ASCII | re.I)
SAME = str.maketrans({"−": "-", "–": "-", " ": "", "\u00a0": "", "\u202f": ""})
SLACK = 1e-9  # of a digit: what lies on the edge of two roundings may be either
MOST_DECIMALS = 15


@dataclass(frozen=True)
class Told:
    """A quantity's value with the digits that somebody has of it.

    0.30 says more than 0.3. Of more than 15 decimals those count that a computer
    can tell. Raises ValueError for what is no decimal number.

    >>> told = Told(Quantity("loss"), "0.30")
    >>> told.value, told.decimals, told.unit
    (0.3, 2, 0.01)
    """

    quantity: Quantity
    text: str

    def __post_init__(self) -> None:
        """Refuse what is no number."""
        _ = self.decimals

    @cached_property
    def _parts(self) -> tuple[str, str, str, int]:
        found = NUMBER.fullmatch(self.text.translate(SAME))
        if not found or not (found[2] or found[3]):
            raise ValueError(
                f"“{self.text}” is no number with digits; write it like 0.2910, "
                "0,2910 or 2.9e-5."
            )
        power = int(found[4] or 0)
        if abs(power) > 300:
            raise ValueError(f"“{self.text}” is too large or too small a number.")
        return found[1], found[2] or "0", found[3] or "", power

    @property
    def value(self) -> float:
        """The number."""
        sign, whole, part, power = self._parts
        return float(f"{sign}{whole}.{part or 0}e{power}")

    @property
    def decimals(self) -> int:
        """How many digits stand behind the point, written without a power of ten."""
        *_, part, power = self._parts
        return min(len(part) - power, MOST_DECIMALS)

    @property
    def unit(self) -> float:
        """What one more in the last digit is worth."""
        return 10.0**-self.decimals

    def fits(self, values: np.ndarray, is_cut: np.ndarray | bool = False) -> np.ndarray:
        """Tell which values have these digits: rounded, or perhaps cut off if `is_cut`.

        Each of ``values``, (n,), is one that somebody may have found. Nothing is
        raised; nan fits nothing.

        >>> Told(Quantity("loss"), "0.29").fits(np.array([0.291, 0.296, np.nan]))
        array([ True, False, False])
        >>> Told(Quantity("loss"), "0.29").fits(np.array([0.291, 0.296]), True)
        array([ True,  True])
        """
        slack = SLACK + 4 * np.finfo(float).eps * abs(self.value) / self.unit
        with np.errstate(over="ignore"):  # beyond every number fits nothing
            off = (np.asarray(values) - self.value) / self.unit
        is_rounded = np.abs(off) <= 0.5 + slack
        ahead = off * (-1 if self._parts[0] == "-" else 1)
        if self.value == 0:  # what is left of -0.007 may be written 0.00
            ahead = np.abs(off)
        return is_rounded | ((ahead >= -slack) & (ahead < 1 - slack) & is_cut)


def digits_of(values: np.ndarray, decimals: int, is_cut=False) -> np.ndarray:
    """Return values as somebody tells them to so many decimals, as whole units.

    Nothing is raised. Source: rounding half to even; towards 0 where ``is_cut``.

    >>> digits_of(np.array([0.2467, 0.2467]), 3, np.array([False, True])).tolist()
    [247.0, 246.0]
    """
    with np.errstate(over="ignore"):
        units = np.asarray(values) * 10.0**decimals
    return np.where(is_cut, np.trunc(units), np.rint(units)) + 0.0
