"""Which first questions the trees chose: their thresholds along each feature."""

from collections.abc import Iterator, Sequence

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis, rows_axis
from pages.figures.keys import keyed_figure
from pages.figures.lettering import shortened
from pages.figures.panel import Panel, Span
from pages.figures.shapes import arrow, box, words

from .record import Record

ROOM = 300  # pixels: of a title
MOST_ROWS, LEAST_ROW = 8, 22  # features, and pixels for each
MOST_LETTERS = 20  # of a feature's name
HALF, BASE, TALL = 0.007, 0.3, 0.62  # of a bar: its width, its foot, its height
COUNTS = 1.16  # where the counts end
KEYS = (
    ("▲ tree of all rows", theme.INK),
    ("▮ the others", theme.PATH),
    ("▮ the last one", theme.HERE),
)


def first_questions_panel(record: Record) -> Panel:
    """Draw a bar at each first threshold, as high as there are trees that have it."""
    features, last = rows_of(record), record.n_trees
    names = [_name(record, feature) for feature in features]
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
        yaxis=rows_axis(names, tickfont={"size": 11}, zeroline=False),
        dragmode="pan",
        shapes=[*_ground(len(features)), *_of_all(record, features)],
    )
    return Panel(
        figure,
        "The thresholds of the trees' first questions along each feature",
        520,
        frames=[_now(record, features, step) for step in range(last + 1)],
        spans=[*_bars(record, features), *_counts(record, features)],
        least_height=LEAST_ROW * len(features) + 90,
    )


def rows_of(record: Record) -> list[int]:
    """Return the features that have a row: those that most trees ask about first.

    That of the tree of all rows is always among them.
    """
    asked = record.forest.first_features[record.forest.first_features >= 0]
    features, counts = np.unique(asked, return_counts=True)
    found = features[np.argsort(-counts, kind="stable")][:MOST_ROWS].tolist()
    of_all = int(record.whole.features[0])
    if of_all >= 0 and of_all not in found:
        found = [*found[: MOST_ROWS - 1], of_all]
    return found or [0]


def _name(record: Record, feature: int) -> str:
    return shortened(record.halves.dataset.attributes[feature], MOST_LETTERS)


def _share(record: Record, feature: int, threshold: float) -> float:
    """Return how far a threshold is on the way from the lowest to the highest value."""
    values = record.halves.X[:, feature]
    low, high = float(values.min()), float(values.max())
    return (threshold - low) / (high - low)


def _ground(n: int) -> Iterator[dict]:
    for row in range(n):
        yield box((0, 1), (row + BASE, row + BASE), "", theme.stroke(theme.GRID, 1))


def _of_all(record: Record, features: Sequence[int]) -> list[dict]:
    """Return the mark of what the tree of all rows asks first."""
    feature = int(record.whole.features[0])
    if feature < 0:
        return []
    at = _share(record, feature, float(record.whole.thresholds[0]))
    return [arrow(at, features.index(feature) + BASE, theme.INK, up=True)]


def _places(record: Record, features: Sequence[int]) -> list[tuple[int, float] | None]:
    """Return row and place of every tree's first question; None where it has none."""
    forest = record.forest
    pairs = zip(
        forest.first_features.tolist(), forest.first_thresholds.tolist(), strict=True
    )
    return [
        (features.index(feature), _share(record, feature, at))
        if feature in features
        else None
        for feature, at in pairs
    ]


def _runs(keys: Sequence, last: int) -> Iterator[tuple[object, int, int, int]]:
    """Yield each key with its count so far, and from which step to which it holds."""
    for key in dict.fromkeys(one for one in keys if one is not None):
        steps = [at + 1 for at, one in enumerate(keys) if one == key]
        ends = [*(step - 1 for step in steps[1:]), last]
        for count, (first, end) in enumerate(zip(steps, ends, strict=True), start=1):
            yield key, count, first, end


def _tallest(places: Sequence) -> int:
    """Return how many trees have the commonest first question."""
    return max((places.count(one) for one in {*places} if one), default=1)


def _bar(place: tuple[int, float], count: int, most: int, colour: str) -> dict:
    row, at = place
    foot = row + BASE
    high = TALL * (0.25 + 0.75 * count / most)
    return box((at - HALF, at + HALF), (foot, foot - high), colour)


def _bars(record: Record, features: Sequence[int]) -> Iterator[Span]:
    places = _places(record, features)
    most = _tallest(places)
    for place, count, first, end in _runs(places, record.n_trees):
        yield Span(_bar(place, count, most, theme.PATH), first, end)


def _now(record: Record, features: Sequence[int], step: int) -> list[dict]:
    """Return the bar of the tree that was grown last, in its colour."""
    places = _places(record, features)
    if not step or places[step - 1] is None:
        return []
    place = places[step - 1]
    count, most = places[:step].count(place), _tallest(places)
    return [_bar(place, count, most, theme.HERE)]


def _counts(record: Record, features: Sequence[int]) -> Iterator[Span]:
    """Yield how many trees begin with each feature, at its row's end."""
    rows = [place and place[0] for place in _places(record, features)]
    for row, count, first, end in _runs(rows, record.n_trees):
        said = words(COUNTS, row, f"{count}", theme.INK, 0, 12, "right")
        yield Span(said, first, end)
