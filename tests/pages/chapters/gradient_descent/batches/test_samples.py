"""The samples of the chapter on batches are the flowers that its words name."""

import numpy as np
import pytest

from engines.datasets import load
from pages.chapters.gradient_descent.batches.samples import samples_of
from pages.chapters.gradient_descent.batches.settings import SAMPLES


@pytest.mark.parametrize("name", SAMPLES.values())
def test_every_choice_has_its_samples(name):
    samples = samples_of(name)
    n = len(samples.targets)
    assert samples.columns.shape == (n, len(samples.features)) and n in (100, 150)
    assert samples.kind == ("line" if name == "petals" else "logistic")
    with pytest.raises(ValueError, match="read-only"):
        samples.columns[0] = 0.0


def test_petals_are_all_flowers_by_length_and_width():
    iris, samples = load("iris"), samples_of("petals")
    np.testing.assert_array_equal(samples.columns[:, 0], iris.column("petal length"))
    np.testing.assert_array_equal(samples.targets, iris.column("petal width"))


@pytest.mark.parametrize(
    ("name", "no", "yes"), [("species", 1, 2), ("separable", 0, 1)]
)
def test_classes_are_fifty_and_fifty_and_the_second_is_1(name, no, yes):
    iris, samples = load("iris"), samples_of(name)
    for target, species in enumerate((no, yes)):
        ours = samples.columns[samples.targets == target, 0]
        theirs = iris.column("petal length")[iris.column("species") == species]
        np.testing.assert_array_equal(np.sort(ours), np.sort(theirs))
    assert samples.target == iris.class_names[yes]


def test_only_those_called_separable_can_be_separated_by_their_petals():
    for name, overlaps in (("species", True), ("separable", False)):
        samples = samples_of(name)
        lengths = samples.columns[:, 0]
        longest = lengths[samples.targets == 0].max()
        assert (lengths[samples.targets == 1].min() <= longest) == overlaps
