"""What the points of a trace say when hovered over, at every step another text.

A trace stays as it is while one steps; only what it says is put anew, which draws
nothing. Its `hovertemplate` is `SAYS`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

SAYS = "%{customdata}<extra></extra>"
Numbers = Sequence["int | Numbers"]


@dataclass(frozen=True, eq=False)
class Hover:
    """What the points of the trace number `trace` say at each step.

    A point belongs to a thing, and a thing says `texts[j]` from step `first` on for
    each of its pairs (first, j), which ascend; before the first it says nothing.
    """

    trace: int
    of: Numbers  # (n_points,) or a heatmap's (rows, columns): the number of its thing
    says: Sequence[Sequence[tuple[int, int]]]  # for each thing
    texts: Sequence[str]

    def at(self, step: int) -> list:
        """Return what each point says at a step, in the shape of `of`."""
        now = [self._text(pairs, step) for pairs in self.says]

        def said(of: "int | Numbers") -> object:
            return now[of] if isinstance(of, int) else [said(one) for one in of]

        return said(self.of)

    def _text(self, pairs: Sequence[tuple[int, int]], step: int) -> str:
        there = [number for first, number in pairs if first <= step]
        return self.texts[there[-1]] if there else ""
