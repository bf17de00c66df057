"""The bag of all rows, and below it the bags that a question sorts them into."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.decision_trees import Question, Ranking
from pages.figures import theme
from pages.figures.axes import still
from pages.figures.classes import class_words, contents, marks
from pages.figures.keys import keyed_figure
from pages.figures.lettering import shortened
from pages.figures.panel import Panel
from pages.figures.shapes import box, dot, label, words
from pages.words.sentences import counted

from .record import Record

MOST_MARBLES = 40
WAITING = "Press Next: each question<br>sorts these into smaller bags."
WIDE, HIGH = 400, 250  # pixels a bags panel has at least, to place marbles by
NARROWEST = 304  # the same on a phone, to place words by
BEFORE, AFTER = (0.69, 0.92), (0.33, 0.56)  # heights of the bags above and below
HIGHEST = 360
MOST_BAGS = 16  # of more, those that hold the same are drawn as one
MOST_KINDS = 12  # of these; all others are one, too
LETTER_ROOM = 15  # pixels that a letter needs in a layer, each way
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
    holds: str  # the counts in words
    impurity: str
    n: int = 1  # so many bags are drawn as this one

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
    noun = record.settings.table.row_noun.capitalize()
    few = ranking.class_counts.sum() <= MOST_MARBLES
    figure = keyed_figure(
        f"{noun}s, as marbles" if few else f"{noun}s, in bags",
        class_words(ranking.classes),
        NARROWEST,
        "bags",
        [],
        xaxis=still((0, 1)),
        yaxis=still((0, 1)),
        shapes=_before(ranking),
    )
    frames = [[words(0.5, AFTER[1], WAITING, theme.MUTED, up=-30)]]
    for step in range(1, len(ranking.questions) + 2):
        frames.append(_after(ranking, record.question_at(step)))
    alt = "The bag of rows, and the bags each question sorts it into"
    return Panel(figure, alt, HIGHEST, frames=frames)


def _before(ranking: Ranking) -> list[dict]:
    counts = ranking.class_counts
    before = f"before: {contents(counts, ranking.classes)}, {ranking.before:.3f}"
    top = words(0.5, BEFORE[1], before, theme.INK, up=12)
    return [top, *_bag((0.0, 1.0), BEFORE, counts, ranking, lies=True)]


def _after(ranking: Ranking, question: Question) -> list[dict]:
    """Draw the bags below, as wide as their share of the rows."""
    bags = _bags(question, ranking.classes)
    name = shortened(question.attribute, 36)
    shapes = [words(0.5, AFTER[1], f"<b>{name}?</b>", theme.HERE, up=14)]
    for bag in bags:
        shapes += _bag(bag.ends, AFTER, bag.counts, ranking, dashed=bag.n > 1)
    return [*shapes, *_captions(bags, ranking)]


def _bags(question: Question, classes: Sequence[str]) -> list[Bag]:
    """Return the bags side by side; of very many, those that hold the same as one."""
    groups = _alike(question)
    sizes = np.array([question.sizes[group].sum() for group in groups])
    gap = 0.02 if len(groups) <= CAPTIONED_UP_TO else 0.004
    widths = (1 - gap * (len(groups) - 1)) * sizes / sizes.sum()
    bags, x = [], 0.0
    for group, width in zip(groups, widths.tolist(), strict=True):
        bags.append(_together(question, group, classes, x, width))
        x += width + gap
    return bags


def _alike(question: Question) -> list[list[int]]:
    """Return the numbers of the bags, in groups that are drawn as one."""
    each = [[at] for at in range(len(question.sizes))]
    if len(each) <= MOST_BAGS:
        return each
    same: dict[tuple, list[int]] = {}
    for at, counts in enumerate(question.counts.tolist()):
        same.setdefault(tuple(counts), []).append(at)
    groups = sorted(same.values(), key=lambda group: -question.sizes[group].sum())
    if len(groups) <= MOST_KINDS:
        return groups
    rest = [at for group in groups[MOST_KINDS - 1 :] for at in group]
    return [*groups[: MOST_KINDS - 1], rest]


def _together(
    question: Question, group: list[int], classes: Sequence[str], x: float, width: float
) -> Bag:
    """Return one bag, or several as one: what each of them holds, if it is the same."""
    first, n = group[0], len(group)
    counts = question.counts[group].sum(axis=0)
    impurity = f"{question.impurities[first]:.3f}"
    if n == 1:
        answer = question.answers[first] or "(missing)"
        return Bag(x, width, answer, counts, contents(counts, classes), impurity)
    named = counted(n, "bag")
    if np.ptp(question.counts[group], axis=0).any():
        return Bag(x, width, named, counts, contents(counts, classes), "", n)
    holds = f"{contents(question.counts[first], classes)} each"
    return Bag(x, width, named, counts, holds, impurity, n)


# --- what is in a bag ---------------------------------------------------------------


def _bag(
    x: tuple,
    y: tuple,
    counts: np.ndarray,
    ranking: Ranking,
    lies: bool = False,
    dashed: bool = False,
) -> list[dict]:
    """Draw a bag: of few rows in all as marbles, of many in layers.

    Where it lies, the layers stand side by side.
    """
    edge = theme.stroke(theme.MUTED, 1.5, "dot" if dashed else "solid")
    outline = box(x, y, edge=edge)
    if ranking.class_counts.sum() <= MOST_MARBLES:
        return [outline, *_marbles(x, y, counts, ranking.classes)]
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
            name = min((high - low) * room, across) >= LETTER_ROOM
            mark = {"label": _letter(classes, at)} if name else {}
            shapes.append(box(*ends, theme.class_colour(at), **mark))
        low = high
    return shapes


def _letter(classes: Sequence[str], at: int) -> dict:
    return label(shortened(marks(classes)[at], 2), theme.PAPER, 10)


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
            lines = _lines(bag)
            up = -GAP - LINE * len(lines) // 2
            text = "<br>".join(lines)
            shapes.append(words(bag.middle, AFTER[0], text, theme.INK, up=up))
            for line in taken[: len(lines)]:
                line.append(bag.ends)
    if len(bags) > CAPTIONED_UP_TO:
        return [*shapes, *_answers(narrow)]
    return [*shapes, *_beside(narrow, taken)]


def _lines(bag: Bag) -> list[str]:
    """Return answer, counts where there is room for them, and impurity."""
    middle = [bag.holds] if len(bag.holds) <= bag.letters else []
    end = [bag.impurity] if bag.impurity else []
    return [f"<b>{shortened(bag.answer, bag.letters)}</b>", *middle, *end]


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
        says = f"<b>{answer}</b>: {bag.impurity}" if bag.impurity else answer
        half = (len(f"{answer}: {bag.impurity} ") * SMALL_LETTER) / NARROWEST / 2
        x = min(max(bag.middle, half), 1 - half)
        low, high = x - half, x + half
        for at, line in enumerate(taken):
            if all(end <= low or high <= begin for begin, end in line):
                line.append((low, high))
                shapes.append(_small(x, says, at))
                break
    return shapes


def _small(x: float, text: str, line: int) -> dict:
    """Write small words on this line below the bags."""
    up = -GAP - LINE * line - LINE // 2
    return words(x, AFTER[0], text, theme.INK, up, SMALL)
