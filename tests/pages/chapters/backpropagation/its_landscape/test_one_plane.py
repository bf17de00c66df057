"""One plane: what is drawn is what was computed, and the plane is what it says."""

import numpy as np
import pytest

from pages.chapters.backpropagation.its_landscape.one_plane import pictures
from pages.chapters.backpropagation.its_landscape.one_plane.record import run
from pages.chapters.backpropagation.its_landscape.settings import RATES, Settings


def record_of(**more):
    given = {"part": "One plane", "data": "xor", "seed": 1, "n_epochs": 60, **more}
    return run(Settings(**given))


def test_all_walkers_begin_at_one_place_and_end_in_the_picture():
    record = record_of(walkers=tuple(RATES))
    starts = np.array([one.places[0] for one in record.seen])
    np.testing.assert_allclose(starts, starts[[0]].repeat(len(RATES), axis=0))
    for one in record.seen:
        for at, axis in enumerate((record.ground.x, record.ground.y)):
            along = one.places[:, at]
            assert axis[0] < along.min() and along.max() < axis[-1]


def test_a_random_plane_has_the_end_of_the_walker_in_hand_in_it():
    record = record_of(plane="random", hand="adam")
    assert record.truth.distances[-1] < 1e-9 < record.truth.distances[0]
    assert record.truth.heights[-1] == pytest.approx(record.truth.losses[-1])


def test_the_plane_of_the_paths_shows_more_than_one_at_random():
    along, random = (record_of(plane=kind) for kind in ("paths", "random"))
    assert along.truth.share > random.truth.share


@pytest.mark.parametrize("view", pictures.VIEWS)
def test_the_picture_has_the_views_that_are_asked_for(view):
    panels = pictures.panels(record_of(view=view))
    has_ground = any(
        "loss_plane" in str(one.figure.layout["uirevision"]) for one in panels
    )
    has_relief = any(one.tracks for one in panels)
    assert has_ground == (view != pictures.ASIDE)
    assert has_relief == (view != pictures.ABOVE)


def test_a_training_that_is_lost_stays_where_it_was_last():
    record = record_of(times=100.0, activation="relu", n_epochs=300)
    lost = [at for at in range(len(record.walkers)) if record.is_lost(at)]
    for at in lost:
        assert record.at(at, record.n_steps) == len(record.seen[at].losses) - 1
    assert np.isfinite(np.concatenate([one.losses for one in record.seen])).all()
