"""Two splits of the same rows, and what each measure says they gain."""

from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.panel import Panel
from pages.figures.plain import bar
from pages.figures.stacked import stacked

from ..record import SPLITS, Record
from .looks import HIGH, LOW, MEASURES, broken, named

STRIPES = ((theme.CURVE, ""), (theme.MINIMUM, "/"))  # of the two splits
ANSWERS = (("yes", theme.PATH), ("no", theme.CURVE))
NAMED_FROM = 200  # rows: a bar of fewer has no room for a word


def splits_panel(record: Record) -> Panel:
    """Draw the two splits, and what they gain."""
    return stacked(_splits(), _gains(record), 0.48)


def _splits() -> Panel:
    """Draw two splits of the same rows: one bar for each child, yes and no."""
    rows = {
        f"{name[-1]}, child {at}": child.tolist()
        for name, children in SPLITS
        for at, child in enumerate(children, 1)
    }
    figure = theme.figure(
        "Two ways to split 800 rows",
        "splits",
        [_answers(rows, at) for at in range(len(ANSWERS))],
        barmode="stack",
        xaxis=axis((0, 620), tickvals=(0, 200, 400, 600), ticksuffix=" rows"),
        yaxis={"autorange": "reversed"},
        dragmode=False,
    )
    return Panel(figure, "Two splits of 800 rows", LOW)


def _answers(rows: dict[str, list[int]], at: int) -> dict:
    """Return how many rows of each child have this answer, as bars."""
    answer, paint = ANSWERS[at]
    counts = [child[at] for child in rows.values()]
    return bar(
        y=list(rows),
        x=counts,
        orientation="h",
        name=answer,
        marker={"color": paint},
        text=[_text(count, answer) for count in counts],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": theme.PAPER, "size": 11},
        constraintext="none",
        hovertemplate=f"%{{y}}: %{{x}} {answer}<extra></extra>",
    )


def _text(count: int, answer: str) -> str:
    """Return what is written in a bar: little in a short one, in none nothing."""
    return f"{count} {answer}" if count >= NAMED_FROM else f"{count or ''}"


def _gains(record: Record) -> Panel:
    """Draw what each measure says the two splits gain."""
    most = max(max(pair) for pair in record.gains.values())
    figure = theme.figure(
        "What they gain",
        "gains",
        [_gains_of(at, record) for at in range(len(SPLITS))],
        xaxis={"tickangle": 0},
        yaxis=axis((0, 1.9 * most), nticks=4),
        dragmode=False,
    )
    return Panel(figure, "The gain of both splits by each measure", HIGH)


def _gains_of(at: int, record: Record) -> dict:
    """Return what each measure says one split gains, as bars."""
    name, (paint, stripe) = SPLITS[at][0], STRIPES[at]
    gains = [record.gains[key][at] for key, _, _, _ in MEASURES]
    pattern = {"shape": stripe, "size": 6, "fillmode": "overlay"}
    return bar(
        x=[broken(named(label, key, record.unit)) for key, label, _, _ in MEASURES],
        y=gains,
        name=name,
        marker={"color": paint, "pattern": pattern},
        base=0,  # so they are not piled up, as those of the splits are
        offset=0.42 * (at - 1),
        width=0.4,
        text=[f"{name[-1]}<br>{gain:.3f}" for gain in gains],
        textposition="outside",
        textangle=0,
        hovertemplate=f"{name}: %{{y:.6f}}<extra></extra>",
    )
