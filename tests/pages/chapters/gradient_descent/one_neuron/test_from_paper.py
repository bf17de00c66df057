"""From paper: worked examples that people bring come out as they are printed."""

import re

import numpy as np
import pytest

from pages.chapters.gradient_descent.one_neuron.chapter import CHAPTER
from pages.chapters.gradient_descent.one_neuron.from_paper import pictures, samples
from pages.chapters.gradient_descent.one_neuron.from_paper.part import PART
from pages.chapters.gradient_descent.one_neuron.from_paper.record import (
    MOST_SHOWN,
    shown_states,
)
from pages.chapters.gradient_descent.one_neuron.from_paper.turn import KEY
from tests.claims.shapes import number
from tests.pages.app import fine, start, texts
from tests.pages.looking import settings_at, skip_the_bet
from tests.pages.scripts import prints

OPEN = {"gd_chapter": "One neuron", "gd_neuron_part": "From paper"}
NOTE = {  # FACTS: the delta rule on one sample
    0: (0.1, 0.3, 0.7, 0.3),
    1: (0.13, 0.36, 0.85, 0.15),
    2: (0.145, 0.39, 0.925, 0.075),
    3: (0.1525, 0.405, 0.9625, 0.0375),
    5: (0.158125, 0.41625, 0.990625, 0.009375),
}
AND = "0_0_0~0_1_0~1_0_0~1_1_1"
# By hand, η = 0.1 from 0, in tenths: the weights after each visit of (0, 0), (0, 1),
# (1, 0) and (1, 1), where z = 0 counts as 1.
AND_BY_HAND = [
    (0, 0, 0),
    *[(-1, 0, 0), (-1, 0, 0), (-1, 0, 0), (0, 1, 1)],
    *[(-1, 1, 1), (-2, 1, 0), (-2, 1, 0), (-1, 2, 1)],
    *[(-1, 2, 1), (-2, 2, 0), (-3, 1, 0), (-2, 2, 1)],
    *[(-2, 2, 1), (-2, 2, 1), (-3, 1, 1), (-2, 2, 2)],
    *[(-2, 2, 2), (-3, 2, 1), (-3, 2, 1), (-3, 2, 1)],
    *[(-3, 2, 1)] * 4,
]


def opened(**query):
    """Open the part with these controls, its bet skipped."""
    named = {f"gd_neuron_p_{name}": text for name, text in query.items()}
    return skip_the_bet(start("gradient_descent", **OPEN, **named), CHAPTER)


def table(app) -> np.ndarray:
    """Return the numbers of the table; a power of ten is written as text."""
    rows = [*app.dataframe][-1].value.to_numpy().tolist()
    return np.array(
        [[number(x) if isinstance(x, str) else x for x in row] for row in rows]
    )


def record_of(preset: str = "", **values):
    """Return the record of a preset of this name, or of these values."""
    found = next((p for p in CHAPTER.presets if p.name == preset), None)
    values = dict(found.values) if found else {"part": "From paper", **values}
    return PART.run(settings_at(CHAPTER, **values))


def test_the_delta_rules_table():
    rows = table(opened())
    for step, numbers in NOTE.items():
        assert rows[step, 0] == step
        assert rows[step, 1:5] == pytest.approx(numbers, abs=1e-14)


@pytest.mark.parametrize(
    ("w", "b", "half", "whole"),
    [("0.6", "0.9", 0.0940, 0.0610), ("2", "2", 0.2028, 0.0775)],
)
def test_nielsens_sluggish_neuron_by_half_the_square_and_by_all_of_it(
    w, b, half, whole
):
    given = {"data": "1_0", "w0": b, "w1": w, "eta": "0.15", "epochs": "300"}
    app = opened(**given, act="Sigmoid")
    rows, told = table(app), texts(app)
    assert round(rows[-1, 3], 4) == half
    found = re.search(r"The mean of the squared.*would end at a = ([\d.]+)", told)
    assert round(float(found[1]), 4) == whole
    app = opened(**given, act="Sigmoid", scale="Mean")
    assert round(table(app)[-1, 3], 4) == whole
    assert "half the mean walks the same path with η = 0.3, 2 times" in texts(app)


def test_a_perceptron_learns_and_from_nothing():
    app = opened(inputs="Two", act="Step", pairs=AND, w0="0", w1="0", epochs="10")
    rows = table(app)
    assert rows[:, 1:4] == pytest.approx(np.array(AND_BY_HAND) / 10, abs=1e-12)
    assert rows[-1, -1] == 0 and "In epoch 6 no sample was wrong" in texts(app)


def test_a_threshold_that_stays_is_a_bias_that_does_not_learn():
    given = {"w0": "-0.2", "w1": "0.3", "w2": "-0.1", "bias": "Stays", "epochs": "10"}
    app = opened(inputs="Two", act="Step", pairs=AND, **given)
    rows = table(app)
    ends = [(3, -1), (3, 0), (2, 0), (2, 1), (1, 1), (1, 1)]
    assert rows[::4, 2:4] == pytest.approx(np.array(ends) / 10, abs=1e-12)
    assert (rows[:, 1] == -0.2).all() and "In epoch 5 no sample" in texts(app)


def test_xor_is_said_to_go_round():
    xor = (
        AND.replace("1_1_1", "1_1_0")
        .replace("0_1_0", "0_1_1")
        .replace("1_0_0", "1_0_1")
    )
    app = opened(inputs="Two", act="Step", pairs=xor, w0="0", w1="0", epochs="20")
    assert "No weights answer all samples rightly" in texts(app)


def plainly(app) -> str:
    """Return all that is written, without what keeps it from being Markdown."""
    return texts(app).replace("\\", "").replace("\u2060", "")


def pasted(text: str, **query):
    app = opened(**query)
    return fine(app.text_area(key=f"{KEY}_text").set_value(text).run())


@pytest.mark.parametrize("between", [" ", "\t", ", ", ",", ";", "  ;  "])
def test_rows_are_pasted_whatever_stands_between(between):
    rows = [("0", "0", "0"), ("0", "1", "0"), ("1", "0", "0"), ("1", "1", "1")]
    text = "\n".join(map(between.join, rows))
    app = pasted(
        f"x1 x2 y\n{text}\n\nw0 = 0\nw₁ = 0\neta: 0.25\nepochs = 7", act="Step"
    )
    shared = app.session_state["shared"]
    assert shared["gd_neuron_p_inputs"] == "Two" and shared["gd_neuron_p_eta"] == "0.25"
    # The default table of two inputs, and so in no link.
    settings = app.session_state["gd_neuron_p_pairs_rows"]
    assert settings == ((0, 0, 0), (0, 1, 0), (1, 0, 0), (1, 1, 1))
    again = start("gradient_descent", **{k: v for k, v in shared.items() if v})
    both = [table(skip_the_bet(one, CHAPTER)).tolist() for one in (again, app)]
    assert both[0] == both[1] and len(both[0]) == 4 * 6 + 1


def test_pasted_rows_with_one_input_and_decimal_commas_are_in_the_link():
    app = pasted("−1,5\t0\n2,5\t1\nb = −0,5\ntheta")
    shared = app.session_state["shared"]
    assert shared["gd_neuron_p_data"] == "-1.5_0~2.5_1"
    assert float(shared["gd_neuron_p_w0"]) == -0.5
    told = plainly(app)
    assert "Line 4, “theta”" in told and "Taken: 2 samples." in told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1 2\n3", "Line 2, “3”: it has 1 part; the rows above have 2."),
        ("1 2 3 4", "Line 1, “1 2 3 4”: it has 4 parts; write x and y, or x₁, x₂ and"),
        ("1 2\n1 zwei", "“zwei” is not a number; write one like 0.5 or −2"),
        ("1 5000", "“5000” is not within −1,000 to 1,000"),
        ("speed = 3", "speed is no name that is known here; write w0, w1, w2, eta or"),
        ("eta = 50", "“50” is not within 10⁻⁶ to 10"),
        ("epochs = 2.5", "“2.5” is no whole number; write one, as in 5"),
        ("\n".join(["1 1"] * 14), "There are 14 samples; the first 12 are taken."),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line_and_how_to_mend_it(text, said):
    assert said in plainly(pasted(text))


def test_a_threshold_is_a_bias_of_the_other_sign():
    app = pasted("theta = 0.2")
    assert app.session_state["shared"]["gd_neuron_p_w0"] == "-0.2"


def test_nothing_that_is_pasted_is_run():
    told = plainly(pasted("__import__('os').abort()\nw0 = exec('1')"))
    assert "Nothing was taken." in told


def test_targets_of_minus_1_count_as_0_where_only_classes_do_and_it_is_said():
    record = record_of(
        p_act="Step", p_data=((-1.0, -1.0), (1.0, 1.0)), p_w0=0.0, p_w1=0.0
    )
    assert record.settings.targets.tolist() == [0, 1]
    assert "a y above 0 counts as 1" in " ".join(PART.ending(record))


KINDS = [
    {"p_act": act, "p_batch": batch, "p_scale": scale}
    for act in ("Linear", "Sigmoid")
    for batch in ("All samples", "Each sample")
    for scale in ("½ mean", "½ sum", "Mean", "Sum")
]
KINDS += [
    {"p_act": "Sigmoid", "p_loss": "Log loss", "p_logs": logs, "p_batch": batch}
    for logs in ("Mean", "Sum")
    for batch in ("All samples", "Each sample")
]
KINDS += [{"p_act": "Step"}]
KINDS += [{"p_act": act, "p_bias": "Stays"} for act in ("Linear", "Sigmoid", "Step")]


@pytest.mark.parametrize("kind", KINDS, ids=str)
@pytest.mark.parametrize("inputs", ["One", "Two"])
def test_every_kind_is_confirmed_and_its_script_prints_its_numbers(kind, inputs):
    rows = ((-1.5, 0.5, 0.0), (2.0, -1.0, 1.0), (0.3, 0.7, 1.0))
    one = tuple((x, y) for x, _, y in rows)
    record = record_of(
        **kind, p_inputs=inputs, p_data=one, p_pairs=rows, p_w2=0.2, p_epochs=9
    )
    theirs = PART.reference(record)
    for opinion in (*PART.opinions(record), *([theirs] if theirs else [])):
        assert opinion.difference <= opinion.allowed, opinion
    script, last = PART.script(record), PART.table(record)
    row = dict(zip(last.columns, last.rows[-1], strict=True))
    prints(script.text, [float(row[name]) for name in script.prints])


def test_of_many_updates_the_first_are_all_shown_and_the_last():
    assert shown_states(40).tolist() == [*range(41)]
    many = shown_states(6000)
    assert len(many) == MOST_SHOWN and many[:40].tolist() == [*range(40)]
    assert many[-1] == 6000 and (np.diff(many) > 0).all()


def test_the_line_in_the_plane_is_where_the_sum_is_0():
    record = record_of("AND, by mistakes")
    frames = samples.data_panel(record).frames
    line = frames[-1][0]
    for x, y in ((line["x0"], line["y0"]), (line["x1"], line["y1"])):
        assert -0.3 + 0.2 * x + 0.1 * y == pytest.approx(0, abs=1e-12)
    assert len(frames[-1]) == 1 and len(frames[0]) == 3, "no ring when none is wrong"


@pytest.mark.parametrize("plane", ["w₁, w₂", "w₀, w₁", "w₀, w₂"])
def test_the_loss_is_drawn_over_the_weights_that_are_asked_for(plane):
    record = record_of(p_inputs="Two", p_plane=plane, p_w2=0.5)
    panel, ground = pictures.weight_panel(record), record.ground
    title = panel.figure.layout["title"]["text"]
    assert " and ".join(plane.split(", ")) in title and " at w" in title
    across, up = record.settings.plane
    w = record.fit.weights[-1].copy()
    w[across], w[up] = ground.x[7], ground.y[11]
    errors = record.settings.targets - record.settings.inputs @ w
    assert ground.values[11, 7] == pytest.approx((errors**2).mean() / 2)


def test_a_click_starts_with_the_two_weights_that_are_drawn():
    record = record_of(p_inputs="Two", p_plane="w₀, w₂")
    clicked = PART.clicked(record, {"x": 0.24, "y": -1000.0})
    assert clicked == {"p_w0": 0.2, "p_w2": -100.0}


def test_before_the_bet_the_pictures_do_not_tell_how_it_ends():
    records = [record_of(p_eta=eta) for eta in (0.01, 0.5)]
    axes = [
        [
            [panel.figure.layout[axis]["range"] for axis in ("xaxis", "yaxis")]
            for panel in pictures.panels_before_bet(record)
        ]
        for record in records
    ]
    assert axes[0] == axes[1]
