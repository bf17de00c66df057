"""The bags of "Rank": captions that keep apart, few bags for many, named colours."""

from itertools import combinations

import pytest

from engines.datasets import DATASETS, Table, load
from pages.chapters.information_gain.which_question.chapter import CHAPTER
from pages.chapters.information_gain.which_question.rank.bags import (
    AFTER,
    HIGHEST,
    bags_panel,
)
from pages.chapters.information_gain.which_question.rank.captions import (
    GAP,
    LINE,
    LINES,
    SMALL_LETTER,
)
from pages.chapters.information_gain.which_question.rank.hung import (
    MOST_BAGS,
    NARROWEST,
)
from pages.chapters.information_gain.which_question.rank.record import run
from pages.chapters.information_gain.which_question.record import AS_COLUMN, IN_PARTS
from pages.figures.classes import class_words
from pages.figures.lettering import pixels
from tests.pages.figures import checked
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


def test_captions_keep_clear_of_each_other_and_of_the_edge():
    lowest = -(GAP + LINE * LINES)
    for name in TABLES:
        record = ranked(name)
        steps = range(1, len(record.ranking.questions) + 1)
        captions_keep_clear(bags_panel(record), steps, lowest)
        top = checked(bags_panel(record).figure).layout.margin.t
        assert AFTER[0] * (HIGHEST - top - 8) >= -lowest - LINE / 2


def captions_keep_clear(panel, steps, lowest):
    for step in steps:
        boxes = [box(*label) for label in labels(panel, step)]
        assert all(low >= lowest - 1 for *_, low, _ in boxes)
        for one, two in combinations(boxes, 2):
            beside = one[1] <= two[0] + 0.02 or two[1] <= one[0] + 0.02
            assert beside or one[3] <= two[2] + 2 or two[3] <= one[2] + 2


def numbered(name):
    """Return the record of "Rank" where the row's own number may be asked."""
    return run(settings_at(CHAPTER, table=load(name).label, numbers=AS_COLUMN))


@pytest.mark.parametrize("name", ["zoo", "congress", "contact_lenses"])
def test_a_bag_for_every_row_is_drawn_as_a_few_that_hold_the_same(name):
    record = numbered(name)
    panel, n_rows = bags_panel(record), record.ranking.class_counts.sum()
    assert len(record.ranking.questions[0].sizes) == n_rows > MOST_BAGS
    frames = [s for s in panel.frames[1] if s.get("line", {}).get("dash") == "dot"]
    counts = sorted(record.ranking.class_counts.astype(int).tolist())
    assert len(frames) == len(counts)
    said = " ".join(text for text, *_ in labels(panel, 1))
    for count in counts:
        assert f"<b>{count} bags</b>" in said
    assert f"{counts[-1]} bags" in said and "1 " in said and "each" in said


def test_fourteen_bags_are_drawn_one_by_one():
    panel = bags_panel(numbered("fourteen_days"))
    marbles = [shape for shape in panel.frames[1] if shape["type"] == "circle"]
    said = [text for text, *_ in labels(panel, 1)]
    assert len(marbles) == 14 and said == [f"<b>{n}</b>" for n in range(1, 15)]


@pytest.mark.parametrize("name", TABLES)
def test_the_title_names_every_class_in_its_colour(name):
    record = ranked(name)
    layout = checked(bags_panel(record).figure).layout
    for text, colour in class_words(record.ranking.classes):
        assert f"<span style='color:{colour}'>{text}</span>" in layout.title.text
    lines = layout.title.text.split("<br>")
    assert all(pixels(line, 12) <= NARROWEST for line in lines[1:])
    assert layout.margin.t >= 14 + 16 * len(lines)


def test_parts_of_a_number_stand_from_low_to_high():
    record = run(settings_at(CHAPTER, table=load("measured_days").label, cut=IN_PARTS))
    column = record.settings.table.column("Temperature")
    parts = ["≤ 70.5", "70.5 to 77.5", "> 77.5"]
    assert {*column} == {*parts} and [*dict.fromkeys(column)] != parts
    step = record.settings.table.attributes.index("Temperature") + 1
    question = record.question_at(step)
    assert [*question.answers] == parts
    assert question.sizes.tolist() == [column.count(part) for part in parts]
    said = [text for text, *_ in labels(bags_panel(record), step)]
    places = ["".join(said).index(part.replace("<", "&lt;")) for part in parts]
    assert places == sorted(places)


def test_a_row_in_parts_has_its_key_where_it_is_drawn_and_nowhere_else():
    day_six = {"cells": ((5, 0, ""),), "table": load("measured_days").label}
    record = run(settings_at(CHAPTER, **day_six, gaps="Shared out"))
    written = [str(frame) for frame in bags_panel(record).frames]
    assert ["a part of a row" in one for one in written[:3]] == [False, True, False]
    whole = bags_panel(run(settings_at(CHAPTER, **day_six)))
    assert "a part of a row" not in str(whole.frames)


def test_counts_stand_below_a_bag_as_far_as_small_letters_let_them():
    record = ranked("contact_lenses")
    said = [text for text, *_ in labels(bags_panel(record), 4)]
    assert "<b>normal</b><br>3 none, 5 soft<br>4 hard<br>1.555" in said
    zoo = [text for text, *_ in labels(bags_panel(ranked("zoo")), 13)]
    assert "<b>8</b>: 2 other, 0.000" in zoo
