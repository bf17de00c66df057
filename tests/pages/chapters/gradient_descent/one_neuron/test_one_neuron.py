"""One neuron: the page reproduces the study note, and says what the ground is."""

from dataclasses import replace
from operator import attrgetter

import numpy as np
import pytest

from pages.chapters.gradient_descent.one_neuron.chapter import CHAPTER, LEARN
from pages.chapters.gradient_descent.one_neuron.learn import (
    bets,
    endings,
    pictures,
    remedies,
    words,
)
from pages.chapters.gradient_descent.one_neuron.learn.checks import opinions, reference
from pages.chapters.gradient_descent.one_neuron.learn.formulas import formulas
from pages.chapters.gradient_descent.one_neuron.learn.moments import STAGES, moments_of
from pages.chapters.gradient_descent.one_neuron.learn.record import (
    RATES,
    rows_of,
    run,
)
from tests.pages.app import start
from tests.pages.figures import said_at
from tests.pages.looking import settings_at

NOTE = {  # FACTS: the delta rule on one sample
    0: (0.1, 0.3, 0.7, 0.3),
    1: (0.13, 0.36, 0.85, 0.15),
    2: (0.145, 0.39, 0.925, 0.075),
    3: (0.1525, 0.405, 0.9625, 0.0375),
    5: (0.158125, 0.41625, 0.990625, 0.009375),
}


def trained(**changes):
    return run(replace(settings_at(CHAPTER), **changes))


def test_the_table_on_the_page_is_the_study_notes_table():
    app = start("gradient_descent", gd_chapter="One neuron")
    app.button(key="gd_neuron_bet_skip").click().run()
    table = list(app.dataframe)[-1].value
    for step, numbers in NOTE.items():
        row = table.iloc[step].to_list()
        assert row[0] == step
        assert row[1:5] == pytest.approx(numbers, abs=1e-14)


def test_each_update_is_told_in_four_parts():
    record = trained()
    labels = words.labels(record)
    assert labels[:4] == [f"update 1 of 5: {stage}" for stage in STAGES]
    assert len(labels) == 4 * 5 + 1 and labels[-1] == "after 5 of 5"
    said = [words.story(record, step)[0] for step in range(5)]
    assert "answers 0.7" in said[0]
    assert "+0.3" in said[1]
    assert "+0.3 for the bias" in said[2] and "+0.6 for the study" in said[2]
    assert "w₀ +0.03, w₁ +0.06" in said[3]
    assert "answers 0.85" in said[4]


def test_whole_updates_have_one_frame_each():
    assert len(moments_of(5, in_parts=False)) == 6
    assert [moment.state for moment in moments_of(2, in_parts=True)] == [
        0,
        0,
        0,
        1,
        1,
        1,
        1,
        2,
        2,
    ]


def test_with_one_sample_the_bottom_is_a_line_and_the_page_says_so():
    record = trained()
    said = " ".join(endings.ending(record))
    assert "trough" in said and record.surface.minima == ()
    along = np.array([2.0, -1.0])  # w0 + 2 w1 stays the same along it
    on_the_line = np.array([0.2, 0.4]) + np.outer([-3, 0, 5], along)
    assert record.surface.value(on_the_line) == pytest.approx(0, abs=1e-28)


def test_many_samples_are_no_trough():
    record = trained(rows=rows_of("five_students"), learning_rate=0.05)
    said = " ".join(endings.ending(record))
    assert "trough" not in said


def test_scikit_learn_finds_the_same_lowest_error():
    for table in ("one_student", "five_students", "outlier", "minutes"):
        opinion = reference(trained(rows=rows_of(table), learning_rate=1e-6))
        assert opinion.difference <= opinion.allowed, table


def test_scikit_learn_has_no_say_on_a_sigmoid():
    assert reference(trained(activation="sigmoid")) is None


def test_hours_in_minutes_throw_the_weights_out_and_the_remedy_is_safe():
    record = trained(rows=rows_of("minutes"), n_epochs=20)
    remedy = remedies.remedy(record)
    assert record.fit.losses[-1] > record.fit.losses[0]
    rate = remedy.values["eta"]
    assert rate in RATES and rate * record.bends[1] < 2
    mended = trained(rows=rows_of("minutes"), n_epochs=20, learning_rate=rate)
    assert mended.fit.losses[-1] < mended.fit.losses[0]


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        ({}, "it falls below a tenth"),
        (
            {"rows": rows_of("five_students"), "n_epochs": 40},
            "it falls, but not that far",
        ),
        ({"learning_rate": 0.5}, "it does not fall at all"),
    ],
)
def test_the_bet_is_answered_by_the_record(changes, answer):
    bet = bets.bet(trained(**changes))
    assert bet.answer == answer and answer in bet.options


def test_the_sentences_name_where_the_descent_meets_the_trough():
    said = " ".join(endings.ending(trained()))
    assert "meets it at (0.16, 0.42)" in said
    said = " ".join(endings.ending(trained(learning_rate=0.5)))
    assert "would, with a smaller η, meet it at (0.16, 0.42)" in said


def test_weights_that_fly_off_are_marked_at_the_edge_in_both_views():
    record = trained(learning_rate=0.5, in_parts=False)
    _, _, above, side = pictures.panels(record)
    last = len(record.moments) - 1
    told = [above.names["list"][0]["texts"][last], *said_at(side, last)]
    assert [text[:16] for text in told] == 2 * ["left the picture"]
    head = side.tracks[-1].points(last)
    first = side.tracks[-1].points(0)
    assert head != first


def test_numbers_not_yet_computed_are_hidden():
    record = trained()
    counts = [len(formulas(record, step)) for step in range(4)]
    assert counts == [1, 2, 4, 4]
    blame = formulas(record, 2)[-1][1]
    step = formulas(record, 3)[-1][1]
    assert "Delta" not in blame and "Delta" in step


def test_a_bet_holds_for_every_view_of_the_same_training():
    about = attrgetter(*LEARN.bet_is_about)
    plain = trained().settings
    assert about(plain) == about(replace(plain, view="3-D", in_parts=False))
    assert about(plain) != about(replace(plain, learning_rate=0.2))


@pytest.mark.parametrize(
    "rows", [((0.0, 0.0),), ((0.0, 1.0), (0.0, 0.0)), ((2.0, 1.0),) * 3]
)
@pytest.mark.parametrize("activation", ["linear", "sigmoid"])
def test_odd_tables_still_make_a_page(rows, activation):
    record = trained(rows=rows, activation=activation)
    panels = pictures.panels(record)
    assert len(panels) == 4
    for opinion in opinions(record):
        assert opinion.difference <= opinion.allowed
    for step in range(len(record.moments)):
        assert words.story(record, step) and formulas(record, step)


def test_a_neuron_that_is_right_already_has_nothing_to_learn():
    record = trained(rows=((3.0, 1.0),))
    assert record.fit.n_steps == 0 and bets.bet(record) is None
    said = " ".join(words.story(record, 0))
    assert "Settled" in said and "right" in said


@pytest.mark.parametrize("weights", [(1.0, 0.0), (0.1, 0.3)])
@pytest.mark.parametrize("activation", ["linear", "sigmoid"])
def test_a_badge_stays_green_with_long_study_times(activation, weights):
    rows, (w0, w1) = ((100.0, -10.0), (500.0, 3.0), (900.0, 0.0)), weights
    look = {"activation": activation, "learning_rate": 1e-6, "batch_size": 1}
    for opinion in opinions(trained(rows=rows, w0=w0, w1=w1, **look)):
        assert opinion.difference <= opinion.allowed


def test_where_there_was_no_update_the_slope_at_the_start_is_checked():
    [slope, _] = opinions(trained(rows=((3.0, 1.0),)))
    assert "no update" in slope.what and slope.difference <= slope.allowed
