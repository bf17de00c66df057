"""What was once told falsely of a training, and is so no more."""

import re

import numpy as np
import pytest

from pages.chapters.gradient_descent.one_neuron.chapter import CHAPTER, LEARN
from pages.chapters.gradient_descent.one_neuron.learn import pictures
from pages.chapters.gradient_descent.one_neuron.learn.live import live, live_before_bet
from pages.chapters.gradient_descent.one_neuron.learn.record import run
from pages.chapters.gradient_descent.one_neuron.presets import LEARN as PRESETS
from pages.words.numbers import few
from tests.pages.looking import settings_at

OUTLIER = (*((1.0, 0.0),) * 4, (10.0, 1.0))
FIVE = ((1.0, 0.0), (2.0, 0.0), (3.0, 0.0), (4.0, 1.0), (5.0, 1.0))
FAR = ((50.0, 0.0), (60.0, 0.0), (70.0, 1.0), (80.0, 1.0))
CASES = {
    "at the boundary it overshoots by as much, for ever": (
        {"data": ((1.0, 1.0),), "eta": 1.0},
        ("as far away on the other side", "stayed at 0.18"),
        ("more than it corrects", "farther"),
    ),
    "300 and 302 are two study times": (
        {"data": ((300.0, 0.0), (302.0, 1.0)), "eta": 1e-5, "epochs": 50},
        ("long and narrow", "(−150, 0.5)"),
        ("one study time", "trough"),
    ),
    "sure and right": (
        {"data": ((1.0, 1.0), (2.0, 1.0)), "act": "Sigmoid", "w0": 9.0},
        ("none of the 2 answers is off",),
        ("wrong",),
    ),
    "one at a time comes to rest where a line fits": (
        {"data": ((1.0, 0.0), (2.0, 1.0)), "eta": 0.3, "batch": "One"},
        ("come to rest at (−1, 1)", "do not pull against each other"),
        ("wobbling", "up and down"),
    ),
    "a target that the S can reach": (
        {"data": ((2.0, 0.5),), "act": "Sigmoid"},
        ("come to rest",),
        ("reaches neither", "0 and 1"),
    ),
    "one at a time an outlier flies off": (
        {
            "data": OUTLIER,
            "w0": 0.0,
            "w1": 0.0,
            "eta": 0.05,
            "batch": "One",
            "epochs": 50,
        },
        ("η·λ = 5.05 > 2", "1 − η·λ = −4.05", "boundary is η = 0.0198"),
        ("comes closer", "wobbling"),
    ),
    "a weight of 0, and arrows that are equally long": (
        {
            "data": ((1.0, 2.0), (2.0, 1.0), (3.0, 2.0)),
            "w0": 1.0,
            "w1": 0.0,
            "eta": 0.2,
            "epochs": 3,
        },
        ("(1.667, 0)", "samples 1 and 3: each is 1 long"),
        ("e-", "× 10"),
    ),
    "no blame for a study time of 0": (
        {"data": ((0.0, 1.0),)},
        ("it meets it at (1, 0.3)",),
        ("(1, 0)",),
    ),
    "no blame for two study times of 0": (
        {"data": ((0.0, 0.0), (0.0, 1.0))},
        ("it meets it at (0.5, 0.3)",),
        ("(0.5, 0)",),
    ),
    "an S at a study time of 0": (
        {"data": ((0.0, 0.5),), "act": "Sigmoid"},
        ("come to rest at (0, 0.3)",),
        ("(0, 0)",),
    ),
    "sure, but not quite": (
        {"data": FIVE, "act": "Sigmoid", "w0": 9.0, "eta": 1.0, "epochs": 40},
        ("run from 0.99991 to 0.99997", "from 0.2999581 to 0.2999578, a fall of 3"),
        ("to 1.", "stayed"),
    ),
    "so sure that no digits tell": (
        {"data": ((100.0, 0.0),), "act": "Sigmoid", "w0": 0.0, "w1": 0.3},
        ("answers almost 1 for 100 hours",),
        ("answers 1",),
    ),
    "an update that saturates": (
        {
            "data": FAR,
            "act": "Sigmoid",
            "w0": 0.0,
            "w1": 0.0,
            "eta": 0.3,
            "epochs": 50,
        },
        ("Update 1 carries it onto the flat ends", "2 of the 4 answers are off"),
        ("inequality",),
    ),
}


def all_said(record) -> str:
    """Return everything that is told of a training."""
    steps = range(len(record.moments))
    story = [text for step in steps for text in LEARN.story(record, step)]
    bet = LEARN.bet(record)
    return " ".join([*story, *LEARN.ending(record), bet.question, bet.reason])


@pytest.mark.parametrize(("values", "is_so", "is_not"), CASES.values(), ids=CASES)
def test_it_is_told_as_it_is(values, is_so, is_not):
    said = all_said(run(settings_at(CHAPTER, **values)))
    assert all(text in said for text in is_so), said
    assert not any(text in said for text in is_not), said


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_a_bet_has_one_answer_and_thousands_have_their_commas(preset):
    record = run(settings_at(CHAPTER, preset))
    assert not LEARN.bet(record).ties
    said = all_said(record)
    assert not re.search(r"(?<![\d.])\d{4,}", said), said


@pytest.mark.parametrize(
    ("data", "start"),
    [
        (((3.0, 1.0),), {}),
        (((1.0, 0.1), (2.0, 0.2), (3.0, 0.3)), {"w0": 0.0, "w1": 0.1}),
    ],
)
def test_rounding_is_no_mistake_in_formulas_and_in_the_losss_picture(data, start):
    record = run(settings_at(CHAPTER, data=data, **start))
    answers, loss = (text for _, text in LEARN.formulas(record, 0))
    assert loss.endswith(" = 0") and r"\tfrac12 0^2" in loss
    assert "999" not in answers and "times" not in answers
    for _, target in data:
        assert f" = {target:g} \\" in answers
        assert f"{target:g} - {target:g} = 0" in answers
    panel = pictures.loss_panel(record)
    assert [*panel.trails[0].y] == [0] and panel.figure.layout["yaxis"]["range"][1] > 1


def test_a_sum_that_cancels_is_0_and_a_negative_factor_has_brackets():
    record = run(settings_at(CHAPTER, data=((3.0, 1.0),), w0=0.3, w1=-0.1))
    [(_, answer)] = LEARN.formulas(record, 0)
    assert r"0.3 \cdot 1 + (-0.1) \cdot 3 = 0 " in answer


def test_what_the_s_passes_on_is_counted_once():
    record = run(settings_at(CHAPTER, data=((2.0, 1.0),), act="Sigmoid", w0=0.0, w1=0))
    [said] = LEARN.story(record, 2)  # a = 0.5, so 0.5 · 0.25 · (1, 2)
    assert "(0.25 of it): +0.125 for the bias input, +0.25 for the study time" in said


def test_a_remedy_says_what_it_will_do_and_does_it():
    values = {"data": OUTLIER, "eta": 0.05, "batch": "One", "epochs": 50}
    remedy = LEARN.remedy(run(settings_at(CHAPTER, **values)))
    after = run(settings_at(CHAPTER, **{**values, **remedy.values}))
    assert f"ends at {few(float(after.fit.losses[-1]))}, not" in remedy.label
    assert after.fit.losses[-1] < after.fit.losses[0]


def test_a_neuron_that_is_deaf_is_started_in_the_middle_of_the_s():
    record = run(settings_at(CHAPTER, data=FIVE, act="Sigmoid", w0=9.0, epochs=40))
    assert LEARN.remedy(record).values == {"w0": 0.0, "w1": 0.0}


def views(panels) -> list:
    """Return the ends of all axes."""
    layouts = [panel.figure.layout for panel in panels]
    flat = [[layout.get(axis) for axis in ("xaxis", "yaxis")] for layout in layouts]
    return [[axis and axis["range"] for axis in axes] for axes in flat]


def test_before_the_bet_the_pictures_are_alike_however_it_ends():
    records = [run(settings_at(CHAPTER, eta=eta)) for eta in (0.01, 0.2, 0.5)]
    hidden = [views(pictures.panels_before_bet(record)) for record in records]
    assert hidden[0] == hidden[1] == hidden[2]
    told = [views(pictures.panels(record)) for record in records]
    assert told[0] != told[2] and told[1] != told[2]
    labels = [LEARN.labels(record)[0] for record in records]
    assert {*labels} == {"update 1 of 5: predict"}


def test_before_the_bet_a_hand_moves_the_path_in_the_same_window():
    record = run(settings_at(CHAPTER, eta=0.5))
    most = [
        max(
            part.y.max()
            for part in one(record, "learning_rate", np.array([0.5])).parts[-1:]
        )
        for one in (live, live_before_bet)
    ]
    assert most[1] < most[0]


def test_the_bet_closes_when_the_first_update_is_seen():
    for parts, step in (("In four parts", 3), ("Whole updates", 1)):
        assert LEARN.bet(run(settings_at(CHAPTER, parts=parts))).told_at == step


@pytest.mark.parametrize(
    ("point", "weights"),
    [
        ({"x": 0.24, "y": -1.26}, (0.2, -1.3)),
        ({"x": 99.0, "y": -99.0}, (20.0, -20.0)),
        ({"x": -0.01, "y": 0.3}, (0.0, 0.3)),
    ],
)
def test_a_click_on_the_error_surface_sets_the_start(point, weights):
    values = LEARN.clicked(run(settings_at(CHAPTER)), point)
    assert (values["w0"], values["w1"]) == weights
    after = run(settings_at(CHAPTER, **values))
    assert after.fit.weights[0].tolist() == [*weights]
    [above] = [p for p in pictures.panels(after) if p.clickable]
    assert "click" in above.figure.layout["title"]["text"]


def test_an_equation_on_the_screen_holds_in_the_digits_that_are_shown():
    values = {"data": FAR, "act": "Sigmoid", "w0": 0.0, "w1": 0.0, "eta": 0.3}
    record = run(settings_at(CHAPTER, **values))
    answers, loss = LEARN.formulas(record, len(record.moments) - 1)
    assert "1 - 0.99999999999" in answers[1], "1 − 1 would be no mistake"
    assert r"(3.979" in loss[1] and r"\times 10^{-12})^2" in loss[1], "no double power"
    slow = run(settings_at(CHAPTER, eta=1e-5))
    assert r"1 \times 10^{-5} \cdot 0.3" in LEARN.formulas(slow, 3)[2][1]
