"""Your own factory: worked examples from books, by table, by text, by link."""

import re

import numpy as np
import pytest

from engines.slips import SLIPS
from pages.chapters.backpropagation.the_factory import own, turn
from pages.chapters.backpropagation.the_factory.chapter import CHAPTER
from pages.chapters.backpropagation.the_factory.my_number_is_different.case import (
    case_of,
)
from pages.chapters.backpropagation.the_factory.my_number_is_different.ways_on import (
    plant,
)
from pages.chapters.backpropagation.the_factory.one_pass.part import ONE_PASS
from pages.chapters.backpropagation.the_factory.own_text import read
from pages.chapters.backpropagation.the_factory.own_written import text_of
from pages.chapters.backpropagation.the_factory.settings import BUGS
from tests.pages.app import fine, start, texts
from tests.pages.chapters.backpropagation.the_factory.cases import (
    owes_its_reader,
    script_agrees,
)
from tests.pages.looking import settings_at

KEY = "bp_factory"
TEXT, TAKE = f"{KEY}_own_text", f"{KEY}_take"
NEGNEVITSKY = """\
inputs 1 1
targets 0
weights into h1: 0.5 0.4
threshold h1: 0.8
weights into h2: 0.9 1.0
threshold h2: -0.1
weights into y: -1.2 / 1.1
threshold y: 0.3
eta 0.1"""
MAZUR = """\
# as it is printed
inputs 0.05, 0.10
targets 0.01, 0.99
weights into h: 0.15 0.25 / 0.20 0.30
biases h: 0.35 0.35 fixed
hidden: sigmoid
weights into y: 0.40 0.50
  0.45 0.55
bias y = 0.60 fixed
loss half squared error
learning rate 0.5"""
DEEP = """\
sample 1 0.5 -> 1 0
sample 0 -1 -> 0 1
weights into h: 0.2 -0.4 0.1 / 0.3 0.5 -0.2
biases h: 0.1 0 -0.1
weights into q: 0.7 -0.3 / 0.2 0.4 / -0.5 0.6
bias q1: 0.2 fixed
weights into y: 0.3 -0.6 / 0.5 0.8
hidden tanh relu
output softmax
eta 0.25
momentum 0.9
one at a time"""


def opened(**query):
    return start("backpropagation", **{f"{KEY}_{k}": v for k, v in query.items()})


def pasted(text):
    app = opened(net=own.OWN)
    return fine(app.text_area(key=TEXT).set_value(text).run())


def numbers_of(app):
    return app.session_state[f"{KEY}_record"][1].record.trip.numbers


def run(text, **more):
    return ONE_PASS.run(settings_at(CHAPTER, net=own.OWN, **read(text), **more))


# --- worked examples, through the page ------------------------------------------------


def test_negnevitskys_xor_is_entered_with_its_thresholds():
    app = pasted(NEGNEVITSKY)
    numbers = numbers_of(app)
    assert numbers.passed.outputs[0] == pytest.approx([0.50972], abs=5e-6)
    deltas = np.concatenate([d[0] for d in numbers.back.pre_activation_grads])
    assert deltas == pytest.approx([-0.03812, 0.01471, 0.12738], abs=6e-6)
    fine(app.button(key=TAKE).click().run())
    into, out = (app.session_state[f"{KEY}_own_{letter}_rows"] for letter in "wv")
    after = [[0.50381, 0.89853], [0.40381, 0.99853], [-0.79619, 0.09853]]
    assert np.array(into[:3]) == pytest.approx(np.array(after), abs=6e-6)
    assert [row[0] for row in out[:3]] == pytest.approx(
        [-1.20669, 1.08878, -0.31274], abs=6e-6
    )


def test_mazurs_example_is_pasted_as_it_is_printed():
    numbers = numbers_of(pasted(MAZUR))
    assert float(numbers.passed.loss) == pytest.approx(0.298371108760, abs=1e-12)
    assert float(numbers.passed_after.loss) == pytest.approx(0.291027773694, abs=1e-12)


def test_two_unit_network_without_biases_is_a_preset():
    preset = next(one for one in CHAPTER.presets if one.name.startswith("0.35"))
    numbers = ONE_PASS.run(settings_at(CHAPTER, preset)).trip.numbers
    assert numbers.passed.outputs[0, 0] == pytest.approx(0.690283, abs=5e-7)
    after = numbers.next_parameters
    wanted = [0.099071, 0.397140, 0.797611, 0.592646, 0.272326, 0.872998]
    assert after.vector[:6] == pytest.approx(wanted, abs=6e-7)
    assert not after.vector[6:].any()


# --- text ---------------------------------------------------------------------------


@pytest.mark.parametrize("text", [NEGNEVITSKY, MAZUR, DEEP])
def test_what_is_written_reads_as_the_same(text):
    settings = settings_at(CHAPTER, net=own.OWN, **read(text))
    again = settings_at(CHAPTER, net=own.OWN, **read(text_of(settings)))
    assert again == settings


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("inputs 1 a", "Line 1, “inputs 1 a”: “a” is not a number; separate"),
        ("inputs 1\nfoo 3", "Line 2, “foo 3”: “foo” is no word that begins a line"),
        ("weights 1 2", "it does not say which layer: h is the hidden one"),
        ("hidden cube", "“cube” is no activation here; use sigmoid, tanh, ReLU"),
        ("inputs 1 2", "There are no targets; write “targets"),
        ("eta 0", "the learning rate goes from 0.01 to 100"),
        ("0.1 0.2", "begin it with a word"),
        ("loss hinge", "use half squared error"),
        ("sample 1 2 3", "write inputs, then ->"),
        ("inputs 500", "500 is beyond −100 to 100"),
        (
            "inputs 1 2\ntargets 1\nweights into h: 1 2\nweights into y: 1 / 2",
            "The weights into h have 1 row, but 2 units send to it",
        ),
        (
            "inputs 1\ntargets 1\nweights into h: 1 2 3 4 5\nweights into y:1/2/3/4/5",
            "A layer has 5 units",
        ),
        (DEEP.replace("-> 0 1", "-> 0"), "The samples have different numbers of targ"),
        ("x" * 6000, "The text has 6,000 letters"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(text, sentence):
    with pytest.raises(ValueError, match=re.escape(sentence)):
        read(text)


def test_a_bad_line_changes_nothing_and_stays_in_the_box():
    app = pasted(MAZUR)
    before = numbers_of(app).parameters.vector
    bad = f"{MAZUR}\nfoo"
    fine(app.text_area(key=TEXT).set_value(bad).run())
    assert app.text_area(key=TEXT).value == bad
    assert "is no word that begins a line" in texts(app)
    assert (numbers_of(app).parameters.vector == before).all()


# --- tables and links ---------------------------------------------------------------


def test_another_size_keeps_what_was_typed():
    app = pasted(NEGNEVITSKY)
    app.number_input(key=f"{KEY}_own_h").set_value(3)
    fine(app.number_input(key=f"{KEY}_own_out").set_value(2).run())
    into, out = (app.session_state[f"{KEY}_own_{letter}_rows"] for letter in "wv")
    assert [row[:2] for row in into] == [(0.5, 0.9), (0.4, 1), (-0.8, 0.1), (1, 1)]
    assert [row[0] for row in out[:2]] == [-1.2, 1.1] and out[3] == (-0.3, 0.0)
    app.number_input(key=f"{KEY}_own_h").set_value(2)
    fine(app.number_input(key=f"{KEY}_own_out").set_value(1).run())
    assert app.session_state[f"{KEY}_own_v_rows"] == ((-1.2,), (1.1,), (-0.3,), (1.0,))


def test_a_loss_that_wants_shares_cuts_targets_off_and_says_so():
    app = pasted(MAZUR.replace("0.01, 0.99", "-2, 7"))
    key = f"{KEY}_own_loss"
    fine(app.selectbox(key=key).set_value("Log loss (sigmoid)").run())
    assert app.session_state[f"{KEY}_own_x_rows"] == ((0.05, 0.1, 0.0, 1.0),)
    assert "what was beyond was cut off" in texts(app)


def test_the_link_opens_the_same_factory():
    app = pasted(DEEP)
    app = fine(app.button(key=TAKE).click().run())
    for _ in range(2):
        fine(app.button(key=TAKE).click().run())
    query = {k: v[0] if isinstance(v, list) else v for k, v in app.query_params.items()}
    again = start("backpropagation", **query)
    settings = app.session_state[f"{KEY}_record"][1].record.settings
    assert again.session_state[f"{KEY}_record"][1].record.settings == settings
    assert settings.velocity and settings.followed == 1


def test_a_part_that_takes_the_three_says_so_and_takes_one_of_them():
    app = opened(net=own.OWN, part="Chain rule")
    assert "Part of this link could not be used" in "".join(t.value for t in app.text)
    assert app.session_state[f"{KEY}_net"] == "2-2-1"


def test_an_own_network_waits_while_another_part_takes_the_three():
    app = pasted(NEGNEVITSKY)
    rows = app.session_state[f"{KEY}_own_w_rows"]
    fine(app.segmented_control(key=f"{KEY}_part").set_value("One step").run())
    assert "Your own network waits" in texts(app)
    fine(app.button(key=f"{KEY}_own_waits_back").click().run())
    assert app.session_state[f"{KEY}_net"] == own.OWN
    assert app.session_state[f"{KEY}_own_w_rows"] == rows
    assert numbers_of(app).learning_rate == 0.1


def test_break_it_takes_the_network_and_leaves_out_what_changes_nothing_there():
    app = pasted(DEEP)
    settings = app.session_state[f"{KEY}_record"][1].record.settings
    fine(app.segmented_control(key=f"{KEY}_part").set_value("Break it").run())
    assert "Your own network waits" not in texts(app)
    broken = app.session_state[f"{KEY}_record"][1].record
    assert (broken.settings.factory, broken.settings.tables) == (
        settings.factory,
        settings.tables,
    )
    assert "means over the 2 samples" in texts(app)
    assert f"{KEY}_own_way" not in {one.key for one in app.segmented_control}
    assert f"{KEY}_own_beta" not in {one.key for one in app.slider}
    fine(app.segmented_control(key=f"{KEY}_part").set_value("One pass").run())
    assert app.session_state[f"{KEY}_record"][1].record.settings == settings


def test_a_suspect_is_planted_in_the_same_network():
    app = pasted(DEEP)
    mine = app.session_state[f"{KEY}_record"][1].record.settings
    part = f"{KEY}_part"
    fine(app.segmented_control(key=part).set_value("My number is different").run())
    fine(app.button(key=f"{KEY}_bet_skip").click().run())
    plants = [one for one in app.button if one.label.startswith("Plant “")]
    label = plants[0].label
    fine(plants[0].click().run())
    found = app.session_state[f"{KEY}_record"][1].record.settings
    assert app.session_state[part] == "Break it"
    assert (found.factory, found.tables, found.sample) == (
        mine.factory,
        mine.tables,
        mine.sample,
    )
    assert found.bugs and all(BUGS[bug].label in label for bug in found.bugs)


def test_what_break_it_cannot_have_is_not_offered_there():
    text, title = DEEP.replace("one at a time", "together"), "My number is different"
    part = next(one for one in CHAPTER.parts if one.title == title)
    values = {"part": title, "net": own.OWN, "round": 2, **read(text)}
    case = case_of(settings_at(CHAPTER, **values))
    place = case.example.places[case.names["new w₁₁"]]
    found = SLIPS["no_momentum"].run(case.example)[place]
    told = (("new w₁₁", f"{found:.9f}"),)
    record = part.run(settings_at(CHAPTER, **values, told=told))
    verdict = record.verdict
    suspects = [verdict.causes[at].faults for at in verdict.suspects]
    assert ("no_momentum",) in suspects and plant(record) == []


# --- steps --------------------------------------------------------------------------


def test_steps_one_at_a_time_go_on_with_their_velocity():
    settings = settings_at(CHAPTER, net=own.OWN, **read(DEEP))
    held, speed = settings.parameters.vector, 0 * settings.parameters.vector
    state = read(DEEP)
    for sample in (0, 1, 0):
        rows = settings.by_hand_of(settings.parameters.with_vector(held), sample)
        speed = 0.9 * speed + rows.grads.vector * settings.may_move
        held = held - 0.25 * speed
        record = ONE_PASS.run(settings_at(CHAPTER, net=own.OWN, **state))
        state |= turn.after_step(record.trip)
        after = record.trip.numbers.next_parameters.vector
        np.testing.assert_allclose(after, held, rtol=1e-12, atol=1e-14)


def test_the_mean_of_all_samples_moves_the_weights():
    record = run(DEEP.replace("one at a time", "together").replace("momentum 0.9", ""))
    settings = record.settings
    grads = [settings.by_hand_of(settings.parameters, k).grads.vector for k in (0, 1)]
    moved = -0.25 * np.mean(grads, axis=0) * settings.may_move
    updates = record.trip.numbers.updates.vector
    np.testing.assert_allclose(updates, moved, rtol=1e-11, atol=1e-15)
    assert "by the mean of all 2" in " ".join(ONE_PASS.story(record, 0))


@pytest.mark.parametrize("text", [NEGNEVITSKY, DEEP])
@pytest.mark.parametrize("loss", own.LOSSES)
def test_every_loss_is_told_and_its_script_agrees(text, loss):
    values = read(text)
    values["own_loss"] = loss if loss in own.losses_of(values) else own.PAIRS[0]
    record = ONE_PASS.run(settings_at(CHAPTER, net=own.OWN, **values))
    owes_its_reader(ONE_PASS, record.settings)
    script_agrees(ONE_PASS, record)


def test_equal_hidden_units_stay_twins():
    text = "inputs 1 2\ntargets 1\nweights into h: 0.3 0.3 / 0.1 0.1\n"
    said = " ".join(ONE_PASS.ending(run(text + "weights into y: 0.5 / 0.5")))
    assert "h₁ and h₂ have equal weights, in and out" in said
    assert "twins" not in " ".join(ONE_PASS.ending(run(text + "weights into y: 1 / 2")))
