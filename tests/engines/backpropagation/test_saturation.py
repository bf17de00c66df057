"""A unit that is sure and wrong: squared error lets it sleep, entropy wakes it."""

import numpy as np
import pytest

from engines.backpropagation import confident_unit, unit_at
from engines.backpropagation.saturation import UNITS

SQUARED, ENTROPY = "half_squared_error", "binary_cross_entropy"
every_loss = pytest.mark.parametrize("loss", [SQUARED, ENTROPY])
either_target = pytest.mark.parametrize("target", [0.0, 1.0])
Z = np.linspace(-12, 12, 49)


def sigmoid(z):
    return (1 + np.tanh(np.asarray(z) / 2)) / 2


def test_there_are_two_losses_to_compare():
    assert list(UNITS) == [SQUARED, ENTROPY]


# --- closed forms ---------------------------------------------------------------------


@either_target
def test_under_the_squared_error_delta_has_the_slope_in_it(target):
    a, one = sigmoid(Z), unit_at(Z, target, SQUARED)
    slope = np.cosh(Z / 2) ** -2 / 4
    np.testing.assert_allclose(one.deltas, (a - target) * slope, atol=1e-15)
    np.testing.assert_allclose(one.losses, (a - target) ** 2 / 2, atol=1e-15)


@either_target
def test_under_the_cross_entropy_the_slope_cancels(target):
    a, one = sigmoid(Z), unit_at(Z, target, ENTROPY)
    np.testing.assert_allclose(one.deltas, a - target, atol=1e-15)
    said = a if target else sigmoid(-Z)
    np.testing.assert_allclose(one.losses, -np.log(said), rtol=1e-9, atol=1e-14)


@every_loss
@either_target
def test_both_are_the_same_unit(target, loss):
    one = unit_at(Z, target, loss)
    assert (one.loss, one.target) == (loss, target)
    np.testing.assert_array_equal(one.pre_activations, Z)
    np.testing.assert_allclose(one.activations, sigmoid(Z), rtol=1e-9, atol=1e-15)


@every_loss
@either_target
def test_delta_is_the_slope_of_the_loss(target, loss):
    h = 1e-5
    rise = unit_at(Z + h, target, loss).losses - unit_at(Z - h, target, loss).losses
    deltas = unit_at(Z, target, loss).deltas
    np.testing.assert_allclose(deltas, rise / (2 * h), rtol=1e-6, atol=1e-9)


def test_the_squared_error_blames_most_where_a_is_two_thirds():
    """(a - 0) a (1 - a) is largest at a = 2/3: 4/27. Beyond, it blames less."""
    z = np.linspace(-8, 8, 16001)
    one = unit_at(z, 0.0, SQUARED)
    most = one.deltas.argmax()
    assert one.activations[most] == pytest.approx(2 / 3, abs=1e-3)
    assert one.deltas[most] == pytest.approx(4 / 27, rel=1e-6)
    assert (np.diff(unit_at(z, 0.0, ENTROPY).deltas) > 0).all()


@every_loss
def test_one_number_will_do_as_z(loss):
    assert unit_at(0.0, 1.0, loss).deltas.shape == (1,)


# --- symmetry and extremes ------------------------------------------------------------


@every_loss
def test_target_1_from_minus_z_is_the_mirror_of_target_0_from_z(loss):
    there, back = unit_at(Z, 0.0, loss), unit_at(-Z, 1.0, loss)
    np.testing.assert_allclose(there.deltas, -back.deltas, rtol=1e-9, atol=1e-16)
    np.testing.assert_allclose(there.losses, back.losses, rtol=1e-9, atol=1e-16)
    np.testing.assert_allclose(there.activations, 1 - back.activations, atol=1e-15)


@every_loss
def test_the_whole_way_is_mirrored_too(loss):
    down = confident_unit(3.0, 0.0, 0.7, 100, loss)
    up = confident_unit(-3.0, 1.0, 0.7, 100, loss)
    np.testing.assert_allclose(down.pre_activations, -up.pre_activations, rtol=1e-9)
    assert down.woke == up.woke is not None


@pytest.mark.parametrize("z", [-1000.0, 1000.0])
@either_target
def test_nothing_overflows_however_sure_the_unit_is(z, target):
    said = float(z > 0)
    squared, entropy = (unit_at(z, target, loss) for loss in (SQUARED, ENTROPY))
    assert squared.activations == entropy.activations == said
    assert squared.deltas == 0
    assert squared.losses == abs(said - target) / 2
    assert entropy.deltas == said - target
    assert entropy.losses == (1000 if said != target else 0)


@every_loss
def test_where_the_unit_is_right_and_sure_nothing_happens(loss):
    waking = confident_unit(-1000.0, 0.0, 1.0, 3, loss)
    assert waking.woke == 0
    np.testing.assert_array_equal(waking.pre_activations, np.full(4, -1000.0))


# --- waking ---------------------------------------------------------------------------


@every_loss
@either_target
def test_row_t_of_every_array_belongs_to_the_same_moment(target, loss):
    waking = confident_unit(2.0, target, 0.5, 25, loss)
    z = waking.pre_activations
    assert z[0] == 2.0
    assert len(z) == 26
    np.testing.assert_allclose(z[1:], z[:-1] - 0.5 * waking.deltas[:-1], rtol=1e-15)
    alone = unit_at(z, target, loss)
    np.testing.assert_array_equal(waking.activations, alone.activations)
    np.testing.assert_array_equal(waking.losses, alone.losses)
    np.testing.assert_array_equal(waking.deltas, alone.deltas)


@every_loss
def test_without_steps_there_is_the_start_alone(loss):
    waking = confident_unit(4.0, 0.0, 1.0, 0, loss)
    assert len(waking.losses) == 1
    assert waking.woke is None


@pytest.mark.parametrize("rate", [0.5, 1.0, 5.0])
@pytest.mark.parametrize("z", [4.0, 8.0])
def test_cross_entropy_wakes_the_unit_sooner(z, rate):
    ways = (confident_unit(z, 0.0, rate, 600, loss) for loss in (SQUARED, ENTROPY))
    squared, entropy = ways
    assert entropy.woke is not None
    assert squared.woke is None or squared.woke > 3 * entropy.woke


def test_from_8_cross_entropy_needs_a_step_for_each_unit_of_z():
    """Its delta is nearly 1 as long as the unit is sure; at rate 1, z falls by 1."""
    waking = confident_unit(8.0, 0.0, 1.0, 20, ENTROPY)
    assert waking.woke == 9
    sure = waking.pre_activations > 3
    np.testing.assert_allclose(waking.deltas[sure], 1, atol=0.05)


def test_from_8_the_squared_error_sleeps_for_about_e_to_the_8_steps():
    """While sure, dz/dt = -rate e^-z, so that e^z falls by the rate in every step."""
    rate = 10.0
    squared = confident_unit(8.0, 0.0, rate, 400, SQUARED)
    assert squared.woke == pytest.approx(np.exp(8) / rate, rel=0.1)
    early = np.exp(squared.pre_activations[:100])
    np.testing.assert_allclose(early, np.exp(8) - rate * np.arange(100), rtol=0.02)


@every_loss
def test_woke_is_the_first_step_on_the_right_side(loss):
    waking = confident_unit(3.0, 0.0, 1.0, 100, loss)
    assert waking.activations[waking.woke] < 0.5
    assert (waking.activations[: waking.woke] >= 0.5).all()
    assert waking.woke > 0


@every_loss
def test_on_the_fence_is_not_awake(loss):
    assert unit_at(0.0, 1.0, loss).woke is None


# --- what is refused ------------------------------------------------------------------


def test_an_unknown_loss_is_refused_with_a_sentence():
    with pytest.raises(ValueError, match="no loss 'hinge' here; choose one of half"):
        unit_at(0.0, 1.0, "hinge")
    with pytest.raises(ValueError, match="no loss 'softmax_cross_entropy' here"):
        confident_unit(0.0, 1.0, 1.0, 2, "softmax_cross_entropy")


@pytest.mark.parametrize("rate", [0, -1, np.nan])
@every_loss
def test_a_learning_rate_that_is_not_above_0_is_refused(loss, rate):
    with pytest.raises(ValueError, match="learning rate"):
        confident_unit(1.0, 0.0, rate, 3, loss)
