"""Iris: the same flowers as scikit-learn's, and the sample that books cut at 2.45."""

import numpy as np
import pytest

from engines.datasets import load


@pytest.fixture
def theirs():
    from sklearn.datasets import load_iris

    return load_iris()


def test_it_is_scikit_learns_copy_to_the_last_digit(theirs):
    iris = load("iris")
    assert iris.rows.shape == (150, 5)
    np.testing.assert_array_equal(iris.rows[:, :-1], theirs.data)
    np.testing.assert_array_equal(iris.column("species"), theirs.target)
    assert iris.class_names == tuple(theirs.target_names)


def test_the_columns_are_scikit_learns_measures_in_centimetres(theirs):
    measures = load("iris").attributes
    assert [f"{name} (cm)" for name in measures] == theirs.feature_names


def test_the_header_of_the_file_names_the_columns():
    from engines.datasets.iris import FILE

    header = FILE.read_text(encoding="utf-8").split("\n", 1)[0]
    assert tuple(header.split(",")) == load("iris").columns


def test_the_source_is_named_with_its_licence():
    source = load("iris").source
    assert all(word in source for word in ("Anderson", "Fisher", "UCI", "CC BY 4.0"))


def test_there_are_fifty_of_each_species():
    assert np.bincount(load("iris").column("species").astype(int)).tolist() == [50] * 3


def test_setosa_alone_has_short_and_narrow_petals():
    """Both cuts that tie at a tree's root: length at 2.45, width at 0.8."""
    iris = load("iris")
    is_setosa = iris.column("species") == 0
    np.testing.assert_array_equal(iris.column("petal length") <= 2.45, is_setosa)
    np.testing.assert_array_equal(iris.column("petal width") <= 0.8, is_setosa)


def test_trees_can_be_grown_from_its_columns(theirs):
    """Rows by attributes and classes by number are what a tree of numbers takes."""
    iris = load("iris")
    X = np.column_stack([iris.column(name) for name in iris.attributes])
    y = iris.column(iris.target).astype(int)
    assert X.shape == (150, 4) and set(y) == {*range(len(iris.class_names))}
