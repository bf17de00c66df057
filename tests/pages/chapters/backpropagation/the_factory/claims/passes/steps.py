"""One step with every learning rate again, and the questions about it."""

import numpy as np

from tests.pages.chapters.backpropagation.the_factory.claims.passes.seen import (
    Seen,
    near,
    says_share,
)

MARKS = [round(c * 10.0**e, 9) for e in (-2, -1, 0, 1) for c in (1, 2, 3, 5, 7)]
SURE = 1e4  # times the noise


class Steps(Seen):
    """Promise and truth of every learning rate."""

    def __init__(self, record) -> None:
        super().__init__(record)
        self.rates = sorted({*MARKS, 100.0, self.rate})
        self.ends = [self.rates[0], self.rates[-1]]
        self.own = self.rates.index(self.rate)
        self.promised = -np.array(self.rates) * self.squares
        self.afters = np.array([self.error(rate) for rate in self.rates])
        self.real = self.afters - self.loss
        self.bent = record.curvature
        self.kept = 1 - np.array(self.rates) * self.bent / 2
        clear = -self.promised > SURE * self.noise
        np.divide(self.real, self.promised, out=self.kept, where=clear)
        short = clear & (np.abs(self.kept - 1) < 1e-3)  # as near as a parabola is
        parabola = 1 - np.array(self.rates) * self.bent / 2
        slack = 20 * self.noise / np.maximum(-self.promised, 1e-300)
        short &= np.abs(self.kept - 1) < slack
        self.kept[short] = parabola[short]
        low = np.flatnonzero(self.kept < 0.5)
        self.half = int(low[0]) if len(low) else None

    @property
    def is_straight_at_first(self) -> bool:
        """Whether the shortest step keeps what it promises."""
        return off(self.kept[0]) < 0.01

    def slack(self, at: int) -> float:
        """Return how far a share that is kept may be off, by rounding."""
        return 2 * self.noise / max(-self.promised[at], SURE * self.noise)


def off(kept) -> float:
    """Return how far shares are from the whole, at most."""
    return float(np.abs(np.asarray(kept) - 1).max())


def is_at(told) -> bool:
    """Ask whether it is the step's learning rate."""
    return told.reads(eta=told.seen.rates[told.step])


def is_own(told) -> bool:
    """Ask whether the step is the learner's own."""
    return told.step == told.seen.own


def promises(told) -> bool:
    """Ask for the promise."""
    return told.seen.moves and told.reads(promise=told.seen.promised[told.step])


def is_more(told) -> bool:
    """Ask whether more is promised than there is."""
    return -told.seen.promised[told.step] > told.seen.loss


def is_seen(told, at: int | None = None) -> bool:
    """Ask whether E changes by more than rounding does."""
    at = told.step if at is None else at
    return abs(told.seen.real[at]) > told.seen.noise


def own_is_seen(told) -> bool:
    """Ask whether it is the learner's own rate, which changes E."""
    return told.reads(eta=told.seen.rate) and is_seen(told, told.seen.own)


def goes(told, at: int) -> bool:
    """Ask for E before and after, which look different."""
    seen = told.seen
    return (
        told.reads(before=seen.loss)
        and near(told.said["after"], seen.afters[at], seen.noise)
        and told["before"] != told["after"]
    )


def goes_to_0(told, at: int) -> bool:
    """Ask whether as little is left as is said, and not far less is said."""
    seen = told.seen
    least = seen.loss * 1e-9
    enough = max(seen.afters[at], 0) <= told["least"]
    return told.reads(before=seen.loss) and enough and 0.9 < told["least"] / least < 11


def changes(told) -> bool:
    """Ask for E before and after, and how it changed."""
    seen, at = told.seen, told.step
    return goes(told, at) and near(told.said["change"], seen.real[at], seen.noise)


def vanishes(told) -> bool:
    """Ask whether next to nothing is left of E."""
    seen, at = told.seen, told.step
    return goes_to_0(told, at) and near(told.said["change"], seen.real[at], seen.noise)


def is_about(told) -> bool:
    """Ask for a change of which one digit is known."""
    seen, size = told.seen, abs(told.seen.real[told.step])
    known = is_seen(told) and size < 1.1 * SURE * seen.noise
    return known and near(told.said["by"], size, seen.noise)


def keeps(told, at: int) -> bool:
    """Ask for the share of the promise that is kept."""
    return says_share(told, told.seen.kept[at], told.seen.slack(at))


def next_to_nothing(told, at: int) -> bool:
    """Ask whether E ends as high as it began, next to what was promised."""
    return abs(told.seen.kept[at]) < 1e-3 + told.seen.slack(at)


def bends_down_at_first(told) -> bool:
    """Ask how E bends where the step begins."""
    return told.seen.bent < 0


def parabola(told) -> bool:
    """Ask where a parabola keeps half, and where it rises: 1 and 2 over its bend."""
    bent = told.seen.bent
    return bent > 0 and told.reads(half=1 / bent, rise=2 / bent)


def lower_ground(told) -> bool:
    """Walk the same way by ever shorter steps: does E fall?"""
    rates = told.seen.rates[told.step] * 2.0 ** -np.arange(1, 50)
    return any(told.seen.error(rate) < told.seen.loss for rate in rates)


def halves(told, ever_after: bool | None = None) -> bool:
    """Ask where less than half is kept first, and whether ever after."""
    seen = told.seen
    if seen.half is None or not told.reads(eta=seen.rates[seen.half]):
        return False
    return ever_after in (None, bool((seen.kept[seen.half :] < 0.5).all()))


def rising(seen: Steps) -> list[int]:
    """Return the rates that let E rise."""
    return [*np.flatnonzero(seen.real > seen.noise)]


def never_rises(told) -> bool:
    """Ask whether no rate lets E rise."""
    return not rising(told.seen) and told["most"] == told.seen.rates[-1]


def first_rises(told) -> bool:
    """Ask for the first rate that lets E rise, and by how much."""
    seen, rises = told.seen, rising(told.seen)
    if not rises or not told.reads(eta=seen.rates[rises[0]]):
        return False
    by = seen.real[rises[0]]
    is_rough = by < SURE * seen.noise
    said = told.word("about") == "about "
    return near(told.said["by"], by, seen.noise) and said == is_rough


BANDS = (
    (0.1, "at η = 0.1 or below"),
    (1, "above 0.1, up to η = 1"),
    (10, "above 1, up to η = 10"),
    (100, "above 10, up to η = 100"),
)


def answers(seen: Steps) -> str:
    """Return where less than half is kept first."""
    if seen.half is None:
        return "never: half is kept even at η = 100"
    return next(says for most, says in BANDS if seen.rates[seen.half] <= most)
