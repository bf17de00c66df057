"""The picture of "The check": the worst errors against h, of each way of nudging."""

from pages.figures import theme
from pages.figures.axes import named_axis
from pages.figures.panel import Panel
from pages.figures.powers import power_of, raised
from pages.figures.series import Series, series_panel
from pages.figures.shapes import ring, segment, top_words, words
from pages.words.numbers import short

from ..break_it.pictures import LIMITS, error_axis, height_of
from .record import NUDGES, Record
from .turn import Turn

COLOURS = {"centred": theme.PATH, "forward": theme.HERE, "complex": theme.SLOPE}
DASHES = {"centred": "solid", "forward": "dash", "complex": "dashdot"}
SIGNS = {"centred": "━", "forward": "╍", "complex": "┅"}
DIFFERENCES = ("centred", "forward")
WIDE, NARROW = 3.5, 2.0  # the learner's way, and the others
EXPECTED = theme.stroke(theme.MUTED, 2, "dot")
FREE, HIGH = -9.2, 1.5  # the powers of ten at which names stand, one below another


def panels(record: Record) -> list[Panel]:
    """Draw the worst error of both differences, and of the learner's way, against h."""
    steps = [power_of(h) for h in NUDGES]
    low, high = steps[-1], steps[0]
    ends = (high + 0.2, low - 0.3)
    limits = [segment(ends, (limit,) * 2, theme.MUTED, 1, "dot") for limit in LIMITS]
    ways = _ways(record)
    # The lines lie so near each other that no name beside one is beside it alone.
    names = [(f"{SIGNS[way]} {way}", COLOURS[way]) for way in ways]
    if len(ways) == len(DIFFERENCES):
        names.append(("┈ expected", theme.MUTED))
    below = words(ends[1], LIMITS[0], "happy below", theme.MUTED, -10, 12, "right")
    frames = [[] for _ in NUDGES]
    frames[-1] = _bests(record, ways, ends[1])  # before, they would tell the best
    panel = series_panel(
        "Worst error",
        "sweep",
        [*_expected(record, steps), *(_line(record, way, steps) for way in ways)],
        len(steps),
        alt="The worst error against the nudge, of each way of nudging",
        xaxis=_nudges(low, high),
        yaxis=error_axis(),
        shapes=[*limits, below, top_words(names)],
        frames=frames,
        dragmode=False,
    )
    return [panel]


def _ways(record: Record) -> list[str]:
    """Return the ways that are drawn, the learner's last: it lies on top."""
    own = record.sweep.method
    return [*(way for way in DIFFERENCES if way != own), own]


def _expected(record: Record, steps: list[float]) -> list[Series]:
    """Draw what theory expects of the learner's difference."""
    if record.sweep.method not in DIFFERENCES:
        return []
    heights = [*map(height_of, record.sweep.expected)]
    return [Series("", steps, heights, EXPECTED, radius=0)]


def _line(record: Record, way: str, steps: list[float]) -> Series:
    is_own = way == record.sweep.method
    stroke = theme.stroke(COLOURS[way], WIDE if is_own else NARROW, DASHES[way])
    heights = [*map(height_of, record.turns[way].worst)]
    return Series("", steps, heights, stroke, radius=6 if is_own else 4)


def _spot(turn: Turn) -> tuple[float, float]:
    return power_of(NUDGES[turn.best]), height_of(turn.least)


def _bests(record: Record, ways: list[str], edge: float) -> list[dict]:
    """Mark each way's best nudge, and name them all where no line runs."""
    found = [way for way in reversed(ways) if not record.turns[way].is_flat]
    gap, said = _gap(record)
    lines = [
        (f"best {way} {short(record.turns[way].least, 2)}", COLOURS[way])
        for way in found
    ] + said
    return [
        *gap,
        *(ring(*_spot(record.turns[way]), COLOURS[way], 9, 2.5) for way in found),
        *(
            words(edge, FREE - HIGH * row, text, colour, 0, 12, "right")
            for row, (text, colour) in enumerate(lines)
        ),
    ]


def _gap(record: Record) -> tuple[list[dict], list[tuple[str, str]]]:
    """Measure the gap between the best of both differences, where there are two."""
    centred, forward = (record.turns[way] for way in DIFFERENCES)
    if centred.is_flat or forward.is_flat or not centred.least * forward.least:
        return [], []
    (x, low), (across, high) = _spot(centred), _spot(forward)
    lines = [
        segment((x, across), (high, high), theme.MUTED, 1.5, "dash"),
        segment((x, x), (low, high), theme.INK, 2),
    ]
    return lines, [(f"gap × {short(forward.least / centred.least)}", theme.INK)]


def _nudges(low: float, high: float) -> dict:
    """Return the axis from large nudges to small ones: the way the steps go."""
    powers, ends = range(-15, 0, 2), (high + 0.3, low - 0.4)
    return named_axis(ends, powers, map(raised, powers), "nudge h, ever smaller")
