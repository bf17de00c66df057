"""Moons, circles and XOR: shaped as said, seeded, and smooth in noise and number."""

import numpy as np
import pytest

from engines.datasets import circles, load, moons, relabelled, xor

MAKERS = {"moons": moons, "circles": circles, "xor": xor}
every_kind = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)


@every_kind
def test_the_same_settings_give_the_same_object(make):
    assert make(50, 0.1, 3) is make(n_samples=50, noise=0.1, seed=3)
    assert make(50, 0.1, 3) is not make(50, 0.1, 4)
    assert (make(50, 0.1, 3).features != make(50, 0.1, 4).features).all()


@pytest.mark.parametrize("name", MAKERS)
def test_the_registered_one_is_the_one_by_default(name):
    assert load(name) is MAKERS[name]()
    assert load(name).features.shape == (200, 2)


@every_kind
def test_more_rows_keep_those_that_were_there(make):
    few, many = make(20, 0.3, 1), make(60, 0.3, 1)
    np.testing.assert_array_equal(many.rows[:20], few.rows)


@every_kind
def test_more_noise_pushes_every_point_further_along_its_nudge(make):
    still, once, thrice = (make(40, noise, 2).features for noise in (0, 0.1, 0.3))
    np.testing.assert_allclose(thrice - still, 3 * (once - still), atol=1e-12)


@every_kind
def test_the_nudges_are_normal_with_the_noise_as_their_spread(make):
    nudges = make(20_000, 0.5, 5).features - make(20_000, 0, 5).features
    np.testing.assert_allclose(nudges.std(axis=0), 0.5, rtol=0.03)
    np.testing.assert_allclose(nudges.mean(axis=0), 0, atol=0.02)
    assert abs(np.corrcoef(nudges.T)[0, 1]) < 0.03


@every_kind
def test_classes_are_even_and_named(make):
    made = make(80, 0.2, 0)
    assert np.bincount(made.labels).tolist() == [40, 40]
    assert len(made.class_names) == 2 and made.attributes == ("x₁", "x₂")


def test_moons_without_noise_are_two_half_circles():
    made = moons(200, noise=0)
    first, second = (made.features[made.labels == label] for label in (0, 1))
    np.testing.assert_allclose(np.hypot(*first.T), 1)
    np.testing.assert_allclose(np.hypot(*(second - [1, 0.5]).T), 1)
    assert (first[:, 1] >= 0).all() and (second[:, 1] <= 0.5).all()


def test_circles_without_noise_are_two_circles():
    made = circles(200, noise=0)
    np.testing.assert_allclose(np.hypot(*made.features.T), 1 - made.labels / 2)


def test_xor_is_where_the_signs_differ():
    made = xor(400, noise=0.1)
    right, upper = (made.features > 0).T
    np.testing.assert_array_equal(made.labels, right != upper)


@pytest.mark.parametrize(
    ("settings", "words"),
    [({"n_samples": 0}, "n_samples is 0"), ({"noise": -0.1}, "noise is -0.1")],
)
@every_kind
def test_settings_that_mean_nothing_are_refused(make, settings, words):
    with pytest.raises(ValueError, match=words):
        make(**settings)


# --- label noise --------------------------------------------------------------------

LABELS = np.arange(300) % 3


@pytest.mark.parametrize("share", [0, 0.01, 0.25, 0.5, 1])
def test_that_share_of_the_labels_is_another_class(share):
    noisy = relabelled(LABELS, share, 3, seed=1)
    assert (noisy != LABELS).sum() == round(share * 300)
    assert set(noisy) <= {0, 1, 2}


def test_a_larger_share_changes_the_same_rows_the_same_way_and_more():
    few, many = (relabelled(LABELS, share, 3, seed=2) for share in (0.2, 0.6))
    changed = few != LABELS
    np.testing.assert_array_equal(many[changed], few[changed])


def test_the_new_class_is_any_of_the_others():
    further = (relabelled(np.zeros(3000, int), 1, 4, seed=0)).astype(int)
    assert np.bincount(further, minlength=4)[0] == 0
    assert np.bincount(further)[1:].min() > 900


def test_another_seed_changes_others_and_the_given_labels_stay():
    one, other = (relabelled(LABELS, 0.2, 3, seed) for seed in (1, 2))
    assert (one != other).any()
    assert (np.arange(300) % 3 == LABELS).all()


def test_label_noise_needs_another_class_and_a_share():
    assert relabelled([0, 0], 0, 1).tolist() == [0, 0]
    with pytest.raises(ValueError, match="no other class"):
        relabelled([0, 0], 1, 1)
    with pytest.raises(ValueError, match="share is 1.5"):
        relabelled([0, 1], 1.5, 2)
