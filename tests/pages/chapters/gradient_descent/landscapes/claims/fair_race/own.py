"""A fair race by the test's own arithmetic: sorted lists and loops over walks."""

from functools import cached_property
from math import inf, isfinite

from engines.gradient_descent import LANDSCAPES, OPTIMIZERS, descend
from tests.claims import reads_as

DRAWS = 2  # of noise from each start: as many before the race as in it
NEAR = 1e-12  # of a height or of 1: rounding


def middle(heights):
    """Return the height in the middle of a sorted list, the lower of two."""
    return sorted(heights)[(len(heights) + 1) // 2 - 1]


def is_as_low(height, lowest):
    """Tell whether a height is the lowest one but for rounding."""
    if height == lowest:
        return True
    return isfinite(lowest) and height - lowest <= NEAR * max(1.0, abs(lowest))


def differs(heights):
    """Tell whether some that count as the lowest differ from it."""
    lowest = min(heights)
    return any(h != lowest and is_as_low(h, lowest) for h in heights)


def fell(record, walker, rate, start, seed):
    """Walk alone; tell whether the walk is lost far below where it began."""
    settings = record.settings
    rule = settings.optimizer(record.walkers[walker], learning_rate=rate)
    more = settings.n_steps, settings.noise, seed
    walk = descend(settings.surface, rule, start, *more)
    first, last = walk.values[0], walk.values[-1]
    return walk.stop_reason.name == "DIVERGED" and last < -1e6 * (1 + abs(first))


class Judged:
    """The numbers of a record, counted anew from the heights of all walks."""

    def __init__(self, record):
        tuning, fair = record.fair.tuning, record.fair
        self.names = [OPTIMIZERS[key].label for key in record.walkers]
        self.rates = [
            10 ** (-5 + 6 * j / (len(tuning.rates) - 1))
            for j in range(len(tuning.rates))
        ]
        self.record = record
        rates = [self.rates] * len(self.names)
        self.tried = [
            [middle(self._true(r, k, rate)) for r, rate in zip(*one, strict=True)]
            for k, one in enumerate(zip(tuning.heights.tolist(), rates, strict=True))
        ]
        self.default = self._all(tuning.own_heights, fair.own_rates, middle)
        fresh = fair.fresh_starts
        self.own = self._all(fair.own_race.heights, fair.own_rates, list, fresh)
        self.tuned = self._all(fair.tuned_race.heights, fair.tuned_rates, list, fresh)
        self.n_races = len(self.own[0])
        self.n_walks = len(tuning.heights[0, 0])
        self.defaults = [
            OPTIMIZERS[key].default_learning_rate for key in record.walkers
        ]

    def _all(self, heights, rates, of, starts=None):
        pairs = zip(heights.tolist(), rates.tolist(), strict=True)
        return [of(self._true(r, k, rate, starts)) for k, (r, rate) in enumerate(pairs)]

    def _true(self, heights, walker, rate, starts=None):
        """Return heights; of some that are said to fall for ever it is looked at."""
        seeds = self.record.seeds
        first = 0 if starts is None else DRAWS
        starts = self.record.fair.tuning.starts if starts is None else starts
        falls = [j for j, height in enumerate(heights) if height == -inf]
        truly = all(
            fell(
                self.record,
                walker,
                rate,
                starts[j // len(seeds)],
                first + seeds[j % len(seeds)],
            )
            for j in falls[:2]
        )
        return [inf if h == -inf and not truly else h for h in heights]

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
        return "nobody has won one"
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
