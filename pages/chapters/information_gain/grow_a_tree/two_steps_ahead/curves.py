"""What every first cut gains, at once and in two steps, by how many rows go left."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis, counted_axis
from pages.figures.keys import Word, keyed_figure, line_word
from pages.figures.lettering import shortened
from pages.figures.panel import Panel, Span, rounded
from pages.figures.plain import scatter, unseen_point
from pages.figures.shapes import dot, segment
from pages.words import thresholds

from .record import Record

COLOURS = theme.CURVE, theme.MINIMUM, theme.INK, theme.MUTED  # of features
GREEDY, FAR = theme.INK, theme.NEXT
MOST_DRAWN = 200  # cuts of a line: of more, the highest of each few
ROOM = 195  # pixels of the title's words
LONGEST = 16  # letters of a name
IN_UNITS = {"entropy": " (bits)", "gini": "", "misclassification": ""}
ABOVE = 1.08  # of the impurity: so high the picture is
SAYS = "%{{text}}<br>%{{x}} rows left, gains %{{y:.3~g}} {way}<extra></extra>"


def curves_panel(record: Record, is_told: bool) -> Panel:
    """Draw a line for each feature at once, and one in two steps where it is told."""
    traces, words = [], []
    for feature, colour in enumerate(colours(record)):
        places = record.first.first.of(feature)
        if not len(places):
            continue
        words.append((shortened(record.names[feature], LONGEST), colour))
        for way, values, dash in _ways(record, is_told):
            line = theme.stroke(colour, 2, dash)
            traces.append(_trace(record, places, values, line, way))
    ways = [
        line_word(name, theme.stroke(theme.INK, 2, dash))
        for name, _, dash in _ways(record, is_told)
    ]
    return _panel(record, traces, [*words, *ways], is_told)


def colours(record: Record) -> list[str]:
    """Return the colours of both features: none that a class has in the planes."""
    taken = [theme.class_colour(at) for at in range(len(record.dataset.class_names))]
    return [colour for colour in COLOURS if colour not in taken][:2]


def _ways(record: Record, is_told: bool) -> list[tuple[str, np.ndarray, str]]:
    """Return how gains are counted: the name, the gains, and how the line looks."""
    at_once = "at once", record.first.first.gains, "solid"
    in_two = "in two steps", record.first.totals, "dash"
    return [at_once, in_two] if is_told else [at_once]


def _panel(record: Record, traces: list, words: list[Word], is_told: bool) -> Panel:
    top = ABOVE * (record.impurity or 1.0)
    wide = -0.02 * record.n, 1.02 * record.n
    figure = keyed_figure(
        "What a first cut gains",
        [*words, *_names(record, is_told)],
        ROOM,
        "first_cuts",
        traces or [unseen_point()],
        xaxis=counted_axis(wide, "rows that go left"),
        yaxis=axis((-0.02 * top, top), f"gain{IN_UNITS[record.settings.criterion]}"),
        hovermode="closest",
        dragmode=False,
    )
    spans = [Span(shape, 0, record.n_steps) for shape in _marks(record, is_told)]
    alt = "What every first cut gains, by how many rows go left"
    return Panel(figure, alt, 420, 1.2, spans=spans)


def _names(record: Record, is_told: bool) -> list[Word]:
    if record.places is None:
        return []
    names = [("● greedy", GREEDY)]
    return [*names, ("● best in two", FAR)] if is_told else names


def _marks(record: Record, is_told: bool) -> list[dict]:
    """Return a dot at the greedy cut, and at the one that gains most in two steps."""
    if record.places is None:
        return []
    greedy, far = record.places
    first, sizes = record.first.first, n_left(record)
    marks = [dot(sizes[greedy], float(first.gains[greedy]), GREEDY, 6)]
    if is_told:
        x, at_once, total = sizes[far], first.gains[far], record.first.totals[far]
        drop = segment((x, x), (float(at_once), float(total)), FAR, 1, "dot")
        marks = [drop, *marks, dot(x, float(total), FAR, 6)]
    return marks


def n_left(record: Record) -> list[int]:
    """Return how many rows each first cut sends left."""
    return record.first.first.left_counts.sum(axis=1).tolist()


def _trace(
    record: Record, places: np.ndarray, values: np.ndarray, line: dict, way: str
) -> dict:
    some = places[drawn(values[places])]
    sizes = np.array(n_left(record))[some]
    return scatter(
        x=sizes.tolist(),
        y=rounded(values[some], 6),
        mode="lines" if len(some) > 1 else "markers",
        line=line,
        marker={"color": line["color"]},
        text=[_asked(record, place) for place in some.tolist()],
        hovertemplate=SAYS.format(way=way),
    )


def drawn(values: np.ndarray) -> np.ndarray:
    """Return which cuts of a line are drawn: all, or the highest of each few."""
    if len(values) <= MOST_DRAWN:
        return np.arange(len(values))
    lots = np.array_split(np.arange(len(values)), MOST_DRAWN)
    return np.array([lot[values[lot].argmax()] for lot in lots])


def _asked(record: Record, place: int) -> str:
    first = record.first.first
    feature, at = int(first.features[place]), float(first.thresholds[place])
    ends = thresholds.neighbours(at, record.near.decisions.X[:, feature])
    return thresholds.left_of(shortened(record.names[feature], LONGEST), at, *ends)
