"""The evidence on a record of "The check": every nudge again, and no digit lost."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.backpropagation import measured_gradients
from pages.chapters.backpropagation.the_factory.the_check import words
from pages.chapters.backpropagation.the_factory.the_check.record import Record
from tests.pages.chapters.backpropagation.the_factory.claims.own import Own

ROUNDING = 1e-11  # of the largest gradient
AS_GOOD = 3.0  # times the least error
GRADES = {"wrong": 1e-2, "uncomfortable": 1e-4, "fine at a kink": 1e-7, "happy": 0.0}
NUDGES = [float(f"{head}e-{k}") for k in range(1, 16) for head in (3, 1)][1:]


def relative(told: np.ndarray, measured: np.ndarray) -> np.ndarray:
    """Return relative errors, 0 of two zeros."""
    gaps, sizes = np.abs(told - measured), np.maximum(np.abs(told), np.abs(measured))
    return np.where(sizes > 0, gaps / np.where(sizes > 0, sizes, 1), 0.0)


def grade(error: float) -> str:
    return next(name for name, above in GRADES.items() if error > above or not above)


@dataclass(frozen=True, eq=False)
class Seen:
    """What is told and measured, and what would be measured without rounding."""

    record: Record
    own: Own

    @property
    def told(self) -> np.ndarray:
        return self.record.sweep.analytic

    @property
    def measured(self) -> np.ndarray:
        return self.record.sweep.measured

    @cached_property
    def errors(self) -> np.ndarray:
        """Of each nudge and parameter, (n, P)."""
        return relative(self.told, self.measured)

    @cached_property
    def worst(self) -> np.ndarray:
        return self.errors.max(axis=1)

    @property
    def least(self) -> float:
        return float(self.worst.min())

    @property
    def best(self) -> int:
        return int(self.worst.argmin())

    @property
    def way(self) -> str:
        return self.record.settings.method

    def worst_of(self, way: str, precision: str = "") -> np.ndarray:
        """Return the worst errors of another way of nudging."""
        settings = self.record.settings
        way = way, precision or settings.precision
        measured = measured_gradients(*settings.problem, NUDGES, *way)
        return relative(self.told, measured.astype(float)).max(axis=1)

    @cached_property
    def exact(self) -> float:
        """The least worst error of the complex step with all digits."""
        return float(self.worst_of("complex", "float64").min())

    @cached_property
    def both_ways(self) -> tuple[np.ndarray, np.ndarray]:
        return self.worst_of("centred"), self.worst_of("forward")

    @cached_property
    def parts(self) -> tuple[np.ndarray, np.ndarray]:
        """The bend's and the rounding's part of each error, (n, P) both."""
        own = Own(self.record.settings, np.longdouble)
        p, h = own.start.astype(np.longdouble), np.array(NUDGES, np.longdouble)
        nudges = h[:, np.newaxis, np.newaxis] * np.eye(len(p), dtype=np.longdouble)
        if self.way == "complex":
            rises = own.error(p + 1j * nudges).imag
        elif self.way == "forward":
            rises = own.error(p + nudges) - own.error(p)
        else:
            rises = (own.error(p + nudges) - own.error(p - nudges)) / 2
        straight = rises / h[:, np.newaxis]
        sizes = np.maximum(np.abs(self.told), np.abs(self.measured))
        sizes = np.where(sizes > 0, sizes, 1)
        bend = np.abs(straight - own.gradient(p)) / sizes
        return bend.astype(float), (np.abs(self.measured - straight) / sizes).astype(
            float
        )

    def at(self, step: int) -> tuple[float, float]:
        """Return both parts of the first worst error of a step."""
        k = int(self.errors[step].argmax())
        bend, rounding = self.parts
        return float(bend[step, k]), float(rounding[step, k])

    def cause(self, step: int) -> set[str]:
        """Return what may be said to make the worst error of a step."""
        bend, rounding = self.at(step)
        may = {"bend"} if bend >= rounding else {"rounding"}
        if bend <= 3 * rounding and rounding <= 3 * bend:
            may.add("both")
        k = int(self.errors[step].argmax())
        sizes = np.abs([self.told, self.measured[step]])
        gap = abs(self.told[k] - self.measured[step, k])
        last = 0.1 if self.way == "complex" else 1e-2  # no difference is so exact
        if min(gap / last, sizes[:, k].max()) <= ROUNDING * sizes.max():
            may.add("rounding")  # a gap or a gradient so small is nothing else
        return {"bend", "rounding", "both"} if self._is_blurred else may

    @cached_property
    def _is_blurred(self) -> bool:
        """Whether rounding decides on which side of a corner a unit stands."""
        z, _, _, _ = self.own.forward(self.own.start)
        other = self.record.trip.numbers.passed.pre_activations[0][0]
        near = (np.abs(z) < 1e-12) & ((z != 0) | (other != 0))
        return self.record.settings.activation == "relu" and bool(near.any())

    def crossed(self, step: int) -> str:
        """Return the ReLU whose z reaches 0 within the nudge of the worst parameter."""
        k, own = int(self.errors[step].argmax()), self.own
        ends = {"forward": (0, 1), "centred": (-1, 1)}.get(self.way)
        if own.settings.activation != "relu" or not ends:
            return ""
        nudge = NUDGES[step] * np.eye(len(own.start))[k]
        low, high = (own.forward(own.start + by * nudge)[0] for by in ends)
        reach = 1e-12 if self._is_blurred else 0.0
        moves = (low != high) & (np.minimum(low, high) <= reach)
        units = np.flatnonzero(moves & (np.maximum(low, high) >= -reach))
        return "h" + "₁₂₃"[units[0]] if units.size else ""

    def is_part(self, said: float, step: int, at: int) -> bool:
        """Tell whether a part of the worst error is as large, with two digits."""
        if self._is_blurred:
            return said > 0
        own, k = self.at(step)[at], int(self.errors[step].argmax())
        size = max(abs(self.told[k]), abs(self.measured[step, k]), 1e-300)
        blur = 4 * np.finfo(np.longdouble).eps * self.record.sweep.loss
        return abs(said - own) <= 0.06 * own + blur / NUDGES[step] / size

    @property
    def at_corner(self) -> list[str]:
        """The parameters of units that stand at z = 0, told as 0 and measured else."""
        if self.record.settings.activation != "relu":
            return []
        z, _, _, _ = self.own.forward(self.own.start)
        names = self.record.names
        digits = "₁₂₃"
        return [
            name
            for k, name in enumerate(names)
            if name[0] in "wb"
            and z[digits.index(name[-1])] == 0
            and self.told[k] == 0 != self.measured[self.best, k]
        ]

    @property
    def is_at_kink(self) -> bool:
        """Whether a corner makes the worst error even of the best nudge."""
        k = int(self.errors[self.best].argmax())
        return self.least > 1e-2 and self.record.names[k] in self.at_corner


def evidence(record: Record) -> Seen:
    own = Own(record.settings)
    seen = Seen(record, own)
    gap = np.abs(own.gradient(own.start) - seen.told).max()
    assert gap <= 1e-9 * max(np.abs(seen.told).max(), 1e-2)
    return seen


def answers(seen: Seen) -> set[str]:
    """Return every band that has a nudge as good as the best."""
    if seen.way == "complex":
        early, late = seen.worst[NUDGES.index(1e-5)], seen.worst[-1]
        if max(early, late) <= 10 * min(early, late):
            return {words.SAME}
        return {words.SMALLER if late < early else words.LARGER}
    good = seen.worst <= AS_GOOD * seen.least
    if good.all():
        return {words.ALL_ALIKE}
    ends = [1e-3, 1e-5, 1e-7, 1e-10, 1e-15]
    bands = [says for _, says in words.BANDS]
    return {
        bands[next(at for at, end in enumerate(ends) if h >= 0.99 * end)]
        for h, is_good in zip(NUDGES, good, strict=True)
        if is_good
    }
