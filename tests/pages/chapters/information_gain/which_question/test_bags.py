"""The bags of "Rank": captions that keep apart, and room for the legend."""

from itertools import combinations

from engines.datasets import DATASETS, Table, load
from pages.chapters.information_gain.which_question.chapter import CHAPTER
from pages.chapters.information_gain.which_question.rank.bags import (
    AFTER,
    GAP,
    HIGHEST,
    LEGEND_LINE,
    LINE,
    LINES,
    NARROWEST,
    SMALL_LETTER,
    bags_panel,
)
from pages.chapters.information_gain.which_question.rank.record import run
from tests.pages.looking import settings_at


def labels(panel, step):
    """Return (text, x, pixels above the bags below, size) of what is written there."""
    for shape in panel.frames[step]:
        if shape.get("xsizemode") == "pixel" and shape["yanchor"] == AFTER[0]:
            label = shape["label"]
            up = (shape["y0"] + shape["y1"]) / 2
            yield label["text"], shape["xanchor"], up, label["font"]["size"]


def ranked(name):
    """Return the record of "Rank" for one of the tables."""
    return run(settings_at(CHAPTER, table=load(name).label))


def test_narrow_bags_have_captions_too():
    record = ranked("zoo")
    names = [question.attribute for question in record.ranking.questions]
    step = names.index("legs") + 1
    captions = [text for text, *_ in labels(bags_panel(record), step)]
    for answer in record.question_at(step).answers:
        assert any(text.startswith(f"<b>{answer}</b>") for text in captions), answer


def box(text, x, up, size):
    lines = text.replace("<b>", "").replace("</b>", "").split("<br>")
    letter = SMALL_LETTER if size < 13 else 7
    half = max(map(len, lines)) * letter / NARROWEST / 2
    return x - half, x + half, up - LINE * len(lines) / 2, up + LINE * len(lines) / 2


TABLES = [name for name, table in DATASETS.items() if isinstance(table, Table)]


def test_captions_keep_clear_of_each_other_and_of_the_legend():
    lowest = -(GAP + LINE * LINES)
    for name in TABLES:
        record = ranked(name)
        steps = range(1, len(record.ranking.questions) + 1)
        captions_keep_clear(bags_panel(record), steps, lowest)
    margins = 30 + 8 + 30  # above, below, and one line of the legend
    assert AFTER[0] * (HIGHEST - margins) >= -lowest


def captions_keep_clear(panel, steps, lowest):
    for step in steps:
        boxes = [box(*label) for label in labels(panel, step)]
        assert all(low >= lowest - 1 for *_, low, _ in boxes)
        for one, two in combinations(boxes, 2):
            beside = one[1] <= two[0] + 0.02 or two[1] <= one[0] + 0.02
            assert beside or one[3] <= two[2] + 2 or two[3] <= one[2] + 2


def test_a_legend_of_many_lines_makes_the_picture_higher():
    names = ("fourteen_days", "zoo")
    heights = [bags_panel(ranked(name)).height for name in names]
    assert heights[0] == HIGHEST and heights[1] >= HIGHEST + 2 * LEGEND_LINE
