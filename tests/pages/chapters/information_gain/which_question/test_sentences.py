"""Sentences that were false once, at the settings where they were found."""

import random

import pytest
import streamlit as st

from engines.datasets import Table, load
from engines.decision_trees import grow_id3
from pages.chapters.information_gain.which_question import own
from pages.chapters.information_gain.which_question.chapter import CHAPTER
from pages.chapters.information_gain.which_question.grow.growths import as_picks
from pages.chapters.information_gain.which_question.record import OWN, OWN_NAME
from pages.words.sentences import plain
from tests.pages.chapters.information_gain.which_question.asking import PARTS
from tests.pages.looking import settings_at

EIGHT = load("eight_days")
YES_OR_BLANK = """\
x . . mammal
x x . mammal
x . . mammal
. x x bird
. . x bird
"""


@pytest.fixture
def owned():
    """Give a way to make a table one's own; it is forgotten afterwards."""

    def bring(columns, rows):
        names = tuple(f"row {at}" for at in range(1, len(rows) + 1))
        table = Table(OWN_NAME, OWN, "Ours.", columns, rows, columns[-1], names)
        st.session_state[own.LAST] = table
        return table

    yield bring
    st.session_state.pop(own.LAST, None)


def run(part, **values):
    return PARTS[part].run(settings_at(CHAPTER, part=part, **values))


def story(record, step):
    return plain(PARTS[record.settings.part].story(record, step))


def ending(record):
    return plain(PARTS[record.settings.part].ending(record))


# --- ties ---------------------------------------------------------------------------


def test_one_yes_and_one_no_is_a_tie_and_how_it_is_broken_is_said():
    picks = as_picks(grow_id3(EIGHT))
    row = ((0, EIGHT.codes("Weather")[1].index("Rainy")), (1, 0))
    record = run("Grow", table=EIGHT.label, tree=picks, row=row)
    told = " ".join(story(record, step) for step in range(len(record.decisions)))
    assert "“Light” ends here, at a tie (1 Yes, 1 No)" in told
    assert "The tree takes Yes, the class that is listed first." in told
    assert "“Light” ends here, with mostly Yes" not in told
    assert "There it is a tie (1 Yes, 1 No), and the tree says Play: Yes" in ending(
        record
    )
    tree, _ = PARTS["Grow"].panels(record)
    drawn = str(tree.figure) + str(tree.frames) + str(tree.spans)
    assert "Yes (a tie)" in drawn


def test_three_to_three_is_no_commonest_class_so_far():
    fourteen = load("fourteen_days")
    strong = [at for at, row in enumerate(fourteen.rows) if row[3] == "Strong"]
    assert sorted(fourteen.rows[at][4] for at in strong) == ["No"] * 3 + ["Yes"] * 3
    picks = as_picks(grow_id3(fourteen, picks=[(0, "Wind")]))
    record = run("Grow", tree=picks, row=((3, 1), (0, 3)))
    assert "falls back on a tie (3 No, 3 Yes): No, the class" in ending(record)


def test_a_tie_by_one_criterion_is_told_apart_by_another():
    record = run("Rank", by="Misclassification")
    assert "Information gain tells them apart: it prefers Outlook." in story(record, 5)
    switches = run("Rank", table=load("two_switches").label)
    assert "No criterion prefers one of them." in story(switches, 3)


# --- equations ----------------------------------------------------------------------


def test_the_second_step_by_gini_is_an_equation():
    said = story(run("Rank", by="Gini"), 2)
    assert "0.4591837 − 0.4404762 = 0.0187075." in said


# --- luck ---------------------------------------------------------------------------


def test_p_and_the_least_p_agree_in_their_digits():
    how = {"table": load("congress").label, "about": "physician fee freeze"}
    said = ending(run("Luck", **how, shuffles=3000.0))
    assert "p = (1 + 0) / (1 + 3,000) = 0.0003332 for" in said
    assert "never be below 1/3,001." in said


def test_many_rows_without_signal_are_not_called_too_few(owned):
    rng = random.Random(0)
    rows = tuple(
        (rng.choice("ab"), rng.choice("cd"), ("yes", "no")[at % 2]) for at in range(400)
    )
    owned(("a", "b", "k"), rows)
    said = ending(run("Luck", table=OWN, about="a", shuffles=300.0))
    assert "Not one of the 2 questions" in said and "few" not in said


def test_gains_of_nothing_are_no_luck(owned):
    owned(("a", "b", "k"), tuple(("x", "y", "yn"[at % 2]) for at in range(40)))
    said = ending(run("Luck", table=OWN, about="a", shuffles=100.0))
    assert "Not one of the 2 questions gains anything on the real table" in said


def test_so_few_rows_that_nothing_can_be_significant_are_said_to_be(owned):
    owned(("a", "k"), (("x", "1"), ("x", "1"), ("y", "2"), ("y", "2")))
    said = ending(run("Luck", table=OWN, about="a", shuffles=1000.0))
    assert "a question that tells everything would do no better than p = 0.3333" in said


def test_of_three_rows_it_is_not_said_that_deals_tell_what_none_can(owned):
    """All deals gain the same, yet a question that told all would have p = 1/3."""
    owned(("a", "b", "y"), (("x", "1", "yes"), ("y", "2", "yes"), ("x", "3", "no")))
    said = story(run("Luck at each node", table=OWN), 1)
    assert "as much in 3 of them: exactly p\u00a0=\u00a01." in said
    assert "would do no better than p = 0.3333" in said and "of all deals" not in said


# --- missing cells ------------------------------------------------------------------


def test_a_missing_cell_is_an_answer_in_every_part(owned):
    lines = YES_OR_BLANK.splitlines()
    rows = tuple(tuple(word.strip(".") for word in line.split()) for line in lines)
    table = owned(("fur", "flies", "lays eggs", "kind"), rows)
    ranked = run("Rank", table=OWN)
    assert "fur and lays eggs are equally good: 0.970951" in story(ranked, 4)
    assert ranked.gains.tolist() == pytest.approx(
        [0.970951, 0.019973, 0.970951], abs=1e-6
    )
    grown = run("Grow", table=OWN, tree=as_picks(grow_id3(table)))
    assert "never wrong" in ending(grown) and "(missing)" in story(grown, 1)
    trees = run("Three trees", table=OWN)
    assert "All of them remove 0.970951 bits" in ending(trees)
    lucky = run("Luck", table=OWN, about="fur", shuffles=300.0)
    assert "fur gains 0.970951 bits" in story(lucky, 0)


# --- counts, and books --------------------------------------------------------------


def test_one_more_bag_ends_and_one_of_three_questions_is(owned):
    columns = [("q", "r", "s", "t", "u") * 4, ("a", "b") * 10, ("c", "d", "e", "f") * 5]
    classes = [
        {"q": "1", "r": "2", "s": "1", "t": "2", "u": "1"}[q] for q in columns[0]
    ]
    table = owned(("x", "y", "z", "k"), tuple(zip(*columns, classes, strict=True)))
    grown = run("Grow", table=OWN, tree=as_picks(grow_id3(table)))
    assert "And 1 more bag ends here too." in story(grown, 1)
    said = ending(run("Luck", table=OWN, about="x", shuffles=300.0))
    assert "1 of the 3 questions is beyond the usual limit" in said


def test_books_that_cut_the_gains_off_are_spoken_of_kindly_beside_quinlans_days_only():
    said = ending(run("Rank"))
    assert "If your book has 0.246 for Outlook and 0.151 for Humidity" in said
    assert "where rounding gives 0.247 and 0.152" in said
    assert "book" not in ending(run("Rank", by="Gini"))
    assert "book" not in ending(run("Rank", cells=((0, 4, "Yes"),)))
