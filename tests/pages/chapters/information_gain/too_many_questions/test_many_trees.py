"""Many trees: its pictures show the record, and few rows are told rightly too."""

from dataclasses import replace

import numpy as np
import pytest

from engines.datasets import Dataset
from pages.chapters.information_gain.too_many_questions.many_trees import (
    bets,
    checks,
    endings,
    formulas,
    part,
    pictures,
    record,
    who_is_wrong,
    words,
)
from pages.chapters.information_gain.too_many_questions.settings import (
    Halves,
    Settings,
)

IRIS = record.run(Settings(n_trees=9))
MOONS = record.run(Settings(data="moons", n_made=50, n_trees=5))


def with_rows(n_held: int, n_classes: int = 2, n: int = 8, y=None) -> record.Record:
    """Return a record of a few rows of one column, so many of them held out."""
    X = np.arange(n, dtype=float)[:, np.newaxis]
    y = np.arange(n) % n_classes if y is None else y.astype(int)
    names = tuple(f"kind {at}" for at in range(n_classes))
    rows = np.column_stack([X, y])
    dataset = Dataset("own", "Own", "A test.", ("size", "kind"), rows, "kind", names)
    held = X[:n_held] + 0.1, y[:n_held], np.arange(n_held)
    halves = Halves(dataset, X, y, y, np.arange(n), *held)
    return record.record_of(Settings(n_trees=5), halves)


# --- few rows -----------------------------------------------------------------------


def test_without_held_out_rows_nothing_is_said_of_them():
    empty = with_rows(0)
    told = " ".join([*words.story(empty, 0), *words.story(empty, 3)])
    told += " ".join(endings.ending(empty))
    assert "No row is held out" in told and "right on" not in told
    assert bets.bet(empty) is None and "average" not in words.story(empty, 3)[-1]
    assert len(formulas.formulas(empty, 5)) == 1
    assert checks.opinions(empty) and len(pictures.panels(empty)) == 3
    assert not who_is_wrong.who_is_wrong_panel(empty).maps


@pytest.mark.parametrize(
    ("n_held", "count", "said"),
    [
        (1, 1, "right on the only held-out row"),
        (1, 0, "wrong on the only held-out row"),
        (2, 2, "right on both held-out rows"),
        (2, 1, "right on 1 of the 2 held-out rows"),
        (3, 3, "right on all 3 held-out rows"),
        (3, 0, "right on none of the 3 held-out rows"),
    ],
)
def test_few_held_out_rows_are_told_in_words(n_held, count, said):
    assert words.right_on(count, with_rows(n_held)) == said


def test_trees_of_one_class_ask_nothing_and_say_so():
    alike = with_rows(3, n_classes=1)
    told = [*words.story(alike, 1), *endings.ending(alike)]
    assert "asks nothing" in told[0]
    assert "Not one of the 5 trees asks anything." in told
    assert bets.bet(alike).answer == bets.NO_BETTER
    assert bets.bet(alike).ties == (bets.THE_BEST,)
    assert bets.BOTH in bets.bet(alike).reason
    for panel in pictures.panels(alike):
        assert panel.at(5)


def judged(right, average) -> record.Record:
    """Return the record of trees and an average that are right on these rows."""
    right, average = np.array(right, dtype=bool), np.array([average], dtype=bool)
    told = np.repeat(average, len(right), axis=0)
    some = with_rows(right.shape[1], n=max(8, right.shape[1]))
    return replace(some, right=right, average_right=told)


def test_better_is_better_beyond_two_paired_errors_from_every_middle_tree():
    same, other = [1] * 3 + [0] * 7, [0] * 3 + [1] * 3 + [0] * 4
    none, every = [0] * 10, [1] * 10
    for n, said in ((4, "too little to call it better."), (5, "it is better.")):
        average = [1] * (3 + n) + [0] * (7 - n)
        one = judged([same, none, none, every, every], average)  # n rows to none
        assert one.least_sure == (0, pytest.approx(n**0.5))
        told = endings.ending(one)[1]
        assert "the middle one; were they equally right, two standard" in told
        assert told.endswith(f": {said}")
    average = [1] * 5 + [0] * 4 + [1]
    many = judged([same, other, none, same, every], average)
    at, error = many.least_sure  # b = 4, c = 1
    assert (at, error) == (1, pytest.approx(5**0.5))
    said = endings.ending(many)[1]
    assert "each of the 3 in the middle; were" in said and "be at most 4.5" in said
    assert said.endswith(": too little to call it better.")


def test_an_average_below_every_tree_is_told_and_has_its_reason():
    low = judged([[1, 1, 1, 0], [0, 1, 1, 1]] * 2 + [[1] * 4], [0, 1, 1, 0])
    below = "That is worse than every single one of them."
    assert below in bets.bet(low).reason and below in endings.ending(low)
    assert "The trees disagree on" in bets.bet(low).reason


@pytest.mark.parametrize("right", [(1, 0, 1, 0, 1), (0, 0, 0, 0, 0)])
def test_one_held_out_row_is_told_as_one(right):
    one = judged([[it] for it in right], [1])
    told = " ".join(
        [*endings.ending(one), bets.bet(one).question, bets.bet(one).reason]
    )
    some = "3 of the 5 trees are." if any(right) else "none of the 5 trees is."
    assert f"the only held-out row; one by one {some}" in told
    assert "1 held-out rows" not in told and "standard error" not in told
    title = who_is_wrong.who_is_wrong_panel(one).figure.layout["xaxis"]["title"]
    assert title["text"] == "the only held-out row"


def test_rows_that_nobody_judges_are_accounted_for():
    few = with_rows(3)
    n = few.n_rows - int(few.forest.n_judged[-1])
    assert n and "every tree drew, so that none can judge" in endings.ending(few)[-1]


def test_a_fifth_feature_has_its_name():
    kinds = np.array([0, 1, 2, 3, 4, 4])
    wide = record.run(Settings(data="wine", n_trees=5))
    assert "1 about proline" in endings._about(wide, np.array([0, 1, 2, 3, 12, 0]))
    assert len(endings._about(wide, kinds)) == 5
    assert "2 about 2 other features" in endings._about(wide, np.append(kinds[:5], 5))


# --- the numbers --------------------------------------------------------------------


@pytest.mark.parametrize("criterion", ["entropy", "gini", "misclassification"])
def test_scikit_learn_grows_the_same_trees_of_the_same_draws(criterion):
    few = Settings(
        data="moons", n_made=20, n_trees=5, criterion=criterion, depth_each=2
    )
    agreed = checks.reference(record.run(few))
    assert agreed.difference <= agreed.allowed
    assert "5 trees" in agreed.what


def test_scikit_learns_trees_of_other_limits_are_not_these(monkeypatch):
    monkeypatch.setattr(checks, "certificate", lambda *rest: _broken())
    assert checks.reference(MOONS).difference == checks.NOTHING_EXPLAINS
    monkeypatch.setattr(checks, "certificate", lambda *rest: None)
    assert checks.reference(MOONS) is None


def _broken():
    from engines.reference import Judged, Verdict, certificate

    honest = certificate([[1], [2]], [0, 1])
    return replace(honest, nodes=(Judged(Verdict.DIFFERENT),) * len(honest.nodes))


def test_draws_that_leave_out_too_many_rows_are_found_out():
    honest = checks.opinions(IRIS)[-1]
    forest = replace(IRIS.forest, drawn=np.zeros_like(IRIS.forest.drawn))
    found = checks.opinions(replace(IRIS, forest=forest))[-1]
    assert honest.difference <= honest.allowed and found.difference > found.allowed


def test_the_average_of_the_formula_is_the_mean_of_its_terms():
    at, k = formulas.example(IRIS), 4
    true = IRIS.halves.held_y[at]
    shares = IRIS.forest.probabilities[:k, at, true]
    (says, latex), *_ = formulas.formulas(IRIS, k)
    assert f"averaged over {k} trees" in says
    assert latex.endswith(f"= {shares.mean():.3g}")
    n_ones, n_zeros = ((shares == one).sum() for one in (1, 0))
    assert n_ones + n_zeros == k
    assert rf"({n_ones} \cdot 1 + {n_zeros} \cdot 0)" in latex


def test_a_sum_of_many_shares_can_be_checked():
    shares = np.array([0.1, 0.2, 0.3, 0.3, 0.4, 0.5, 0.6])
    rest = r"\underbrace{0.9}_{\text{4 others}}"
    assert formulas._total(shares) == f"0.6 + 0.5 + 0.4 + {rest}"
    assert formulas._total(shares[:4]) == r"2 \cdot 0.3 + 0.2 + 0.1"


def test_names_of_the_learners_are_no_markdown():
    strange = with_rows(3)
    names = ("*a*", "$x$")
    dataset = replace(strange.halves.dataset, class_names=names)
    halves = replace(strange.halves, dataset=dataset)
    says = formulas.formulas(replace(strange, halves=halves), 3)[0][0]
    assert r"\*a\*" in says or r"\$x\$" in says
    for panel in pictures.panels(replace(strange, halves=halves)):
        assert panel.at(3)


def test_what_the_bet_asks_about_leaves_no_ghost_of_the_coming_average():
    assert all(control.restarts for control in part.PART.controls)


def test_the_number_of_trees_is_odd_and_each_may_try_some_feature():
    assert all(n % 2 for n in part.TREES)
    for name in part.FEATURES.values():
        assert [record.N_TRIED[name](d) >= 1 for d in (1, 2, 3, 64)] == [True] * 4
