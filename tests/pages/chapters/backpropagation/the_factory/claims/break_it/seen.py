"""The evidence on a record of "Break it": a pass and a measuring of the tests' own."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pages.chapters.backpropagation.the_factory.break_it import words
from pages.chapters.backpropagation.the_factory.break_it.record import Record
from tests.claims import Told
from tests.pages.chapters.backpropagation.the_factory.claims.break_it.own_slips import (
    Slipped,
    can,
)

LIMITS = {"wrong": 1e-2, "uncomfortable": 1e-4, "fine at a kink": 1e-7}
ROUNDING = 1e-11  # of the largest gradient
NOISE = 1e-11  # what y − a may lose where it is all but 0


@dataclass(frozen=True, eq=False)
class Seen:
    """The gradients of a record, told and measured, and what is wrong with them."""

    record: Record
    slipped: Slipped  # with the bugs that it can have
    here: np.ndarray  # where the pass was made
    measured: np.ndarray

    @property
    def told(self) -> np.ndarray:
        return self.record.backprop

    @property
    def bugs(self) -> set[str]:
        """Those planted that this network can have."""
        return {*self.slipped.bugs}

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
        alone = Slipped(self.record.settings, frozenset([bug]))
        here, told = alone.at_last
        right = alone.gradient(here)
        gaps, sizes = np.abs(told - right), np.maximum(np.abs(told), np.abs(right))
        wrong = (gaps > 1e-7 * sizes) & (gaps > ROUNDING * sizes.max())
        wrong &= gaps > NOISE
        return {self.names[k] for k in np.flatnonzero(wrong)}

    @cached_property
    def errors_of_steps(self) -> tuple[float, float, float]:
        """The right E here, after the right step, and after the step as it is taken."""
        right = Slipped(self.record.settings)
        steps = (
            0 * self.here,
            right.factor * right.gradient(self.here),
            self.slipped.factor * self.told,
        )
        with np.errstate(all="ignore"):  # E may be beyond all numbers
            return tuple(float(right.error(self.here + right.moves * s)) for s in steps)

    @cached_property
    def errors_of_passes(self) -> tuple[float, float]:
        """E as this pass finds it, and as it is."""
        right = Slipped(self.record.settings)
        return float(self.slipped.error(self.here)), float(right.error(self.here))

    @cached_property
    def parting(self) -> tuple[str, float, float] | None:
        """Return the first unit with a wrong z, that z, and the right one."""
        settings = self.record.settings
        right, names = Slipped(settings), settings.names
        passes = [
            [one.forward(self.here, x)[0] for x in settings.inputs]
            for one in (self.slipped, right)
        ]
        for layer in range(settings.network.n_layers):
            for k, (z, due) in enumerate(zip(*passes, strict=True), 1):
                of = f" of sample {k}" if len(settings.inputs) > 1 else ""
                for unit, both in enumerate(zip(z[layer], due[layer], strict=True)):
                    if abs(both[0] - both[1]) > 1e-12 * max(1, *np.abs(both)):
                        return names.unit(layer + 1, unit) + of, *both
        return None

    @property
    def is_other_step(self) -> bool:
        """Whether the step goes otherwise than by minus η times what is told."""
        factors = self.slipped.factor, -self.record.settings.learning_rate
        goes = (self.told * self.slipped.moves).any()
        return bool(goes and abs(factors[0] / factors[1] - 1) > 1e-9)


def evidence(record: Record) -> Seen:
    bugs = frozenset(record.settings.bugs)
    slipped = Slipped(record.settings, bugs & can(record.settings))
    here, told = slipped.at_last
    seen = Seen(record, slipped, here, slipped.gradient(here))
    # Where the output is sure, y − a cancels.
    for found, wanted in ((record.measured, seen.measured), (record.backprop, told)):
        size = max(np.abs(wanted).max(), 1e-5)
        assert np.abs(found - wanted).max() <= 1e-9 * size
    return seen


def answers(seen: Seen) -> set[str]:
    """Return every group that is those that fail, of those with a gradient."""
    some = {n for n, size in zip(seen.names, seen.sizes, strict=True) if size}
    failed = {n for n, wrong in zip(seen.names, seen.fails, strict=True) if wrong}
    if not failed:
        return {words.NONE}
    letters = {
        words.ALL: "wuvbdc",
        words.INTO_HIDDEN: "wubd",
        words.INTO_OUTPUTS: "vc",
        words.ONLY_WEIGHTS: "wuv",
        words.ONLY_BIASES: "bdc",
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
