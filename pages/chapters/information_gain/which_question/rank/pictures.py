"""The pictures of "Rank": the bags of each question, and the scores."""

from dataclasses import replace

import numpy as np

from engines.decision_trees import CRITERIA, Question, Ranking
from pages.chapters.information_gain.cuts.live import follow
from pages.chapters.information_gain.cuts.node import node_panel
from pages.chapters.information_gain.cuts.outlines import shown_classes
from pages.figures import theme
from pages.figures.axes import axis, hidden
from pages.figures.lettering import pixels
from pages.figures.live import Live
from pages.figures.panel import Panel
from pages.figures.plain import scatter
from pages.figures.shapes import box, row_words

from .bags import HIGHEST, bags_panel
from .hung import BESIDE_TWO, NARROWEST
from .record import Record
from .ways import BARS_UP_TO, decimals_of, named, ways_panel

PADDING = 12  # pixels around words
LONGEST = 40  # letters of a name
CURVE_PANEL = 2  # the number of the panel with what each cut gains
ROW, LEAST_ROW = 30, 16  # pixels for each bar: at most, and at least


def panels(record: Record) -> list[Panel]:
    """Draw one question a step, and at the end all of them, ranked."""
    shown = [record.ranking, *record.treatments.values()]
    most = max((q.score for ranking in shown for q in ranking.questions), default=0)
    return _panels(record, most)


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw them so that no bar's length tells whether a longer one is to come."""
    by_ratio = CRITERIA[record.ranking.criterion].by_ratio
    most = 1.0 if by_ratio else record.ranking.before
    return _panels(record, most)


def _panels(record: Record, most: float) -> list[Panel]:
    """Draw the bags, the scores, and what each cut gains, if numbers are asked."""
    scores = ways_panel if record.treatments else scores_panel
    found = [bags_panel(record), scores(record, most)]
    if record.cutting:
        cutting = record.cutting
        panel = node_panel(cutting, shown_classes(cutting))
        found.append(replace(panel, grow=1.1))
    return found


def live(record: Record, name: str, values: np.ndarray) -> Live | None:
    """Return what follows the hand on the cut."""
    if name != "place" or not record.cutting:
        return None
    return follow(record.cutting, CURVE_PANEL, values)


def scores_panel(record: Record, most: float) -> Panel:
    """Draw the questions' scores as bars: in table order, at the end by rank.

    A bar of `most` fills the window, as far as bars may.
    """
    ranking = record.ranking
    n, most = len(ranking.questions), most or ranking.before or 1
    # Bars are shapes and hear no click, so unseen points lie in wait along each row.
    x, y = np.meshgrid(np.linspace(0, most / BARS_UP_TO, 16), np.arange(n))
    marker = {"opacity": 0, "size": 22}
    waiting = scatter(
        x=x.ravel(), y=y.ravel(), mode="markers", marker=marker, hoverinfo="none"
    )
    figure = theme.figure(
        f"Questions by {CRITERIA[ranking.criterion].label}",
        "ranking",
        [waiting],
        xaxis=axis((0, most / BARS_UP_TO), _unit(ranking)),
        yaxis=hidden((n - 0.4, -0.6)),
        dragmode="pan",
    )
    frames = [_bars(record, step, most) for step in range(n + 2)]
    alt = "The score of each question"
    height = max(HIGHEST, ROW * n + 80)
    least = LEAST_ROW * n + 70
    return Panel(figure, alt, height, frames=frames, clickable=True, least_height=least)


def _unit(ranking: Ranking) -> str:
    """Name what a bar is long: the score, and its unit if it has one."""
    by = CRITERIA[ranking.criterion]
    in_bits = by.impurity_name == "entropy" and not by.by_ratio
    return "gain in bits" if in_bits else by.label


def _bars(record: Record, step: int, most: float) -> list[dict]:
    """Draw a bar for each question so far: the one at hand, or the best, stands out."""
    shapes, is_ranked = [], record.is_ranked(step)
    digits = decimals_of([question.score for question in record.ranking.questions])
    for row, at in enumerate(record.bars(step)):
        question = record.ranking.questions[at]
        best = is_ranked and question.attribute in record.ranking.ties
        here = not is_ranked and row == step - 1
        colour = theme.SLOPE if best else theme.HERE if here else theme.PATH
        y, edge = (row - 0.42, row + 0.42), {"color": colour, "width": 3 if here else 1}
        end = max(question.score, 0)
        bar = box((0, end), y, colour, edge, opacity=0.3)
        text = _score(record, question, is_ranked, digits)
        shapes += [bar, _beside(record, end, most, y, text)]
    return shapes


def _beside(record: Record, end: float, most: float, y: tuple, text: str) -> dict:
    """Write words behind a bar's end, or in it: as a rule they do not cross it.

    Where neither has room for them they begin with the bar.
    """
    window = most / BARS_UP_TO
    room = BESIDE_TWO if record.cutting else NARROWEST
    wide = (max(map(pixels, text.split("<br>"))) + PADDING) / room * window
    is_behind = end + wide <= window or end < most / 40
    begins = end if is_behind else 0
    return row_words((begins, window), y, text, theme.INK)


def _score(record: Record, question: Question, is_ranked: bool, digits: int) -> str:
    """Write a question with its score, and at the end whether it is the best."""
    ranking = record.ranking
    name, below = named(record, question, LONGEST)
    text = f"{name}  <b>{question.score:.{digits}f}</b>"
    if is_ranked and question.attribute in ranking.ties:
        text += "  ★ best" if len(ranking.ties) == 1 else "  ★ tied"
    elif is_ranked and not question.allowed:
        text += "  (gain below average)"
    return text + below
