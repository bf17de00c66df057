"""What a question does to a bag, and how the questions compare."""

from collections.abc import Sequence

import numpy as np

from engines.decision_trees import Question, Ranking
from pages.figures import theme
from pages.figures.axes import axis, hidden, still
from pages.figures.bag_words import (
    CAPTIONED_UP_TO,
    captions,
    contents,
    legend_lines,
    legend_names,
    marks,
)
from pages.figures.lettering import shortened
from pages.figures.panel import Panel
from pages.figures.plain import scatter
from pages.figures.shapes import box, dot, label, row_words, words
from pages.words.sentences import counted

MOST_MARBLES = 40
WAITING = "Press Next: each question<br>sorts these into smaller bags."
WIDE, HIGH = 400, 250  # pixels a bags panel has at least, to place marbles by
BEFORE, AFTER = (0.69, 0.92), (0.33, 0.56)  # heights of the bags above and below
ROW = 30  # pixels for each bar
BARS_UP_TO = 0.8  # the share of the window that bars may fill
HIGHEST = 380
LEGEND_LINE = 20  # pixels
MOST_BAGS = 40  # the largest ones are drawn


def class_entries(classes: Sequence[str]) -> list[theme.Entry]:
    """Say in a legend which colour stands for which class."""
    names = legend_names(classes)
    return [
        theme.marked(name, colour)
        for name, colour in zip(names, _colours(len(classes)), strict=True)
    ]


def _colours(n: int) -> list[str]:
    return [theme.class_colour(at) for at in range(n)]


def bags_panel(ranking: Ranking, shown: Sequence[int | None], title: str) -> Panel:
    """Draw the bag before, and below it the bags that a question makes of it.

    `shown[k]` is the question at step k, or None before any is asked.
    """
    figure = theme.figure(
        title,
        "bags",
        [],
        legend=class_entries(ranking.classes),
        below=0,
        xaxis=still((0, 1)),
        yaxis=still((0, 1)),
        shapes=_before(ranking),
    )
    frames = []
    for at in shown:
        if at is None:
            frames.append([words(0.5, AFTER[1], WAITING, theme.MUTED, up=-30)])
        else:
            frames.append(_after(ranking, ranking.questions[at]))
    alt = "The bag of rows, and the bags each question sorts it into"
    # The legend pushes the bags up by its height: give it as much more.
    more = LEGEND_LINE * (legend_lines(legend_names(ranking.classes)) - 1)
    return Panel(figure, alt, HIGHEST + more, frames=frames)


def _before(ranking: Ranking) -> list[dict]:
    counts, few = ranking.class_counts, _few(ranking)
    before = f"before: {contents(counts, ranking.classes)}, {ranking.before:.3f}"
    top = words(0.5, BEFORE[1], before, theme.INK, up=12)
    return [top, *_bag((0.0, 1.0), BEFORE, counts, ranking.classes, few)]


def _after(ranking: Ranking, question: Question) -> list[dict]:
    """Return the bags below, as wide as their share of the rows."""
    few = _few(ranking)
    drawn = np.sort(np.argsort(-question.sizes, kind="stable")[:MOST_BAGS])
    gap = 0.02 if len(drawn) <= CAPTIONED_UP_TO else 0.004
    room = 1 - gap * (len(drawn) - 1)
    widths = room * question.sizes[drawn] / question.sizes[drawn].sum()
    shapes, places, x = [], [], 0.0
    for child, width in zip(drawn.tolist(), widths.tolist(), strict=True):
        counts = question.counts[child]
        shapes += _bag((x, x + width), AFTER, counts, ranking.classes, few)
        places.append((x + width / 2, width, child))
        x += width + gap
    shapes += captions(places, ranking, question, AFTER[0])
    if len(drawn) < len(question.sizes):
        n_more = len(question.sizes) - len(drawn)
        more = f"and {counted(n_more, 'more bag')}"
        shapes.append(words(0.5, AFTER[0], more, theme.MUTED, up=-36))
    name = shortened(question.attribute, 36)
    return [words(0.5, AFTER[1], f"<b>{name}?</b>", theme.HERE, up=14), *shapes]


def _few(ranking: Ranking) -> bool:
    return ranking.class_counts.sum() <= MOST_MARBLES


def _bag(x: tuple, y: tuple, counts, classes: Sequence[str], few: bool) -> list[dict]:
    outline = box(x, y, edge={"color": theme.MUTED, "width": 1.5})
    inside = _marbles(x, y, counts, classes) if few else _layers(x, y, counts)
    return [outline, *inside]


def _layers(x: tuple, y: tuple, counts: np.ndarray) -> list[dict]:
    """Fill a bag of many rows in proportion, class by class."""
    shapes, low = [], y[0]
    for at, share in enumerate(counts / counts.sum()):
        high = low + float(share) * (y[1] - y[0])
        if share:
            shapes.append(box(x, (low, high), theme.class_colour(at)))
        low = high
    return shapes


def _marbles(x: tuple, y: tuple, counts: np.ndarray, classes: Sequence[str]) -> list:
    """Lay out one marble for each row in even lines."""
    which = np.repeat(np.arange(len(counts)), counts.astype(int))
    wide, high = (x[1] - x[0]) * WIDE, (y[1] - y[0]) * HIGH
    columns = max(1, int(np.ceil(np.sqrt(len(which) * wide / high))))
    lines = int(np.ceil(len(which) / columns))
    radius = int(np.clip(min(wide / columns, high / lines) / 2 - 1, 2, 9))
    places = np.arange(len(which))
    at_x = x[0] + (x[1] - x[0]) * (places % columns + 0.5) / columns
    at_y = y[1] - (y[1] - y[0]) * (places // columns + 0.5) / lines
    looks = [_look(at, letters, radius) for at, letters in enumerate(marks(classes))]
    return [
        dot(px, py, radius=radius, **looks[one])
        for one, px, py in zip(which, at_x.tolist(), at_y.tolist(), strict=True)
    ]


def _look(at: int, letters: str, radius: int) -> dict:
    """Return a class's colour, and its letters where a marble has room for them."""
    look = {"colour": theme.class_colour(at)}
    if radius < 7:
        return look
    size = 10 if len(letters) == 1 else 9
    return look | {"label": label(shortened(letters, 2), theme.PAPER, size)}


def ranking_panel(
    ranking: Ranking, asked: Sequence[Sequence[int]], ranked: Sequence[bool], title: str
) -> Panel:
    """Draw the questions' scores as bars: in table order, at the end by rank.

    At step k the questions `asked[k]` are shown, the last of them is the one at hand;
    where `ranked[k]` holds the bars stand best first, and ties are marked.
    """
    n = len(ranking.questions)
    most = max((q.score for q in ranking.questions), default=0) or ranking.before or 1
    # Bars are shapes and hear no click, so unseen points lie in wait along each row.
    x, y = np.meshgrid(np.linspace(0, most / BARS_UP_TO, 16), np.arange(n))
    marker = {"opacity": 0, "size": 22}
    waiting = scatter(
        x=x.ravel(), y=y.ravel(), mode="markers", marker=marker, hoverinfo="none"
    )
    figure = theme.figure(
        title,
        "ranking",
        [waiting],
        xaxis=axis((0, most / BARS_UP_TO), "score"),
        yaxis=hidden((n - 0.4, -0.6)),
        dragmode="pan",
    )
    frames = [
        [s for at in seen for s in _bar(ranking, at, seen[-1], order, most)]
        for seen, order in zip(asked, ranked, strict=True)
    ]
    alt = "The score of each question"
    height = max(HIGHEST, ROW * n + 80)
    return Panel(figure, alt, height, frames=frames, clickable=True)


def _bar(ranking: Ranking, at: int, now: int, ranked: bool, most: float) -> list[dict]:
    question = ranking.questions[at]
    row = ranking.order.index(at) if ranked else at
    best = ranked and question.attribute in ranking.ties
    here = at == now and not ranked
    colour = theme.SLOPE if best else theme.HERE if here else theme.PATH
    text = f"{shortened(question.attribute, 40)}  <b>{question.score:.3f}</b>"
    if best:
        text += "  ★ best" if len(ranking.ties) == 1 else "  ★ tied"
    elif ranked and not question.allowed:
        text += "  (gain below average)"
    y, edge = (row - 0.42, row + 0.42), {"color": colour, "width": 3 if here else 1}
    return [
        box((0, max(question.score, 0)), y, colour, edge, opacity=0.3),
        row_words((0, most), y, text, theme.INK),
    ]
