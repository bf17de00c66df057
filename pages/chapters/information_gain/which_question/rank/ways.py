"""The scores of the questions where cells are missing: by each of the treatments."""

from collections.abc import Iterator

import numpy as np

from engines.decision_trees import ANSWER, CRITERIA, LEFT_OUT, SHARED, Question
from pages.figures import theme
from pages.figures.axes import hidden, still
from pages.figures.lettering import shortened
from pages.figures.panel import Panel
from pages.figures.plain import scatter
from pages.figures.shapes import box, row_words, words

from .bags import HIGHEST
from .record import Record

FINEST = 6  # decimals of a score
BARS_UP_TO = 0.8  # the share of the window that bars may fill
ROW, LEAST_ROW = 34, 20  # pixels for each question: at most, and at least
NAMES = 3.5  # how far to the right names reach, where each treatment takes 2.3
WIDE = 2.3
TITLE = "Missing cells as"
HEADS = {ANSWER: "an<br>answer", LEFT_OUT: "left<br>out", SHARED: "shared<br>out"}
LONGEST = 14  # letters of a name
IN_TWO_LINES = 8  # questions, at most, whose rows are high enough


def ways_panel(record: Record, most: float) -> Panel:
    """Draw each question's score by every treatment: a row a question, a column each.

    The treatment that is chosen stands out; at the end each has its best question
    marked. A bar of `most` fills its column, as far as bars may.
    """
    ranking = record.ranking
    n, most = len(ranking.questions), most or ranking.before or 1
    ends = (0, NAMES + WIDE * len(HEADS))
    # Bars are shapes and hear no click, so unseen points lie in wait along each row.
    x, y = np.meshgrid(np.linspace(*ends, 16), np.arange(n))
    waiting = scatter(
        x=x.ravel(),
        y=y.ravel(),
        mode="markers",
        marker={"opacity": 0, "size": 22},
        hoverinfo="none",
    )
    figure = theme.figure(
        TITLE,
        "ways",
        [waiting],
        xaxis=still(ends),
        yaxis=hidden((n - 0.4, -1.6)),
        dragmode="pan",
        margin={"b": 4},
    )
    frames = [[*_heads(record), *_rows(record, step, most)] for step in range(n + 2)]
    height, least = max(HIGHEST, ROW * n + 90), LEAST_ROW * n + 80
    by = CRITERIA[ranking.criterion].label
    alt = f"Each question by {by}, for each treatment of missing cells"
    grow = 1.35 if record.cutting else 1.0
    more = {"frames": frames, "clickable": True, "least_height": least}
    return Panel(figure, alt, height, grow, **more)


def named(record: Record, question: Question, longest: int) -> tuple[str, str]:
    """Return a question's name, and a line below: where it is cut, if by hand.

    Where rows are too low for two lines, the first one says that it is.
    """
    name, said = question.attribute, record.named(question)
    if said == name:
        return shortened(name, longest), ""
    if len(record.ranking.questions) > IN_TWO_LINES:
        return f"{shortened(name, longest - 8)} (yours)", ""
    below = shortened(said[len(name) + 1 :], longest + 2)
    return shortened(name, longest), f"<br><span style='font-size:10px'>{below}</span>"


def decimals_of(scores: list[float]) -> int:
    """Return how many decimals tell scores apart that differ: three, or a few more."""
    n = len({round(score, FINEST) for score in scores})
    for digits in range(3, FINEST):
        if len({f"{score:.{digits}f}" for score in scores}) == n:
            return digits
    return FINEST


def _heads(record: Record) -> Iterator[dict]:
    """Yield what each column is; the one that is chosen in bold."""
    for at, (name, head) in enumerate(HEADS.items()):
        text = f"<b>{head}</b>" if name == record.ranking.missing else head
        middle = NAMES + WIDE * (at + BARS_UP_TO / 2)
        yield words(middle, -1.0, text, theme.INK, up=0, size=12)


def _rows(record: Record, step: int, most: float) -> Iterator[dict]:
    is_ranked = record.is_ranked(step)
    for row, at in enumerate(record.bars(step)):
        name, below = named(record, record.ranking.questions[at], LONGEST)
        here = not is_ranked and row == step - 1
        name = f"<b>{name}</b>" if here else name
        y = (row - 0.42, row + 0.42)
        yield row_words((0, NAMES), y, name + below, theme.INK)
        for column, way in enumerate(HEADS):
            yield from _cell(record, way, at, column, y, most, is_ranked, here)


def _cell(record, way: str, at: int, column: int, y, most, is_ranked, here):
    """Yield one question's bar by one treatment, and its score."""
    ranking = record.treatments[way]
    question, left = ranking.questions[at], NAMES + WIDE * column
    is_best = is_ranked and question.attribute in ranking.ties
    colour = theme.SLOPE if is_best else theme.HERE if here else theme.PATH
    share = BARS_UP_TO * max(question.score, 0) / most
    chosen = way == record.ranking.missing
    edge = {"color": colour, "width": 2 if chosen else 1}
    ends = (left, left + WIDE * min(share, BARS_UP_TO))
    yield box(ends, y, colour, edge, opacity=0.4 if chosen else 0.15)
    score = f"{question.score:.3f}"
    text = f"<b>{score}</b>" if chosen else score
    room = (left, left + WIDE)
    yield row_words(room, y, f"★{text}" if is_best else text, theme.INK)
