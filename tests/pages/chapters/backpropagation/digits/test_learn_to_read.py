"""Learn to read: every outcome is named, every picture says what the record says."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from pages.chapters.backpropagation.digits.learn_to_read.confusion import clicked
from pages.chapters.backpropagation.digits.learn_to_read.part import PART
from pages.chapters.backpropagation.digits.learn_to_read.record import (
    error_of,
    run,
    shown,
)
from pages.chapters.backpropagation.digits.record import Settings
from tests.pages.scripts import prints

FLIES = {"activation": "identity", "learning_rate": 10.0, "n_epochs": 4}


@cache
def learned(**more):
    return run(Settings(part=PART.title, **more))


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "Too near to call"),
        ({"hidden": 0.0}, "Without a hidden layer"),
        ({"hidden": 4.0}, "stands in the way"),
        ({"activation": "sigmoid", "learning_rate": 1.0}, "The hidden layer helps"),
        ({"learning_rate": 3.0}, "Dead:** all 32 hidden units are 0"),
    ],
)
def test_the_ending_names_what_happened(more, words):
    assert words in " ".join(PART.ending(learned(**more)))


@pytest.mark.parametrize(
    "more",
    [{}, {"hidden": 4.0}, {"l2": 0.1}, {"activation": "sigmoid", "learning_rate": 1.0}],
)
def test_bet_and_ending_decide_by_one_rule(more):
    record = learned(**more)
    words = {
        "Too near to call": "Too near to call",
        "Better, beyond chance": "The hidden layer helps, from this start",
        "Worse, beyond chance": "stands in the way, from this start",
    }
    assert words[PART.bet(record).answer] in PART.ending(record)[0]


def test_what_flew_off_says_so_and_its_state_before_stays():
    record = learned(**FLIES)
    assert record.net.flew_off and record.n_steps > record.net.last
    assert "flown off" in PART.story(record, record.n_steps)[0]
    assert "flown off" not in " ".join(PART.story(record, record.net.last))
    assert len(PART.table(record).rows) == record.net.last + 1


def test_the_standard_error_is_that_of_a_mean_of_differences():
    each = np.array([1.0] * 13 + [-1.0] * 6 + [0.0] * 578)
    assert np.isclose(error_of(13, 6, 597), each.std() / np.sqrt(597))


def test_counts_of_pairs_add_up_and_their_diagonal_is_what_is_right():
    record = learned()
    assert (record.confusions.sum(axis=(1, 2)) == 597).all()
    right = np.trace(record.confusions, axis1=1, axis2=2) / 597
    assert np.allclose(right, record.held_accuracies, atol=0)


def test_a_click_on_a_cell_shows_its_digits_and_once_more_shows_all():
    record = learned()
    assert clicked(record, {"x": 1, "y": 7}) == {"is": "2", "said": "1"}
    record = replace(record, settings=Settings(true_digit="2", said_digit="1"))
    rows = shown(record, 20)
    assert len(rows) == record.confusions[20, 2, 1] > 0
    assert (record.labels[rows] == 2).all() and (record.answers(20)[rows] == 1).all()
    assert clicked(record, {"x": 1, "y": 7}) == {"is": "any", "said": "any"}


def test_wrong_ones_come_surest_first_and_right_ones_least_sure_first():
    record = learned()
    sure = record.shares[20].max(axis=1)
    rows = shown(record, 20)
    assert len(rows) == 597 - record.right(20)[1]
    assert (np.diff(sure[rows]) <= 0).all()
    assert (record.answers(20)[rows] != record.labels[rows]).all()
    right = replace(record, settings=Settings(true_digit="3", said_digit="3"))
    rows = shown(right, 20)
    assert len(rows) == record.confusions[20, 3, 3]
    assert (np.diff(sure[rows]) >= 0).all()


def test_numbers_on_the_cells_are_the_counts():
    record = learned()
    panel = PART.panels(record)[1]
    for step in (0, 7, 20):
        there = [one.shape for one in panel.spans if one.first <= step <= one.last]
        found = np.zeros((10, 10))
        for shape in there:
            text = shape["label"]["text"].removeprefix("<b>").removesuffix("</b>")
            found[round(9 - shape["y0"] - 0.5), round(shape["x0"] + 0.5)] = int(text)
        assert (found == record.confusions[step]).all()


def test_words_below_the_pictures_are_what_the_network_says_of_them():
    record = learned()
    frames = PART.panels(record)[2].frames
    for step in (1, 20):
        rows = shown(record, step)[:9]
        texts = [shape["label"]["text"] for shape in frames[step]]
        for row, text in zip(rows, texts, strict=False):
            says = record.shares[step, row]
            at = f"{record.labels[row]} → <b>{says.argmax()}</b> {says.max():.0%}"
            assert text == at


@pytest.mark.parametrize(
    "more",
    [
        {"rule": "adam", "learning_rate": 0.01, "l2": 0.001, "activation": "tanh"},
        {"rule": "adam", "learning_rate": 0.1, "n_epochs": 40},  # rounding grows
        {"rule": "momentum", "learning_rate": 0.03, "hidden": 0.0, "l2": 0.01},
        FLIES,
    ],
)
def test_the_script_ends_where_the_page_does(more):
    record = learned(**{"n_epochs": 5, **more})
    script, table = PART.script(record), PART.table(record)
    last = dict(zip(table.columns, table.rows[-1], strict=True))
    prints(script.text, [last[column] for column in script.prints])


def test_scikit_learn_names_the_held_out_digits_alike():
    record = learned()
    opinion = PART.reference(record)
    assert opinion.difference <= opinion.allowed
    wrong = PART.reference(replace(record, shares=record.shares + 1e-6))
    assert wrong.difference > wrong.allowed


def test_a_remedy_is_offered_where_it_reads_badly_and_reads_well():
    assert PART.remedy(learned()) is None
    for more, values in (
        ({"hidden": 4.0}, {"hidden": 32.0}),
        ({"learning_rate": 3.0}, {"rate": 0.1}),
    ):
        offered = PART.remedy(learned(**more))
        assert offered.values == values
