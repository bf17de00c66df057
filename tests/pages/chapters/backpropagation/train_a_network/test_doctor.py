"""The doctor finds what is there, and nothing where nothing is."""

import random

import pytest

from pages.chapters.backpropagation.train_a_network.chapter import CHAPTER
from pages.chapters.backpropagation.train_a_network.doctor import examine
from pages.chapters.backpropagation.train_a_network.problem import (
    alone,
    problem_of,
    training,
)
from pages.chapters.backpropagation.train_a_network.record import Settings
from tests.pages.app import NONSENSE
from tests.pages.looking import settings_at

from .claims.train.table import settings as drawn

LINES = {"data": "xor", "n_hidden": 0}
DEEP = {"n_hidden": 6, "activation": "sigmoid", **{f"units_{at}": 4 for at in (1, 2)}}
LEARNT = {"data": "xor", "n_samples": 50.0, "units_1": 8, "units_2": 8}
LEARNT |= {"rule": "adam", "learning_rate": 0.03, "noise": 0, "n_epochs": 300.0}
CASES = {
    "solved": {},
    "asleep": {"scheme": "zeros"},
    "equal": {"scheme": "constant", "scale": 0.5},
    "penalty": {"l2": 30.0, "n_epochs": 200.0},
    "steps": {"data": "plane", "learning_rate": 3.0, "n_hidden": 1},
    "dead": {"activation": "relu", "scheme": "he", "learning_rate": 3.0},
    "linear": LINES,
    "few": {"n_hidden": 1, "units_1": 2, "learning_rate": 0.3, "n_epochs": 50.0},
    "faded": DEEP,
    "by heart": {**LEARNT, "data": "spiral"},
    "noise": {"noise": 50, "data": "xor", "learning_rate": 0.3},
    "moving": {"n_epochs": 10.0, "units_1": 3},
    "plateau": {"learning_rate": 1e-5, "n_epochs": 10.0},
    "saturated": {"scale": 30.0, "learning_rate": 0.001, "n_epochs": 10.0},
}


FIRST = problem_of(alone(Settings()))
WELL = FIRST, training(FIRST)


def found(**more):
    problem = problem_of(alone(Settings(**more)))
    return [one.cause for one in examine(problem, training(problem))]


@pytest.mark.parametrize("cause", CASES)
def test_a_cause_is_found_where_it_is_and_not_in_a_training_that_is_well(cause):
    causes = found(**CASES[cause])
    assert cause in causes, causes
    well = [one.cause for one in examine(*WELL)]
    assert cause == "solved" or cause not in well


def test_the_penalty_is_not_blamed_below_its_limit():
    assert found(l2=19.0) != ["penalty"]
    assert found(l2=30.0, n_epochs=200.0) == ["penalty"]


def test_units_that_differ_in_one_weight_are_not_equal():
    put = ((0, 0, 0, 0.75, 0),)
    assert "equal" in found(**CASES["equal"])
    assert "equal" not in found(**CASES["equal"], by_hand=put)


def test_of_any_training_something_is_said_in_whole_sentences():
    rng = random.Random(3)
    for _ in range(25):
        problem = problem_of(alone(settings_at(CHAPTER, part="Train", **drawn(rng))))
        for finding in examine(problem, training(problem)):
            told = " ".join([*finding.says, finding.advice])
            assert finding.says and not NONSENSE.search(told), told
            assert all(one.endswith(".") for one in finding.says)
            assert finding.is_fine or finding.advice.endswith(".")
