"""Wine and breast cancer: scikit-learn's copies to the last digit, and its names."""

import numpy as np
import pytest
from sklearn.datasets import load_breast_cancer, load_wine

from engines.datasets import load
from engines.datasets.measured import FILES, numbers_and_word

THEIRS = {"wine": load_wine, "breast_cancer": load_breast_cancer}
every_copy = pytest.mark.parametrize("name", THEIRS)


@every_copy
def test_it_is_scikit_learns_copy_to_the_last_digit(name):
    ours, theirs = load(name), THEIRS[name]()
    np.testing.assert_array_equal(ours.features, theirs.data)
    np.testing.assert_array_equal(ours.labels, theirs.target)


@every_copy
def test_the_features_have_scikit_learns_names_in_readable_words(name):
    theirs = [
        str(told).replace("_", " ").replace("od280/od315", "OD280/OD315")
        for told in THEIRS[name]().feature_names
    ]
    assert [told.removesuffix("s") for told in load(name).attributes] == [
        told.removesuffix("s") for told in theirs
    ]


def test_the_classes_stand_in_scikit_learns_order():
    assert load("breast_cancer").class_names == tuple(load_breast_cancer().target_names)
    assert load("wine").class_names == ("cultivar 1", "cultivar 2", "cultivar 3")


@every_copy
def test_the_source_is_named_with_its_licence(name):
    assert all(word in load(name).source for word in ("UCI", "CC BY 4.0"))


def test_an_unknown_word_is_refused():
    with pytest.raises(ValueError, match="not in tuple"):
        numbers_and_word(FILES / "wine.csv", ("red", "white"))
