"""A fair race by the test's own arithmetic: sorted lists and loops over walks."""

from functools import cached_property
from math import inf, isfinite

from engines.gradient_descent import LANDSCAPES, OPTIMIZERS
from tests.claims import reads_as

NEAR = 1e-12  # of a height or of 1: rounding


def middle(heights):
    """Return the height in the middle of a sorted list, the lower of two."""
    return sorted(heights)[(len(heights) + 1) // 2 - 1]


def is_as_low(height, lowest):
    """Tell whether a height is the lowest one but for rounding."""
    if height == lowest:
        return True
    return isfinite(lowest) and height - lowest <= NEAR * max(1.0, abs(lowest))


class Judged:
    """The numbers of a record, counted anew from the heights of all walks."""

    def __init__(self, record):
        tuning, fair = record.fair.tuning, record.fair
        self.names = [OPTIMIZERS[key].label for key in record.walkers]
        self.rates = [
            10 ** (-5 + 6 * j / (len(tuning.rates) - 1))
            for j in range(len(tuning.rates))
        ]
        self.tried = [[middle(r) for r in one] for one in tuning.heights.tolist()]
        self.default = [middle(one) for one in tuning.own_heights.tolist()]
        self.own = fair.own_race.heights.tolist()
        self.tuned = fair.tuned_race.heights.tolist()
        self.n_races = len(self.own[0])
        self.n_walks = len(tuning.heights[0, 0])
        self.defaults = [
            OPTIMIZERS[key].default_learning_rate for key in record.walkers
        ]

    def as_low(self, walker):
        """Return the numbers of the rates whose median is lowest."""
        medians = self.tried[walker]
        return [j for j, m in enumerate(medians) if is_as_low(m, min(medians))]

    def winners(self, heights, race):
        """Return who is lowest in a race; nobody where everybody is lost."""
        column = [one[race] for one in heights]
        if min(column) == inf:
            return []
        return [k for k, h in enumerate(column) if is_as_low(h, min(column))]

    def wins(self, heights, done):
        """Return how many of the first races each has won."""
        won = [self.winners(heights, race) for race in range(done)]
        return [sum(k in one for one in won) for k in range(len(self.names))]

    @cached_property
    def first(self):
        """Who wins most races with default rates, and who tuned."""
        return self._most(self.own), self._most(self.tuned)

    def _most(self, heights):
        wins = self.wins(heights, self.n_races)
        return {k for k, n in enumerate(wins) if n == max(wins) > 0}


def listed(names):
    """Return names as a list in a sentence."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def lowest_said(seen, heights, race):
    """Return how the winners of a race are told."""
    who = [seen.names[k] for k in seen.winners(heights, race)]
    if not who:
        return "it is lost" if len(seen.names) == 1 else "all are lost"
    if len(who) == len(seen.names) > 1:
        return "all end equally low"
    return f"{listed(who)} {'is' if len(who) == 1 else 'are'} lowest"


def leaders_said(seen, heights, done):
    """Return how those in the lead are told."""
    wins = seen.wins(heights, done)
    who = [seen.names[k] for k, n in enumerate(wins) if n == max(wins)]
    if not max(wins):
        return "nobody any"
    return f"{listed(who)} {max(wins)}{' each' if len(who) > 1 else ''}"


def won_said(seen, heights):
    """Return how it is told who won most races."""
    wins, n = seen.wins(heights, seen.n_races), seen.n_races
    who = [seen.names[k] for k, one in enumerate(wins) if one == max(wins)]
    if not max(wins):
        return "nobody wins a race: all are lost every time"
    of = f"all {n} races" if max(wins) == n else f"{max(wins)} of {n} races"
    verb, each = ("wins", "") if len(who) == 1 else ("win", " each")
    shares = any(len(seen.winners(heights, race)) > 1 for race in range(n))
    ties = ", ties counted for all who tie" if shares else ""
    return f"{listed(who)} {verb} {of}{each}{ties}"


def ends(told, place, height):
    """Tell whether a walk that ends at a height may be told so."""
    return isfinite(height) and reads_as(told.said[place], height)


def ground_of(record):
    """Return the label of the ground."""
    return LANDSCAPES[record.settings.landscape].label
