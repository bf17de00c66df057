"""Ladder of fixes: true sentences at every depth, nothing told too early."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from engines.backpropagation import RUNGS
from pages.chapters.backpropagation.telephone.ladder.ending import NONE
from pages.chapters.backpropagation.telephone.ladder.part import PART
from pages.chapters.backpropagation.telephone.ladder.record import record_of, run
from pages.chapters.backpropagation.telephone.one_stack.part import PART as ONE_STACK
from pages.chapters.backpropagation.telephone.record import LEVEL, Settings
from tests.pages.chapters.backpropagation.telephone.owed import (
    disagrees,
    is_told_well,
    stories,
)
from tests.pages.figures import checked

CORNERS = [(1, 4), (1, 64), (2, 128), (3, 8), (20, 64), (60, 16), (100, 4), (100, 64)]


@cache
def climbed(depth=20, width=64):
    return run(Settings(PART.title, depth, 0, float(width)))


def with_deltas(record, at, factor):
    """Return the record with one rung's deltas changed."""
    profiles = list(record.profiles)
    profiles[at] = replace(profiles[at], deltas=profiles[at].deltas * factor)
    return tuple(profiles)


def test_every_corner_is_told_and_agrees():
    for corner in CORNERS:
        record = climbed(*corner)
        is_told_well(PART, record)
        for step in range(len(record.rungs)):
            assert not disagrees(PART, record, step)
        rows = np.array([row[2:] for row in PART.table(record).rows])
        assert np.isfinite(rows).all()


def test_a_wrong_number_is_noticed_at_its_rung():
    record = climbed(5, 8)
    for field in ("sizes", "factors"):
        wrong = getattr(record, field).copy()
        wrong[2] *= 1.001
        tampered = replace(record, **{field: wrong})
        assert disagrees(PART, tampered, 2) and not disagrees(PART, tampered, 3)


def test_wrong_deltas_are_noticed():
    record = climbed(5, 8)
    tampered = record_of(record.settings, with_deltas(record, 4, 1.001))
    assert disagrees(PART, tampered, 4)


def test_the_ratio_is_that_of_the_drawn_line():
    record = climbed()
    for profile, kept, factor in zip(
        record.profiles, record.kept, record.factors, strict=True
    ):
        line = np.median(profile.deltas, axis=0)
        assert kept == pytest.approx(line[0] / line[-1], rel=1e-12)
        assert factor**19 == pytest.approx(kept, rel=1e-9)


def test_the_bet_names_the_first_rung_that_holds_the_line():
    for corner in CORNERS:
        record = climbed(*corner)
        bet = PART.bet(record)
        assert bet.answer in bet.options
        names = [rung.name for rung in record.rungs]
        if record.is_level[0]:
            assert "largest" in bet.question
            assert bet.answer == names[record.sizes[:, 0].argmax()]
            continue
        kept = dict(zip(names, record.kept, strict=True))
        options = [name for name in bet.options if name != NONE]
        level = [name for name in options if 1 / LEVEL <= kept[name] <= LEVEL]
        assert bet.answer == (level[0] if level else NONE)


def test_the_preset_says_what_the_engine_finds():
    record = climbed()
    plain, he = record.kept[[0, 3]]
    setbacks = [record.kept[at] for at, r in enumerate(RUNGS) if not r.helps]
    assert plain < 1e-10
    assert 1 / LEVEL < he < LEVEL
    assert len(setbacks) == 2 and min(setbacks) > LEVEL


def test_the_setbacks_are_worse_at_depth_and_said_to_be():
    record = climbed(50)
    said = stories(PART, record)
    for at, rung in enumerate(record.rungs):
        assert ("makes it worse here" in said[at]) == (not rung.helps)


def test_a_shallow_stack_is_not_said_to_vanish():
    record = climbed(1)
    said = " ".join(stories(PART, record))
    assert "vanishes" not in said and "explodes" not in said
    assert "needs no ladder" in " ".join(PART.ending(record))


def test_dead_units_are_named_not_divided_by():
    record = climbed(100, 4)
    assert record.kept[3] == 0
    assert "Nothing arrives" in stories(PART, record)[3]


def test_growth_that_slows_down_is_told_apart_from_an_explosion():
    record = climbed(100)
    said = dict(zip([r.name for r in record.rungs], stories(PART, record), strict=True))
    assert "by no one factor. **The blame grows:**" in said["Residual and normalised"]
    assert "explodes" in said["Setback: normalised ReLU"]


def test_one_stack_gives_the_same_verdict_and_the_numbers_that_differ_are_explained():
    record = climbed()
    for at, rung in enumerate(record.rungs):
        names = ("activation", "scheme", "scale", "batch_norm", "residual")
        built = {name: getattr(rung.stack, name) for name in names}
        mine = ONE_STACK.run(replace(record.settings, part=ONE_STACK.title, **built))
        assert mine.line.fate == record.line(at).fate
        assert mine.line.fate in " ".join(ONE_STACK.ending(mine)).lower()
        assert mine.line.fate in PART.story(record, at)[2].lower()
    assert "One stack draws 21 of its own" in " ".join(PART.ending(record))


def test_a_rung_that_was_seen_to_hold_closes_the_bet():
    record = climbed()
    bet = PART.bet(record)
    assert record.rungs[bet.told_at].name == bet.answer == "Xavier"


def test_nothing_runs_ahead_of_the_stepper():
    record = climbed()
    panels = PART.panels(record)
    for panel in panels:
        firsts = {span.first for span in panel.spans}
        assert firsts == set(range(len(record.rungs)))
    first = [s.shape for s in panels[1].spans if s.first == 0 and "label" in s.shape]
    assert [shape["label"]["text"][:4] for shape in first] == ["1  P"]
    assert PART.reached(record, 0) == 1


def test_marks_stand_apart_and_inside_the_picture():
    record = climbed()
    lines = PART.panels(record)[0]
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
    record = climbed(10, 16)
    opinion = PART.reference(record)
    assert opinion.difference <= opinion.allowed
    wrong = PART.reference(replace(record, profiles=with_deltas(record, 3, 1.01)))
    assert wrong.difference > wrong.allowed


def test_rungs_in_the_wrong_place_are_named_where_they_hold():
    said = PART.ending(climbed(2))[0]
    assert "So do normalised ReLU and residual with He" in said
    assert "So do" not in PART.ending(climbed())[0]


def test_as_much_as_started_is_not_called_once():
    drawn = str(PART.panels(climbed(1, 4)))
    assert ": 1 times" not in drawn and ": as much" in drawn
