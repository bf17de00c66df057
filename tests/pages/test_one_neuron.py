"""One neuron: the page reproduces the study note, and says what the ground is."""

import numpy as np
import pytest

from pages.chapters.gradient_descent.one_neuron import OneNeuron
from pages.chapters.gradient_descent.one_neuron.settings import (
    RATES,
    Settings,
    rows_of,
)
from pages.figures.neuron import STAGES, moments_of
from tests.pages.app import start

CHAPTER = OneNeuron()
NOTE = {  # FACTS: the delta rule on one sample
    0: (0.1, 0.3, 0.7, 0.3),
    1: (0.13, 0.36, 0.85, 0.15),
    2: (0.145, 0.39, 0.925, 0.075),
    3: (0.1525, 0.405, 0.9625, 0.0375),
    5: (0.158125, 0.41625, 0.990625, 0.009375),
}


def settings(**changes):
    plain = {
        "rows": rows_of("one_student"),
        "activation": "linear",
        "weights": (0.1, 0.3),
        "learning_rate": 0.1,
        "batch_size": None,
        "n_epochs": 5,
        "in_parts": True,
        "view": "Both",
    }
    return Settings(**(plain | changes))


def test_the_table_on_the_page_is_the_study_notes_table():
    app = start("gradient_descent", gd_chapter="One neuron")
    app.button(key="gd_neuron_bet_skip").click().run()
    table = list(app.dataframe)[-1].value
    for step, numbers in NOTE.items():
        row = table.iloc[step].to_list()
        assert row[0] == step
        assert row[1:5] == pytest.approx(numbers, abs=1e-14)


def test_each_update_is_told_in_four_parts():
    record = CHAPTER.run(settings())
    labels = CHAPTER.labels(settings(), record)
    assert labels[:4] == [f"update 1 of 5: {stage}" for stage in STAGES]
    assert len(labels) == 4 * 5 + 1 and labels[-1] == "after 5 of 5"
    told = [CHAPTER.story(settings(), record, step)[0] for step in range(5)]
    assert "answers 0.7" in told[0]
    assert "+0.3" in told[1]
    assert "+0.3 for the bias" in told[2] and "+0.6 for the study" in told[2]
    assert "w₀ +0.03, w₁ +0.06" in told[3]
    assert "answers 0.85" in told[4]


def test_whole_updates_have_one_frame_each():
    assert len(moments_of(5, in_parts=False)) == 6
    assert [frame.state for frame in moments_of(2, in_parts=True)] == [
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
    chosen = settings()
    record = CHAPTER.run(chosen)
    told = " ".join(CHAPTER.ending(chosen, record)[0])
    assert "trough" in told and record.surface.minima == ()
    along = np.array([2.0, -1.0])  # w0 + 2 w1 stays the same along it
    on_the_line = np.array([0.2, 0.4]) + np.outer([-3, 0, 5], along)
    assert record.surface.value(on_the_line) == pytest.approx(0, abs=1e-28)


def test_many_samples_are_no_trough():
    chosen = settings(rows=rows_of("five_students"), learning_rate=0.05)
    told = " ".join(CHAPTER.ending(chosen, CHAPTER.run(chosen))[0])
    assert "trough" not in told


def test_scikit_learn_finds_the_same_lowest_error():
    for table in ("one_student", "five_students", "outlier", "minutes"):
        chosen = settings(rows=rows_of(table), learning_rate=1e-6)
        opinion = CHAPTER.reference(chosen, CHAPTER.run(chosen))
        assert opinion.difference <= opinion.allowed, table


def test_scikit_learn_has_no_say_on_a_sigmoid():
    chosen = settings(activation="sigmoid")
    assert CHAPTER.reference(chosen, CHAPTER.run(chosen)) is None


def test_hours_in_minutes_throw_the_weights_out_and_the_remedy_is_safe():
    chosen = settings(rows=rows_of("minutes"), n_epochs=20)
    record = CHAPTER.run(chosen)
    sentences, remedy = CHAPTER.ending(chosen, record)
    assert record.fit.losses[-1] > record.fit.losses[0]
    rate = remedy.values["eta"]
    assert rate in RATES and rate * record.curvatures[-1] <= 1
    mended = CHAPTER.run(
        settings(rows=rows_of("minutes"), n_epochs=20, learning_rate=rate)
    )
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
    chosen = settings(**changes)
    bet = CHAPTER.bet(chosen, CHAPTER.run(chosen))
    assert bet.answer == answer and answer in bet.options


def test_the_sentences_name_where_the_descent_meets_the_trough():
    told = " ".join(CHAPTER.ending(settings(), CHAPTER.run(settings()))[0])
    assert "meets it at (0.16, 0.42)" in told
    bold = settings(learning_rate=0.5)
    told = " ".join(CHAPTER.ending(bold, CHAPTER.run(bold))[0])
    assert "would, with a smaller η, meet it at (0.16, 0.42)" in told


def test_weights_that_fly_off_are_marked_at_the_edge_in_both_views():
    bold = settings(learning_rate=0.5, in_parts=False)
    record = CHAPTER.run(bold)
    _, above, side = CHAPTER.panels(bold, record)
    last = [shape.get("label", {}).get("text", "") for shape in above.frames[-1]]
    assert any(text.startswith("out here: (") for text in last)
    head = side.tracks[-1].points(len(record.frames) - 1)
    first = side.tracks[-1].points(0)
    assert head != first


def test_numbers_not_yet_computed_are_hidden():
    record = CHAPTER.run(settings())
    counts = [
        len(CHAPTER.numbers(settings(), record, step).formulas) for step in range(4)
    ]
    assert counts == [1, 2, 4, 4]
    blame = CHAPTER.numbers(settings(), record, 2).formulas[-1][1]
    step = CHAPTER.numbers(settings(), record, 3).formulas[-1][1]
    assert "Delta" not in blame and "Delta" in step


def test_a_bet_holds_for_every_view_of_the_same_training():
    assert repr(settings()) == repr(settings(view="3-D", in_parts=False))
    assert repr(settings()) != repr(settings(learning_rate=0.2))


@pytest.mark.parametrize(
    "rows", [((0.0, 0.0),), ((0.0, 1.0), (0.0, 0.0)), ((2.0, 1.0),) * 3]
)
@pytest.mark.parametrize("activation", ["linear", "sigmoid"])
def test_odd_tables_still_make_a_page(rows, activation):
    chosen = settings(rows=rows, activation=activation)
    record = CHAPTER.run(chosen)
    panels = CHAPTER.panels(chosen, record)
    assert len(panels) == 3
    for opinion in CHAPTER.opinions(chosen, record, 0):
        assert opinion.difference <= opinion.allowed
    for step in range(len(record.frames)):
        assert CHAPTER.story(chosen, record, step)
        CHAPTER.numbers(chosen, record, step)


def test_a_neuron_that_is_right_already_has_nothing_to_learn():
    chosen = settings(rows=((3.0, 1.0),))
    record = CHAPTER.run(chosen)
    assert record.fit.n_steps == 0 and CHAPTER.bet(chosen, record) is None
    told = " ".join(CHAPTER.story(chosen, record, 0))
    assert "Settled" in told and "right" in told
