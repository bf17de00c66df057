"""Which first questions the trees chose: their thresholds along each feature."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from engines.decision_trees import candidate_splits
from pages.figures import theme
from pages.figures.axes import axis, rows_axis
from pages.figures.keys import keyed_figure
from pages.figures.lettering import shortened
from pages.figures.panel import Panel, Span
from pages.figures.shapes import arrow, box, dot, words

from .record import Record

ROOM = 300  # pixels: of a title
MOST_ROWS, LEAST_ROW = 8, 22  # features, and pixels for each row
MOST_LETTERS = 20  # of a feature's name
HALF, BASE, TALL = 0.007, 0.3, 0.62  # of a bar: its width, its foot, its height
MIDDLE = 0.5  # where marks stand in a row without thresholds
COUNTS = 1.16  # where the counts end
OTHERS, NOTHING = "other features", "asks nothing"
KEYS = (
    ("▲ tree of all rows", theme.INK),
    ("▮ trees of draws", theme.PATH),
    ("▮ the last one", theme.HERE),
)


@dataclass(frozen=True)
class Rows:
    """The rows of the picture: features, and what has no thresholds, below them."""

    features: tuple[int, ...]
    more: tuple[str, ...]  # of OTHERS and NOTHING those that there are

    def of(self, feature: int) -> int:
        """Return the row of a tree that asks about a feature first; -1: nothing."""
        if feature in self.features:
            return self.features.index(feature)
        name = OTHERS if feature >= 0 else NOTHING
        return len(self.features) + self.more.index(name)


def first_questions_panel(record: Record) -> Panel:
    """Draw a bar at each first threshold, as high as there are trees that have it."""
    rows, last = rows_of(record), record.n_trees
    attributes = record.halves.dataset.attributes
    names = [shortened(attributes[one], MOST_LETTERS) for one in rows.features]
    n_rows = len(names) + len(rows.more)
    figure = keyed_figure(
        "First questions",
        KEYS,
        ROOM,
        "first questions",
        (),
        xaxis=axis(
            (-0.04, COUNTS + 0.02),
            "low to high value",
            tickvals=[],
            showgrid=False,
            zeroline=False,
        ),
        yaxis=rows_axis([*names, *rows.more], tickfont={"size": 11}, zeroline=False),
        dragmode="pan",
        shapes=[*_ground(len(names)), _of_all(record, rows)],
    )
    return Panel(
        figure,
        "The thresholds of the trees' first questions along each feature",
        520,
        frames=[_now(record, rows, step) for step in range(last + 1)],
        spans=[*_bars(record, rows), *_counts(record, rows)],
        least_height=LEAST_ROW * n_rows + 90,
    )


def rows_of(record: Record) -> Rows:
    """Return the rows: the features in the samples' order, all of them or few of many.

    Of many those by which one question parts all rows best, and the first question of
    the tree of all rows: that tells nothing of the draws.
    """
    n_features = record.halves.X.shape[1]
    is_silent = record.forest.first_features.min() < 0 or record.whole.features[0] < 0
    silent = (NOTHING,) if is_silent else ()
    if n_features <= MOST_ROWS:
        return Rows((*range(n_features),), silent)
    order = np.argsort(-_best_gains(record), kind="stable").tolist()
    of_all = [int(at) for at in record.whole.features[:1] if at >= 0]
    found = [*dict.fromkeys([*of_all, *order])][:MOST_ROWS]
    return Rows((*sorted(found),), (OTHERS, *silent))


def _best_gains(record: Record) -> np.ndarray:
    """Return what one question about each feature gains at best on all rows, (d,)."""
    halves = record.halves
    how = record.settings.criterion, 1, halves.n_classes
    found = candidate_splits(halves.X, halves.y, *how)
    gains = np.zeros(halves.X.shape[1])
    np.maximum.at(gains, found.features, found.gains)
    return gains


def _share(record: Record, feature: int, threshold: float) -> float:
    """Return how far a threshold is on the way from the lowest to the highest value."""
    values = record.halves.X[:, feature]
    low, high = float(values.min()), float(values.max())
    return (threshold - low) / (high - low)


def _ground(n: int) -> Iterator[dict]:
    for row in range(n):
        yield box((0, 1), (row + BASE, row + BASE), "", theme.stroke(theme.GRID, 1))


def _of_all(record: Record, rows: Rows) -> dict:
    """Return the mark of what the tree of all rows asks first."""
    feature, at = int(record.whole.features[0]), MIDDLE
    if feature >= 0:
        at = _share(record, feature, float(record.whole.thresholds[0]))
    return arrow(at, rows.of(feature) + BASE, theme.INK, up=True)


def _places(record: Record, rows: Rows) -> list[tuple[int, float | None]]:
    """Return row and place of every tree's first question; no place in some rows."""
    forest = record.forest
    pairs = zip(
        forest.first_features.tolist(), forest.first_thresholds.tolist(), strict=True
    )
    return [
        (
            rows.of(feature),
            _share(record, feature, at) if feature in rows.features else None,
        )
        for feature, at in pairs
    ]


def _runs(keys: Sequence, last: int) -> Iterator[tuple[object, int, int, int]]:
    """Yield each key with its count so far, and from which step to which it holds."""
    for key in dict.fromkeys(keys):
        steps = [at + 1 for at, one in enumerate(keys) if one == key]
        ends = [*(step - 1 for step in steps[1:]), last]
        for count, (first, end) in enumerate(zip(steps, ends, strict=True), start=1):
            yield key, count, first, end


def _tallest(places: Sequence) -> int:
    """Return how many trees have the commonest first question that has a bar."""
    with_bars = [one for one in places if one[1] is not None]
    return max(map(with_bars.count, with_bars), default=1)


def _bar(place: tuple[int, float], count: int, most: int, colour: str) -> dict:
    """Return a bar from its foot, as high as its count; its edge keeps it in sight."""
    (row, at), edge = place, theme.stroke(colour, 1)
    foot = row + BASE
    return box((at - HALF, at + HALF), (foot, foot - TALL * count / most), colour, edge)


def _bars(record: Record, rows: Rows) -> Iterator[Span]:
    places = _places(record, rows)
    most = _tallest(places)
    for place, count, first, end in _runs(places, record.n_trees):
        if place[1] is not None:
            yield Span(_bar(place, count, most, theme.PATH), first, end)


def _now(record: Record, rows: Rows, step: int) -> list[dict]:
    """Return the bar of the tree that was grown last, in its colour, or a dot."""
    if not step:
        return []
    places = _places(record, rows)
    row, at = place = places[step - 1]
    if at is None:
        return [dot(MIDDLE, row, theme.HERE, 4)]
    count, most = places[:step].count(place), _tallest(places)
    return [_bar(place, count, most, theme.HERE)]


def _counts(record: Record, rows: Rows) -> Iterator[Span]:
    """Yield how many trees begin with each feature, at its row's end."""
    of_trees = [row for row, _ in _places(record, rows)]
    for row, count, first, end in _runs(of_trees, record.n_trees):
        said = words(COUNTS, row, f"{count}", theme.INK, 0, 12, "right")
        yield Span(said, first, end)
