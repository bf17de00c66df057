"""Ways out: each spends its budget as it would alone, and a lead is no luck."""

from dataclasses import replace

import numpy as np
import pytest

from engines.gradient_descent import (
    LANDSCAPES,
    Plan,
    anneal,
    descend,
    found_after,
    lead,
    not_clearly_behind,
    proof_height,
    restarts,
    ways_out,
)
from engines.gradient_descent.ways_out import (
    ANNEALING,
    DESCENT,
    MOMENTUM,
    OTHER_DICE,
    RESTARTS,
    WAYS,
)

WELLS = LANDSCAPES["two_wells"]
PLAN = Plan(60, 4, 0.05, 0.9, 2.0, "geometric", 0.5)


def lowest_alone(walk, n):
    """Return the lowest height inside the window after 1, ..., n probes of a walk."""
    low, high = np.array(WELLS.domain).T
    inside = ((walk.points >= low) & (walk.points <= high)).all(axis=-1)
    heights = np.where(inside, walk.values, np.inf)
    return np.minimum.accumulate(np.pad(heights, (0, n - len(heights)), "edge"))


def test_each_way_goes_as_it_would_alone_from_the_same_start():
    seeds = [5, 2]
    found = ways_out(WELLS, PLAN, seeds)
    assert found.lowest.shape == (4, 2, 60)
    by_way = dict(zip(WAYS, found.lowest, strict=True))
    for i, seed in enumerate(seeds):
        start = found.starts[i]
        for way, rule in ((DESCENT, PLAN.descent), (MOMENTUM, PLAN.rolling)):
            alone = lowest_alone(descend(WELLS, rule, start, 59), 60)
            np.testing.assert_array_equal(by_way[way][i], alone)
        again = restarts(WELLS, PLAN.descent, 4, 14, seed)
        np.testing.assert_array_equal(again.starts[0], start)
        assert by_way[RESTARTS][i, [14, 29, 44, 59]].tolist() == [*again.best_so_far]
        numbers = 59, PLAN.temperature, PLAN.cooling, PLAN.stride
        chain = anneal(WELLS, start, *numbers, OTHER_DICE + seed)
        np.testing.assert_array_equal(by_way[ANNEALING][i], chain.best_values)


def test_no_way_spends_more_than_the_budget():
    """Seven walks of eight probes leave four probes of 60: nobody goes on then."""
    found = ways_out(WELLS, replace(PLAN, n_restarts=7), range(5)).lowest[2]
    assert (found[:, 55:] == found[:, 55:56]).all() and (np.diff(found) <= 0).all()


def test_as_many_restarts_as_probes_look_at_no_more_places_than_those():
    """A start is a probe: 60 restarts are 60 starts, and nobody takes a step."""
    plan = replace(PLAN, n_restarts=60)
    found = ways_out(WELLS, plan, [4]).lowest[2, 0]
    starts = WELLS.value(restarts(WELLS, plan.descent, 60, 0, 4).starts)
    np.testing.assert_array_equal(found, np.minimum.accumulate(starts))
    assert plan.n_steps == 0 and plan.n_each == 1


def test_one_restart_is_descent_and_no_momentum_is_descent():
    plan = replace(PLAN, n_restarts=1, momentum=0.0)
    descent, momentum, again, _ = ways_out(WELLS, plan, range(6)).lowest
    np.testing.assert_array_equal(descent, again)
    np.testing.assert_array_equal(descent, momentum)


def test_finds_are_heights_below_the_proof():
    found = ways_out(WELLS, PLAN, range(20))
    proof = proof_height(WELLS)
    assert (found.found(proof) == (found.lowest < proof)).all()
    assert 0 < found.found(proof)[..., -1].sum() < 80


def test_fresh_starts_are_counted_step_by_step():
    proof = proof_height(WELLS)
    counts = found_after(WELLS, PLAN, proof, 50, seed=3)
    again = restarts(WELLS, PLAN.descent, 50, 14, seed=3)
    assert counts.shape == (15,) and (np.diff(counts) >= 0).all()
    assert counts[0] == (WELLS.value(again.starts) < proof).sum()
    assert counts[-1] == (again.lowest < proof).sum()


def test_a_lead_counts_only_seeds_that_tell_the_two_apart():
    one, other = np.zeros((2, 100), dtype=bool)
    one[:25], other[20:30] = True, True
    assert lead(one, other) == pytest.approx((20 - 5) / 25**0.5)
    assert lead(other, one) == -lead(one, other) and lead(one, one) == 0.0


def test_leads_by_luck_are_not_clear_and_others_are():
    """Of draws with one chance for both, hardly any lead is clear; 0.8 leads 0.5."""
    dice = np.random.default_rng(1).random((2, 400, 200))
    alike, better = dice < 0.5, dice[0] < 0.8
    by_luck = [lead(*pair) >= 3 for pair in alike.swapaxes(0, 1)]
    real = [lead(*pair) >= 3 for pair in zip(better, alike[1], strict=True)]
    assert np.mean(by_luck) < 0.01 and np.mean(real) > 0.95


def test_who_is_not_clearly_behind_shares_the_first_place():
    dice = np.random.default_rng(2).random((4, 200))
    found = dice < np.array([[0.1], [0.6], [0.62], [0.0]])
    assert not_clearly_behind(found).tolist() == [False, True, True, False]
    assert not_clearly_behind(np.zeros((4, 200), dtype=bool)).all()


@pytest.mark.parametrize(
    "numbers, said",
    [
        ({"n_restarts": 0}, "number of restarts"),
        ({"n_probes": 3}, "number of probes"),
        ({"temperature": -1.0}, "temperature"),
        ({"momentum": 1.0}, "momentum"),
    ],
)
def test_numbers_that_mean_nothing_are_refused(numbers, said):
    with pytest.raises(ValueError, match=said):
        ways_out(WELLS, replace(PLAN, **numbers), [0])
