"""The pictures of the race: the ground from above and aside, heights, and slopes."""

from dataclasses import dataclass, replace

import numpy as np

from pages.figures.fields import Coordinates, Path, contour_panel
from pages.figures.marks import critical_marks
from pages.figures.panel import Panel
from pages.figures.places import named
from pages.figures.powers import power_axis
from pages.figures.relief import surface_panel
from pages.figures.sizes import Sizes, heights_panel, powers_of, sizes_panel
from pages.figures.undefined import undefined_here
from pages.figures.walkers import names_of, walker

from .record import Record

VIEWS = ABOVE, ASIDE, BOTH = ("From above", "3-D", "Both")
SAYS = Coordinates("x", "y", "f")
WIDER = 1.5  # the ground, than the lines beside it
BEFORE = 8  # powers of ten below the start are shown before the bet
HAIR = 4e-16  # of a height: its rounding
SAME = 1e-12  # of a height: no lower than the bottom, but for the search for it


def panels(record: Record) -> list[Panel]:
    """Draw the ground from one side, heights and slopes; from two, and heights."""
    view, drawn = record.settings.view, []
    if view != ASIDE:
        drawn.append(ground_panel(record))
    if view in (ASIDE, BOTH):
        drawn.append(relief_panel(record))
    drawn.append(height_panel(record))
    return drawn if view == BOTH else [*drawn, slope_panel(record)]


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw the same, on axes that do not tell how it ends."""
    return panels(record.before_bet)


def paths(record: Record) -> list[Path]:
    """Return every walk in the looks of its optimizer."""
    found, upto = record.race, [step + 1 for step in record.shown]
    return [
        walker(key, found.points[:, at], found.values[:, at], upto)
        for at, key in enumerate(record.walkers)
    ]


def ground_panel(record: Record) -> Panel:
    """Draw the ground from above, with all walks on it and what is level there."""
    every = paths(record)
    first = [every[at] for at in _names_first(record)]
    words = [*names_of(record.window, first, "step"), *undefined_here(record.ground)]
    return contour_panel(
        "From above: click or drag a start",
        "ground",
        record.ground,
        every,
        SAYS,
        alt="The ground from above, with all walks on it",
        height=520,
        grow=WIDER,
        traces=critical_marks(record.critical, SAYS),
        names=named(record.window, words),
        clickable=True,
    )


def _names_first(record: Record) -> list[int]:
    """Return all walkers, first whose name has to find room: after the bet the lowest.

    Then come those that rank behind, and who is lost or not ranked.
    """
    every = range(len(record.walkers))
    order = sum(record.order(record.race.n_steps), ()) if record.is_told else ()
    return [*order, *(at for at in every if at not in order)]


def relief_panel(record: Record) -> Panel:
    """Draw the same ground in three dimensions."""
    return surface_panel(
        "In 3-D: turn it",
        "relief",
        record.ground,
        paths(record),
        SAYS,
        alt="The ground in three dimensions, with all walks on it",
        height=520,
    )


def floor_of(record: Record) -> float | None:
    """Return the height of the ground's bottom; None where none is known.

    That is the lowest of the level places, if no ground in the picture is lower, nor
    anyone who walks, as far as that may be told.
    """
    levels = record.critical.values
    lowest = float(np.min(levels, initial=np.inf, where=np.isfinite(levels)))
    walked = record.race.values if record.is_told else record.race.values[:1]
    known = walked[np.isfinite(walked)]
    reached = float(np.min(known, initial=record.ground.low))
    is_bottom = lowest - SAME * max(1.0, abs(lowest)) <= reached
    return min(lowest, reached) if np.isfinite(lowest) and is_bottom else None


@dataclass(frozen=True, eq=False)
class Lines:
    """What a panel shows of all walks, step by step, and the ends of its axis."""

    walks: list[Sizes]
    ends: tuple[float, float]  # as they are drawn: powers of ten, or heights
    floor: float | None = None  # of heights that are drawn as what is above it
    is_plain: bool = False  # heights as they are

    def drawn(self, values: np.ndarray) -> np.ndarray:
        """Return where values (...) are drawn; what lies beyond is at the edge."""
        high = values if self.floor is None else above(self.floor, values)
        with np.errstate(divide="ignore", invalid="ignore"):
            high = high if self.is_plain else np.log10(high)
        ends = self.ends if self.is_plain else power_axis(*self.ends, "")["range"]
        return np.clip(np.nan_to_num(high, nan=ends[1]), *ends)


def above(floor: float, values: np.ndarray) -> np.ndarray:
    """Return how far values are above the floor, 0 where only rounding parts them."""
    gaps = values - floor
    return np.where(gaps <= HAIR * abs(floor), 0.0, gaps)


def heights(record: Record) -> Lines:
    """Return how high everyone is: above the bottom, if it is known."""
    floor, values = floor_of(record), record.race.values
    if floor is None:
        return Lines(_sizes(record, values), _ends(record), is_plain=True)
    walks = _sizes(record, above(floor, values), zero="at the bottom")
    return Lines(walks, _powers(record, walks), floor)


def slopes(record: Record) -> Lines:
    """Return the slope under everyone."""
    walks = _sizes(record, record.race.gradient_norms)
    return Lines(walks, _powers(record, walks))


def height_panel(record: Record) -> Panel:
    """Draw how high everyone is, step by step."""
    lines = heights(record)
    said = {"alt": "How high everyone is, step by step", "height": 520}
    if lines.is_plain:
        frame = "How high, step by step", "heights", lines.walks, "step", "f"
        return heights_panel(*frame, ends=lines.ends, last=_last(record), **said)
    frame = "Above the bottom", "heights", lines.walks, "step", "f − lowest f"
    return sizes_panel(*frame, powers=lines.ends, last=_last(record), **said)


def slope_panel(record: Record) -> Panel:
    """Draw the slope under everyone, step by step."""
    lines = slopes(record)
    frame = "The slope underfoot", "slopes", lines.walks, "step", "|∇f|"
    said = {"alt": "The slope under everyone, step by step", "height": 520}
    return sizes_panel(*frame, powers=lines.ends, last=_last(record), **said)


def _last(record: Record) -> int:
    """Return the last step of the axis, which tells no end before the bet."""
    return 0 if record.is_told else record.settings.n_steps


def _sizes(record: Record, values: np.ndarray, **more: object) -> list[Sizes]:
    """Return the sizes of all walks, as far as each was walked.

    A walk that came to rest goes on at its last size; one that got lost ends with it.
    """
    lost, found = record.race.is_lost().tolist(), []
    first = _names_first(record)
    for at, key in enumerate(record.walkers):
        last = record.race.trajectories[at].n_steps if lost[at] else len(values) - 1
        upto = [min(step, last) + 1 for step in record.shown]
        told = {"rank": first.index(at), **more}
        found.append(Sizes(key, values[: last + 1, at], upto, lost[at], **told))
    return found


def _powers(record: Record, walks: list[Sizes]) -> tuple[int, int]:
    """Return the powers of ten of all sizes; before the bet, of those at the start."""
    if record.is_told:
        return powers_of(walks)
    _, high = powers_of([replace(one, values=one.values[:1]) for one in walks])
    return high - BEFORE, high + 1


def _ends(record: Record) -> tuple[float, float]:
    """Return the ends of the axis of heights: those of the ground, and of the start."""
    low, high = record.ground.low, record.ground.high
    start = float(record.race.values[0, 0])
    if np.isfinite(start):
        low, high = min(low, start), max(high, start)
    room = 0.05 * (high - low) or 1.0
    return low - room, high + room
