"""What a slip is, and what may have made a number: slips, conventions, rounding."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np

RIGHT, ROUNDING, CONVENTION, SLIP, PAIR = (
    "right",
    "rounding",
    "convention",
    "slip",
    "pair",
)
CUT = "cut_off"


class Quantity(NamedTuple):
    """Something a worked example finds: what it is, and where.

    >>> Quantity("gradient", (0, 1, 0)).what
    'gradient'
    """

    what: str
    place: tuple[int | None, ...] = ()


@dataclass(frozen=True)
class Cause:
    """What may have made a number: no fault at all, some, or rounding on the way.

    ``faults`` are keys of SLIPS; with ``decimals`` every intermediate is rounded to so
    many decimals.

    >>> Cause().kind, Cause(decimals=3).kind, Cause(("sign", "no_half")).kind
    ('right', 'rounding', 'pair')
    """

    faults: tuple[str, ...] = ()
    decimals: int | None = None
    is_convention: bool = False  # whether its only fault is another way to count

    @property
    def is_of_digits(self) -> bool:
        """Whether it differs from another cause by its digits alone."""
        return self.is_cut or self.decimals is not None

    @property
    def is_cut(self) -> bool:
        """Whether digits are cut off where they are told, not rounded."""
        return CUT in self.faults

    @property
    def kind(self) -> str:
        """One of right, rounding, convention, slip, pair."""
        if len(self.faults) + (self.decimals is not None) > 1:
            return PAIR
        if self.faults:
            return CONVENTION if self.is_convention else SLIP
        return RIGHT if self.decimals is None else ROUNDING


class Example(Protocol):
    """A worked example: what it finds, and how it is worked with any faults in it."""

    subject: str  # whose slips it may have: "factory", "valley", "neuron", "split"

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """What it finds, in the order in which it is found."""

    def work(self, causes: Sequence[Cause]) -> np.ndarray:
        """Return every quantity for every cause, (n_causes, n_quantities)."""


@dataclass(frozen=True)
class Slip:
    """Something people do otherwise: a slip, or only another convention.

    ``needs`` tells of an example whether it can be done there.
    """

    name: str
    idea: str  # the package whose engine it is done to
    subject: str  # the kind of example
    label: str  # the words on a switch
    what: str  # one sentence
    needs: Callable[[Example], bool] = lambda example: True
    is_convention: bool = False

    @property
    def cause(self) -> Cause:
        """It alone, as what made a number."""
        return Cause((self.name,), is_convention=self.is_convention)

    def run(self, example: Example) -> np.ndarray:
        """Return what the engine finds with this slip in it, (n_quantities,)."""
        return example.work([self.cause])[0]


class Faults:
    """Which of many causes have which fault: one row a cause, worked all at once."""

    def __init__(self, causes: Sequence[Cause]) -> None:
        self.causes = causes
        self._who: dict[str, list[int]] = {}
        for at, cause in enumerate(causes):
            for name in cause.faults:
                self._who.setdefault(name, []).append(at)
        self._has: dict[tuple[str, int], np.ndarray] = {}  # rounds ask again and again
        scales = [np.inf if c.decimals is None else 10.0**c.decimals for c in causes]
        self.scales = np.array(scales)
        self.is_rounded = np.isfinite(self.scales)

    def has(self, name: str, axes: int = 2) -> np.ndarray | np.bool_:
        """Tell which causes have a fault, (n_causes, 1, ...), or plainly that none has.

        >>> Faults([Cause(), Cause(("sign",))]).has("sign", 1).tolist()
        [[False], [True]]
        """
        if name not in self._who:
            return np.False_
        if (name, axes) not in self._has:
            found = np.zeros((len(self.causes), *[1] * axes), dtype=bool)
            found[self._who[name]] = True
            self._has[name, axes] = found
        return self._has[name, axes]

    def rows(self, array: np.ndarray) -> np.ndarray:
        """Return the same array once for every cause, without copying it."""
        return np.broadcast_to(array, (len(self.causes), *np.shape(array)))

    def rounded(self, values: np.ndarray) -> np.ndarray:
        """Round the rows of those causes that round, (n_causes, ...).

        >>> Faults([Cause(), Cause(decimals=1)]).rounded(np.array([[0.26], [0.26]]))
        array([[0.26],
               [0.3 ]])
        """
        if not self.is_rounded.any():
            return values
        values = np.array(values)
        scales = self.scales[self.is_rounded].reshape(-1, *[1] * (values.ndim - 1))
        values[self.is_rounded] = np.rint(values[self.is_rounded] * scales) / scales
        return values
