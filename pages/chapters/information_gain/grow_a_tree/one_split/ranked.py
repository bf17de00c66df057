"""The picture of all features at a node: how well each can be cut, and where."""

from collections.abc import Iterator, Sequence

import numpy as np

from pages.chapters.information_gain.cuts.amounts import gained
from pages.chapters.information_gain.cuts.looks import CURVES, TREES, high
from pages.chapters.information_gain.cuts.outlines import (
    Classes,
    Frame,
    coarser,
    curve,
    histogram,
    stacks,
)
from pages.figures import theme
from pages.figures.axes import still
from pages.figures.lettering import shortened
from pages.figures.panel import Panel, Span
from pages.figures.plain import scatter
from pages.figures.shapes import INVISIBLE, box, path, row_words, top_words

from .record import Record

MOST = 6  # features that have room
WIDE, ROW = 1000, 100  # whole numbers across, and for each row
BARS = 400  # of them for the longest bar
SMALL = 520, 990  # where the small pictures begin and end
LONGEST = 24  # letters of a name
HIT = 12  # unseen points along a row: bars are shapes, and hear no click


def ranked_panel(record: Record, classes: Classes) -> Panel:
    """Draw the features of every step, once they were searched the best ones first."""
    n_rows = min(MOST, len(record.names))
    x, y = np.meshgrid(np.linspace(0, WIDE, HIT), ROW * (np.arange(n_rows) + 0.5))
    waiting = scatter(
        x=x.ravel(),
        y=y.ravel(),
        mode="markers",
        marker={"opacity": 0, "size": 22},
        hoverinfo="none",
    )
    axes = {"xaxis": still((-10, WIDE + 10)), "yaxis": still((ROW * n_rows, 0))}
    told = "Features", "ranked", [waiting]
    figure = theme.figure(*told, margin={"b": 4}, dragmode="pan", **axes)
    spans = [
        Span(shape, step, step)
        for step in range(record.n_steps)
        for shape in _at(record, step, classes)
    ]
    alt = "The features, each with its classes, its gains and its best cut"
    return Panel(figure, alt, 400, spans=spans, clickable=True)


def features_at(record: Record, step: int) -> list[int]:
    """Return the features in the rows of a step.

    Before the search they say nothing of who will be the best: they stand in the order
    of the columns, and of many only some are there, from the best to the worst.
    """
    ranking = record.search(step).ranking.features.tolist()
    if step:
        return ranking[:MOST]
    others = [one for one in range(len(record.names)) if one not in ranking]
    every = [*ranking, *others]
    spread = np.linspace(0, len(every) - 1, min(MOST, len(every))).round().astype(int)
    return sorted(every[at] for at in spread)


def _at(record: Record, step: int, classes: Classes) -> Iterator[dict]:
    features = features_at(record, step)
    said = _which(record, step, len(features))
    if said:
        yield top_words([(said, theme.MUTED)])
    yield from _small(record, step, features, classes)
    for row, feature in enumerate(features):
        yield from _row(record, step, row, feature)


def _which(record: Record, step: int, shown: int) -> str:
    """Say which features are there, and in which order, where it is not the table's."""
    n = len(record.names)
    if not step:
        return f"{shown} of {n}" if shown < n else ""
    can_be_cut = len(record.search(step).ranking.features)
    if can_be_cut > shown:
        return f"the best {shown} of {n}, by gain"
    return f"by gain; {n - shown} cannot be cut" if shown < n else "by gain"


def _small(
    record: Record, step: int, features: Sequence[int], classes: Classes
) -> Iterator[dict]:
    """Yield all small histograms, a shape for each class, and the curves as one."""
    search = record.search(step)
    piles = [
        stacks(histogram(search, feature, classes), _frame(row, step))
        for row, feature in enumerate(features)
    ]
    for at, colour in enumerate(reversed(classes.colours)):
        outline = "".join(pile[at] for pile in piles)
        if outline:
            yield path(outline, INVISIBLE, fillcolor=colour)
    if not step:
        return
    curves = [
        curve(high(record, step, coarser(search.cuts(feature).gains)), _below(row))
        for row, feature in enumerate(features)
    ]
    yield path("".join(curves), theme.stroke(CURVES, 1.5))
    cuts = [_best_cut(record, step, row) for row in range(len(features))]
    yield path("".join(cuts), theme.stroke(TREES, 1.5, "dot"))


def _frame(row: int, step: int) -> Frame:
    """Return the room of a small histogram; all of its row, where nothing is below."""
    return Frame(*SMALL, ROW * row + (58 if step else 90), ROW * row + 8)


def _below(row: int) -> Frame:
    return Frame(*SMALL, ROW * row + 94, ROW * row + 64)


def _best_cut(record: Record, step: int, row: int) -> str:
    """Return the line of the best cut of the feature in a row."""
    search = record.search(step)
    ranking = search.ranking
    share = search.share(int(ranking.features[row]), ranking.thresholds[row])
    return f"M{_below(row).x([share])[0]},{ROW * row + 8}V{ROW * row + 94}"


def _row(record: Record, step: int, row: int, feature: int) -> Iterator[dict]:
    """Yield a feature's name and, once it was searched, its bar and what it gains."""
    name = shortened(record.names[feature], LONGEST)
    top, bar = (ROW * row + 12, ROW * row + 48), (ROW * row + 52, ROW * row + 86)
    ends = (0, SMALL[0] - 20)
    if not step:
        yield row_words(ends, top, name, theme.INK)
        return
    ranking = record.search(step).ranking
    if feature == record.feature(step):
        name = f"<b>{name}</b>"
    yield row_words(ends, top, name, theme.INK)
    gain = float(ranking.gains[row])
    said = gained(*ranking.gains[:MOST].tolist())[row]
    colour = TREES if ranking.tied[row] else CURVES
    wide = round(BARS * gain / record.full(step))
    yield box((0, max(wide, 2)), bar, colour, opacity=0.35)
    yield row_words(ends, bar, f"{said}{_mark(record, step, row)}", theme.INK)


def _mark(record: Record, step: int, row: int) -> str:
    ranking = record.search(step).ranking
    if not ranking.tied[row]:
        return ""
    if ranking.tied.sum() == 1:
        return "  ★ best"
    return "  ★ tied, taken" if row == 0 else "  ★ tied"


def clicked(record: Record, point: dict) -> dict[str, str] | None:
    """Show large the feature whose row was clicked."""
    features, row = features_at(record, point["step"]), int(point["y"] // ROW)
    if not 0 <= row < len(features):
        return None
    return {"feature": record.names[features[row]]}
