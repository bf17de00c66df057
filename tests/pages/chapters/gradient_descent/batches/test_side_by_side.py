"""Side by side: three batch sizes on one loss, compared by the samples they ask."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from engines.gradient_descent import GradientDescent, descend
from pages.chapters.gradient_descent.batches.settings import Settings
from pages.chapters.gradient_descent.batches.side_by_side import bets, pictures
from pages.chapters.gradient_descent.batches.side_by_side.live import live
from pages.chapters.gradient_descent.batches.side_by_side.part import PART
from pages.chapters.gradient_descent.batches.side_by_side.rates import (
    FIRST,
    RATES,
    TABLES,
)
from pages.chapters.gradient_descent.batches.side_by_side.record import (
    ground_for,
    run,
)
from pages.chapters.gradient_descent.batches.side_by_side.rises import led_up

every_sample = pytest.mark.parametrize("samples", FIRST)


def record_of(samples="petals", **given):
    given = {"learning_rate": FIRST[samples], "n_epochs": 4} | given
    return run(Settings(samples=samples, **given))


@every_sample
def test_everyones_walk_is_plain_descent_on_the_surface(samples):
    record = record_of(samples)
    rate = GradientDescent(record.settings.learning_rate)
    walk = descend(record.ground.surface, rate, [0.0, 0.0], 4)
    np.testing.assert_array_equal(record.everyone.weights, walk.points)
    np.testing.assert_array_equal(record.everyone.losses, walk.values)


@every_sample
@pytest.mark.parametrize("size", TABLES)
def test_all_three_ask_every_sample_once_an_epoch(samples, size):
    record = record_of(samples, batch_size=size, n_epochs=2)
    n = record.ground.n_samples
    for one in record.learners:
        per_epoch = n // one.size
        assert one.n_steps == 2 * per_epoch
        first = np.concatenate(one.batches[:per_epoch])
        assert sorted(first.tolist()) == list(range(n))


def test_the_stepper_stops_at_samples_asked_the_ends_of_epochs_among_them():
    for n_epochs in (1, 10, 20):
        record = record_of(n_epochs=n_epochs)
        n = record.ground.n_samples
        assert record.moments[0] == 0 and record.moments[-1] == n_epochs * n
        assert {n * k for k in range(n_epochs + 1)} <= {*record.moments}
        assert len(record.moments) <= 120


def test_who_has_not_asked_enough_has_not_moved():
    record = record_of()
    for n_seen in record.moments:
        for one in record.learners:
            assert one.row(n_seen) == n_seen // one.size
    moment = record.moments.index(135)
    assert not record.everyone.weights[record.everyone.row(135)].any()
    assert "everyone 0, the table 13, one guest 135" in PART.story(record, moment)[0]


def test_the_seed_changes_the_table_and_the_guest_but_not_everyone():
    one, other = record_of(seed=1), record_of(seed=2)
    np.testing.assert_array_equal(one.everyone.weights, other.everyone.weights)
    assert (one.table.weights[-1] != other.table.weights[-1]).all()
    assert (one.guest.weights[-1] != other.guest.weights[-1]).all()


@every_sample
def test_what_follows_the_hand_is_what_is_drawn_at_each_rate(samples):
    record, rates = record_of(samples), np.array(RATES)
    found = live(record, "learning_rate", rates)
    shown = np.unique(found.upto, return_index=True)[1]
    lands, falls, fits = (found.parts[kind::3] for kind in range(3))
    for v, rate in enumerate(RATES):
        alone = run(replace(record.settings, learning_rate=rate))
        walks = pictures.paths(alone)
        if any(one.flies_off for one in alone.learners):
            continue
        along, x, y = alone.rows, record.window.x, record.window.y
        for at, one in enumerate(alone.learners):
            points = walks[at].points[shown]
            near = (points[:, 0] > x[0]) & (points[:, 0] < x[1])
            near &= (points[:, 1] > y[0]) & (points[:, 1] < y[1])
            drawn = np.stack([lands[at].x[v], lands[at].y[v]], axis=-1)
            np.testing.assert_allclose(drawn[near], points[near], rtol=1e-12)
            said = pictures.answers(alone.ground, one.weights[along(one)][shown])[1]
            np.testing.assert_allclose(fits[at].y[v], said, rtol=1e-9)
            assert falls[at].last[v] == len(shown) - 1


def test_who_gets_lost_ends_on_the_way_while_the_others_go_on():
    record = record_of(learning_rate=1.0, n_epochs=10)
    assert record.lost == record.flown(len(record.moments) - 1) == [2]
    found = live(record, "learning_rate", np.array(RATES))
    last = [part.last[RATES.index(1.0)] for part in found.parts[::3]]
    assert last[2] < last[0] == last[1]


def test_no_axis_tells_the_end_before_the_bet():
    """What the panels look like depends on samples and budget, not on how it went."""
    layouts = []
    for rate in (0.01, 0.1, 8.0):
        panels = PART.panels(record_of(learning_rate=rate))
        axes = [
            [panel.figure.layout[axis]["range"] for axis in ("xaxis", "yaxis")]
            for panel in panels
        ]
        layouts.append(repr(axes))
    assert len({*layouts}) == 1


def test_everyones_loss_falls_in_stairs():
    record = record_of()
    values = pictures.falls(record)[0].values
    steps = np.array(record.rows(record.everyone))
    assert np.array_equal(np.diff(values) != 0, np.diff(steps) != 0)


def test_the_best_fit_is_scikit_learns_in_centimetres():
    for samples in ("petals", "species"):
        opinion = PART.reference(record_of(samples))
        assert opinion.difference < opinion.allowed and "Regression" in opinion.against
    assert "Regression" not in PART.reference(record_of("separable")).against


def test_classes_that_can_be_separated_have_no_bottom_to_draw():
    ground = ground_for("separable")
    assert ground.lowest is None and ground.surface.minima == ()
    record = record_of("separable", n_epochs=20)
    assert "no minimum" in " ".join(PART.ending(record))
    assert "no minimum" not in " ".join(PART.ending(record_of("species")))


def test_a_remedy_is_offered_where_somebody_is_lost_and_nowhere_else():
    assert PART.remedy(record_of()) is None
    lost = record_of(learning_rate=3.0, n_epochs=20)
    rate = PART.remedy(lost).values["eta"]
    mended = run(replace(lost.settings, learning_rate=rate))
    assert not mended.lost
    above = run(replace(lost.settings, learning_rate=RATES[RATES.index(rate) + 1]))
    assert above.lost


@pytest.mark.parametrize(("rate", "n_epochs"), [(8.0, 10), (3.0, 1)])
def test_nobody_wins_where_the_lowest_ends_far_above_the_start(rate, n_epochs):
    record = record_of(learning_rate=rate, n_epochs=n_epochs)
    assert not record.everyone.flies_off  # the steps end before
    assert record.everyone.losses[-1] > record.everyone.losses[0]
    assert PART.bet(record).answer == bets.NOBODY and not PART.bet(record).ties
    assert PART.ending(record)[0] == "Everyone, the table and one guest got lost."


def test_who_jumps_to_and_fro_is_not_lost_and_said_to_jump():
    record = record_of(learning_rate=2.0, n_epochs=20)
    assert record.lost == [1, 2]
    told = " ".join(PART.ending(record))
    assert "Everyone jumps to and fro" in told and "last step" not in told


def test_who_flew_off_asked_no_more_and_so_it_is_said():
    record = record_of(learning_rate=1.0, n_epochs=10)
    told = " ".join(PART.story(record, len(record.moments) - 1))
    assert "Steps taken: everyone 10, the table 150, one guest 307." in told
    assert "One guest flew off: step 308, after 308 samples" in told
    assert "each" not in told and "flew off" in PART.bet(record).reason


def test_the_way_down_is_no_to_and_fro():
    for n_epochs, is_said in ((1, False), (10, True)):
        told = " ".join(PART.ending(record_of(n_epochs=n_epochs)))
        assert ("went up and down" in told) == is_said
    slow = record_of(learning_rate=0.01, n_epochs=2)
    assert "went up and down" not in " ".join(PART.ending(slow))


def test_a_step_that_changes_less_than_a_digit_of_the_loss_still_leads_up():
    ground = ground_for("species")
    weights = np.array([[8.0, 0.0], [8.0, 1e-17], [8.0, 0.0], [8.0, 0.0]])
    steep = float(ground.neuron.gradient(np.array([8.0, 0.0]))[1])
    said = led_up(ground, SimpleNamespace(weights=weights)).tolist()
    assert said == [steep > 0, steep < 0, False]
    losses = ground.neuron.loss(weights)
    assert losses[0] == losses[1]


def test_the_lines_that_ran_are_the_mean_over_a_batch_and_its_step():
    for samples, loss in (("petals", "errors**2"), ("species", "gathered(each")):
        record = record_of(samples)
        ran = PART.ran(record, 0)
        assert (
            "gathered(self.contributions(weights)" in ran and "optimizer.update" in ran
        )
        assert loss in PART.ran(record, len(record.moments) - 1)
