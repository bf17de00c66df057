"""At least one of many tries: exact for tiny chances, and against counted tries."""

from fractions import Fraction
from math import ceil, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.gradient_descent import (
    chance_of_success,
    likely_chances,
    restarts_needed,
    sampling_error,
)


def exact_chance(p: float, k: int) -> float:
    return float(1 - (1 - Fraction(p)) ** k)


@given(p=st.floats(0, 1), k=st.integers(0, 200))
def test_the_chance_is_that_of_whole_fractions(p, k):
    assert chance_of_success(p, k) == pytest.approx(exact_chance(p, k), rel=1e-13)


@pytest.mark.parametrize("p", [1e-300, 1e-20, 1e-12])
def test_tiny_chances_lose_no_digit(p):
    """Of 1 - (1 - p)^k as it stands there would be nothing left, or not one digit."""
    assert chance_of_success(p, 7) == pytest.approx(7 * p, rel=1e-10, abs=0)
    assert 1 - (1 - p) ** 7 != pytest.approx(7 * p, rel=1e-6, abs=0)
    assert chance_of_success(p, 1 / p) == pytest.approx(1 - np.exp(-1), rel=1e-11)


def test_who_cannot_fail_and_who_cannot_succeed():
    assert chance_of_success(0.0, [0, 1, 10**9]).tolist() == [0.0, 0.0, 0.0]
    assert chance_of_success(1.0, [0, 1, 10**9]).tolist() == [0.0, 1.0, 1.0]
    assert restarts_needed(0.0, [0.0, 0.95, 1.0]).tolist() == [0.0, np.inf, np.inf]
    assert restarts_needed(1.0, [0.0, 0.95, 1.0]).tolist() == [0.0, 1.0, 1.0]
    assert restarts_needed(0.5, 1.0) == np.inf


@given(p=st.floats(1e-3, 0.999), k=st.integers(1, 300))
def test_the_needed_number_is_the_least_that_is_enough(p, k):
    wanted = float(chance_of_success(p, k))
    needed = restarts_needed(p, wanted)
    if wanted < 1 - 1e-9:  # nearer to 1 many numbers round to the same chance
        assert needed == k
        assert chance_of_success(p, needed) >= wanted > chance_of_success(p, needed - 1)


def test_the_needed_number_is_the_quotient_of_the_logarithms():
    for p in (0.01, 0.054, 0.1, 0.5, 0.94):
        assert restarts_needed(p, 0.95) == ceil(log(0.05) / log(1 - p))
    assert restarts_needed(0.1, 0.271) == 3  # a whole number, not a hair above it
    assert restarts_needed(1e-18, 0.95) == pytest.approx(2.995732273553991e18)


@pytest.mark.parametrize("p", [-0.1, 1.1, np.nan])
def test_what_is_no_chance_is_refused(p):
    for asked in (lambda: chance_of_success(p, 3), lambda: restarts_needed(p, 0.95)):
        with pytest.raises(ValueError, match="from 0 to 1"):
            asked()
    with pytest.raises(ValueError, match="from 0 to 1"):
        restarts_needed(0.5, p)
    with pytest.raises(ValueError, match="number of tries"):
        chance_of_success(0.5, -1)


def test_the_interval_ends_where_the_share_is_just_so_unlikely():
    """Both ends solve Wilson's equation; none and all of them leave a width too."""
    for successes in (0, 3, 50, 97, 100):
        share, found = successes / 100, likely_chances(successes, 100)
        inner = found[(found > 1e-12) & (found < 1 - 1e-12)]
        spread = 1.96 * np.sqrt(inner * (1 - inner) / 100)
        np.testing.assert_allclose(np.abs(share - inner), spread, rtol=1e-9)
        assert found[0] <= share <= found[1] and found[1] - found[0] > 0.03


def test_the_interval_holds_the_truth_about_as_often_as_it_says():
    truth, n = 0.07, 120
    counted = np.random.default_rng(5).binomial(n, truth, 20000)
    low, high = likely_chances(counted, n)
    assert 0.93 <= ((low <= truth) & (truth <= high)).mean() <= 0.97
    assert counted.std() / n == pytest.approx(sampling_error(truth, n), rel=0.03)
