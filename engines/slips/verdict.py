"""What may have made the numbers that somebody has: every cause that fits them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.decision_trees import entropy
from engines.slips.questions import Question, questions
from engines.slips.registry import causes_of, pairs_of
from engines.slips.slip import CUT, Cause, Example, Quantity
from engines.slips.told import Told, digits_of

FEW_BY_CHANCE = 0.02  # of the causes: above it a pair of slips would prove nothing
SAME = 1e-12  # relative: numbers that are one, but for rounding


@dataclass(frozen=True, eq=False)
class Verdict:
    """All causes that were tried, and which of them are compatible with what is told.

    ``causes[0]`` is the right one: nothing went wrong.
    """

    example: Example
    told: tuple[Told, ...]
    causes: tuple[Cause, ...]
    values: np.ndarray  # (n_causes, n_quantities) what each would have found
    fits: np.ndarray  # (n_told, n_causes) whether it has these digits
    by_chance: float  # how many others fit a cause's digits although they differ
    n_compared: int  # how many causes that is the mean of: all but rounding
    n_alone: int  # how many causes are not pairs

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What to ask next, the best first."""
        here = list(self.suspects)
        is_cut = np.array([self.causes[at].is_cut for at in here], dtype=bool)
        return questions(self.example.quantities, self.values[here], self.told, is_cut)

    @cached_property
    def suspects(self) -> tuple[int, ...]:
        """The causes that fit everything told."""
        return self.suspects_after(len(self.told))

    def suspects_after(self, n_told: int) -> tuple[int, ...]:
        """Return the causes that fit the first so many of the numbers told.

        One that cuts digits off is left out where it fits without cutting, too.
        """
        return _suspects(self.causes, self.fits[:n_told])

    @property
    def uncertainty(self) -> float:
        """How unsure one is of the cause, in bits: each that fits is as likely."""
        n = len(self.suspects)
        return float(entropy(np.ones(n))) if n else 0.0

    def of_kind(self, *kinds: str) -> list[Cause]:
        """Return the suspects of some kinds."""
        found = [self.causes[at] for at in self.suspects]
        return [cause for cause in found if cause.kind in kinds]

    @property
    def tried_pairs(self) -> bool:
        """Whether pairs of slips were tried too."""
        return len(self.causes) > self.n_alone

    @property
    def share_by_chance(self) -> float:
        """Which share of the others fits a cause's digits by chance."""
        return self.by_chance / max(self.n_compared - 1, 1)

    @cached_property
    def columns(self) -> list[int]:
        """Where the quantities told stand among all."""
        return [self.example.quantities.index(one.quantity) for one in self.told]

    @cached_property
    def distances(self) -> np.ndarray:
        """How far causes are from the numbers told, in last digits, (n_told, n_causes).

        What has no value is infinitely far.
        """
        told = np.array([one.value for one in self.told])[:, np.newaxis]
        units = np.array([one.unit for one in self.told])[:, np.newaxis]
        with np.errstate(over="ignore"):
            away = np.abs(self.values[:, self.columns].T - told) / units
        return np.where(np.isfinite(away), away, np.inf)

    @cached_property
    def silent(self) -> tuple[int, ...]:
        """The causes that leave every number told just as it is, but for rounding."""
        values = self.values[:, self.columns]
        same = _is_same(values, values[:1]).all(axis=1)
        return tuple(at for at in np.flatnonzero(same).tolist() if at)

    @cached_property
    def departing(self) -> tuple[int, ...]:
        """The suspects that change something told, slips before mere rounding."""
        found = [at for at in self.suspects if at and at not in self.silent]
        return tuple(sorted(found, key=lambda at: self.causes[at].is_of_digits))

    def parts_at(self, cause: int) -> Quantity | None:
        """Return the first quantity that this cause makes another than it should be."""
        differs = ~_is_same(self.values[cause], self.values[0])
        if not differs.any():
            return None
        return self.example.quantities[int(differs.argmax())]


def explain(example: Example, told: Sequence[Told]) -> Verdict:
    """Return every cause that is compatible with the digits told.

    Each cause is worked by the honest engine with its fault in it. Pairs of slips are
    tried only where nothing alone fits, and fewer than 2% of the causes fit each
    other's digits by chance. Raises ValueError without a number told, or for one of a
    quantity that the example does not find. Source: the rules of this module.

    >>> import numpy as np
    >>> from engines.backpropagation import Network, Parameters
    >>> from engines.slips import FactoryExample, Quantity
    >>> one = Parameters((np.array([[2.0]]),), (np.array([0.0]),))
    >>> example = FactoryExample(Network((1, 1)), one, [[3.0]], [[5.0]], 0.1)
    >>> verdict = explain(example, [Told(Quantity("gradient", (0, 0, 0)), "6.00")])
    >>> [cause.faults for cause in verdict.of_kind("slip")]
    [('no_half',)]
    """
    told = tuple(told)
    _refuse_unknown(example, told)
    causes = causes_of(example)
    n_alone = len(causes)
    values = example.work(causes)
    verdict = _judged(example, told, causes, values, n_alone)
    if verdict.suspects or verdict.share_by_chance >= FEW_BY_CHANCE:
        return verdict
    pairs = pairs_of(example)
    if not pairs:
        return verdict
    values = np.concatenate([values, example.work(pairs)])
    return _judged(example, told, [*causes, *pairs], values, n_alone)


def _refuse_unknown(example: Example, told: Sequence[Told]) -> None:
    if not told:
        raise ValueError("No number is told; give at least one, with its digits.")
    known = set(example.quantities)
    for one in told:
        if one.quantity not in known:
            raise ValueError(
                f"This example does not find {one.quantity}; it finds "
                f"{len(known)} others, {example.quantities[0]} the first of them."
            )


def _judged(example: Example, told, causes, values: np.ndarray, n_alone: int):
    """Hold the digits told against what every cause would have found."""
    places = {quantity: at for at, quantity in enumerate(example.quantities)}
    columns = [places[one.quantity] for one in told]
    is_cut = np.array([cause.is_cut for cause in causes])
    pairs = zip(told, columns, strict=True)
    fits = np.array([one.fits(values[:, at], is_cut) for one, at in pairs])
    compared = np.array([not cause.is_of_digits for cause in causes])
    chance = _by_chance(values[compared][:, columns], told)
    n_compared, causes = int(compared.sum()), tuple(causes)
    found = example, told, causes, values, fits, chance, n_compared, n_alone
    return Verdict(*found)


def _suspects(causes: Sequence[Cause], fits: np.ndarray) -> tuple[int, ...]:
    """Return which causes fit all; ``fits`` is (n_told, n_causes)."""
    fit = np.flatnonzero(fits.all(axis=0)).tolist()
    whole = {causes[at].faults for at in fit if not causes[at].is_of_digits}
    return tuple(
        at
        for at in fit
        if not causes[at].is_cut
        or tuple(name for name in causes[at].faults if name != CUT) not in whole
    )


def _by_chance(values: np.ndarray, told: Sequence[Told]) -> float:
    """Return how many other causes fit a cause's digits although their values differ.

    The mean over these causes: what one has to expect, whichever is the true one.
    """
    digits = [digits_of(values[:, at], one.decimals) for at, one in enumerate(told)]
    digits = np.stack(digits, axis=1)
    same_digits = (digits[:, np.newaxis] == digits).all(axis=2)
    same_values = _is_same(values[:, np.newaxis], values).all(axis=2)
    return float((same_digits & ~same_values).sum() / len(values))


def _is_same(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Tell where two arrays agree but for rounding; nan is like nan."""
    with np.errstate(invalid="ignore", over="ignore"):  # infinity less infinity
        size = np.maximum(np.abs(first), np.abs(second))
        # Not "at most": then infinity, whose size is infinite, were like any number.
        near = np.abs(first - second) < SAME * size
    return near | (first == second) | (np.isnan(first) & np.isnan(second))
