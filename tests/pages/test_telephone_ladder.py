"""The part "Ladder of fixes": true sentences at every depth, nothing told too early."""

import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from engines.backpropagation import RUNGS, Stack
from pages.chapters.backpropagation.telephone.chapter import PARTS
from pages.chapters.backpropagation.telephone.ladder import LEVEL, climbed
from pages.chapters.backpropagation.telephone.ladder_words import NONE
from pages.chapters.backpropagation.telephone.settings import LADDER, Settings
from tests.pages.figures import checked

PART = PARTS[LADDER]
NONSENSE = re.compile(r"\b(nan|inf|None)\b")
CORNERS = [(1, 4), (1, 64), (2, 128), (3, 8), (20, 64), (60, 16), (100, 4), (100, 64)]


@cache
def climb(depth=20, width=64, seed=0):
    chosen = Settings(LADDER, Stack(depth, width), seed)
    return chosen, PART.run(chosen)


def told(chosen, record):
    steps = range(len(record.rungs))
    stories = [" ".join(PART.story(chosen, record, step)) for step in steps]
    return stories, " ".join(PART.ending(chosen, record)[0])


@pytest.mark.parametrize(("depth", "width"), CORNERS)
def test_every_corner_is_told_and_agrees(depth, width):
    chosen, record = climb(depth, width)
    stories, ending = told(chosen, record)
    for step, story in enumerate(stories):
        formulas = PART.numbers(chosen, record, step).formulas
        assert not NONSENSE.search(story + ending + str(formulas))
        for opinion in PART.opinions(chosen, record, step):
            assert opinion.difference <= opinion.allowed, opinion
    rows = np.array([row[2:] for row in PART.numbers(chosen, record, 0).rows])
    assert np.isfinite(rows).all()


@pytest.mark.parametrize("field", ["sizes", "factors"])
def test_a_wrong_number_is_noticed(field):
    chosen, record = climb(5, 8)
    wrong = getattr(record, field).copy()
    wrong[2] *= 1.001
    tampered = replace(record, **{field: wrong})
    opinions = PART.opinions(chosen, tampered, 2)
    assert any(opinion.difference > opinion.allowed for opinion in opinions)


def test_wrong_deltas_are_noticed():
    chosen, record = climb(5, 8)
    profiles = list(record.profiles)
    profiles[4] = replace(profiles[4], deltas=profiles[4].deltas * 1.001)
    opinions = PART.opinions(chosen, climbed(tuple(profiles)), 4)
    assert opinions[0].difference > opinions[0].allowed


def test_the_ratio_is_that_of_the_drawn_line():
    _, record = climb()
    for profile, kept, factor in zip(
        record.profiles, record.kept, record.factors, strict=True
    ):
        line = np.median(profile.deltas, axis=0)
        assert kept == pytest.approx(line[0] / line[-1], rel=1e-12)
        assert factor**19 == pytest.approx(kept, rel=1e-9)


@pytest.mark.parametrize(("depth", "width"), CORNERS)
def test_the_bet_names_the_first_rung_that_holds_the_line(depth, width):
    chosen, record = climb(depth, width)
    bet = PART.bet(chosen, record)
    assert bet.answer in bet.options
    if record.is_level[0]:
        assert "largest" in bet.question
        sizes = {r.name: s[0] for r, s in zip(record.rungs, record.sizes, strict=True)}
        assert bet.answer == max(sizes, key=sizes.get)
        return
    names = [r.name for r in record.rungs]
    options = [name for name in bet.options if name != NONE]
    level = [
        name for name in options if 1 / LEVEL <= record.kept[names.index(name)] <= LEVEL
    ]
    assert bet.answer == (level[0] if level else NONE)


def test_the_preset_says_what_the_engine_finds():
    _, record = climb()
    plain, he, *_ = (record.kept[at] for at in (0, 3))
    setbacks = [record.kept[at] for at, r in enumerate(RUNGS) if not r.helps]
    assert plain < 1e-10
    assert 1 / LEVEL < he < LEVEL
    assert len(setbacks) == 2 and min(setbacks) > LEVEL


def test_the_setbacks_are_worse_at_depth_and_said_to_be():
    chosen, record = climb(50)
    stories, _ = told(chosen, record)
    for at, rung in enumerate(record.rungs):
        assert ("makes it worse here" in stories[at]) == (not rung.helps)


def test_a_shallow_stack_is_not_said_to_vanish():
    chosen, record = climb(1)
    stories, ending = told(chosen, record)
    assert not any("vanishes" in story or "explodes" in story for story in stories)
    assert "needs no ladder" in ending


def test_dead_units_are_named_not_divided_by():
    chosen, record = climb(100, 4)
    assert record.kept[3] == 0
    stories, _ = told(chosen, record)
    assert "Nothing arrives" in stories[3]


def test_growth_that_slows_down_is_told_apart_from_an_explosion():
    chosen, record = climb(100)
    stories, _ = told(chosen, record)
    names = [rung.name for rung in record.rungs]
    assert "the line bends" in stories[names.index("Residual and normalised")]
    assert "explodes" in stories[names.index("Setback: normalised ReLU")]


def test_nothing_runs_ahead_of_the_stepper():
    chosen, record = climb()
    panels = PART.panels(chosen, record)
    for panel in panels:
        firsts = {span.first for span in panel.spans}
        assert firsts == set(range(len(record.rungs)))
    first = [s.shape for s in panels[1].spans if s.first == 0 and "label" in s.shape]
    assert [shape["label"]["text"][:4] for shape in first] == ["1  P"]
    assert PART.numbers(chosen, record, 0).reached == 1


def test_marks_stand_apart_and_inside_the_picture():
    chosen, record = climb()
    lines = PART.panels(chosen, record)[0]
    low, high = checked(lines.figure).layout.yaxis.range
    last = len(record.rungs) - 1
    marks = sorted(
        span.shape["yanchor"]
        for span in lines.spans
        if "label" in span.shape and span.last == last and span.first <= last
    )
    gaps = np.diff(marks)
    assert len(marks) == last + 1
    assert low < marks[0] and marks[-1] < high
    assert gaps.min() > (high - low) / 25


def test_scikit_learn_finds_the_same_gradients():
    chosen, record = climb(10, 16)
    opinion = PART.reference(chosen, record)
    assert opinion.difference <= opinion.allowed
    profiles = list(record.profiles)
    profiles[3] = replace(profiles[3], deltas=profiles[3].deltas * 1.01)
    wrong = PART.reference(chosen, replace(record, profiles=tuple(profiles)))
    assert wrong.difference > wrong.allowed
