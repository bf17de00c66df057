"""The pictures of the fog: the plane with what was felt on it, and the heights felt.

Before the fog has lifted nothing is drawn of the ground but what was felt; before the
bet is over nothing of what the machines did.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from engines.gradient_descent import Felt
from engines.gradient_descent.foggy_grounds import WINDOW
from pages.figures import theme
from pages.figures.axes import Window, axis
from pages.figures.fields import Coordinates, Path, contour_panel
from pages.figures.panel import Panel, Span, rounded
from pages.figures.places import Name, named
from pages.figures.plain import heatmap, scatter
from pages.figures.series import Series, series_panel
from pages.figures.shapes import ring, segment, words
from pages.words.numbers import short

from .controls import GRAIN, LAST, place_of
from .looks import LOOKS, been, probe, stands, way
from .record import YOU, Record

SAYS = Coordinates("x", "y", "f")
PLANE = Window(*WINDOW)
SQUARE = {"xaxis": {"constrain": "domain"}}
SQUARE |= {"yaxis": {"constrain": "domain", "scaleanchor": "x"}}
TALL, WIDER = 520, 1.3
LATTICE = [place_of(number) for number in range(LAST + 1)]
DIGITS = 4
EVERY = 4  # probes there is a mark
BESIDE = 1.25  # of the probes: where the axis ends, behind the names


def panels(record: Record) -> list[Panel]:
    """Draw the ground where it may be seen, and the lowest heights felt by everyone."""
    if not record.is_over:
        return in_the_fog(record)
    return [_ground(record, [*record.players]), _heights(record, [*record.players])]


def before_bet(record: Record) -> list[Panel]:
    """Draw the same without the machines."""
    if not record.is_over:
        return in_the_fog(record)
    return [_ground(record, [YOU]), _heights(record, [YOU])]


def in_the_fog(record: Record) -> list[Panel]:
    """Draw the fog with what was felt, and the heights that were."""
    return [_fog(record), _heights(record, [YOU])]


def _fog(record: Record) -> Panel:
    """Draw fog all over; a click feels the place of the lattice that is nearest."""
    fog = heatmap(
        x=LATTICE,
        y=LATTICE,
        z=np.zeros((len(LATTICE),) * 2, dtype="int8"),
        colorscale=[[0.0, theme.GRID], [1.0, theme.GRID]],
        showscale=False,
        hovertemplate="x = %{x:.1f}, y = %{y:.1f}: not felt<extra></extra>",
    )
    axes = {"xaxis": axis(PLANE.x, "x"), "yaxis": axis(PLANE.y, "y")}
    title, key = "In the fog: click where to feel", f"fog {record.settings.fog_seed}"
    traces = [fog, *(_felt(record, at) for at in range(record.n_probes))]
    figure = theme.figure(title, key, traces, **axes, dragmode="pan")
    return Panel(
        figure.with_layout(**SQUARE),
        "The fog: every probe is a dot with its height and a needle that points "
        "downhill",
        TALL,
        WIDER,
        [_probes(record, record.n_probes)],
        names=named(PLANE, _felt_heights(record)),
        clickable=True,
    )


def _felt(record: Record, at: int) -> dict:
    """Let the cell of a probe say what was felt there; it looks like all the others."""
    x, y = record.you.points[at].tolist()
    height = short(float(record.you.heights[at]), DIGITS)
    says = f"x = {x:.1f}, y = {y:.1f}: probe {at + 1} felt {height}".replace("-", "−")
    return heatmap(
        x=[x - GRAIN / 2, x + GRAIN / 2],
        y=[y - GRAIN / 2, y + GRAIN / 2],
        z=[[0]],
        colorscale=[[0.0, theme.GRID], [1.0, theme.GRID]],
        showscale=False,
        hovertemplate=f"{says}<extra></extra>",
    )


def _probes(record: Record, t: int) -> list[dict]:
    """Draw the learner's probes; those after the first t are faint."""
    you = record.you
    order = [*range(t, record.n_probes), *range(t)]
    return [
        shape
        for at in order
        for shape in probe(you, at, is_faint=at >= t, is_newest=at == t - 1)
    ]


def _felt_heights(record: Record) -> list[Name]:
    """Return the height of every probe, from when it is felt; the newest comes first.

    After the game they are there from the start: all of them are known.
    """
    there = [range(record.n_probes)] * record.n_steps
    return [
        Name(
            np.array([[record.you.points[at]] for _ in there]),
            short(float(record.you.heights[at]), DIGITS),
            theme.INK,
            11,
            plate=True,
            near=record.is_over,
            covers="anything",
        )
        for at in reversed(range(record.n_probes))
    ]


def _ground(record: Record, shown: Sequence[str]) -> Panel:
    """Draw the ground from above, with the probes of the learner, and of others."""
    machines = {who: record.players[who] for who in shown if who != YOU}
    names = [
        Name(stands(felt), LOOKS[who].name, LOOKS[who].colour, 8, plate=True)
        for who, felt in machines.items()
    ]
    drawn = contour_panel(
        "The fog has lifted",
        f"ground {record.settings.fog_seed} {record.settings.felt}",
        record.field,
        [_yours(record)],
        SAYS,
        alt="The ground from above, with everyone's probes on it",
        height=TALL,
        grow=WIDER,
        traces=[_bottoms(record)],
        names=named(PLANE, [*names, *_felt_heights(record)]),
        under=lambda step: _probes(record, step),
    ).with_layout(**SQUARE)
    ways = tuple(way(who, felt) for who, felt in machines.items())
    prints = [span for who, felt in machines.items() for span in been(who, felt)]
    return replace(drawn, trails=(*drawn.trails, *ways), spans=[*drawn.spans, *prints])


def _yours(record: Record) -> Path:
    """Return the learner's probes as a way from one to the next."""
    upto = [max(1, step) for step in range(record.n_steps)]
    line = LOOKS[YOU].line(1)
    return Path(record.you.points, record.you.heights, upto, "", line, theme.CLEAR)


def _bottoms(record: Record) -> dict:
    """Mark the bottoms of all hollows."""
    edge = {"color": theme.PAPER, "width": 1}
    look = {"symbol": "star", "size": 14, "color": theme.MINIMUM, "line": edge}
    texts = [short(float(depth), DIGITS) for depth in record.depths]
    x, y = record.minima.T.tolist()
    says = "bottom at (%{x:.2f}, %{y:.2f})<br>f = %{text}<extra></extra>"
    return scatter(
        x=x, y=y, text=texts, mode="markers", marker=look, hovertemplate=says
    )


# --- heights ------------------------------------------------------------------------


def _heights(record: Record, shown: Sequence[str]) -> Panel:
    """Draw the lowest height felt so far, probe by probe, and what each probe felt."""
    budget = record.settings.fog_budget
    players = {who: record.players[who] for who in shown} if record.is_over else {}
    players = players or ({YOU: record.you} if record.n_probes else {})
    lines = [_lowest(record, who, felt) for who, felt in players.items()]
    low, high = _ends(record, players.values())
    ticks = {} if players else {"showticklabels": False}
    bottom = _bottom_line(record, budget) if record.is_over else []
    return series_panel(
        "Lowest felt so far",
        f"lowest {record.settings.fog_seed} {record.settings.felt}",
        lines,
        record.n_steps,
        alt="The lowest height felt so far, probe by probe",
        xaxis=axis((0.4, budget * BESIDE + 0.6), "probes", tickvals=_counts(budget)),
        yaxis=axis((low, high), "height f", nticks=6, **ticks),
        height=TALL,
        spans=bottom,
        frames=[_single(record, step) for step in range(record.n_steps)],
        dragmode=False,
    )


def _counts(budget: int) -> list[int]:
    """Return the numbers of probes that the axis names."""
    return [1, *range(EVERY, budget + 1, EVERY)]


def _lowest(record: Record, who: str, felt: Felt) -> Series:
    look, n = LOOKS[who], record.n_probes
    upto = [max(1, record.upto(step)) for step in range(record.n_steps)]
    name = look.name if record.is_over else ""
    x, y = range(1, n + 1), rounded(felt.best, 6)
    return Series(name, x, y, look.line(2.5), upto)


def _single(record: Record, step: int) -> list[dict]:
    """Draw the height of each of the learner's probes, the lowest or not."""
    heights = rounded(record.you.heights[: record.upto(step)])
    return [ring(t, y, theme.HERE, 4, 1.5) for t, y in enumerate(heights, start=1)]


def _ends(record: Record, players: Iterable[Felt]) -> tuple[float, float]:
    """Return the ends of the heights: those felt, and when it is seen the bottom."""
    heights = [record.you.heights, *(felt.best for felt in players)]
    heights += [[record.bottom]] if record.is_over else []
    every = np.concatenate(heights)
    if not len(every):
        return 0.0, 1.0
    low, high = float(every.min()), float(every.max())
    room = (high - low) or 1.0
    return low - 0.12 * room, high + 0.12 * room


def _bottom_line(record: Record, budget: int) -> list[Span]:
    """Draw the height of the bottom, from when the fog has lifted."""
    end, last = budget * BESIDE + 0.6, record.n_steps - 1
    level = (record.bottom, record.bottom)
    line = segment((0.4, end), level, theme.MINIMUM, 1.5, "dash")
    said = words(0.6, record.bottom, "bottom", theme.MINIMUM, -10, 12, "left")
    return [Span(line, 0, last), Span(said, 0, last)]
