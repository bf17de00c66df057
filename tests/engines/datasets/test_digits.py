"""The handwritten digits: the same as scikit-learn's, and calm as inputs."""

import numpy as np
import pytest

from engines.datasets import digit_samples, load


def test_they_are_scikit_learns_copy():
    from sklearn.datasets import load_digits

    theirs, ours = load_digits(), load("digits")
    np.testing.assert_array_equal(ours.rows[:, :-1], theirs.data)
    np.testing.assert_array_equal(ours.column("digit"), theirs.target)


def test_the_header_of_the_file_names_the_columns():
    from engines.datasets.digits import FILE

    header = FILE.read_text(encoding="utf-8").split("\n", 1)[0]
    assert tuple(header.split(",")) == load("digits").columns


def test_pixels_are_whole_numbers_from_0_to_16():
    pixels = load("digits").rows[:, :-1]
    assert pixels.shape == (1797, 64)
    assert set(np.unique(pixels)) == set(range(17))


def test_the_source_is_named_with_its_licence():
    source = load("digits").source
    assert all(word in source for word in ("Alpaydin", "UCI", "CC BY 4.0"))


def test_all_pixels_together_have_mean_0_and_variance_1():
    inputs, _, _ = digit_samples()
    assert inputs.mean() == pytest.approx(0, abs=1e-13)
    assert inputs.var() == pytest.approx(1, rel=1e-13)


def test_one_mean_and_one_spread_keep_a_blank_pixel_calm():
    """Each pixel by its own spread would throw rare ink tens of spreads away."""
    inputs, _, _ = digit_samples()
    pixels = load("digits").rows[:, :-1]
    own = pixels.std(axis=0)
    used = own > 0
    by_pixel = (pixels[:, used] - pixels.mean(axis=0)[used]) / own[used]
    assert np.abs(inputs).max() < 2 and np.abs(by_pixel).max() > 40


def test_targets_are_1_at_the_digit_and_0_elsewhere():
    _, targets, labels = digit_samples()
    np.testing.assert_array_equal(targets.argmax(axis=1), labels)
    np.testing.assert_array_equal(targets.sum(axis=1), np.ones(1797))
    assert set(np.unique(targets)) == {0.0, 1.0}


@pytest.mark.parametrize("n", [1, 32, 1797])
def test_the_first_n_are_the_first_n_of_all(n):
    for some, every in zip(digit_samples(n), digit_samples(), strict=True):
        np.testing.assert_array_equal(some, every[:n])


@pytest.mark.parametrize("n", [0, -1, 1798])
def test_more_digits_than_there_are_cannot_be_taken(n):
    with pytest.raises(ValueError, match=f"1797 digits; {n} cannot be taken"):
        digit_samples(n)
