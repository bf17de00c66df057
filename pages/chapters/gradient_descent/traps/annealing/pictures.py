"""The pictures of one chain: on the ground, its height, and how readily it climbs."""

from dataclasses import replace

import numpy as np

from engines.gradient_descent import CriticalKind, CriticalPoints
from pages.figures import theme
from pages.figures.axes import Ends, axis, counted_axis
from pages.figures.fields import Coordinates, Path, contour_panel
from pages.figures.keys import keyed_title, line_word
from pages.figures.marks import critical_marks
from pages.figures.panel import Panel, Span, rounded
from pages.figures.places import named
from pages.figures.series import Series, series_panel
from pages.figures.shapes import arrow, box, segment
from pages.figures.sizes import cross
from pages.figures.undefined import undefined_here
from pages.figures.walkers import hollow, names_of, small

from . import many_pictures
from .record import MANY, Record

SAYS = Coordinates("x", "y", "f")
WIDER = 1.3  # the ground, than the lines beside it
STAY = 8  # positions for which the mark of a proposal stays
LATELY = 20  # proposals, of which those accepted are counted
ROOM = 380  # pixels of the ground's title
UP, DOWN, REFUSED = theme.HERE, theme.SLOPE, theme.MUTED
KEY = (
    ("▲ uphill", UP),
    ("▼ downhill", DOWN),
    ("✕ refused", REFUSED),
    ("― offered", theme.NEXT),
    ("□ in reach", REFUSED),
    ("★ minimum", theme.MINIMUM),
)
LINES_ROOM = 250  # pixels of the title of heights
CHAIN = theme.stroke(theme.PATH, 1.5)
TWIN = theme.stroke(theme.INK, 1.5, "dot")
BEST = theme.stroke(theme.MINIMUM, 2, "dash")
COOLED = theme.stroke(theme.HERE, 2)
ACCEPTED = theme.stroke(theme.SLOPE, 2, "dot")
CHAIN_NAME, TWIN_NAME = "annealing", "T = 0"


def panels(record: Record) -> list[Panel]:
    """Draw one chain, or how many fare."""
    if record.settings.chain_view == MANY:
        return many_pictures.panels(record)
    return [ground_panel(record), height_panel(record), temperature_panel(record)]


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw them without Boltzmann's shares, where these answer what is asked."""
    if record.settings.chain_view == MANY and record.asks_of_both:
        return many_pictures.panels(record, is_over=False)
    return panels(record)


def upto(record: Record) -> list[int]:
    """Return how many points are shown at each position."""
    return [step + 1 for step in record.shown]


def ground_panel(record: Record) -> Panel:
    """Draw the ground, both chains on it, and what is proposed and comes of it."""
    chain, cold, seen = record.chain, record.cold, upto(record)
    paths = [
        Path(chain.points, chain.values, seen, CHAIN_NAME, CHAIN, theme.PATH, small)
    ]
    if not record.is_cold:
        twin = cold.points, cold.values, seen, TWIN_NAME, TWIN, theme.INK, hollow
        paths.append(Path(*twin))
    words = [*names_of(record.window, paths, "step"), *undefined_here(record.ground)]
    panel = contour_panel(
        "",
        "annealing ground",
        record.ground,
        paths,
        SAYS,
        alt="The ground from above, with the chain and its proposals on it",
        height=520,
        grow=WIDER,
        traces=critical_marks(_minima(record), SAYS),
        names=named(record.window, words),
        under=lambda step: _proposal(record, step),
        clickable=True,
    )
    panel = panel.with_layout(**keyed_title("Proposals", KEY, ROOM))
    return replace(panel, spans=[*panel.spans, *_verdicts(record)])


def _minima(record: Record) -> CriticalPoints:
    """Return the minima alone: the other marks are those of proposals."""
    found = record.critical
    some = [at for at, kind in enumerate(found.kinds) if kind is CriticalKind.MINIMUM]
    rows = {
        name: getattr(found, name)[some]
        for name in ("points", "values", "eigenvalues", "isolated")
    }
    return replace(found, kinds=tuple(found.kinds[at] for at in some), **rows)


def _proposal(record: Record, step: int) -> list[dict]:
    """Return the square of all proposals of a step, and the way to the one made."""
    t, stride = record.shown[step], record.settings.stride
    if t == record.n_steps:
        return []
    (x, y), (there_x, there_y) = record.chain.points[t], record.chain.proposals[t]
    square = (x - stride, x + stride), (y - stride, y + stride)
    edge = theme.stroke(theme.MUTED, 1, "dot")
    way = (float(x), float(there_x)), (float(y), float(there_y))
    return [
        box(*(tuple(map(float, side)) for side in square), edge=edge),
        segment(*way, theme.NEXT, 2),
    ]


def _verdicts(record: Record) -> list[Span]:
    """Return the marks of proposals, each for some positions from its own on."""
    chain, spans = record.chain, []
    last = len(record.shown) - 1
    for step, t in enumerate(record.shown[:-1]):
        x, y = record.window.edge(*chain.proposals[t].tolist())
        if not chain.accepted[t]:
            mark = cross(x, y, REFUSED)
        else:
            is_up = bool(chain.rises[t] > 0)
            mark = arrow(x, y, UP if is_up else DOWN, up=is_up)
        spans.append(Span(mark, step, min(step + STAY, last)))
    return spans


def heights_of(record: Record) -> Ends:
    """Return the ends of the axis of heights: those that the chains have stood at."""
    both = np.concatenate([record.chain.values, record.cold.values])
    known = both[np.isfinite(both)]
    if not known.size:
        return 0.0, 1.0
    low, high = float(known.min()), float(known.max())
    room = 0.06 * (high - low) or 1.0
    return low - room, high + room


def height_panel(record: Record) -> Panel:
    """Draw how high the chain stands, the lowest so far, and its twin."""
    chain, seen, ends = record.chain, upto(record), heights_of(record)
    lines = [
        (CHAIN_NAME, chain.values, CHAIN),
        ("lowest so far", chain.best_values, BEST),
    ]
    if not record.is_cold:
        lines.append((TWIN_NAME, record.cold.values, TWIN))
    return _over_steps(
        "How high, step by step",
        "heights",
        record,
        [(name, drawn(values, ends), line) for name, values, line in lines],
        axis(ends, "f"),
        "How high the chain stands, and the lowest so far, step by step",
        seen,
    )


def drawn(values: np.ndarray, ends: Ends) -> np.ndarray:
    """Return heights as they are drawn: where there is none, at the upper edge."""
    return np.clip(np.nan_to_num(values, nan=ends[1], posinf=ends[1]), *ends)


def lately(accepted: np.ndarray) -> np.ndarray:
    """Return after each proposal which share of the latest was accepted, (T,)."""
    counts = np.concatenate([[0], np.cumsum(accepted)])
    moments = np.arange(1, len(counts))
    first = np.maximum(moments - LATELY, 0)
    return (counts[1:] - counts[first]) / (moments - first)


def temperature_panel(record: Record) -> Panel:
    """Draw the temperature, and which share of the latest proposals was accepted."""
    chain, first = record.chain, record.settings.temperature
    shares = chain.temperatures / first if first else chain.temperatures
    cooled = np.append(shares, shares[-1])
    lines = [
        ("T / T₀", cooled, COOLED),
        (f"accepted of {LATELY}", lately(chain.accepted), ACCEPTED),
    ]
    return _over_steps(
        "Temperature and acceptance",
        "temperature",
        record,
        lines,
        axis((-0.04, 1.08), ""),
        "The temperature, and the share of proposals accepted lately, step by step",
        upto(record),
    )


def _over_steps(title, key, record, lines, yaxis, alt, seen) -> Panel:
    n = record.n_steps
    series = [_line(values, line, n, seen) for _, values, line in lines]
    words = [line_word(name, line) for name, _, line in lines]
    panel = series_panel(
        title,
        key,
        series,
        len(record.shown),
        alt=alt,
        xaxis=counted_axis((-0.04 * n, 1.06 * n), "step"),
        yaxis=yaxis,
        height=520,
        dragmode="pan",
    )
    return panel.with_layout(**keyed_title(title, words, LINES_ROOM))


def _line(values: np.ndarray, line: dict, n: int, seen: list[int]) -> Series:
    """Return a line over the steps up to n; one of n values begins after the first."""
    first = n + 1 - len(values)
    reached = [end - first for end in seen]
    return Series("", [*range(first, n + 1)], rounded(values), line, reached)
