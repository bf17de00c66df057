"""What matters: chance and twins, the bet, the pictures, and the remedy."""

from dataclasses import replace

import numpy as np
import pytest

from pages.chapters.information_gain.too_many_questions.chapter import CHAPTER
from pages.chapters.information_gain.too_many_questions.settings import WHAT_MATTERS
from pages.chapters.information_gain.too_many_questions.what_matters import (
    bets,
    endings,
    pictures,
    record,
    words,
)
from pages.chapters.information_gain.too_many_questions.what_matters.part import PART
from tests.pages.looking import settings_at


def ran(**values) -> record.Record:
    return PART.run(settings_at(CHAPTER, part=WHAT_MATTERS, **values))


def test_chance_is_credited_by_impurity_and_on_learned_rows_and_costs_little_held_out():
    """Over many draws, the mean of what chance costs held out is nothing."""
    held, credit, learned = [], [], []
    for seed in range(12):
        one = ran(data="Two circles", noise=0.2, seed=seed, matter_shuffles=5)
        at = one.columns.added
        credit.append(one.credit[at])
        learned.append(one.learned.mean[at])
        held.append(one.held.mean[at])
    assert min(credit) > 0.05 and min(learned) > 0.03
    error = np.std(held, ddof=1) / len(held) ** 0.5
    assert abs(np.mean(held)) < 3 * error and np.mean(learned) > 5 * error


def test_what_matters_costs_held_out_too():
    one = ran(added="None", noise=0.0)
    assert one.held.mean.max() > 0.2 and one.columns.added is None
    assert words.first_by_credit(one) == [2]


def test_an_exact_copy_is_never_asked_and_its_source_keeps_all():
    one, alone = ran(added="An exact copy"), ran(added="None")
    at, source = one.columns.added, one.columns.source
    assert one.credit[at] == 0 == one.held.mean[at]
    assert one.credit[source] == pytest.approx(alone.credit[source])
    assert one.columns.names[at] == "copy of petal length"


def test_a_blurred_copy_takes_some_of_the_credit():
    one = ran(added="A blurred copy")
    at, source = one.columns.added, one.columns.source
    assert 0 < one.credit[at] and one.credit[source] < one.credit_without[source]
    assert one.columns.X[:, at] == pytest.approx(one.columns.X[:, source], abs=2)
    assert (one.columns.X[:, at] != one.columns.X[:, source]).all()


def test_before_the_bet_no_credit_is_shown():
    one = ran()
    before, after = pictures.panels_before_bet(one), pictures.panels(one)
    credit = before[1]
    assert all(span.shape.get("xsizemode") == "pixel" for span in credit.spans)
    texts = [span.shape.get("label", {}).get("text") for span in credit.spans]
    assert texts == ["?"] * 5 and len(after[1].spans) > 5
    assert credit.figure.layout["xaxis"]["range"] == (0, 1.05)
    assert len(before[0].spans) == len(after[0].spans)
    told = " ".join(
        sentence
        for step in range(len(one.shown) + 1)
        for sentence in PART.before_bet["story"](one, step)
    )
    assert "of the credit" not in told and "most credit" not in told
    titles = [title for title, _ in PART.before_bet["formulas"](one, 2)]
    assert titles == ["What shuffling costs held out"]
    other = pictures.panels_before_bet(ran(added="None"))
    assert other[1].spans  # there the bet is about shuffling


@pytest.mark.parametrize("added", ["Chance", "None"])
def test_no_axis_before_the_bet_knows_who_costs_most(added):
    """Other costs with as many rows right have the same axis, and it holds them all."""
    one = ran(added=added)
    other = replace(one, held=one.learned, learned=one.held)
    other.__dict__["right"] = one.right
    ends, same = (
        pictures.panels_before_bet(each)[0].figure.layout["xaxis"]
        for each in (one, other)
    )
    assert ends == same
    low, high = ends["range"]
    assert low < min(one.held.mean.min(), one.learned.mean.min())
    assert high > max(one.held.mean.max(), one.learned.mean.max())


def test_whiskers_are_as_long_as_the_errors_in_the_text():
    one = ran()
    lines = [
        span.shape
        for span in pictures.panels(one)[0].spans
        if span.shape["type"] == "line" and span.shape["x0"] != span.shape["x1"]
    ]
    halves = sorted((line["x1"] - line["x0"]) / 2 for line in lines)
    errors = [*one.held.standard_errors, *one.learned.standard_errors]
    assert halves == pytest.approx(sorted(error for error in errors if error))


@pytest.mark.parametrize("data", ["Iris", "XOR", "Handwritten digits"])
def test_marks_of_the_axes_are_even_and_differ(data):
    for credit in (0.0, 0.004, 1.0):
        one = ran(data=data, noise=0.2, matter_depth=4)
        one.credit[:] = credit
        for panel in [*pictures.panels(one), *pictures.panels_before_bet(one)]:
            ticks = panel.figure.layout["xaxis"]
            names, values = ticks["ticktext"], ticks["tickvals"]
            assert len({*names}) == len(names) > 1 and max(values) <= 1.0001
            assert [
                float(one[:-1].replace("−", "-")) for one in names
            ] == pytest.approx([100 * value for value in values])
            assert np.ptp(np.diff(values)) < 1e-9


def test_a_cost_within_its_error_is_told_so_in_the_same_sentence():
    one = ran(data="XOR", made=50, spread=0.0, noise=0.4, seed=925, added="None")
    for error in (0.1, 0.2):
        one.held.by_shuffle[:] = [[0.3, 0.1]]
        one.held.by_row[:] = (
            0.3
            + error
            * len(one.held.by_row) ** 0.5
            * (
                np.array([[1], [-1]] * (len(one.held.by_row) // 2 + 1))[
                    : len(one.held.by_row)
                ]
            )
        )
        said = endings.held_first(one)[0], PART.bet(one).reason
        for text in said:
            assert ("points, within two standard errors." in text) == (error == 0.2)


def test_one_split_and_one_bit_are_told_as_one():
    one = ran(data="XOR", noise=0.0, matter_depth=1)
    told = " ".join([*PART.story(one, 0), PART.bet(one).reason, *PART.ending(one)])
    assert "1 split" not in told and "1 bits" not in told and "1 bit of" in told
    whole = " ".join(PART.story(ran(data="XOR", noise=0.0), 0))
    assert "all impurity there is, 1 bit." in whole


@pytest.mark.parametrize(
    ("share", "answer"),
    [
        (0.0, bets.NOTHING),
        (0.0499, bets.LITTLE),
        (0.05, bets.SOME),
        (0.15, bets.SOME),
        (0.151, bets.MUCH),
    ],
)
def test_the_shares_of_chance_exclude_each_other(share, answer):
    one = ran()
    one.credit[one.columns.added] = share
    assert bets.share_of_chance(one) == answer


def test_of_many_columns_some_have_a_row_and_the_best_is_among_them():
    one = ran(data="Handwritten digits", added="None", noise=0.0)
    assert len(one.shown) == record.MOST_ROWS and len(one.others) == 64 - len(one.shown)
    assert one.held.mean.argmax() in one.shown
    assert len(PART.table(one).rows) == 64 and record.reached(one, 3) == 3
    ticks = PART.panels(one)[1].figure.layout["yaxis"]["ticktext"]
    assert ticks[-1] == "55 more"


def test_each_bar_comes_with_its_shuffle_and_stays():
    one = ran(data="Wine (178 wines)", added="None")
    n = len(one.shown)
    bars = [
        span
        for span in PART.panels(one)[0].spans
        if span.shape["type"] == "rect" and span.shape.get("fillcolor")
    ]
    assert {span.first for span in bars} == {*range(1, n + 1)}
    assert {span.last for span in bars} == {n}


@pytest.mark.parametrize("data", ["Iris", "Breast cancer (569 patients)"])
def test_the_remedy_leaves_nothing_to_chance_and_no_less_right(data):
    one = ran(data=data, noise=0.2)
    remedy = PART.remedy(one)
    after = ran(data=data, noise=0.2, **remedy.values)
    assert one.asked[one.columns.added] > 0 == after.asked[after.columns.added]
    assert after.right[1] >= one.right[1] and PART.remedy(after) is None


def test_a_tree_that_asks_nothing_says_so():
    one = ran(data="Iris", noise=0.0, share=0.05, matter_depth=1, seed=3)
    assert len(PART.labels(one)) == len(one.shown) + 1
    bare = ran(data="XOR", made=20, share=0.05, noise=0.5, seed=2)
    for each in (one, bare):
        last = len(each.shown)
        assert PART.story(each, last) and PART.ending(each) and PART.panels(each)


def test_scikit_learn_says_the_same_of_the_same_splits_and_shuffles():
    opinion = PART.reference(ran(data="Breast cancer (569 patients)"))
    assert opinion.difference <= opinion.allowed
