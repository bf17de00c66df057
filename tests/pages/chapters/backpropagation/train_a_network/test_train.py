"""Train: every outcome is told and checked, and what is clicked is what is meant."""

from dataclasses import replace
from functools import cache
from itertools import combinations

import numpy as np
import pytest

from engines.backpropagation import ACTIVATIONS, decision_values
from engines.gradient_descent import OPTIMIZERS, SCHEDULES
from pages.chapters.backpropagation.plain_training import (
    plain_training,
)
from pages.chapters.backpropagation.train_a_network.problem import alone, problem_of
from pages.chapters.backpropagation.train_a_network.record import BIAS, Settings
from pages.chapters.backpropagation.train_a_network.train import (
    challenges,
    losses_drawn,
    turn,
)
from pages.chapters.backpropagation.train_a_network.train import record as records
from pages.chapters.backpropagation.train_a_network.train.fold_drawn import crossing
from pages.chapters.backpropagation.train_a_network.train.maps import (
    CELLS,
    SIDE,
    middles,
)
from pages.chapters.backpropagation.train_a_network.train.part import PART
from pages.chapters.backpropagation.train_a_network.train.places import Places
from pages.chapters.backpropagation.train_a_network.train.table import how_of
from tests.pages.chapters.backpropagation.telephone.owed import (
    is_told_well,
    script_agrees,
)

FIRST = Settings()
PLANS = {
    "as it comes": {},
    "three colours": {"data": "spiral3", "n_epochs": 5, "show": "scores"},
    "numbers": {"data": "bumps", "n_epochs": 5, "show": "fold", "activation": "gelu"},
    "flies off": {"data": "plane", "learning_rate": 0.3, "l2": 10.0, "n_epochs": 30},
    "dead": {"activation": "relu", "scale": 30.0, "learning_rate": 10.0, "n_epochs": 9},
    "nothing moves": {"scheme": "zeros", "n_epochs": 2, "show": "layers"},
    "no layer": {"n_hidden": 0, "n_epochs": 2, "show": "layers", "l1": 0.01},
    "by hand": {"by_hand": ((0, 0, 0, 4.0, 1),), "chosen": (0, 0, 0), "n_epochs": 3},
}


@cache
def trained(name="as it comes"):
    return records.run(Settings(**PLANS[name]))


@pytest.mark.parametrize("name", PLANS)
def test_every_outcome_is_told_and_agrees(name):
    is_told_well(PART, trained(name))


@pytest.mark.parametrize("name", ["three colours", "flies off", "by hand"])
def test_the_script_trains_to_the_last_digit(name):
    script_agrees(PART, trained(name))


def test_the_ending_names_what_happened():
    for name, *words in (
        ("as it comes", "Solved.", "after epoch 27"),
        ("three colours", "Not solved.", "At the end"),
        ("flies off", "It flew off in epoch"),
        ("nothing moves", "Not solved.", "to every sample"),
    ):
        said = " ".join(PART.ending(trained(name))).replace("**", "")
        assert all(word in said for word in words), said


@pytest.mark.parametrize("data", ["circle", "xor", "gauss"])
def test_the_first_network_solves_circle_xor_and_clouds(data):
    record = records.run(replace(FIRST, data=data))
    assert challenges.is_solved(record)


@pytest.mark.parametrize(
    "more",
    [
        *({"activation": name} for name in ACTIVATIONS),
        *({"rule": n} for n, one in OPTIMIZERS.items() if not one.needs_hessian),
        *({"schedule": name} for name in SCHEDULES),
        {"data": "spiral3", "l1": 0.01, "l2": 0.003, "batch": 1},
        {"data": "plane", "batch": 250, "by_hand": ((0, 0, 0, 1.0, 1),)},
    ],
    ids=str,
)
def test_plain_training_takes_every_sum_as_the_engine_does(more):
    """Else the script would end elsewhere: training magnifies rounding."""
    problem = problem_of(Settings(n_epochs=4, n_samples=100, **more))
    history = records.training(problem)
    start, upto = problem.start.vector, int(history.looks[-1])
    given = how_of(problem), start, problem.inputs, problem.targets
    assert (plain_training(*given, upto) == history.snapshots[-1]).all()


# --- growing ------------------------------------------------------------------------


def test_a_training_that_grows_is_the_one_that_is_whole(monkeypatch):
    monkeypatch.setattr(records, "SLICE", 0.0)
    monkeypatch.setattr(records, "LATER", 0.0)
    settings = Settings(n_epochs=2, seed=77)
    record, n = records.begin(settings), 0
    while not record.is_whole:
        before, record, n = record, records.grow(record), n + 1
        assert (record.history.losses[: before.n_steps] == before.history.losses).all()
        assert record.n_planned == len(problem_of(alone(settings)).looks_at)
    assert n > 10
    records._lately.kept.clear()
    whole = records.run(settings)
    for name in ("losses", "snapshots", "weight_grad_sizes", "test_accuracies"):
        ours, theirs = getattr(record.history, name), getattr(whole.history, name)
        assert (ours == theirs).all()
    assert np.allclose(record.maps.plane, whole.maps.plane)
    assert np.allclose(record.maps.bent, whole.maps.bent)
    assert PART.story(record, 3) == PART.story(whole, 3)


def test_another_picture_of_a_training_is_no_other_training(monkeypatch):
    record = trained()
    monkeypatch.setattr(records, "training", None)  # would fail
    again = records.begin(replace(FIRST, show="layers"))
    assert again.is_whole and again.history is record.history


def test_a_training_of_the_learners_own_table_is_not_kept():
    records.run(Settings(data="table", n_epochs=1))
    assert not [one for one in records._lately.kept if one.data == "table"]


# --- pictures -----------------------------------------------------------------------


def test_every_map_says_what_the_network_says_there():
    record = trained("three colours")
    problem, step = record.problem, 4
    parameters = problem.start.with_vector(record.history.snapshots[step])
    inputs = problem.features_at(middles(SIDE))
    says = decision_values(problem.network, parameters, inputs)
    assert np.allclose(record.maps.plane[step].reshape(len(says), -1), says)
    (first, *_), (biases, *_) = parameters.weights, parameters.biases
    units = np.tanh(problem.features_at(middles(CELLS)) @ first + biases)
    assert np.allclose(record.maps.units[0][step].reshape(len(units), -1), units)


def test_the_folded_samples_are_what_the_two_units_say_of_them():
    record = trained()
    (w1, w2, _), (b1, b2, _) = (
        record.history.parameters.weights,
        record.history.parameters.biases,
    )
    inputs = record.problem.samples.inputs
    assert np.allclose(
        record.maps.folded[-1], np.tanh(np.tanh(inputs @ w1 + b1) @ w2 + b2)
    )


def test_the_line_between_two_answers_ends_where_it_leaves_the_window():
    window = (-1.0, 1.0), (-1.0, 1.0)
    assert crossing(1.0, 0.0, -0.5, window) == [(0.5, -1.0), (0.5, 1.0)]
    assert crossing(1.0, 1.0, 0.0, window)[0] == (-1.0, 1.0)
    assert crossing(1.0, 1.0, 5.0, window) is None
    assert crossing(0.0, 0.0, 1.0, window) is None


def test_no_axis_tells_how_it_will_end():
    """While a bet is open, the loss axis must not know the last loss."""
    one, other = (
        losses_drawn.losses_panel(trained(name)).figure.layout["yaxis"]
        for name in ("as it comes", "flies off")
    )
    assert one == other


def test_wires_and_units_of_the_largest_networks_can_be_told_apart():
    for sizes in ((7, 8, 8, 8, 8, 8, 8, 3), (2, 4, 2, 1), (1, 1), (7, 8, 1)):
        places = Places(sizes)
        points = np.concatenate([places.marks, places.middles])
        gaps = [np.hypot(*(a - b)) for a, b in combinations(points, 2)]
        assert min(gaps, default=9.0) > 0.5
        for thing in (*places.wires, *places.units):
            spot = places.mark(thing) if len(thing) == 3 else places.middle(thing)
            assert places.at(*spot) == thing


# --- clicks -------------------------------------------------------------------------


def click(record, panel, x, y):
    return turn.clicked(record, {"panel": panel, "step": 0, "x": x, "y": y})


def test_a_click_on_a_weight_or_a_unit_looks_at_it_and_another_one_lets_it_go():
    record = trained()
    places = Places((2, 4, 2, 1))
    on_wire = click(record, 0, *places.mark((1, 3, 0)))
    assert on_wire == {"chosen": (1, 3, 0)}
    assert click(record, 0, *places.middle((3, 0))) == {"chosen": (2, BIAS, 0)}
    assert click(record, 0, *places.middle((0, 0))) is None  # a feature has no bias
    again = replace(record, settings=replace(FIRST, **on_wire))
    assert click(again, 0, *places.mark((1, 3, 0))) == {"chosen": ()}


def test_a_click_in_the_plane_adds_a_point_only_to_the_learners_own():
    record = trained()
    assert click(record, 1, 1.234, 2.0) is None
    own = replace(record, settings=replace(FIRST, data="points", paint=1))
    assert click(own, 1, 1.234, 2.0) == {"points": ((1.23, 2.0, 1),)}


# --- challenges ---------------------------------------------------------------------

MET = {
    "Spiral, few weights": {
        "data": "spiral",
        "n_samples": 500,
        "features": ("x", "y", "sin_x", "sin_y"),
        "n_hidden": 1,
        "units_1": 8,
        "rule": "adam",
        "learning_rate": 0.03,
    },
    "XOR, two units": {"data": "xor", "n_hidden": 1, "units_1": 1, "features": ("xy",)},
    "Break it": {"learning_rate": 0.00001},
    "In three epochs": {"features": ("xx", "yy"), "n_hidden": 0, "learning_rate": 3.0},
}


@pytest.mark.parametrize("name", MET)
def test_every_challenge_can_be_met_and_is_not_met_by_the_first_example(name):
    record = records.run(Settings(challenge=name, **MET[name]))
    assert "**Met.**" in challenges.told(record).text
    first = records.run(replace(FIRST, challenge=name))
    assert "**Met.**" not in challenges.told(first).text


def test_before_the_bet_a_challenge_says_nothing_of_the_record():
    texts = {
        challenges.before(records.run(Settings(challenge="Break it", **more))).text
        for more in ({}, MET["Break it"])
    }
    assert len(texts) == 1
