"""The bag of all rows, and below it the bags that a question sorts them into."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.decision_trees import Question, Ranking
from pages.figures import theme
from pages.figures.axes import still
from pages.figures.classes import class_entries, contents, legend_names, marks
from pages.figures.lettering import shortened
from pages.figures.panel import Panel
from pages.figures.shapes import box, dot, label, words
from pages.words.sentences import counted

from .record import Record

MOST_MARBLES = 40
WAITING = "Press Next: each question<br>sorts these into smaller bags."
WIDE, HIGH = 400, 250  # pixels a bags panel has at least, to place marbles by
NARROWEST = 340  # the same on a phone, to place words by
BEFORE, AFTER = (0.69, 0.92), (0.33, 0.56)  # heights of the bags above and below
HIGHEST = 380
LEGEND_LINE = 20  # pixels
MOST_BAGS = 40  # the largest ones are drawn
GAP = 6  # pixels between a bag and its caption
LETTER, LINE = 7, 17  # pixels a letter is wide and a line high, at most
SMALL_LETTER, SMALL = 6, 11  # the same for captions of narrow bags, and their size
LINES = 5  # below the bags there is room for so many
CAPTIONED_UP_TO = 12  # bags: of more, each has at most what fits below it


@dataclass(frozen=True, eq=False)
class Bag:
    """One of the bags below: where it hangs, and what is in it."""

    x: float  # its left end
    width: float  # in shares of the panel
    answer: str
    counts: np.ndarray  # (n_classes,)
    impurity: str

    @property
    def ends(self) -> tuple[float, float]:
        """Its left and its right end."""
        return self.x, self.x + self.width

    @property
    def middle(self) -> float:
        """Where its caption is centred."""
        return self.x + self.width / 2

    @property
    def letters(self) -> int:
        """How many letters fit below it."""
        return int(self.width * NARROWEST / LETTER)


def bags_panel(record: Record) -> Panel:
    """Draw the bag before, and below it the bags that the question at hand makes."""
    ranking = record.ranking
    figure = theme.figure(
        f"{record.settings.table.row_noun.capitalize()}s, as marbles",
        "bags",
        [],
        legend=class_entries(ranking.classes),
        below=0,
        xaxis=still((0, 1)),
        yaxis=still((0, 1)),
        shapes=_before(ranking),
    )
    frames = [[words(0.5, AFTER[1], WAITING, theme.MUTED, up=-30)]]
    for step in range(1, len(ranking.questions) + 2):
        frames.append(_after(ranking, record.question_at(step)))
    alt = "The bag of rows, and the bags each question sorts it into"
    # The legend pushes the bags up by its height: give it as much more.
    more = LEGEND_LINE * (_legend_lines(ranking.classes) - 1)
    return Panel(figure, alt, HIGHEST + more, frames=frames)


def _legend_lines(classes: Sequence[str]) -> int:
    """Return how many lines the legend takes on a phone, at most."""
    widest = 45 + LETTER * max(map(len, legend_names(classes)), default=0)
    return -(-len(classes) // max(1, NARROWEST // widest))


def _before(ranking: Ranking) -> list[dict]:
    counts = ranking.class_counts
    before = f"before: {contents(counts, ranking.classes)}, {ranking.before:.3f}"
    top = words(0.5, BEFORE[1], before, theme.INK, up=12)
    return [top, *_bag((0.0, 1.0), BEFORE, counts, ranking)]


def _after(ranking: Ranking, question: Question) -> list[dict]:
    """Draw the bags below, as wide as their share of the rows."""
    bags = _bags(question)
    name = shortened(question.attribute, 36)
    shapes = [words(0.5, AFTER[1], f"<b>{name}?</b>", theme.HERE, up=14)]
    for bag in bags:
        shapes += _bag(bag.ends, AFTER, bag.counts, ranking)
    shapes += _captions(bags, ranking)
    if n_more := len(question.sizes) - len(bags):
        more = f"and {counted(n_more, 'more bag')}"
        shapes.append(words(0.5, AFTER[0], more, theme.MUTED, up=-36))
    return shapes


def _bags(question: Question) -> list[Bag]:
    """Return the largest bags side by side, in the order of their answers."""
    drawn = np.sort(np.argsort(-question.sizes, kind="stable")[:MOST_BAGS])
    gap = 0.02 if len(drawn) <= CAPTIONED_UP_TO else 0.004
    room = 1 - gap * (len(drawn) - 1)
    widths = room * question.sizes[drawn] / question.sizes[drawn].sum()
    bags, x = [], 0.0
    for at, width in zip(drawn.tolist(), widths.tolist(), strict=True):
        answer = question.answers[at] or "(missing)"
        impurity = f"{question.impurities[at]:.3f}"
        bags.append(Bag(x, width, answer, question.counts[at], impurity))
        x += width + gap
    return bags


# --- what is in a bag ---------------------------------------------------------------


def _bag(x: tuple, y: tuple, counts: np.ndarray, ranking: Ranking) -> list[dict]:
    """Draw a bag: of few rows in all as marbles, of many in layers."""
    outline = box(x, y, edge={"color": theme.MUTED, "width": 1.5})
    if ranking.class_counts.sum() <= MOST_MARBLES:
        return [outline, *_marbles(x, y, counts, ranking.classes)]
    return [outline, *_layers(x, y, counts)]


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


# --- what is written below it -------------------------------------------------------


def _captions(bags: list[Bag], ranking: Ranking) -> list[dict]:
    """Write what is in each bag below it, as far as there is room."""
    enough = len(f"{ranking.before:.3f}")
    narrow = [bag for bag in bags if bag.letters < enough]
    shapes, taken = [], [[] for _ in range(LINES)]
    for bag in bags:
        if bag.letters >= enough:
            lines = _lines(bag, ranking.classes)
            up = -GAP - LINE * len(lines) // 2
            text = "<br>".join(lines)
            shapes.append(words(bag.middle, AFTER[0], text, theme.INK, up=up))
            for line in taken[: len(lines)]:
                line.append(bag.ends)
    if len(bags) > CAPTIONED_UP_TO:
        return [*shapes, *_answers(narrow)]
    return [*shapes, *_beside(narrow, taken)]


def _lines(bag: Bag, classes: Sequence[str]) -> list[str]:
    """Return answer, counts where there is room for them, and impurity."""
    counts = contents(bag.counts, classes)
    middle = [counts] if len(counts) <= bag.letters else []
    return [f"<b>{shortened(bag.answer, bag.letters)}</b>", *middle, bag.impurity]


def _answers(narrow: list[Bag]) -> list[dict]:
    """Write only the answers, where they fit: there are too many bags for more."""
    return [
        _small(bag.middle, f"<b>{shortened(bag.answer, bag.letters)}</b>", 0)
        for bag in narrow
        if bag.letters >= 2
    ]


def _beside(narrow: list[Bag], taken: list[list[tuple[float, float]]]) -> list[dict]:
    """Write answer and impurity on the first line where nothing else is written.

    Near the edges a caption moves inwards, so that nothing of it is cut off; where
    every line is full it is left out.
    """
    shapes = []
    for bag in narrow:
        answer = shortened(bag.answer, 12)
        half = len(f"{answer}: {bag.impurity} ") * SMALL_LETTER / NARROWEST / 2
        x = min(max(bag.middle, half), 1 - half)
        low, high = x - half, x + half
        for at, line in enumerate(taken):
            if all(end <= low or high <= begin for begin, end in line):
                line.append((low, high))
                shapes.append(_small(x, f"<b>{answer}</b>: {bag.impurity}", at))
                break
    return shapes


def _small(x: float, text: str, line: int) -> dict:
    """Write small words on this line below the bags."""
    up = -GAP - LINE * line - LINE // 2
    return words(x, AFTER[0], text, theme.INK, up, SMALL)
