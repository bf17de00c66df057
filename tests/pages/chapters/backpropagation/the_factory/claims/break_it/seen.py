"""The evidence on a record of "Break it": a pass and a measuring of the tests' own."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pages.chapters.backpropagation.the_factory.break_it import words
from pages.chapters.backpropagation.the_factory.break_it.record import Record
from tests.claims import Told
from tests.pages.chapters.backpropagation.the_factory.claims.own import Own

LIMITS = {"wrong": 1e-2, "uncomfortable": 1e-4, "fine at a kink": 1e-7}
ROUNDING = 1e-11  # of the largest gradient
NOISE = 1e-11  # what y − a may lose where it is all but 0


@dataclass(frozen=True, eq=False)
class Seen:
    """The gradients of a record, told and measured, and what is wrong with them."""

    record: Record
    own: Own
    here: np.ndarray  # where the pass was made
    measured: np.ndarray

    @property
    def told(self) -> np.ndarray:
        return self.record.backprop

    @property
    def bugs(self) -> set[str]:
        """Those planted that this network can have."""
        planted = {*self.record.settings.bugs}
        return planted - ({"no_half"} if self.own.is_softmax else set())

    @property
    def gaps(self) -> np.ndarray:
        return np.abs(self.told - self.record.measured)

    @property
    def sizes(self) -> np.ndarray:
        return np.maximum(np.abs(self.told), np.abs(self.record.measured))

    @property
    def errors(self) -> np.ndarray:
        """Relative errors; 0 of two zeros."""
        return np.array(
            [
                gap and gap / size
                for gap, size in zip(self.gaps, self.sizes, strict=True)
            ]
        )

    @property
    def is_lost(self) -> bool:
        """Whether only rounding is left of all gradients."""
        return self.sizes.max() < NOISE

    @cached_property
    def fails(self) -> np.ndarray:
        some = (self.errors > 1e-7) & (self.gaps > ROUNDING * self.sizes.max())
        return some & (self.gaps > NOISE)

    @property
    def names(self) -> list[str]:
        """Names by letter, and by indices that are written out."""
        return [*self.record.names]

    @property
    def judged(self) -> list[tuple[str, bool]]:
        """Each parameter, and whether it fails."""
        return [*zip(self.names, self.fails.tolist(), strict=True)]

    def fail_with(self, bug: str) -> set[str]:
        """Return what fails where this is the only bug."""
        here, told = self.own.told([bug])
        right = self.own.gradient(here)
        gaps, sizes = np.abs(told - right), np.maximum(np.abs(told), np.abs(right))
        wrong = (gaps > 1e-7 * sizes) & (gaps > ROUNDING * sizes.max())
        wrong &= gaps > NOISE
        return {self.names[k] for k in np.flatnonzero(wrong)}

    @cached_property
    def errors_of_steps(self) -> tuple[float, float, float]:
        """E here, after the right step, and after the step as told."""
        own, rate = self.own, self.own.settings.learning_rate
        moves = np.ones(len(self.here))
        if not own.settings.biases:
            moves[[name[0] in "bc" for name in self.names]] = 0
        ways = 0 * moves, self.measured * moves, self.told * moves
        return tuple(float(own.error(self.here - rate * way)) for way in ways)


def evidence(record: Record) -> Seen:
    own = Own(record.settings)
    here, _ = own.told(record.settings.bugs)
    seen = Seen(record, own, here, own.gradient(here))
    size = max(
        np.abs(seen.measured).max(), 1e-5
    )  # where the output is sure, y − a cancels
    assert np.abs(seen.measured - record.measured).max() <= 1e-9 * size
    return seen


def answers(seen: Seen) -> set[str]:
    """Return every group that is those that fail, of those with a gradient."""
    some = {n for n, size in zip(seen.names, seen.sizes, strict=True) if size}
    failed = {n for n, wrong in zip(seen.names, seen.fails, strict=True) if wrong}
    if not failed:
        return {words.NONE}
    letters = {
        words.ALL: "wvbc",
        words.INTO_HIDDEN: "wb",
        words.INTO_OUTPUTS: "vc",
        words.ONLY_WEIGHTS: "wv",
        words.ONLY_BIASES: "bc",
    }
    fit = {
        group
        for group, those in letters.items()
        if {name for name in some if name[0] in those} == failed
    }
    return fit or {words.MIXTURE}


def planted(bug: str):
    """Return the claim that a bug is planted."""
    return lambda told: bug in told.seen.bugs


def found(told: Told) -> bool:
    """Tell whether a parameter fails."""
    return bool(told.seen.fails.any())
