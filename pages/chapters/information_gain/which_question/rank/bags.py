"""The bag of all rows, and below it the bags that a question sorts them into."""

from collections.abc import Sequence

import numpy as np

from engines.decision_trees import Question, Ranking
from pages.figures import theme
from pages.figures.axes import still
from pages.figures.classes import contents, marked_words, marks
from pages.figures.keys import keyed_figure
from pages.figures.lettering import shortened
from pages.figures.panel import Panel
from pages.figures.shapes import box, dot, label, words

from .captions import captions
from .hung import BESIDE_TWO, NARROWEST, Bag, hung_bags
from .record import Record

MOST_MARBLES = 40
WAITING = "Press Next: each question<br>sorts these into smaller bags."
WIDE, HIGH = 400, 250  # pixels a bags panel has at least, to place marbles by
BEFORE, AFTER = (0.69, 0.92), (0.33, 0.56)  # heights of the bags above and below
HIGHEST = 360
LETTER_ROOM = (12, 15)  # pixels that one letter needs in a layer, each way, or two
SMALL_ONES = "small: a part of a row"


def bags_panel(record: Record) -> Panel:
    """Draw the bag before, and below it the bags that the question at hand makes."""
    ranking = record.ranking
    noun = record.settings.table.row_noun.capitalize()
    room = BESIDE_TWO if record.cutting else NARROWEST
    few = ranking.class_counts.sum() <= MOST_MARBLES
    figure = keyed_figure(
        f"{noun}s, as marbles" if few else f"{noun}s, in bags",
        marked_words(ranking.classes),
        room,
        "bags",
        [],
        xaxis=still((0, 1)),
        yaxis=still((0, 1)),
        shapes=_before(ranking),
    )
    frames = [[words(0.5, AFTER[1], WAITING, theme.MUTED, up=-30)]]
    for step in range(1, len(ranking.questions) + 2):
        frames.append(_after(record, record.question_at(step), room))
    alt = "The bag of rows, and the bags each question sorts it into"
    grow = 1.25 if record.cutting else 1.0
    return Panel(figure, alt, HIGHEST, grow, frames=frames)


def _before(ranking: Ranking) -> list[dict]:
    counts = ranking.class_counts
    before = f"before: {contents(counts, ranking.classes)}, {ranking.before:.3f}"
    top = words(0.5, BEFORE[1], before, theme.INK, up=12)
    return [top, *_bag((0.0, 1.0), BEFORE, counts, ranking, lies=True)]


def _after(record: Record, question: Question, room: int) -> list[dict]:
    """Draw the bags below, as wide as their share of the rows."""
    ranking = record.ranking
    bags = hung_bags(question, ranking.classes, room)
    has_parts = any(bag.parts is not None for bag in bags)
    name = f"<b>{shortened(record.named(question), 36)}?</b>"
    if has_parts and ranking.class_counts.sum() <= MOST_MARBLES:
        name += f"<br><span style='font-size:11px'>{SMALL_ONES}</span>"
    shapes = [words(0.5, AFTER[1], name, theme.HERE, up=19 if "<br>" in name else 14)]
    for bag in bags:
        dashed = bag.n > 1 or bag.is_aside
        shapes += _bag(bag.ends, AFTER, bag.counts, ranking, dashed=dashed, of=bag)
    return [*shapes, *captions(bags, AFTER[0], ranking.before)]


# --- what is in a bag ---------------------------------------------------------------


def _bag(
    x: tuple,
    y: tuple,
    counts: np.ndarray,
    ranking: Ranking,
    lies: bool = False,
    dashed: bool = False,
    of: Bag | None = None,
) -> list[dict]:
    """Draw a bag: of few rows in all as marbles, of many in layers.

    Where it lies, the layers stand side by side.
    """
    edge = theme.stroke(theme.MUTED, 1.5, "dot" if dashed else "solid")
    outline = box(x, y, edge=edge)
    if ranking.class_counts.sum() <= MOST_MARBLES:
        return [outline, *_marbles(x, y, counts, ranking.classes, of)]
    if of is not None and of.parts is not None:
        counts = counts + of.part * of.parts
    return [*_layers(x, y, counts, ranking.classes, lies), outline]


def _layers(
    x: tuple, y: tuple, counts: np.ndarray, classes: Sequence[str], lies: bool
) -> list[dict]:
    """Fill a bag of many rows in proportion, class by class, each with its letter."""
    shapes, (low, end) = [], x if lies else y
    across = HIGH * (y[1] - y[0]) if lies else NARROWEST * (x[1] - x[0])
    length, room = end - low, NARROWEST if lies else HIGH
    for at, share in enumerate(counts / counts.sum()):
        high = low + float(share) * length
        ends = ((low, high), y) if lies else (x, (low, high))
        if share:
            needed = LETTER_ROOM[len(marks(classes)[at]) > 1]
            name = min((high - low) * room, across) >= needed
            mark = {"label": _letter(classes, at)} if name else {}
            shapes.append(box(*ends, theme.class_colour(at), **mark))
        low = high
    return shapes


def _letter(classes: Sequence[str], at: int) -> dict:
    return label(shortened(marks(classes)[at], 2), theme.PAPER, 10)


def _marbles(
    x: tuple, y: tuple, counts: np.ndarray, classes: Sequence[str], of: Bag | None
) -> list:
    """Lay out one marble for each row in even lines; a part of a row is a small one."""
    which = np.repeat(np.arange(len(counts)), counts.astype(int))
    n_whole = len(which)
    if of is not None and of.parts is not None:
        parts = np.repeat(np.arange(len(counts)), of.parts.astype(int))
        which = np.concatenate([which, parts])
    wide, high = (x[1] - x[0]) * WIDE, (y[1] - y[0]) * HIGH
    columns = max(1, int(np.ceil(np.sqrt(len(which) * wide / high))))
    lines = max(1, int(np.ceil(len(which) / columns)))
    radius = int(np.clip(min(wide / columns, high / lines) / 2 - 1, 2, 9))
    places = np.arange(len(which))
    at_x = x[0] + (x[1] - x[0]) * (places % columns + 0.5) / columns
    at_y = y[1] - (y[1] - y[0]) * (places // columns + 0.5) / lines
    looks = [_look(at, letters, radius) for at, letters in enumerate(marks(classes))]
    small = max(2, round(radius * float(np.sqrt(of.part)))) if of else 0
    spots = zip(which, at_x.tolist(), at_y.tolist(), strict=True)
    return [
        dot(px, py, radius=radius, **looks[one])
        if at < n_whole
        else dot(px, py, radius=small, colour=theme.class_colour(one))
        for at, (one, px, py) in enumerate(spots)
    ]


def _look(at: int, letters: str, radius: int) -> dict:
    """Return a class's colour, and its letters where a marble has room for them."""
    look = {"colour": theme.class_colour(at)}
    if radius < 7:
        return look
    size = 10 if len(letters) == 1 else 9
    return look | {"label": label(shortened(letters, 2), theme.PAPER, size)}
