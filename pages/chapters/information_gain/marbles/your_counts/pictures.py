"""The pictures of a split by hand: its counts, shares times entropies, and results."""

from engines.decision_trees import CountedSplit
from pages.figures import theme
from pages.figures.axes import axis, rows_axis
from pages.figures.bars import Bar, bars_panel
from pages.figures.classes import class_key
from pages.figures.keys import keyed_figure
from pages.figures.lettering import pixels, shortened
from pages.figures.panel import Panel
from pages.figures.plain import Figure, bar
from pages.figures.shapes import box
from pages.figures.stacked import stacked
from pages.words.numbers import few, short

from .blocks import blocks_panel
from .record import ANSWERS, AVERAGE, GAIN, GROUP, RATIO, Record

HEIGHT, HALF = 360, 180
ROOM = 250  # pixels of a title where the room is least
INSIDE = 190  # pixels of the longest bar, where the room is least
LETTERS = 12  # of a group's name beside its bar
BEYOND = 1.6  # times the longest bar: room for its number


def panels(record: Record) -> list[Panel]:
    """Draw the counts, shares times entropies, and what comes of them."""
    results = stacked(_amounts(record), _shares(record), 0.5)
    return [counts_panel(record), blocks_panel(record), results]


def counts_panel(record: Record) -> Panel:
    """Draw the bag and its groups, and frame the one that a step tells of."""
    figure = counts_figure(record.split, "The counts")
    frames = [
        [_framed(at + 1 if kind == GROUP else 0, record.n)]
        if kind in (GROUP, "bag")
        else []
        for kind, at in record.steps
    ]
    alt = "The counts of the classes in the bag and in each group"
    return Panel(figure, alt, HEIGHT, frames=frames)


def counts_figure(split: CountedSplit, title: str, above: float = 0.6) -> Figure:
    """Draw the bag and its groups as bars of their classes, one below the other.

    `above` is how much room there is above the first bar, in bars.
    """
    names, n = split.given.class_names, float(split.counts.sum())
    groups = [shortened(name, LETTERS) for name, _ in split.given.groups]
    rows = [[float(count) for count in split.counts]]
    rows += split.children.tolist() if groups else []
    return keyed_figure(
        title,
        class_key(title, names, ROOM),
        ROOM,
        "counts",
        [_bars(rows, at, name, n) for at, name in enumerate(names)],
        barmode="stack",
        xaxis=axis((0, 1.02 * n), "how many", nticks=5),
        yaxis=rows_axis(["bag", *groups], above, tickangle=0),
        dragmode=False,
    )


def _bars(rows: list[list[float]], at: int, name: str, n: float) -> dict:
    """Return how many of a class there are in each row."""
    counts = [row[at] for row in rows]
    texts = [f"{count:,.0f}" for count in counts]
    fits = [
        text if count / n * INSIDE >= pixels(text, 11) + 4 else ""
        for text, count in zip(texts, counts, strict=True)
    ]
    return bar(
        y=list(range(len(rows))),
        x=counts,
        orientation="h",
        name=shortened(name, 30),
        width=0.66,
        marker={
            "color": theme.class_colour(at),
            "line": {"color": theme.PAPER, "width": 1},
        },
        text=fits,
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": theme.PAPER, "size": 11},
        constraintext="none",
        hovertemplate=f"%{{x:,}} {shortened(name, 30)}<extra></extra>",
    )


def _framed(row: int, n: float) -> dict:
    """Return a frame around a row's bar."""
    return box((0, 1.01 * n), (row - 0.42, row + 0.42), edge=theme.stroke(theme.INK, 2))


# --- results ------------------------------------------------------------------------


def _amounts(record: Record) -> Panel:
    """Draw entropy, average, gain and split information, in the unit chosen."""
    split, of = record.split, record.unit.of
    told = [("H", of(split.entropy), "bag", theme.CURVE)]
    if record.is_split:
        told += [
            ("average", of(split.expected_entropy), AVERAGE, theme.PATH),
            ("gain", of(split.gain), GAIN, theme.HERE),
            ("split info", of(split.split_information), ANSWERS, theme.MUTED),
        ]
    title = f"In {record.unit.many} ({record.unit.log})"
    return _results(record, title, "amounts", told)


def _shares(record: Record) -> Panel:
    """Draw what has no unit: Gini, its gain, and the gain ratio."""
    split = record.split
    told = [("Gini", split.gini, "bag", theme.CURVE)]
    if record.is_split:
        told += [
            ("average", split.expected_gini, AVERAGE, theme.PATH),
            ("Gini gain", split.gini_gain, GAIN, theme.HERE),
            ("gain ratio", split.gain_ratio, RATIO, theme.MUTED),
        ]
    return _results(record, "Without a unit", "shares", told)


Told = tuple[str, float, str, str]  # name, value, the kind of step, colour


def _results(record: Record, title: str, key: str, told: list[Told]) -> Panel:
    most = max([value for _, value, _, _ in told] + [0.05])
    steps = []
    for step in range(len(record.steps)):
        bars = [
            Bar(at, 0.0, value, paint, half=0.3, text=short(value, 4), ink=theme.INK)
            for at, (_, value, kind, paint) in enumerate(told)
            if step >= (record.first(kind) or 0)
        ]
        steps.append(bars)
    names = [name for name, *_ in told]
    said = ", ".join(f"{name} {few(value, 4)}" for name, value, *_ in told[:1])
    return bars_panel(
        title,
        key,
        steps,
        alt=f"{title}: {said} and what comes of it",
        xaxis=axis((0, BEYOND * most), nticks=4),
        yaxis=rows_axis(names),
        height=HALF,
        lies=True,
        dragmode=False,
    )
