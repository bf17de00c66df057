"""Fair races: against a plain loop over everything, one walk at a time."""

import numpy as np
import pytest

from engines.gradient_descent import (
    OPTIMIZERS,
    SURFACES,
    GradientDescent,
    Momentum,
    StopReason,
    descend,
    draw_starts,
    fair_race,
    quadratic,
)
from engines.gradient_descent.final_heights import final_heights
from engines.gradient_descent.formulas import parse_formula

BOWL = quadratic(np.diag([0.5, 8.0]), minimum=[1.0, -1.0])
SQUARE = SURFACES["square"]
SIX = tuple(kind(0.02) for name, kind in OPTIMIZERS.items() if name != "newton")
RATES = [1e-3, 0.03, 0.2, 1.0]
CENTRE = [[0.0, 0.0]]


def height(surface, optimizer, start, n_steps, noise, seed):
    walk = descend(surface, optimizer, start, n_steps, noise, seed)
    return np.inf if walk.stop_reason is StopReason.DIVERGED else walk.values[-1]


def quartile(heights, share):
    """Return the height that at least this share of all heights is no higher than."""
    ordered = sorted(heights)
    return ordered[max(0, int(np.ceil(share * len(ordered))) - 1)]


def raced_in_a_loop(surface, optimizers, starts, n_steps, noise, seeds):
    return np.array(
        [
            [
                height(surface, one, start, n_steps, noise, seed)
                for start in starts
                for seed in seeds
            ]
            for one in optimizers
        ]
    )


def wins_in_a_loop(heights):
    wins = np.zeros(len(heights))
    for column in heights.T:
        lowest = min(column)
        if np.isfinite(lowest):
            winners = [i for i, one in enumerate(column) if one - lowest <= 1e-12]
            wins[winners] += 1
    return wins


@pytest.mark.parametrize("noise", [0.0, 0.4])
@pytest.mark.parametrize("surface", [BOWL, SURFACES["double_well"]])
def test_a_fair_race_is_the_plain_loop(surface, noise):
    starts, fresh = draw_starts(surface, 5, seed=1), draw_starts(surface, 4, seed=2)
    seeds, fresh_seeds = (3, 4, 5), (6, 7)
    found = fair_race(
        surface,
        SIX,
        starts,
        RATES,
        60,
        noise,
        seeds,
        fresh_starts=fresh,
        fresh_seeds=fresh_seeds,
    )
    tuned = []
    for i, one in enumerate(SIX):
        tried = [type(one)(rate) for rate in RATES]
        heights = raced_in_a_loop(surface, tried, starts, 60, noise, seeds)
        np.testing.assert_array_equal(found.tuning.heights[i], heights)
        medians = [quartile(row, 0.5) for row in heights]
        np.testing.assert_array_equal(found.tuning.scores.median[i], medians)
        own = raced_in_a_loop(surface, [one], starts, 60, noise, seeds)[0]
        assert found.tuning.own_scores.median[i] == quartile(own, 0.5)
        best = next(j for j, m in enumerate(medians) if m - min(medians) <= 1e-12)
        assert found.tuning.best[i] == best
        assert found.tuned_rates[i] == RATES[best]
        tuned.append(tried[best])
    for race, racers in ((found.own_race, SIX), (found.tuned_race, tuned)):
        heights = raced_in_a_loop(surface, racers, fresh, 60, noise, fresh_seeds)
        np.testing.assert_array_equal(race.heights, heights)
        np.testing.assert_array_equal(race.wins, wins_in_a_loop(heights))
        for share, line in zip((0.25, 0.5, 0.75), race.spread, strict=True):
            np.testing.assert_array_equal(line, [quartile(r, share) for r in heights])


def test_every_optimizer_gets_the_same_budget():
    found = fair_race(
        BOWL,
        SIX,
        draw_starts(BOWL, 7, 0),
        RATES,
        30,
        0.1,
        (1, 2),
        fresh_starts=[[0, 0]],
    )
    assert found.tuning.gradient_budget == 4 * 7 * 2 * 30
    assert found.tuning.heights.shape == (6, 4, 14)


def test_of_rates_that_are_as_good_the_lowest_is_taken_and_the_tie_is_told():
    """All three are at the bottom long before the end."""
    found = fair_race(
        SQUARE,
        [GradientDescent(0.1)],
        [[4.0]],
        [0.5, 0.4, 0.6],
        200,
        fresh_starts=[[1]],
    )
    assert found.tuning.rates.tolist() == [0.4, 0.5, 0.6]
    assert found.tuning.n_tied[0] == 3 and found.tuned_rates[0] == 0.4


def test_a_shared_win_counts_for_both_and_nobody_wins_where_all_are_lost():
    pair = [GradientDescent(0.5), Momentum(0.5, momentum=0.0)]
    found = fair_race(SQUARE, pair, [[4.0]], [0.5], 5, fresh_starts=[[1.0], [2.0]])
    assert found.own_race.won.all() and found.own_race.wins.tolist() == [2, 2]
    lost = fair_race(SQUARE, pair, [[4.0]], [50.0], 50, fresh_starts=[[1.0], [2.0]])
    assert not lost.tuned_race.won.any() and not lost.tuned_race.wins.any()
    assert np.isinf(lost.tuned_race.spread.median).all()


def test_who_falls_for_ever_is_below_all_and_who_flies_up_is_above():
    """On y^2 - x^2 the ridge throws off, and with a rate above 1 the valley, too."""
    saddle = quadratic(np.diag([-2.0, 2.0]))
    rates = np.array([1e-9, 0.4, 1.5])

    def ends(x, y):
        walk = GradientDescent(0.1), rates, np.array([[x, y]])
        return final_heights(saddle, *walk, n_steps=200)[:, 0].tolist()

    stays, *falls = ends(1.0, 1.0)
    assert np.isfinite(stays) and falls == [-np.inf, -np.inf]
    assert ends(0.0, 1.0)[1:] == [pytest.approx(0), np.inf]
    pair = [GradientDescent(0.4), GradientDescent(0.5)]
    found = fair_race(saddle, pair, [[1.0, 1.0]], [0.4], 200, fresh_starts=[[1.0, 0.5]])
    assert found.own_race.wins.tolist() == [1, 1]


@pytest.mark.parametrize(
    ("formula", "start", "rate"),
    [
        ("log(x)", (0.3, 0.0), 0.5),  # leaves the ground downhill
        ("sqrt(x*y)", (1.0, 0.5), 0.3),
        ("1e9*exp(-x)", (0.0, 0.0), 10.0),  # flies off, and f stays above 0
        ("-exp(-x^2)", (0.5, 0.0), 1e12),  # likewise, and ends higher than it began
    ],
)
def test_who_leaves_the_ground_or_flies_where_it_has_a_bound_has_not_fallen(
    formula, start, rate
):
    ground = parse_formula(formula)
    walk = GradientDescent(rate), np.array([rate]), np.array([start])
    assert final_heights(ground, *walk, n_steps=100).item() == np.inf
    falls = final_heights(
        parse_formula("-x^2"), *walk[:1], np.array([2.0]), [[1, 0]], 99
    )
    assert falls.item() == -np.inf


def test_no_start_is_drawn_where_the_ground_is_undefined():
    ground = parse_formula("log(x) + y^2")
    drawn = draw_starts(ground, 40, seed=1)
    assert len(drawn) == 40 and (drawn[:, 0] > 0).all()
    assert len(draw_starts(parse_formula("log(-1 - x^2)"), 40, seed=1)) == 40


def test_whoever_feels_the_same_seed_feels_the_same_noise():
    pair = [GradientDescent(0.1), Momentum(0.1, momentum=0.0)]
    found = fair_race(
        BOWL, pair, [[4.0, 4.0]], [0.1], 50, 0.5, (1, 2), fresh_starts=[[1, 1]]
    )
    heights = found.tuning.heights
    np.testing.assert_array_equal(heights[0], heights[1])
    assert heights[0, 0, 0] != heights[0, 0, 1]


def test_tuning_looks_at_no_fresh_start():
    starts = draw_starts(BOWL, 6, seed=1)
    one, other = (
        fair_race(BOWL, SIX, starts, RATES, 40, fresh_starts=draw_starts(BOWL, 6, seed))
        for seed in (2, 3)
    )
    np.testing.assert_array_equal(one.tuning.heights, other.tuning.heights)
    assert (one.tuned_race.heights != other.tuned_race.heights).any()


def test_the_lowest_of_the_scores_is_the_tuned_ones():
    found = fair_race(
        BOWL, SIX, draw_starts(BOWL, 9, 4), RATES, 80, fresh_starts=[[0, 0]]
    )
    medians = found.tuning.scores.median
    chosen = medians[np.arange(6), found.tuning.best]
    assert (chosen <= medians.min(axis=1) + 1e-12).all()


def test_starts_are_drawn_from_the_window_by_their_seed():
    drawn = draw_starts(BOWL, 500, seed=5)
    low, high = np.array(BOWL.domain).T
    assert ((low <= drawn) & (drawn <= high)).all()
    np.testing.assert_array_equal(drawn, draw_starts(BOWL, 500, seed=5))
    assert (drawn != draw_starts(BOWL, 500, seed=6)).all()


@pytest.mark.parametrize("rates", [[0.0], [-1.0, 0.1], [np.nan]])
def test_rates_that_mean_nothing_are_refused(rates):
    with pytest.raises(ValueError, match="learning rate is"):
        fair_race(SQUARE, SIX, [[1.0]], rates, 5, fresh_starts=[[1.0]])


def test_other_things_that_mean_nothing_are_refused():
    for wrong, sentence in (
        (dict(n_steps=-1), "number of steps"),
        (dict(noise=-0.1), "gradient noise"),
        (dict(starts=[1.0]), "starts have shape"),
        (dict(fresh_starts=[[1.0, 2.0]]), "starts have shape"),
    ):
        good = dict(starts=[[1.0]], rates=[0.1], n_steps=5, fresh_starts=[[1.0]])
        with pytest.raises(ValueError, match=sentence):
            fair_race(SQUARE, SIX, **good | wrong)
