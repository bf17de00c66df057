"""The bets of "Which question?": nothing gives them away; a step may end them."""

from dataclasses import replace

import numpy as np
import pytest

from engines.datasets import load
from engines.decision_trees import grow_id3
from pages.chapters.information_gain.which_question.chapter import CHAPTER
from pages.chapters.information_gain.which_question.grow.growths import as_picks
from pages.chapters.information_gain.which_question.record import AS_COLUMN
from pages.chapters.information_gain.which_question.record import NAMES as CRITERIA
from pages.chapters.information_gain.which_question.three_trees.counting import seen_at
from tests.pages.app import fine, texts
from tests.pages.chapters.information_gain.which_question.asking import (
    KEY,
    PARTS,
    open_chapter,
    press,
)
from tests.pages.figures import checked
from tests.pages.figures.growths import drawings
from tests.pages.looking import settings_at

FOURTEEN = load("fourteen_days")


def run(part, **values):
    return PARTS[part].run(settings_at(CHAPTER, part=part, **values))


def told_at(part, **values):
    return PARTS[part].bet(run(part, **values)).told_at


def end_of(panel):
    return checked(panel.figure).layout.xaxis.range[1]


# --- rank ---------------------------------------------------------------------------


def test_the_bet_closes_when_the_best_is_shown_for_then_its_bar_is_the_longest():
    assert told_at("Rank") == 1
    assert told_at("Rank", numbers=AS_COLUMN) == 1
    assert told_at("Rank", numbers=AS_COLUMN, by="Gain ratio") == 1
    assert told_at("Rank", table=load("contact_lenses").label) == 4


@pytest.mark.parametrize("by", CRITERIA)
def test_no_bars_length_tells_whether_a_longer_one_comes(by):
    """Before the bet a bar fills the window only if nothing can beat it."""
    record = run("Rank", by=by)
    _, before = PARTS["Rank"].standing("panels", is_over=False)(record)
    _, after = PARTS["Rank"].standing("panels", is_over=True)(record)
    most = 1.0 if by == "Gain ratio" else record.ranking.before
    assert end_of(before) == pytest.approx(most / 0.8)
    top = record.ranking.question(record.ranking.best).score
    assert end_of(after) == pytest.approx(top / 0.8)


def test_where_no_question_gains_there_is_nothing_to_bet_on():
    all_no = tuple((row, 4, "No") for row in range(14) if FOURTEEN.rows[row][4] != "No")
    assert PARTS["Rank"].bet(run("Rank", cells=all_no)) is None
    assert PARTS["Three trees"].bet(run("Three trees", cells=all_no)) is None
    assert PARTS["Grow"].bet(run("Grow", cells=all_no)) is None


# --- grow ---------------------------------------------------------------------------


def test_the_machines_own_tree_on_the_screen_ends_the_bet():
    quinlans = as_picks(grow_id3(FOURTEEN))
    assert told_at("Grow", tree=quinlans) == 3
    in_another_order = ((0, "Outlook"), (3, "Wind"), (1, "Humidity"))
    assert told_at("Grow", tree=in_another_order) == 3
    assert told_at("Grow", tree=quinlans[:2]) is None
    another = as_picks(grow_id3(FOURTEEN, picks=[(0, "Temperature")]))
    assert told_at("Grow", tree=another) is None


def test_a_tree_that_is_only_begun_leaves_the_bet_open():
    app = press(open_chapter(ig_question_part="Grow"), "machine")
    shown = texts(app)
    assert "Question 1: Outlook?" in shown and "How it ends." not in shown
    app.radio(key=f"{KEY}_bet_guess").set_value("3 to 5").run()
    fine(app.button(key=f"{KEY}_bet_place").click().run())
    shown = texts(app)
    assert "Right." in shown and "You have looked ahead" not in shown
    assert "2 bags can still be asked." in shown


def test_sizes_to_bet_on_are_the_same_for_every_table_as_far_as_its_rows_go():
    sizes = ["1 or 2", "3 to 5", "6 to 12", "13 to 30", "more than 30"]
    for name, n in (("two_switches", 2), ("eight_days", 3), ("congress", 5)):
        bet = PARTS["Grow"].bet(run("Grow", table=load(name).label))
        assert [*bet.options] == sizes[:n] and bet.wins(bet.answer)


# --- luck ---------------------------------------------------------------------------


def test_the_first_shuffle_ends_the_bet_for_it_tells_what_luck_gains():
    record = run("Luck")
    assert record.upto[PARTS["Luck"].bet(record).told_at] == 1


@pytest.mark.parametrize("about", FOURTEEN.attributes)
def test_no_axis_tells_how_far_luck_comes(about):
    record = run("Luck", about=about)
    for panel in PARTS["Luck"].standing("panels", is_over=False)(record):
        assert end_of(panel) in (
            pytest.approx(1.1 * record.ranking.before),
            pytest.approx(1.05 * 1.85 * record.ranking.before),
        )


def test_the_mean_by_luck_is_told_after_the_first_shuffle():
    record = run("Luck")
    assert len(PARTS["Luck"].formulas(record, 0)) == 1
    assert len(PARTS["Luck"].formulas(record, 1)) == 2


# --- three trees --------------------------------------------------------------------


def test_the_fewest_leaves_are_told_as_soon_as_they_can_be_counted():
    assert told_at("Three trees") == 3  # two are done, the third asks three times more
    assert told_at("Three trees", table=load("contact_lenses").label) < 6


@pytest.mark.parametrize("name", ["fourteen_days", "contact_lenses", "zoo", "congress"])
def test_what_is_seen_of_a_tree_bounds_its_leaves(name):
    record = run("Three trees", table=load(name).label)
    leaves = [len(tree.leaves) for tree in record.trees.values()]
    for step in range(record.n_steps):
        for n, seen in zip(leaves, seen_at(record, step), strict=True):
            assert seen.least <= n <= seen.most
    assert all(seen.are_known for seen in seen_at(record, record.n_steps - 1))


# --- presets ------------------------------------------------------------------------


@pytest.mark.parametrize("preset", CHAPTER.presets, ids=lambda one: one.name)
def test_no_preset_opens_on_the_answer_of_its_bet(preset):
    record = PARTS[preset.values.get("part", "Rank")].run(
        settings_at(CHAPTER, **preset.values)
    )
    part = PARTS[record.settings.part]
    last, told = len(part.labels(record)) - 1, part.bet(record).told_at
    stands = min(preset.opens_at, last)
    assert told is None or stands < told
    assert not (0 < stands == last and (not part.turn or record.is_over))


@pytest.mark.parametrize("name", ["fourteen_days", "contact_lenses", "zoo"])
def test_before_the_bet_no_tree_has_other_room_than_another(name):
    record = run("Three trees", table=load(name).label)
    panels = PARTS["Three trees"].standing("panels", is_over=False)(record)
    for drawn in zip(*map(drawings, panels), strict=True):
        first, *others = (checked(one.figure).layout for one in drawn)
        for other in others:
            assert other.yaxis.range == first.yaxis.range
            assert other.xaxis.range == first.xaxis.range
            assert other.margin.t == first.margin.t
        assert (
            len({(one.height, one.least_height, one.least_width) for one in drawn}) == 1
        )
        assert len({boxes_at(one, 0) for one in drawn}) == 1


def boxes_at(panel, step):
    """Return where the boxes lie at a step."""
    shapes = checked(panel.at(step)).layout.shapes
    return tuple((s.x0, s.x1, s.y0, s.y1) for s in shapes if s.label.text)


def test_before_the_bet_a_tree_lies_as_though_it_were_to_grow_no_further():
    record = run("Three trees", table=load("zoo").label)
    cut = replace(
        record, growths={name: growth[:8] for name, growth in record.growths.items()}
    )
    before = PARTS["Three trees"].standing("panels", is_over=False)
    for whole, begun in zip(before(record), before(cut), strict=True):
        for step in range(8):
            ours, theirs = (sorted(boxes_at(one, step)) for one in (whole, begun))
            assert np.allclose(ours, theirs)
