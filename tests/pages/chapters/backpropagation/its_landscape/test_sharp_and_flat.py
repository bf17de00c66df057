"""Sharp and flat: the same functions, and what of their ends is the weights' alone."""

from dataclasses import replace

import numpy as np
import pytest

from pages.chapters.backpropagation.its_landscape.settings import Settings
from pages.chapters.backpropagation.its_landscape.sharp_and_flat.part import PART
from pages.chapters.backpropagation.its_landscape.sharp_and_flat.record import (
    AROUND,
    LARGE,
    SMALL,
    run,
)
from tests.pages.chapters.backpropagation.test_lines_that_ran import strange_lines

SETTINGS = Settings(part="Sharp and flat", data="xor", activation="relu")
PLAIN = run(SETTINGS)
RESCALED = run(replace(SETTINGS, rescale=4.0))


def test_rescaling_leaves_every_answer_as_it_was():
    for name in ("losses", "test_losses", "right"):
        np.testing.assert_allclose(
            getattr(RESCALED, name), getattr(PLAIN, name), rtol=1e-9
        )
    np.testing.assert_array_equal(RESCALED.ends[LARGE], PLAIN.ends[LARGE])
    assert not np.allclose(RESCALED.ends[SMALL], PLAIN.ends[SMALL])


def test_rescaling_makes_ends_sharper_that_are_no_other_functions():
    assert (RESCALED.sharpness[SMALL] > 2 * PLAIN.sharpness[SMALL]).all()
    np.testing.assert_array_equal(RESCALED.sharpness_before, PLAIN.sharpness[SMALL])


def test_slices_by_an_ends_own_weights_do_not_see_the_rescaling():
    np.testing.assert_allclose(RESCALED.around, PLAIN.around, rtol=1e-6)


def test_slices_in_one_direction_for_both_see_it():
    one, other = (
        run(replace(record.settings, ways="same")) for record in (PLAIN, RESCALED)
    )
    np.testing.assert_array_equal(one.ways, other.ways)
    np.testing.assert_array_equal(one.around[LARGE], other.around[LARGE])
    assert np.abs(np.log(one.around[SMALL] / other.around[SMALL])).max() > 0.5


def test_lines_and_slices_go_through_the_ends():
    for kind, at in ((LARGE, 0.0), (SMALL, 1.0)):
        place = np.flatnonzero(np.isclose(np.linspace(-0.5, 1.5, 41), at))
        np.testing.assert_allclose(PLAIN.between[:, place[0]], PLAIN.losses[kind])
    middle = len(AROUND) // 2
    np.testing.assert_allclose(PLAIN.around[:, :, middle], PLAIN.losses)
    assert (PLAIN.highest >= PLAIN.losses.max(axis=0) * (1 - 1e-12)).all()


@pytest.mark.parametrize(("batch", "n"), [(2.0, 10), (10.0, 50), (50.0, 250)])
def test_with_as_many_epochs_large_batches_take_fewer_updates(batch, n):
    record = replace(PLAIN, settings=replace(SETTINGS, batch=batch, equal="epochs"))
    assert record.n_updates == (500, n)


def test_every_step_shows_lines_of_its_code():
    for step in range(len(PART.labels(PLAIN))):
        ran = PART.ran(PLAIN, step)
        assert ran.strip() and len(ran.splitlines()) <= 4
        assert not strange_lines(ran, PART.code)
