"""A tree that stops by a rule, and rows held out that say what that costs."""

import numpy as np
import pytest

from engines.datasets import load
from engines.decision_trees import Limits, grow_id3
from pages.chapters.information_gain.which_question.chapter import CHAPTER
from pages.chapters.information_gain.which_question.grow import growths, rule
from pages.chapters.information_gain.which_question.grow.bets import STOPS
from pages.chapters.information_gain.which_question.grow.curve import curve_panel
from pages.chapters.information_gain.which_question.grow.judged import compared
from pages.chapters.information_gain.which_question.grow.rule import Growing
from pages.chapters.information_gain.which_question.record import GROW
from tests.pages.app import fine, texts
from tests.pages.chapters.information_gain.which_question.asking import (
    KEY,
    PARTS,
    agrees,
    open_chapter,
    press,
    skip,
)
from tests.pages.figures import checked
from tests.pages.looking import settings_at

CONGRESS = load("congress")
SWITCHES = load("two_switches").label
RULE = {"ig_question_part": GROW, "ig_question_stop": rule.BY_RULE}
HELD = {"table": CONGRESS.label, "stop": rule.BY_RULE, "deepest": "2"}


def run(**values):
    return PARTS[GROW].run(settings_at(CHAPTER, part=GROW, **values))


def finished(**values):
    return run(**values, tree=growths.as_picks(run(**values).finished))


def ending(record):
    return " ".join(PARTS[GROW].ending(record))


# --- the rule -----------------------------------------------------------------------


def test_without_a_rule_all_rows_are_learned_as_ever():
    record = run(table=CONGRESS.label)
    assert len(record.judged.held) == 0 and record.tree.n_rows == 435


def test_a_rule_of_more_than_no_gain_stops_two_switches_at_the_root():
    """Two questions would tell all four cases."""
    record = run(table=load("two_switches").label, stop=rule.BY_RULE, least="0")
    assert not record.tree.open and record.tree.n_errors == 2
    assert "to 3 questions in all, and tell 4 of 4 learned rows rightly" in ending(
        record
    )


@pytest.mark.parametrize("fewest", [2, 10, 50])
def test_neither_learner_nor_machine_asks_a_bag_that_the_rule_has_closed(fewest):
    record = finished(table=CONGRESS.label, stop=rule.BY_RULE, fewest=fewest)
    assert all(d.node.n_samples >= fewest for d in record.decisions[1:])
    assert record.is_over
    closed = record.closed and record.closed[0]
    if closed:
        with pytest.raises(ValueError, match="leaf"):
            growths.grown(record.growing, (*record.settings.picks, (closed, "crime")))


def test_a_rule_takes_back_what_it_does_not_allow_and_says_so():
    app = press(open_chapter(ig_question_part=GROW), "finish")
    assert len(app.session_state[f"{KEY}_tree"]) == 3
    for name, value in (("stop", rule.BY_RULE), ("held", rule.NO_ROW)):
        widget = app.selectbox if name == "held" else app.segmented_control
        fine(widget(key=f"{KEY}_{name}").set_value(value).run())
    fine(app.selectbox(key=f"{KEY}_deepest").set_value("1").run())
    assert app.session_state[f"{KEY}_tree"] == ((0, "Outlook"),)
    assert "2 questions were taken back" in texts(app)
    press(app, "undo")
    assert "taken back" not in texts(app)
    press(app, "machine")  # the same tree again, and now it is the learner's wish
    assert "taken back" not in texts(app)


def test_a_link_that_asks_beyond_the_rule_is_cut_and_named():
    app = open_chapter(**RULE, ig_question_deepest="1", ig_question_tree="0.0~1.2")
    assert "the table and the rule allow the first 1" in texts(app)


def test_every_rule_can_be_chosen_and_shows_a_tree():
    app = press(open_chapter(**RULE), "finish")
    options = {"least": rule.LEAST, "deepest": rule.DEEPEST, "held": rule.HELD}
    for name, choices in options.items():
        for choice in choices:
            fine(app.selectbox(key=f"{KEY}_{name}").set_value(choice).run())
    for fewest in rule.FEWEST_SPAN:
        fine(app.number_input(key=f"{KEY}_fewest").set_value(fewest).run())
    fine(app.button(key=f"{KEY}_again").click().run())
    assert app.session_state[f"{KEY}_draw"] == 1


# --- rows held out ------------------------------------------------------------------


def test_rows_held_out_are_learned_from_by_no_tree():
    record = finished(**HELD)
    held = set(record.judged.held.tolist())
    assert len(held) == 145
    for node in record.tree.nodes:
        assert not held & set(node.rows.tolist())


def test_another_draw_holds_out_other_rows_of_the_same_classes():
    one, other = (
        Growing(CONGRESS, "gain", "answer", share=0.5, draw=k) for k in (0, 1)
    )
    assert one.halves[1].tolist() != other.halves[1].tolist()
    counts = [np.bincount(x.labels[x.halves[1]]).tolist() for x in (one, other)]
    assert counts[0] == counts[1]


def test_of_too_few_rows_none_is_held_out_and_that_is_said():
    record = run(table=load("two_switches").label, stop=rule.BY_RULE)
    assert not len(record.judged.held)
    story = " ".join(PARTS[GROW].story(record, 0))
    assert "No row is held out: fewer than 8 are too few." in story


def test_of_few_rows_held_out_it_is_said_what_one_of_them_weighs():
    story = " ".join(PARTS[GROW].story(run(stop=rule.BY_RULE), 0))
    assert "They are few: each of them is 20% of what is told of them." in story


def test_rows_held_out_are_marked_in_the_table_and_come_last():
    app = skip(open_chapter(**RULE))
    table = next(f.value for f in app.dataframe if "in play" in f.value)
    assert table["in play"].to_list() == ["●"] * 9 + ["held out"] * 5


def test_the_record_table_says_how_right_every_tree_on_the_way_is():
    table = PARTS[GROW].table(finished(**HELD))
    assert table.columns[-3:] == (
        "learned: right",
        "held out: right",
        "held out: accuracy",
    )
    assert table.rows[0][-3:] == (278, 138, pytest.approx(138 / 145))


def test_the_accuracy_and_its_error_stand_in_a_formula():
    _, latex = PARTS[GROW].formulas(finished(**HELD), 1)[-1]
    assert r"\frac{138}{145} &= 0.9517" in latex
    assert r"\sqrt{\frac{0.9517 \cdot 0.04828}{145}} &= 0.0178" in latex


def test_a_guess_that_is_wrong_turns_a_badge_red():
    record = finished(**HELD)
    assert agrees(GROW, record)
    record.judged.right[-1, record.judged.held[0]] ^= True
    assert not agrees(GROW, record)


def test_the_bet_is_on_which_of_two_trees_tells_more_held_out_rows_rightly():
    record = run(table=CONGRESS.label, stop=rule.BY_RULE, deepest="1")
    bet = PARTS[GROW].bet(record)
    assert bet.wins(STOPS)
    assert "tells 138 of the 145 held-out rows rightly" in bet.reason
    assert "2 is within two standard errors" in bet.reason


def test_what_luck_may_do_is_called_no_more_than_that():
    """By another draw the same rule saves more than luck would."""
    record = finished(table=CONGRESS.label, stop=rule.BY_RULE, deepest="1", draw=13)
    assert "is more than two standard errors" in ending(record)
    record = finished(table=CONGRESS.label, stop=rule.BY_RULE, deepest="1", draw=3)
    assert "is within two standard errors" in ending(record)


def test_from_here_a_button_leads_to_the_same_for_trees_on_numbers():
    app = open_chapter(**RULE, ig_question_deepest="1", ig_question_tree="0.0")
    app = fine(app.button(key=f"{KEY}_how_deep").click().run())
    assert app.session_state["ig_chapter"] == "Too many questions"
    assert app.session_state["ig_too_many_part"] == "How deep?"


def test_of_most_draws_one_vote_tells_more_members_than_the_whole_tree():
    """So that the draw of the presets is none that was picked."""
    more = []
    for draw in range(20):
        growing = Growing(CONGRESS, "gain", "answer", Limits(1), 1 / 3, draw)
        one = grow_id3(CONGRESS, **growing.how)
        whole = grow_id3(CONGRESS, **growing.without_rule.how)
        more.append(compared(growing, one, whole).more)
    assert sum(n > 0 for n in more) > 14 and more[0] == 2


# --- the curve ----------------------------------------------------------------------


def ring_at(panel, step):
    rings = [s for s in checked(panel.at(step)).layout.shapes if s.type == "circle"]
    return next(s.xanchor for s in rings if not s.fillcolor or s.line.width)


def test_the_curve_rings_the_best_step_so_far_and_no_later_one():
    record = finished(table=CONGRESS.label, stop=rule.BY_RULE)
    panel, right = curve_panel(record), record.judged.n_held_right
    for step in range(len(right)):
        assert ring_at(panel, step) == right.index(max(right[: step + 1]))
    assert record.judged.best[0] < len(right) - 1  # learned by heart


def test_the_curve_tells_nothing_of_what_is_not_asked_yet():
    record = finished(**HELD)
    panel = curve_panel(record)
    begun = curve_panel(run(**HELD, tree=record.settings.picks[:1]))
    for step in (0, 1):
        ours, theirs = (
            [s for s in checked(one.at(step)).layout.shapes] for one in (panel, begun)
        )
        assert ours == theirs
    assert panel.figure.layout["yaxis"] == begun.figure.layout["yaxis"]


def test_of_a_single_leaf_at_a_tie_that_is_said_beside_its_word():
    app = open_chapter(**RULE, ig_question_least="0", ig_question_table=SWITCHES)
    said = "Of any row it says off, at a tie the class that is listed first."
    shown = texts(skip(app)).replace("**", "")
    assert said in shown
    assert "There it is a tie (2 off, 2 on): off, the class that is listed" in shown
