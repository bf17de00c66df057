"""What is trained: samples held out, features, weights by hand, and when one looks."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from engines.datasets import features_of
from pages.chapters.backpropagation.train_a_network.looks import MOST_LOOKS, looks_at
from pages.chapters.backpropagation.train_a_network.problem import (
    place_of,
    problem_of,
    training,
)
from pages.chapters.backpropagation.train_a_network.record import BIAS, Settings

QUICK = Settings(n_epochs=3)


@pytest.mark.parametrize("data", ["circle", "spiral3", "plane"])
def test_every_second_sample_of_each_class_is_held_out(data):
    problem = problem_of(replace(QUICK, data=data))
    for label in np.unique(problem.samples.labels):
        of_it = problem.is_held_out[problem.samples.labels == label]
        assert not of_it[0::2].any() and of_it[1::2].all()


def test_the_same_settings_are_the_same_problem_but_a_table_is_kept_by_nobody():
    assert problem_of(QUICK) is problem_of(replace(QUICK))
    own = replace(QUICK, data="table")
    assert problem_of(own) is not problem_of(own)


def test_standardised_features_have_mean_0_and_spread_1_where_it_trains():
    problem = problem_of(replace(QUICK, features=("x", "xx"), standardised=True))
    assert np.allclose(problem.inputs.mean(axis=0), 0)
    assert np.allclose(problem.inputs.std(axis=0), 1)
    assert not np.allclose(problem.test[0].mean(axis=0), 0)
    plain = problem_of(replace(QUICK, features=("x", "xx")))
    known = plain.samples.inputs[~plain.is_held_out]
    assert (plain.inputs == features_of(known, ("x", "xx"))).all()


def test_the_first_half_of_the_parameters_are_weights_and_each_has_its_place():
    problem = problem_of(QUICK)
    for layer, weights in enumerate(problem.start.weights):
        for before, unit in np.ndindex(weights.shape):
            at = place_of(problem.network, (layer, before, unit))
            assert problem.start.vector[at] == weights[before, unit]
    row = problem.start.with_vector(np.arange(problem.start.count))
    for layer, biases in enumerate(row.biases):
        for unit, number in enumerate(biases):
            assert place_of(problem.network, (layer, BIAS, unit)) == number


def test_a_weight_put_by_hand_is_the_first_and_a_frozen_one_the_last_too():
    by_hand = (0, 1, 2, 3.5, 0), (1, 0, 1, -2.0, 1), (2, BIAS, 0, 0.25, 1)
    problem = problem_of(replace(QUICK, by_hand=by_hand))
    snapshots = training(problem).snapshots
    for *place, value, is_frozen in by_hand:
        path = snapshots[:, place_of(problem.network, tuple(place))]
        assert path[0] == value and (path == value).all() == bool(is_frozen)


def test_what_this_network_has_no_place_for_is_left_alone():
    far = (5, 0, 0, 1.0, 1), (0, 7, 0, 1.0, 1), (0, 0, 7, 1.0, 1)
    assert (
        problem_of(replace(QUICK, by_hand=far)).start.vector
        == problem_of(QUICK).start.vector
    ).all()
    assert problem_of(replace(QUICK, by_hand=far)).frozen is None


def test_points_added_by_hand_are_trained_on_and_may_bring_a_third_colour():
    own = replace(QUICK, data="points", points=((1.0, 2.0, 2), (0.0, 0.0, 0)))
    problem = problem_of(own)
    assert problem.samples.inputs[-2:].tolist() == [[1.0, 2.0], [0.0, 0.0]]
    assert not problem.is_held_out[-2:].any() and problem.is_held_out[:-2].any()
    assert problem.network.layer_sizes[-1] == 3
    assert problem_of(replace(own, points=())).network.layer_sizes[-1] == 1


@pytest.mark.parametrize("pace", ["even", "epoch", "update"])
@pytest.mark.parametrize(("n_epochs", "in_an_epoch"), [(1, 1), (3, 15), (3000, 250)])
def test_it_looks_at_start_and_end_and_not_too_often(pace, n_epochs, in_an_epoch):
    n = n_epochs * in_an_epoch
    looks = looks_at(pace, n, in_an_epoch).tolist()
    assert looks[0] == 0 and looks[-1] == n and len(looks) <= MOST_LOOKS + 1
    assert all(early < late for early, late in pairwise(looks))


def test_how_one_looks_moves_no_weight():
    ends = [
        training(problem_of(replace(QUICK, pace=pace, show=show, chosen=chosen)))
        for pace, show, chosen in (
            ("even", "losses", ()),
            ("update", "fold", (0, 0, 0)),
            ("epoch", "layers", ()),
        )
    ]
    assert all((one.snapshots[-1] == ends[0].snapshots[-1]).all() for one in ends)
