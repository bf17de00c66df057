"""What becomes of every learning rate of the slider, from one start."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from engines.gradient_descent import Fate, GradientDescent, LongRuns, go_on
from engines.gradient_descent.long_run import arrival
from engines.gradient_descent.minima import nearest_minimum
from engines.gradient_descent.stopping import LOST_BEYOND
from pages.figures import theme
from pages.figures.rate_scale import Ends, moving_mark, rate_scale
from pages.ui.control import Note
from pages.ui.typed_box import stretched

from . import words
from .ground import OWN, RATES, surface_of
from .record import Record, leads_down, snap
from .resting import bottom_nearby, bottom_of_rest

NEAR = 1e-5  # of a minimum: at rest there
MOST_PLACES = 64  # of a walk that repeats nothing
LOWEST, OTHER, LEVEL = "deepest valley", "other valley", "level ground"
CYCLE, WANDERS, CREEPS = "a cycle", "never repeats", "creeps"
FALLS, FLIES_OFF, OFF = "falls for ever", "flies off", "leaves the curve"
ONLY_ONE = "the bottom"  # of a curve that has no other
SHORTER = {LOWEST: "lowest", ONLY_ONE: "bottom", OTHER: "other", CYCLE: "cycle"}
BY_FATE = {
    Fate.CYCLES: CYCLE,
    Fate.WANDERS: WANDERS,
    Fate.CREEPS: CREEPS,
    Fate.FALLS: FALLS,
    Fate.FLIES_OFF: FLIES_OFF,
}
COLOURS = {
    LOWEST: theme.SLOPE,
    ONLY_ONE: theme.SLOPE,
    OTHER: theme.MINIMUM,
    LEVEL: theme.MUTED,
    CYCLE: theme.NEXT,
    WANDERS: theme.CURVE,
    CREEPS: theme.PATH,
    FALLS: theme.HERE,
    FLIES_OFF: theme.HERE,
    OFF: theme.HERE,
}


@dataclass(frozen=True, eq=False)
class EveryRate:
    """The long runs of all the slider's learning rates."""

    rates: np.ndarray  # (n,)
    runs: LongRuns
    ends: tuple[str, ...]  # (n,) what becomes of each, in the words of the strip

    @cached_property
    def arrivals(self) -> list[int | None]:
        """The step from which each is where it will be for ever."""
        runs = self.runs
        return [
            arrival(runs.points[: last + 1, k], period)
            for k, (last, period) in enumerate(
                zip(runs.n_steps.tolist(), runs.periods.tolist(), strict=True)
            )
        ]

    @cached_property
    def places(self) -> np.ndarray:
        """Where each goes on to be, (n, MOST_PLACES), the other cells nan."""
        found = np.full((len(self.rates), MOST_PLACES), np.nan)
        for k, end in enumerate(self.ends):
            if end not in (FALLS, FLIES_OFF, OFF):
                last, n = int(self.runs.n_steps[k]) + 1, int(self.runs.periods[k])
                n = n or (1 if end == CREEPS else MOST_PLACES)
                found[k, :n] = self.runs.points[last - n : last, k, 0]
        return found

    def reaching(self, *ends: str) -> list[int]:
        """Return the numbers of the rates with one of these ends."""
        return [k for k, end in enumerate(self.ends) if end in ends]


@lru_cache(64)
def every_rate(ground: tuple, start: float, typed: float = 0.0) -> EveryRate:
    """Walk from a start with every learning rate of the curve's slider, in one call.

    Where one above them was `typed`, the rates are as many, and go as far as that.
    """
    low, high, grain = RATES[ground[0]]
    n = round((high - low) / grain) + 1
    grain = max(grain, (typed - low) / (n - 1))
    rates = np.array([float(f"{low + k * grain:.12g}") for k in range(n)])
    surface, starts = surface_of(*ground), np.full((n, 1), start)
    runs = go_on(surface, GradientDescent(rates), starts)
    return EveryRate(rates, runs, tuple(_end(surface, runs, k) for k in range(n)))


def _end(surface, runs: LongRuns, walk: int) -> str:
    fate = runs.fates[walk]
    if surface.name == OWN and fate in (Fate.FALLS, Fate.FLIES_OFF):
        last = runs.points[: int(runs.n_steps[walk]) + 2, walk, 0][-4:]
        if abs(last[-1]) <= LOST_BEYOND:
            return OFF
        return FALLS if leads_down(surface, last) else FLIES_OFF
    if fate is not Fate.RESTS:
        return BY_FATE[fate]
    place = runs.places(walk)[-1]
    minimum = nearest_minimum(place, surface)
    if minimum is not None and abs(place[0] - minimum[0]) <= NEAR:
        return LOWEST if minimum == surface.minima[0] else OTHER
    return OTHER if surface.hessian(place)[0, 0] > 0 else LEVEL


def scale_before_bet(record: Record) -> Note:
    """Mark 1/λ and 2/λ below the learning rate, on its slider's own scale."""
    return _scale(record, None)


def scale(record: Record) -> Note:
    """Draw there, too, what becomes of every learning rate from this start."""
    settings = record.settings
    rate, (_, high, _) = settings.learning_rate, RATES[settings.curve]
    found = every_rate(settings.ground, settings.start, rate if rate > high else 0.0)
    places = found.places if settings.places else None
    if places is not None and np.isnan(places).all():
        places = None  # with every η it is gone
    is_only = len(settings.surface.minima) == 1
    names = [ONLY_ONE if is_only and end == LOWEST else end for end in found.ends]
    return _scale(record, Ends(found.rates, names, COLOURS, places, SHORTER))


def _scale(record: Record, ends: Ends | None) -> Note:
    settings, told = record.settings, ends is not None
    bottom = (told and bottom_of_rest(record)) or bottom_nearby(record)
    low, high, grain = RATES[settings.curve]
    span = stretched((low, high), grain, settings.learning_rate)

    def choose(point: dict) -> dict[str, float]:
        rate = min(max(snap(point["x"], grain), low), span[1])
        return {f"eta_{settings.curve}": rate}

    says = words.boundary(record, told)
    perfect = 1 / bottom[1] if bottom else None
    panel = rate_scale(span, settings.learning_rate, perfect, says, ends)
    return Note(says, panel, clicked=choose, live=moving_mark)
