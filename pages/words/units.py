"""Amounts of information in the unit of a logarithm: bits, nats, hartleys."""

from dataclasses import dataclass
from math import e

from engines.decision_trees import per_bit
from pages.words.numbers import few


@dataclass(frozen=True)
class Unit:
    """What information is measured in, and the logarithm that it comes of."""

    base: float
    one: str
    many: str
    log: str  # as it is written in a sentence
    latex: str
    numpy: str  # in a script

    def of(self, bits: float) -> float:
        """Return an amount in bits in this unit: one factor, whatever the amount."""
        return bits * per_bit(self.base)

    def named(self, text: str) -> str:
        """Return an amount that is written already, with its unit."""
        return f"{text} {self.one if text == '1' else self.many}"

    def said(self, bits: float, digits: int = 4) -> str:
        """Write an amount: 1 bit, 0.6931 nats."""
        return self.named(few(self.of(bits), digits))


BITS = Unit(2.0, "bit", "bits", "log₂", r"\log_2", "np.log2")
NATS = Unit(e, "nat", "nats", "ln", r"\ln", "np.log")
HARTLEYS = Unit(
    10.0, "hartley", "hartleys", "log₁₀", r"\log_{10}", "np.log10"
)  # the same as bans, and as dits
UNITS = {unit.many: unit for unit in (BITS, NATS, HARTLEYS)}
