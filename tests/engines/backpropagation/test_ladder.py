"""The ladder of fixes: its years, and that every word of it is measured."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from engines.backpropagation import RUNGS, climb, depth_profile
from engines.datasets import digit_samples

DEPTHS = (10, 20, 50)
every_depth = pytest.mark.parametrize("depth", DEPTHS)
FIXES = [rung for rung in RUNGS if rung.helps]
SETBACKS = [rung for rung in RUNGS if not rung.helps]
NAMES = [rung.name for rung in RUNGS]


@cache
def climbed(depth):
    inputs, targets, _ = digit_samples(32)
    profiles = climb(depth, 64, inputs, targets, n_seeds=10)
    return dict(zip(NAMES, profiles, strict=True))


def per_layer(name, depth) -> float:
    """Return by how much a layer multiplies the blame: geometric mean over seeds."""
    logs = np.log(climbed(depth)[name].delta_ratios) / (depth - 1)
    return float(np.exp(logs.mean()))


def strays(name, depth) -> float:
    """Return how far the first layer's blame is from the last's, in powers of ten."""
    return float(np.abs(np.log10(climbed(depth)[name].delta_ratios).mean()))


def test_the_rungs_are_the_seven_and_two_setbacks():
    assert NAMES == [
        "Plain sigmoid",
        "tanh",
        "Xavier",
        "ReLU with He",
        "Batch normalisation",
        "Residual",
        "Residual and normalised",
        "Setback: normalised ReLU",
        "Setback: residual with He",
    ]
    assert [rung.name for rung in SETBACKS] == NAMES[-2:]


def test_they_come_in_the_order_of_their_years_each_named_by_its_source():
    years = [rung.year for rung in RUNGS]
    assert years == sorted(years) == [1986, 1998, 2010, *[2015] * 4, *[2019] * 2]
    assert all(str(rung.year) in rung.source for rung in RUNGS)


@pytest.mark.parametrize("rung", RUNGS, ids=NAMES)
def test_a_rung_says_why_in_one_sentence(rung):
    assert rung.why.endswith(".") and rung.why.count(". ") == 0


def test_climbing_is_a_profile_of_every_rung():
    inputs, targets, _ = digit_samples(8)
    for rung, found in zip(RUNGS, climb(4, 8, inputs, targets, 2, 3), strict=True):
        stack = replace(rung.stack, depth=4, width=8)
        alone = depth_profile(stack, inputs, targets, 2, 3)
        assert found.stack == stack
        np.testing.assert_array_equal(found.deltas, alone.deltas)


@every_depth
def test_nothing_is_lost_on_any_rung(depth):
    assert not any(profile.is_lost.any() for profile in climbed(depth).values())


@every_depth
@pytest.mark.parametrize("rung", FIXES[1:], ids=NAMES[1:7])
def test_a_fix_brings_the_blame_nearer_to_level_than_the_plain_sigmoid(rung, depth):
    assert strays(rung.name, depth) < strays("Plain sigmoid", depth) / 2


@every_depth
def test_a_plain_layer_of_sigmoids_keeps_less_than_a_quarter(depth):
    assert 0.15 < per_layer("Plain sigmoid", depth) < 0.25


@every_depth
def test_each_of_the_first_four_passes_on_more_than_the_one_before(depth):
    factors = [per_layer(name, depth) for name in NAMES[:4]]
    assert factors == sorted(factors) and len(set(factors)) == 4


@every_depth
@pytest.mark.parametrize("name", ["ReLU with He", "Batch normalisation", "Residual"])
def test_three_fixes_stay_level(name, depth):
    assert per_layer(name, depth) == pytest.approx(1, abs=0.1)
    assert strays(name, depth) < 1


@every_depth
@pytest.mark.parametrize("rung", SETBACKS, ids=NAMES[7:])
def test_a_fix_in_the_wrong_place_is_worse_than_none_of_it(rung, depth):
    without = replace(rung.stack, batch_norm=False, residual=False)
    assert without == RUNGS[NAMES.index("ReLU with He")].stack
    assert per_layer(rung.name, depth) > 1.15
    assert strays(rung.name, depth) > 4 * strays("ReLU with He", depth)


def test_setbacks_grow_by_the_same_factor_in_every_layer():
    for rung in SETBACKS:
        factors = [per_layer(rung.name, depth) for depth in DEPTHS]
        assert max(factors) / min(factors) < 1.12


def test_normalised_branches_do_not_grow_by_the_same_factor():
    """The sum of L branches is about sqrt(L) large, so the factor falls towards 1."""
    factors = [per_layer("Residual and normalised", depth) for depth in DEPTHS]
    assert factors == sorted(factors, reverse=True) and factors[-1] < 1.12


def test_he_branches_make_what_is_carried_forward_explode_and_normalised_ones_not():
    carried = {name: climbed(50)[name].activations.mean(axis=0) for name in NAMES}
    growth = {name: sizes[50] / sizes[1] for name, sizes in carried.items()}
    assert growth["Setback: residual with He"] > 1e8
    assert growth["Residual and normalised"] < 100
    assert 0.5 < growth["Setback: normalised ReLU"] < 2
