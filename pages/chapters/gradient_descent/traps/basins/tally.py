"""How many starts have come to what by each step, and how their shares are written."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.gradient_descent.basins import NO_GROUND, NO_MINIMUM
from engines.gradient_descent.rate_maps import STILL_ON_ITS_WAY

MOST_ROWS = 10  # minima that are counted one by one
MOST_DECIMALS = 4


@dataclass(frozen=True, eq=False)
class Tally:
    """Counts of starts, step by step: of minima one by one, of those beyond, of fates.

    Who will arrive, be lost or rest later is still on its way until then.
    """

    n: int  # starts
    n_minima: int  # of the first rows; the last of them may be all others
    fates: tuple[int, ...]  # (f,) of the other rows
    counts: np.ndarray  # (last + 1, n_minima + f)

    def of(self, fate: int) -> np.ndarray:
        """Return how many have a fate, step by step, (last + 1,)."""
        return self.counts[:, self.n_minima + self.fates.index(fate)]

    @property
    def arrived(self) -> np.ndarray:
        """How many have arrived at a minimum, step by step, (last + 1,)."""
        return self.counts[:, : self.n_minima].sum(axis=1)

    def said(self, count: int, step: int) -> str:
        """Write a count of a step as a share, so exactly that all its shares add up."""
        if count in (0, self.n):
            return f"{100 * count // self.n}%"
        decimals = self.decimals(step)
        units = int(self._rounded(np.array(count), decimals))
        return f"{units / 10**decimals:.{decimals}f}%"

    def decimals(self, step: int) -> int:
        """Return the fewest by which shares differ, and sums are sums of shares."""
        if step not in self._found:
            self._found[step] = self._needed(self.counts[step])
        return self._found[step]

    @cached_property
    def _found(self) -> dict[int, int]:
        """What was needed at the steps that were asked for."""
        return {}

    def _needed(self, row: np.ndarray) -> int:
        lots = row, row[: self.n_minima]
        for decimals in range(MOST_DECIMALS):
            adds_up = all(self._adds_up(lot, decimals) for lot in lots)
            if adds_up and self._is_enough(row, decimals):
                return decimals
        return MOST_DECIMALS

    def _rounded(self, counts: np.ndarray, decimals: int) -> np.ndarray:
        """Return counts in units of the last decimal of a percentage."""
        return np.rint(counts * 100.0 * 10**decimals / self.n).astype(int)

    def _is_enough(self, row: np.ndarray, decimals: int) -> bool:
        """Tell whether other counts are written otherwise, none as 0, and none as 1."""
        counts = np.unique([0, self.n, row.sum(), row[: self.n_minima].sum(), *row])
        return len(np.unique(self._rounded(counts, decimals))) == len(counts)

    def _adds_up(self, row: np.ndarray, decimals: int) -> bool:
        rounded = self._rounded(np.append(row, row.sum()), decimals)
        return bool(rounded[:-1].sum() == rounded[-1])


def tally_of(fates: np.ndarray, known: np.ndarray, n_minima: int, last: int) -> Tally:
    """Count starts, (n,), with the steps from which their fates are known, (n,)."""
    others = tuple(fate for fate in NO_MINIMUM if fate != NO_GROUND)
    each = n_minima if n_minima <= MOST_ROWS else MOST_ROWS - 1
    lots = [fates == at for at in range(each)]
    lots += [fates >= each] * (each < n_minima)
    n_rows = len(lots)
    lots += [fates == fate for fate in others]
    counts = np.stack(
        [np.bincount(known[lot], minlength=last + 1).cumsum() for lot in lots], axis=1
    )
    there = int((fates != NO_GROUND).sum())
    on = n_rows + others.index(STILL_ON_ITS_WAY)
    counts[:, on] = there - np.delete(counts, on, axis=1).sum(axis=1)
    return Tally(len(fates), n_rows, others, counts)
