"""The stepper's positions: which update, and which part of it."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

STAGES = ("predict", "compare", "blame", "step")


@dataclass(frozen=True)
class Moment:
    """One position of the stepper: which update, and which part of it."""

    update: int  # t: the weights before it are weights[t]
    stage: str  # one of STAGES; "step" shows the weights after the update

    @property
    def state(self) -> int:
        """The row of the record whose weights are shown."""
        return self.update + (self.stage == "step")

    @property
    def blames(self) -> bool:
        """Whether the two parts of the update are drawn."""
        return self.stage in ("blame", "step")


def moments_of(n_updates: int, in_parts: bool) -> list[Moment]:
    """Return the stepper's positions: four for each update, or one; and the end."""
    stages = STAGES if in_parts else ("compare",)
    moments = [Moment(t, stage) for t in range(n_updates) for stage in stages]
    return [*moments, Moment(n_updates, "compare")]


def runs_of(
    moments: Sequence[Moment], look: Callable[[Moment], Hashable]
) -> Iterator[tuple[Moment, int, int]]:
    """Yield of each run that looks the same its first moment, first and last step."""
    first = 0
    for _, run in groupby(moments, look):
        n = len([*run])
        yield moments[first], first, first + n - 1
        first += n
